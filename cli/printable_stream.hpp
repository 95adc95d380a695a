// A stream that may lead to a terminal.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace kindred::cli {

/// Hands on what is written to it, line by line, with control characters other than tabs and line
/// ends as printable() writes them.
class PrintableBuffer : public std::streambuf {
 public:
  explicit PrintableBuffer(std::ostream& target) : target_(target) {}
  ~PrintableBuffer() override { hand_on(line_.size()); }
  PrintableBuffer(const PrintableBuffer&) = delete;
  PrintableBuffer& operator=(const PrintableBuffer&) = delete;

 private:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;
  void hand_on(std::size_t size);

  std::ostream& target_;
  std::string line_;  // what no line end has ended yet: a character may come in pieces
};

class PrintableStream : public std::ostream {
 public:
  explicit PrintableStream(std::ostream& target) : std::ostream(nullptr), buffer_(target) {
    rdbuf(&buffer_);
  }

 private:
  PrintableBuffer buffer_;
};

}  // namespace kindred::cli
