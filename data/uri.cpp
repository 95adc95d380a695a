#include "data/uri.hpp"

namespace kindred {

void append_percent_encoded(std::string& out, char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto number = static_cast<unsigned char>(byte);
  out += {'%', kHex[number >> 4U], kHex[number & 15U]};
}

std::string percent_encoded(std::string_view text, std::string_view kept) {
  std::string out;
  for (const char c : text) {
    const bool stays = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       kept.find(c) != std::string_view::npos;
    if (stays) {
      out += c;
    } else {
      append_percent_encoded(out, c);
    }
  }
  return out;
}

std::string file_path(std::string_view site, std::string_view path) {
  while (site.starts_with("./")) site.remove_prefix(2);
  while (site.ends_with('/')) site.remove_suffix(1);
  const bool here = site.empty() || site == ".";
  return (here ? "" : std::string(site) + "/") + std::string(path);
}

std::string file_uri(std::string_view site, std::string_view path) {
  const std::string plain = file_path(site, path);
  return (plain.starts_with('/') ? "file://" : "") + percent_encoded(plain, "-._~/");
}

}  // namespace kindred
