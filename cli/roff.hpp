// Pages in roff, with the macros of man(7).
#pragma once

#include <string>
#include <string_view>

namespace kindred::cli {

/// ASCII text that shows as it is, on one line of roff.
std::string roff_text(std::string_view text);
std::string roff_bold(std::string_view text);
std::string roff_italic(std::string_view text);

/// A page, from its top to its bottom. `line` and `tag` are roff, the rest is text.
class Roff {
 public:
  Roff(std::string_view name, std::string_view version);

  void section(std::string_view heading);
  void paragraph(std::string_view text);
  void line(std::string_view line);
  void item(std::string_view tag, std::string_view text);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void fill(std::string_view text);
  void space();

  std::string text_;
  bool begins_ = false;  // a section: no space above
};

}  // namespace kindred::cli
