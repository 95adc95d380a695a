// What articles have in common besides words: topics, and the section of the site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/strings.hpp"
#include "models/matrix.hpp"

namespace kindred {

/// Named columns and the articles' weights in them.
struct NamedRows {
  Strings names;  // by column
  SparseRows rows;
};

/// Topics, case folded, weighted by ln(N / df): what every article has weighs nothing. Rows of
/// norm 1, or empty. Topics of one article alone count for the norm and are left out.
NamedRows topic_rows(const Corpus& corpus);

/// One 1 per article, in the column of its section; sections of one article are left out.
NamedRows section_rows(const Corpus& corpus);

/// The place of an article in the site: host and path of an absolute url without its last part;
/// else the folder of its file. "https://host/a/b/c" gives "host/a/b".
std::string section_of(const Article& article);

}  // namespace kindred
