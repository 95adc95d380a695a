// Pages in Markdown, for docs/reference.
#pragma once

#include "cli/page.hpp"

namespace kindred::cli {

class MarkdownPage : public Page {
 public:
  explicit MarkdownPage(std::string_view name);

  [[nodiscard]] std::string bold(std::string_view text) const override;
  [[nodiscard]] std::string italic(std::string_view text) const override;
  [[nodiscard]] std::string reference(std::string_view page) const override;
  void section(std::string_view heading) override;
  void paragraph(std::string_view text) override;
  void line(std::string_view line) override;
  void item(std::string_view tag, std::string_view text) override;

 private:
  bool in_list_ = false;
};

}  // namespace kindred::cli
