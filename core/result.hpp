// Errors as values: what went wrong, and where.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace kindred {

enum class Errc {
  io,           // the system refused a read, a write or a listing
  not_found,    // something named does not exist
  malformed,    // bytes that break their own format
  unsupported,  // sound, but not something that kindred edits
  invalid,      // an option or a value outside its range
  conflict,     // a file changed while we worked on it
};

struct Error {
  Errc code = Errc::io;
  std::string message;     // what happened and what to do about it, without the place
  std::string path;        // empty where no file is concerned
  std::uint32_t line = 0;  // from 1; 0 where unknown
};

/// `path:line: message`, with the parts that are known.
inline std::string to_string(const Error& error) {
  std::string text = error.path;
  // Appended: of `":" + …` GCC 12 warns (its bug 105651), in programs that include this.
  if (!text.empty() && error.line > 0) text.append(":").append(std::to_string(error.line));
  return text.empty() ? error.message : text + ": " + error.message;
}

/// A value or an Error (std::expected, which this standard library does not have yet).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  explicit operator bool() const noexcept { return state_.index() == 0; }
  T& operator*() {
    assert(*this);
    return std::get<0>(state_);
  }
  const T& operator*() const {
    assert(*this);
    return std::get<0>(state_);
  }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }
  [[nodiscard]] const Error& error() const {
    assert(!*this);
    return std::get<1>(state_);
  }
  Error& error() {
    assert(!*this);
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Success or an Error.
using Status = Result<std::monostate>;
inline Status ok() { return std::monostate{}; }

/// Trouble with one article. A run collects these and goes on.
struct Diagnostic {
  enum class Severity { note, warning, error };
  Severity severity = Severity::error;
  std::string path;
  std::uint32_t line = 0;  // from 1; 0 for the file as a whole
  std::string message;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace kindred
