// Files that are on their way to another name, and what becomes of them where their run dies.
//
//     .kindred-RANDOM-SEAL                  being written: nobody but its run has seen it
//     .kindred-RANDOM-READ-WRITTEN-SEAL     complete, and changing places with an article
//
// Four numbers of 16 hexadecimal digits. READ and WRITTEN are fingerprints of the article as it was
// read and as it will be, SEAL is one of the name before it: no other program makes such names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "data/file_descriptor.hpp"

namespace kindred {

/// A new file in a folder, removed at the end unless it became something else. As long as it lives
/// it is locked, so that other runs tell it from a left-over.
class TemporaryFile {
 public:
  /// `folder` stays open meanwhile; `mode` as for open(). None: errno says why.
  explicit TemporaryFile(int folder, unsigned mode = 0600);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  explicit operator bool() const { return exists_; }
  [[nodiscard]] int fd() const { return file_.get(); }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// No more is written. False: not everything may have arrived, errno says why.
  bool close() { return file_.close(); }

  /// Takes the name of a file that is about to change places. False: errno says why.
  bool seal(std::uint64_t read, std::uint64_t written);
  /// Becomes `name`, in place of what has that name. False: errno says why.
  bool become(const std::string& name);
  /// Leaves what has its name where it is.
  void leave() { exists_ = false; }

 private:
  bool create(unsigned mode);

  int folder_;
  std::string name_;
  FileDescriptor file_{-1};
  FileDescriptor lock_{-1};
  bool exists_ = false;
};

/// Is this a name that TemporaryFile gives?
bool is_temporary_name(std::string_view name);

/// Removes the file of that name from the folder if the run that made it is dead. Errors: it cannot
/// be removed (io); or it holds neither what a run read nor what it wrote, but what somebody saved
/// in the very moment when the run died, and stays (conflict).
Status remove_left_over(int folder, const std::string& name);

/// Removes all of them from a folder; says nothing where that is not possible.
void remove_left_overs(int folder);

}  // namespace kindred
