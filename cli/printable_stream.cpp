#include "cli/printable_stream.hpp"

#include <algorithm>
#include <string_view>

#include "cli/console.hpp"

namespace kindred::cli {

PrintableBuffer::int_type PrintableBuffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
}

std::streamsize PrintableBuffer::xsputn(const char* text, std::streamsize size) {
  line_.append(text, static_cast<std::size_t>(size));
  hand_on(line_.rfind('\n') + 1);  // nothing where there is none
  return size;
}

int PrintableBuffer::sync() {
  target_.flush();
  return target_ ? 0 : -1;
}

void PrintableBuffer::hand_on(std::size_t size) {
  std::string_view rest = std::string_view(line_).substr(0, size);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("\n\t"), rest.size());
    target_ << printable(rest.substr(0, end)) << rest.substr(end, 1);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  line_.erase(0, size);
}

}  // namespace kindred::cli
