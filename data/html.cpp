#include "data/html.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/text.hpp"

namespace kindred {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

constexpr std::array<Named, 26> kNamedEntities = {{
    {"amp", "&"},   {"lt", "<"},    {"gt", ">"},     {"quot", "\""}, {"apos", "'"},
    {"nbsp", " "},  {"shy", ""},    {"ndash", "–"},  {"mdash", "—"}, {"hellip", "…"},
    {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"},  {"rdquo", "”"}, {"laquo", "«"},
    {"raquo", "»"}, {"bull", "•"},  {"middot", "·"}, {"copy", "©"},  {"reg", "®"},
    {"trade", "™"}, {"euro", "€"},  {"deg", "°"},    {"times", "×"}, {"eacute", "é"},
    {"uuml", "ü"},
}};

// Tags of feeds and articles; other `<words>` are more likely code.
constexpr std::array<std::string_view, 62> kTags = {
    "a",       "abbr",    "article", "aside",   "audio", "b",          "blockquote", "br",
    "button",  "caption", "center",  "cite",    "code",  "dd",         "del",        "details",
    "div",     "dl",      "dt",      "em",      "embed", "figcaption", "figure",     "font",
    "footer",  "form",    "h1",      "h2",      "h3",    "h4",         "h5",         "h6",
    "header",  "hr",      "i",       "iframe",  "img",   "input",      "ins",        "label",
    "li",      "link",    "mark",    "meta",    "nav",   "noscript",   "object",     "ol",
    "p",       "pre",     "q",       "section", "small", "span",       "strong",     "sub",
    "summary", "sup",     "table",   "u",       "ul",    "video",
};
constexpr std::array<std::string_view, 9> kTableTags = {"tbody", "td",  "tfoot",  "th", "thead",
                                                        "tr",    "col", "source", "svg"};

void append_utf8(std::string& out, std::uint32_t code) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | code >> 6U);
    byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0U | code >> 12U);
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  } else {
    byte(0xF0U | code >> 18U);
    byte(0x80U | (code >> 12U & 0x3FU));
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  }
}

std::optional<std::uint32_t> numeric_entity(std::string_view name) {
  name.remove_prefix(1);  // '#'
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
  const bool whole = error == std::errc{} && end == name.data() + name.size();
  const bool character = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return whole && character ? std::optional(code) : std::nullopt;
}

// Decodes the entity at the start of `text` and returns its length, or 0.
std::size_t append_entity(std::string_view text, std::string& out) {
  const auto semicolon = text.substr(0, 12).find(';');
  if (semicolon == std::string_view::npos || semicolon < 2) return 0;
  const auto name = text.substr(1, semicolon - 1);
  if (name.front() == '#') {
    const auto code = numeric_entity(name);
    if (!code) return 0;
    append_utf8(out, *code);
    return semicolon + 1;
  }
  const auto* const known = std::find_if(kNamedEntities.begin(), kNamedEntities.end(),
                                         [&](const Named& entity) { return entity.first == name; });
  if (known == kNamedEntities.end()) return 0;
  out += known->second;
  return semicolon + 1;
}

struct Tag {
  std::string name;  // small letters
  bool closing = false;
  std::size_t length = 0;
};

constexpr std::size_t kLongestTag = 20'000;  // bytes behind its name

bool is_tag_name(std::string_view name) {
  return std::find(kTags.begin(), kTags.end(), name) != kTags.end() ||
         std::find(kTableTags.begin(), kTableTags.end(), name) != kTableTags.end() ||
         name == "script" || name == "style";
}

/// Reads markup from front to back. However many tags never close, each byte is looked at once.
class Markup {
 public:
  explicit Markup(std::string_view html) : html_(html) {}

  /// Length of what stands at the '<' at `at` and is not text (a tag, a comment, a whole script),
  /// or 0. From call to call `at` grows.
  std::size_t length(std::size_t at) {
    if (html_.substr(at).starts_with("<!--")) {
      const auto end = html_.find("-->", at + 4);
      return end == std::string_view::npos ? html_.size() - at : end + 3 - at;
    }
    const auto tag = read_tag(at);
    if (!tag) return 0;
    if (tag->closing || (tag->name != "script" && tag->name != "style")) return tag->length;
    for (auto close = html_.find("</", at + tag->length); close != std::string_view::npos;
         close = html_.find("</", close + 2)) {
      const auto end = read_tag(close);
      if (end && end->name == tag->name) return close + end->length - at;
    }
    return html_.size() - at;
  }

 private:
  std::optional<Tag> read_tag(std::size_t at) {
    Tag tag;
    const auto text = html_.substr(at, 20);  // no long search
    std::size_t name_begin = 1;
    if (text.size() > 1 && text[1] == '/') {
      tag.closing = true;
      ++name_begin;
    }
    const auto name_end = text.find_first_of(" \t\r\n/>", name_begin);
    if (name_end == std::string_view::npos || name_end - name_begin > 10) return std::nullopt;
    tag.name = lower_ascii(text.substr(name_begin, name_end - name_begin));
    if (!is_tag_name(tag.name)) return std::nullopt;
    const std::size_t close = next_close(at + name_end);
    if (close == std::string_view::npos || close - at >= kLongestTag) return std::nullopt;
    tag.length = close + 1 - at;
    return tag;
  }

  std::size_t next_close(std::size_t from) {
    if (close_ < from) close_ = html_.find('>', from);
    return close_;
  }

  std::string_view html_;
  std::size_t close_ = 0;  // the last '>' that was found, npos once there is none
};

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const auto at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at);
    const std::size_t n = append_entity(text, out);
    if (n == 0) out += '&';
    text.remove_prefix(std::max<std::size_t>(n, 1));
  }
}

std::string html_to_text(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return std::string(html);
  std::string out;
  out.reserve(html.size());
  Markup markup(html);
  for (std::size_t at = 0; at < html.size();) {
    const auto next = std::min(html.find_first_of("<&", at), html.size());
    out += html.substr(at, next - at);
    at = next;
    if (at == html.size()) break;
    std::size_t n = 0;
    if (html[at] == '<') {
      n = markup.length(at);
      if (n > 0) out += ' ';
    } else {
      n = append_entity(html.substr(at), out);
    }
    if (n == 0) out += html[at];
    at += std::max<std::size_t>(n, 1);
  }
  return out;
}

}  // namespace kindred
