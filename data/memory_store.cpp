#include <map>

#include "data/store.hpp"

namespace kindred {
namespace {

class MemoryStore : public Store {
 public:
  explicit MemoryStore(std::vector<std::pair<std::string, std::string>> files)
      : files_(files.begin(), files.end()) {}

  [[nodiscard]] Result<Listing> list() const override {
    Listing listing;
    for (const auto& [path, bytes] : files_) listing.paths.push_back(path);
    return listing;
  }

  [[nodiscard]] FileStamp stamp(const std::string&) const override { return {}; }

  [[nodiscard]] Result<std::string> read(const std::string& path, FileStamp&) const override {
    const auto file = files_.find(path);
    if (file == files_.end())
      return Error{Errc::not_found, "cannot be read: no such file", path, 0};
    return file->second;
  }

  [[nodiscard]] Status check_writable(const std::string&) const override { return ok(); }

  Status replace(const std::string& path, std::uint64_t expected, std::string_view bytes) override {
    const auto file = files_.find(path);
    if (file == files_.end())
      return Error{Errc::not_found, "cannot be written: no such file", path, 0};
    if (fingerprint(file->second) != expected) {
      return Error{Errc::conflict, "changed while kindred was at work; left alone, run again", path,
                   0};
    }
    file->second = bytes;
    return ok();
  }

  Status settle(const std::vector<std::string>&) override { return ok(); }

  std::vector<Error> remove_left_overs() override { return {}; }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace

std::unique_ptr<Store> make_memory_store(std::vector<std::pair<std::string, std::string>> files) {
  return std::make_unique<MemoryStore>(std::move(files));
}

}  // namespace kindred
