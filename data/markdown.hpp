// A Markdown body as plain text for the ranking.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kindred {

struct PlainText {
  std::string text;                // words only; blocks are separated by line ends
  std::vector<std::string> links;  // targets of links in the order of the text, as written
};

/// Text of paragraphs, headings, lists, tables and code, without markup, HTML tags, Liquid tags and
/// Hugo shortcodes. A Jekyll `{% post_url NAME %}` or `{% link PATH %}` counts as a link to NAME or
/// PATH, a Hugo `{{< ref "PATH" >}}` or `relref` as one to PATH. `body` is valid UTF-8.
PlainText markdown_to_text(std::string_view body);

}  // namespace kindred
