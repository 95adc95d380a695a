// A page of the manual, in any notation.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace kindred::cli {

/// Written from its top to its bottom. `line` and `tag` are in its own notation, as bold(),
/// italic() and reference() give it; the rest is ASCII text, which shows as it is.
class Page {
 public:
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  virtual ~Page() = default;

  [[nodiscard]] virtual std::string bold(std::string_view text) const = 0;
  [[nodiscard]] virtual std::string italic(std::string_view text) const = 0;
  /// To another page of the manual, by its name.
  [[nodiscard]] virtual std::string reference(std::string_view page) const = 0;

  virtual void section(std::string_view heading) = 0;
  virtual void paragraph(std::string_view text) = 0;
  virtual void line(std::string_view line) = 0;
  /// One of a list; `text` may be empty.
  virtual void item(std::string_view tag, std::string_view text) = 0;

  [[nodiscard]] const std::string& text() const { return text_; }

 protected:
  explicit Page(std::string top) : text_(std::move(top)) {}

  std::string text_;
};

}  // namespace kindred::cli
