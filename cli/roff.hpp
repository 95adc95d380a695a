// Pages in roff, with the macros of man(7).
#pragma once

#include "cli/page.hpp"

namespace kindred::cli {

class Roff : public Page {
 public:
  Roff(std::string_view name, std::string_view version);

  [[nodiscard]] std::string bold(std::string_view text) const override;
  [[nodiscard]] std::string italic(std::string_view text) const override;
  [[nodiscard]] std::string reference(std::string_view page) const override;
  void section(std::string_view heading) override;
  void paragraph(std::string_view text) override;
  void line(std::string_view line) override;
  void item(std::string_view tag, std::string_view text) override;

 private:
  void fill(std::string_view text);
  void space();

  bool begins_ = false;  // a section: no space above
};

}  // namespace kindred::cli
