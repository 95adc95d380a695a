// Any text as titles, names, ids and messages of what kindred prints: pages are well nested and
// hold no markup but their own, JSON and TSV give the text back, a terminal gets no control
// characters.
#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/evaluation_text.hpp"
#include "cli/lookup_table.hpp"
#include "data/evaluation.hpp"
#include "data/lookup.hpp"
#include "data/report.hpp"
#include "data/tsv.hpp"
#include "data/utf8.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;
using Json = nlohmann::json;

constexpr char kBetween = '\x1e';

/// The pieces of the input, over and over.
class Texts {
 public:
  explicit Texts(std::string_view input) {
    for (std::size_t begin = 0; begin <= input.size();) {
      const std::size_t end = std::min(input.find(kBetween, begin), input.size());
      texts_.emplace_back(input.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  std::string next() { return texts_[next_++ % texts_.size()]; }

 private:
  std::vector<std::string> texts_;
  std::size_t next_ = 0;
};

Evaluation evaluation_of(Texts texts) {
  Evaluation made;
  made.site = texts.next();
  made.relations = texts.next();
  made.articles = made.groups = made.components = 3;
  made.depth = 10;
  made.metrics = {"nDCG@10", "RR"};
  for (std::size_t i = 0; i < 3; ++i) made.judged.push_back({texts.next(), texts.next(), i});
  for (std::size_t i = 0; i < 2; ++i) {
    System system;
    system.kind = i == 0 ? System::Kind::evaluated : System::Kind::compared;
    system.name = texts.next();
    system.decisions = {texts.next()};
    const double more = 0.1 * static_cast<double>(i);
    system.values = {{0.1, 0.2 + more, 0.3}, {0, 1, 0.5 - more}};
    system.metrics = {{0.2, 0.1, 0.3}, {0.5, 0.2, 0.8}};
    if (i > 0) system.comparisons.resize(2);
    if (i > 0) system.moved = {{1, 0.1}, {2, -0.1}};
    made.systems.push_back(std::move(system));
  }
  ArticleLists shown;
  shown.lists = {{{texts.next(), texts.next(), 1}}, {{texts.next(), texts.next(), std::nullopt}}};
  shown.missed = {{texts.next(), texts.next(), 2}};
  made.shown = {shown};
  return made;
}

Lookup lookup_of(Texts texts) {
  const auto named = [&] { return NamedArticle{texts.next(), texts.next(), texts.next()}; };
  ToldScore told;
  told.terms = {{texts.next(), texts.next(), {"title"}, 0.1}, {"~" + texts.next(), "", {}, 0.1}};
  told.topics = {{texts.next(), 0.2}};
  told.signals = {{"text", 0.2}};
  Lookup made;
  made.text = texts.next();
  made.explain = true;
  FoundArticle found{named(), texts.next(), 1'700'000'000, texts.next(), 0.5, told};
  made.found = {found, found};
  return made;
}

Summary summary_of(Texts texts) {
  Summary made;
  made.diagnostics = {{Diagnostic::Severity::error, texts.next(), 3, texts.next()}};
  return made;
}

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

/// One tag or the doctype, from its '<' to behind its '>'.
struct Tag {
  std::string name;
  bool closing = false;
  bool empty = false;  // "/>"
  std::size_t length = 0;
};

Tag read_tag(std::string_view html) {
  Tag tag;
  std::size_t at = 1;
  if (html.starts_with("<!DOCTYPE html>")) return {"!", false, true, 15};
  tag.closing = at < html.size() && html[at] == '/';
  if (tag.closing) ++at;
  while (at < html.size() && (is_name(html[at]) || (html[at] >= 'A' && html[at] <= 'Z'))) {
    tag.name += html[at++];
  }
  KINDRED_FUZZ_CHECK(!tag.name.empty(), "'<' begins a tag");
  while (at < html.size() && html[at] != '>') {  // attributes: name="value", name
    if (html[at] == '"') {
      const auto close = html.find('"', at + 1);
      KINDRED_FUZZ_CHECK(close != std::string_view::npos, "quotes of attributes close");
      const auto value = html.substr(at + 1, close - at - 1);
      KINDRED_FUZZ_CHECK(value.find('<') == std::string_view::npos, "no markup in an attribute");
      at = close;
    } else {
      const bool plain = html[at] == ' ' || html[at] == '=' || html[at] == '/' ||
                         html[at] == '\n' || is_name(html[at]) ||
                         (html[at] >= 'A' && html[at] <= 'Z');
      KINDRED_FUZZ_CHECK(plain, "attributes have plain names and quoted values");
    }
    ++at;
  }
  KINDRED_FUZZ_CHECK(at < html.size(), "tags close");
  tag.empty = html[at - 1] == '/' || tag.name == "meta" || tag.name == "br" || tag.name == "hr";
  tag.length = at + 1;
  return tag;
}

/// The tags of a page in their order, after a check that each closes what was opened last.
std::vector<std::string> tags_of(std::string_view html) {
  std::vector<std::string> tags;
  std::vector<std::string> open;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const Tag tag = read_tag(html.substr(at));
    at += tag.length;
    if (tag.closing) {
      KINDRED_FUZZ_CHECK(!open.empty() && open.back() == tag.name, "elements are well nested");
      open.pop_back();
    } else {
      KINDRED_FUZZ_CHECK(tag.name != "script" && tag.name != "iframe" && tag.name != "img",
                         "nothing runs, nothing is loaded");
      tags.push_back(tag.name);
      if (!tag.empty) open.push_back(tag.name);
    }
    if (tag.name == "style" && !tag.closing) at = html.find("</style>", at);
  }
  KINDRED_FUZZ_CHECK(open.empty(), "all elements are closed");
  return tags;
}

bool has_control(std::string_view text, std::string_view but) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != 0x7f && byte != 0xc2) continue;  // none begins with it
    if (but.find(text[i]) != std::string_view::npos) continue;
    if (control_length(text.substr(i)) > 0) return true;
  }
  return false;
}

/// Empty texts leave out elements, so the pages are compared by what they may hold.
void check_page(const Evaluation& evaluation) {
  static const std::set<std::string> kOwn = [] {
    const auto tags = tags_of(to_html(evaluation_of(Texts("plain"))));
    return std::set<std::string>(tags.begin(), tags.end());
  }();
  const std::string html = to_html(evaluation);
  KINDRED_FUZZ_CHECK(!has_control(html, "\n"), "a page has no control characters");
  KINDRED_FUZZ_CHECK(first_bad_byte(html) == std::string_view::npos, "a page is UTF-8");
  for (const std::string& tag : tags_of(html)) {
    KINDRED_FUZZ_CHECK(kOwn.contains(tag), "a page has no elements but its own");
  }
}

std::size_t count(std::string_view text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

void check_tsv(std::string_view tsv, std::size_t rows) {
  KINDRED_FUZZ_CHECK(!has_control(tsv, "\t\n"), "a table has no other control characters");
  KINDRED_FUZZ_CHECK(count(tsv, '\n') == rows, "a row is a line");
  const std::size_t tabs = count(tsv.substr(0, tsv.find('\n')), '\t');
  KINDRED_FUZZ_CHECK(count(tsv, '\t') == tabs * rows, "every row has all fields");
}

/// As data/tsv.hpp tells programs to read one.
std::string_view text_of_field(std::string_view field) {
  const auto first = field.find_first_not_of("' ");
  const bool marked = field.starts_with('\'') && first != std::string_view::npos &&
                      std::string_view("=+-@").find(field[first]) != std::string_view::npos;
  return marked ? field.substr(1) : field;
}

void check_field(const std::string& text) {
  const std::string field = tsv_field(text);
  KINDRED_FUZZ_CHECK(
      field.empty() || std::string_view("=+-@").find(field.front()) == std::string_view::npos,
      "no field is a formula");
  KINDRED_FUZZ_CHECK(text_of_field(field) == tsv_plain(text), "a field gives its text back");
}

void check_json(const std::string& text, const std::string& json, const Json::json_pointer& place) {
  const Json read = Json::parse(json, nullptr, false);
  KINDRED_FUZZ_CHECK(!read.is_discarded(), "JSON is well formed");
  KINDRED_FUZZ_CHECK(!has_control(json, "\n"), "JSON has no raw control characters");
  if (first_invalid_utf8(text) != std::string_view::npos) return;
  const Json& value = read.at(place);
  KINDRED_FUZZ_CHECK(value.is_string() ? value == text : text.empty(), "JSON gives its text back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Texts texts(std::string_view(reinterpret_cast<const char*>(data), size));
  const Evaluation evaluation = evaluation_of(texts);
  check_page(evaluation);
  check_json(evaluation.site, to_json(evaluation, true), Json::json_pointer("/site"));
  check_tsv(to_tsv(evaluation, false), 1 + 4);
  check_tsv(to_tsv(evaluation, true), 1 + 12);
  KINDRED_FUZZ_CHECK(!has_control(cli::to_table(evaluation, true), "\n"), "no control characters");

  const Lookup lookup = lookup_of(texts);
  const std::string line = to_json(lookup, false);
  KINDRED_FUZZ_CHECK(count(line, '\n') == 1, "an answer is a line");
  check_json(lookup.found[0].article.title, line, Json::json_pointer("/results/0/title"));
  check_json(lookup.found[0].url, to_json(lookup, true), Json::json_pointer("/results/0/url"));
  check_tsv(to_tsv(lookup), 3);
  for (const std::size_t width : {std::size_t{0}, std::size_t{40}}) {
    KINDRED_FUZZ_CHECK(!has_control(cli::to_table(lookup, {width, false, false}), "\n"),
                       "no control characters");
  }
  // A colour and a link are all that kindred itself has to say to a terminal.
  const std::string colored = cli::to_table(lookup, {80, true, true});
  KINDRED_FUZZ_CHECK(!has_control(colored, "\n\033"), "no control characters");

  const Summary summary = summary_of(texts);
  check_json(summary.diagnostics[0].path, to_json(summary),
             Json::json_pointer("/diagnostics/0/path"));
  check_field(lookup.text);
  return 0;
}
