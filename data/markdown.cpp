#include "data/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "data/html.hpp"

namespace kindred {
namespace {

// The target of a template tag that links to another article, as `{% post_url a-title %}`.
std::string_view template_link(std::string_view inside) {
  inside = trim(inside);
  while (!inside.empty() &&
         (inside.front() == '-' || inside.front() == '<' || inside.front() == '%')) {
    inside = trim(inside.substr(1));
  }
  constexpr std::array<std::string_view, 4> kLinks = {"post_url ", "link ", "ref ", "relref "};
  for (const auto name : kLinks) {
    if (!inside.starts_with(name)) continue;
    inside = trim(inside.substr(name.size()));
    if (inside.starts_with('"')) return inside.substr(1, inside.find('"', 1) - 1);
    return inside.substr(0, inside.find_first_of(" \t>%"));
  }
  return {};
}

/// The body with template tags as spaces; the links among them go to `links`.
std::string without_template_tags(std::string_view body, std::vector<std::string>& links) {
  constexpr std::size_t kLongest = 2000;
  struct End {
    std::string_view text;
    std::size_t next = 0;  // where it stands next: each byte is looked at once
  };
  End statement{"%}"};
  End value{"}}"};
  std::string out;
  out.reserve(body.size());
  for (std::size_t at = 0;;) {
    const auto open = body.find('{', at);
    out += body.substr(at, open - at);
    if (open == std::string_view::npos) return out;
    at = open;
    const auto rest = body.substr(at, 2);
    const bool opens = rest == "{%" || rest == "{{";
    End& end = rest == "{%" ? statement : value;
    if (opens && end.next < at + 1) end.next = body.find(end.text, at + 1);
    if (!opens || end.next == std::string_view::npos || end.next - at > kLongest - 2) {
      out += '{';
      ++at;
      continue;
    }
    const auto target = template_link(body.substr(at + 2, std::max(end.next, at + 2) - at - 2));
    if (!target.empty()) links.emplace_back(target);
    out += ' ';
    at = end.next + 2;
  }
}

/// What the parser's callbacks write to. HTML comes line by line and is read as a whole.
struct Output {
  PlainText plain;
  std::string html;

  void finish_html() {
    if (html.empty()) return;
    plain.text += html_to_text(html);
    html.clear();
  }
};

Output& output(void* user) { return *static_cast<Output*>(user); }

std::string attribute(const MD_ATTRIBUTE& value) { return {value.text, value.size}; }

int enter_block(MD_BLOCKTYPE, void*, void*) { return 0; }

int leave_block(MD_BLOCKTYPE, void*, void* user) {
  output(user).finish_html();
  output(user).plain.text += '\n';
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* user) {
  if (type != MD_SPAN_A) return 0;
  const auto* link = static_cast<const MD_SPAN_A_DETAIL*>(detail);
  output(user).plain.links.push_back(attribute(link->href));
  return 0;
}

int leave_span(MD_SPANTYPE, void*, void*) { return 0; }

int add_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  const std::string_view piece(text, size);
  if (type == MD_TEXT_HTML) {
    output(user).html += piece;
    return 0;
  }
  output(user).finish_html();
  std::string& out = output(user).plain.text;
  switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      out += '\n';
      break;
    case MD_TEXT_NULLCHAR:
      break;
    case MD_TEXT_ENTITY:
      out += decode_entities(piece);
      break;
    default:
      out += piece;
  }
  return 0;
}

}  // namespace

PlainText markdown_to_text(std::string_view body) {
  Output out;
  if (trim(body).empty()) return {};
  const std::string markdown = without_template_tags(body, out.plain.links);
  MD_PARSER parser = {};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = add_text;
  const int failed =
      md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &out);
  out.finish_html();
  if (failed != 0) out.plain.text = markdown;  // out of memory inside md4c: better the raw words
  return std::move(out.plain);
}

}  // namespace kindred
