// A folder of articles that lives as long as a test.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kindred::test {

/// Files by path relative to their folder.
using Tree = std::map<std::string, std::string>;

class TempSite {
 public:
  explicit TempSite(const Tree& files = {});
  ~TempSite();
  TempSite(const TempSite&) = delete;
  TempSite& operator=(const TempSite&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  void write(const std::string& path, std::string_view bytes) const;
  [[nodiscard]] std::string read(const std::string& path) const;
  [[nodiscard]] Tree tree() const;

 private:
  std::string path_;
};

/// All files below a folder.
Tree read_tree(const std::string& folder);
std::string read_file(const std::string& path);

/// An article of the everyday-news family.
std::string article(std::string_view title, std::string_view excerpt,
                    std::string_view more_fields = "");

/// The folder of shared corpora beside the checkout ("" where there is none: skip such tests).
std::string shared_folder();

}  // namespace kindred::test
