#include "data/permalink_pattern.hpp"

#include <algorithm>
#include <vector>

#include "core/text.hpp"
#include "data/uri.hpp"

namespace kindred {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// What stands at a colon: the name, then what is in brackets.
struct Placeholder {
  std::string_view name;
  std::string_view whole;  // without the colon
};

Placeholder placeholder_at(std::string_view pattern, std::size_t colon,
                           std::span<const std::string_view> valid) {
  std::string_view name = pattern.substr(colon + 1);
  std::size_t end = 0;
  while (end < name.size() && is_word(name[end])) ++end;
  const std::string_view rest = name.substr(end);
  name = name.substr(0, end);
  const bool known = std::find(valid.begin(), valid.end(), name) != valid.end();
  if (!known && name.ends_with('_')) {
    name.remove_suffix(1);
    return {name, name};
  }
  const auto close = rest.starts_with('[') ? rest.find(']') : std::string_view::npos;
  const std::size_t brackets = close == std::string_view::npos ? 0 : close + 1;
  return {name, pattern.substr(colon + 1, name.size() + brackets)};
}

}  // namespace

std::string expand_pattern(std::string_view pattern, std::span<const std::string_view> valid,
                           const PlaceholderValue& value) {
  std::string out;
  while (true) {
    const auto colon = std::min(pattern.find(':'), pattern.size());
    out += pattern.substr(0, colon);
    if (colon == pattern.size()) return out;
    const auto found = placeholder_at(pattern, colon, valid);
    if (std::find(valid.begin(), valid.end(), found.name) == valid.end()) {
      out += ':';
      pattern.remove_prefix(colon + 1);
      continue;
    }
    out += value(found.whole);
    pattern.remove_prefix(colon + 1 + found.whole.size());
  }
}

Status check_pattern(std::string_view pattern, std::span<const std::string_view> valid,
                     std::uint32_t line) {
  for (auto colon = pattern.find(':'); colon != std::string_view::npos;
       colon = pattern.find(':', colon + 1)) {
    const std::string name(placeholder_at(pattern, colon, valid).name);
    if (name.empty() || std::find(valid.begin(), valid.end(), name) != valid.end()) continue;
    const std::vector<std::string> names(valid.begin(), valid.end());
    std::string all;
    for (const std::string& each : names) all += (all.empty() ? ":" : ", :") + each;
    return Error{Errc::invalid,
                 "':" + name + "' is no placeholder of a permalink" + suggestion(name, names) +
                     " (there are " + all + "; --set site.kind=none does without urls)",
                 "", line};
  }
  return ok();
}

bool asks_for_date(std::string_view pattern, std::span<const DatePart> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](const DatePart& part) {
    return pattern.find(":" + std::string(part.first)) != std::string_view::npos;
  });
}

std::string escape_path(std::string_view path) {
  return percent_encoded(path, "-._~!$&'()*+,;=:@%/");
}

std::string squeeze_slashes(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  return out;
}

std::string base_path(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) {
    const auto slash = url.find('/', scheme + 3);
    url = slash == std::string_view::npos ? "" : url.substr(slash);
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  if (url.empty()) return "";
  return (url.starts_with('/') ? "" : "/") + std::string(url);
}

}  // namespace kindred
