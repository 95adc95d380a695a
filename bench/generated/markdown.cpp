#include "bench/generated/markdown.hpp"

#include <string_view>

#include "bench/generated/timestamp.hpp"
#include "core/random.hpp"

namespace kindred::bench {
namespace {

std::string quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string_view host(std::string_view url) {
  url.remove_prefix(url.find("//") + 2);
  return url.substr(0, url.find('/'));
}

/// Bytes that nobody can read, in Base64.
std::string secret(std::uint64_t seed) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t kLength = 388;  // azure's median
  SplitMix64 random(seed);
  std::string text;
  for (std::size_t i = 0; i < kLength; ++i) text += kDigits[random.below(kDigits.size())];
  return text;
}

}  // namespace

std::string as_markdown(const Article& article) {
  const auto integer = [](float number) { return std::to_string(static_cast<int>(number)); };
  std::string text = "---\ncategory: " + article.topics.back() + "\n";
  text += "title: " + quoted(article.title) + "\n";
  text += "excerpt: " + quoted(article.excerpt) + "\n";
  text += "publishedDateTime: " + timestamp(*article.time) + "\n";
  text += "originalUrl: " + quoted(article.url) + "\n";
  text += "webUrl: " + quoted(article.url) + "\n";
  text += "type: article\n";
  text += "quality: " + integer(*article.quality) + "\n";
  text += "heat: " + integer(*article.heat) + "\n";
  text += "published: false\n\n";
  text += "provider:\n  name: " + article.provider + "\n";
  text += "  domain: " + std::string(host(article.url)) + "\n\n";
  text += "topics:\n";
  for (std::size_t i = 0; i + 1 < article.topics.size(); ++i) {
    text += "  - " + article.topics[i] + "\n";
  }
  text += "\nsecured: " + quoted(secret(static_cast<std::uint64_t>(*article.time))) + "\n---\n\n";
  for (const char c : article.body) {
    text += c;
    if (c == '\n') text += c;  // a paragraph
  }
  return text;
}

}  // namespace kindred::bench
