// HTML that turns up in texts, as plain text.
#pragma once

#include <string>
#include <string_view>

namespace kindred {

/// `&amp;`, `&#8211;`, `&#x2013;` and the common names as characters; unknown ones stay.
std::string decode_entities(std::string_view text);

/// Without tags, comments, scripts and styles, entities decoded. Only what looks like a tag counts
/// as one, so `a < b` and `vector<int>` stay.
std::string html_to_text(std::string_view html);

}  // namespace kindred
