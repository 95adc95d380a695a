#include "data/open_value.hpp"

namespace kindred {
namespace {

// In a flow collection a quote opens a scalar only where a token starts (`[it's]` has none).
bool starts_token(char before) {
  return before == ' ' || before == '\t' || before == '[' || before == '{' || before == ',' ||
         before == ':';
}

}  // namespace

void OpenValue::start(std::string_view value) {
  quote_ = 0;
  depth_ = 0;
  const auto first = value.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return;
  const char c = value[first];
  if (c == '"') {
    // Long values on one line are common: closed, and nothing in it escapes.
    const auto close = value.find(c, first + 1);
    if (close != std::string_view::npos &&
        value.substr(first, close - first).find('\\') == std::string_view::npos) {
      return;
    }
  }
  if (c == '"' || c == '\'' || c == '[' || c == '{') follow(value.substr(first));
}

void OpenValue::follow(std::string_view line) {
  char before = ' ';
  for (std::size_t i = 0; i < line.size(); before = line[i], ++i) {
    const char c = line[i];
    if (quote_ == '"') {
      if (c == '\\') ++i;
      if (c == '"') quote_ = 0;
      if (i >= line.size()) return;
    } else if (quote_ == '\'') {
      if (c != '\'') continue;
      if (i + 1 < line.size() && line[i + 1] == '\'') {
        ++i;
      } else {
        quote_ = 0;
      }
    } else if ((c == '"' || c == '\'') && (depth_ == 0 || starts_token(before))) {
      quote_ = c;
    } else if (c == '#' && (before == ' ' || before == '\t')) {
      return;
    } else if (c == '[' || c == '{') {
      ++depth_;
    } else if ((c == ']' || c == '}') && depth_ > 0) {
      --depth_;
    }
    if (quote_ == 0 && depth_ == 0) return;  // closed; what follows is the parser's business
  }
}

}  // namespace kindred
