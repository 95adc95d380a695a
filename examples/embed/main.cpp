// embed SITE QUESTION...: what a site has to each question, all asked at the same time. A question
// is an article (its stem, path or url) or a text.
#include <future>
#include <iostream>
#include <kindred/site/site.hpp>
#include <sstream>

static std::string answer(const kindred::Site& site, const std::string& question) {
  const auto named = site.catalog.names().find(question);
  const auto matches =
      named.size() == 1 ? similar(site, named.front(), 5) : similar(site, question, 5);
  std::ostringstream out;
  out << (named.size() == 1 ? site.catalog.title(named.front()) : question) << '\n';
  if (matches.empty()) out << "  nothing is similar enough\n";
  for (std::size_t i = 0; i < matches.size(); ++i) {
    out << "  " << i + 1 << "  " << matches[i].score << "  " << site.catalog.title(matches[i].doc)
        << '\n';
  }
  return out.str();
}

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: embed SITE QUESTION...\n";
    return 2;
  }
  const auto site = kindred::open_site(argv[1]);
  if (!site) {
    std::cerr << "embed: " << to_string(site.error()) << '\n';
    return 2;
  }
  std::vector<std::future<std::string>> answers;
  for (int i = 2; i < argc; ++i) {
    answers.push_back(std::async(std::launch::async, answer, std::cref(*site), argv[i]));
  }
  for (auto& each : answers) std::cout << each.get();
}
