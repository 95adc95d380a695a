// Uris (RFC 3986), also of files (RFC 8089).
#pragma once

#include <string>
#include <string_view>

namespace kindred {

/// Appends a byte as "%2F".
void append_percent_encoded(std::string& out, char byte);
/// All but ASCII letters, digits and what is in `kept` as %XX.
std::string percent_encoded(std::string_view text, std::string_view kept);

/// The file `path` in the folder `site`, from where that is named: "site/a b.md", "a b.md" of ".".
std::string file_path(std::string_view site, std::string_view path);

/// The same as a uri: "site/a%20b.md", or "file:///…" where the folder is named
/// from the root. Both are UTF-8 or any bytes.
std::string file_uri(std::string_view site, std::string_view path);

}  // namespace kindred
