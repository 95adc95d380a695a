// TREC's plain-text formats: judgements (qrels) and ranked lists (runs), as trec_eval reads them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/article_index.hpp"
#include "core/result.hpp"

namespace kindred {

/// "article 0 related grade"
struct QrelsLine {
  std::string article;
  std::string related;
  int grade = 0;
  std::uint32_t line = 0;  // from 1
};

/// "article Q0 related rank score name"
struct RunLine {
  std::string article;
  std::string related;
  double score = 0;
  std::uint32_t line = 0;  // from 1
};

/// Columns are set apart by white space; blank lines, and those whose first column begins with '#',
/// are passed over. CRLF and a byte order mark are fine. Errors, with line: another number of
/// columns, a grade that is no integer ("+1" is one; a negative one counts as 0), a pair twice;
/// nothing at all.
Result<std::vector<QrelsLine>> parse_qrels(std::string_view text, const std::string& path);

/// The same for a run; a score is any finite number. In the order that counts (trec_eval): articles
/// as they come first, within one by score, the highest first, then by id descending. Scores are
/// compared as single-precision numbers, of which more are equal; the rank column does not count.
Result<std::vector<RunLine>> parse_run(std::string_view text, const std::string& path);

std::string render_qrels(const std::vector<QrelsLine>& lines);

/// The lines of an article must be in order and together; ranks are counted from 1 and `name`,
/// which has no white space, is the last column. Scores are written with as many digits as it takes
/// to read the same number again.
std::string render_run(const std::vector<RunLine>& lines, std::string_view name);

/// The id of every article: its file's stem; where several files share one, the path without
/// extension for all of them, and with it where that too is shared; all after encode_id(). Each
/// stands for its article and no other (ArticleNames::resolve_id).
std::vector<std::string> document_ids(const Corpus& corpus);
std::string document_id(const ArticleIndex& index, DocId doc);

/// Percent-encodes ASCII white space, control characters, a '#' at the start, and a '%' that two
/// hexadecimal digits follow, so that decode_id() gives `name` again.
std::string encode_id(std::string_view name);

/// What `id` stood for before its percent-encoding.
std::string decode_id(std::string_view id);

}  // namespace kindred
