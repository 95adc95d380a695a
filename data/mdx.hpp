// MDX: Markdown with JavaScript between its paragraphs.
#pragma once

#include <string>
#include <string_view>

namespace kindred {

/// The body of an .mdx file without its import and export statements, which are no text. Lines stay
/// where they are; what stands in braces inside paragraphs stays, too.
std::string without_statements(std::string_view body);

}  // namespace kindred
