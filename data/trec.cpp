#include "data/trec.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "core/article_index.hpp"
#include "core/text.hpp"
#include "data/lines.hpp"
#include "data/uri.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

constexpr std::string_view kSpace = " \t\r\v\f";
constexpr std::size_t kQrelsColumns = 4;
constexpr std::size_t kRunColumns = 6;
constexpr std::size_t kShown = 40;  // bytes of an input that a message quotes

struct Columns {
  std::array<std::string_view, kRunColumns> text;  // the first ones
  std::size_t count = 0;                           // of all
};

Columns split(std::string_view line) {
  Columns out;
  for (std::size_t at = line.find_first_not_of(kSpace); at != std::string_view::npos;) {
    const auto end = std::min(line.find_first_of(kSpace, at), line.size());
    if (out.count < out.text.size()) out.text[out.count] = line.substr(at, end - at);
    ++out.count;
    at = line.find_first_not_of(kSpace, end);
  }
  return out;
}

std::string quoted(std::string_view text) {
  std::size_t end = std::min(kShown, text.size());
  while (end > 0 && end < text.size() && (text[end] & 0xC0) == 0x80) --end;  // whole characters
  return "'" + printable_utf8(text.substr(0, end)) + (end < text.size() ? "…'" : "'");
}

template <class Number>
bool read_number(std::string_view text, Number& value) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  const char* const end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, value);
  return failed == std::errc{} && stop == end;
}

/// Reads one format by lines: of what columns, and what a line with so many says.
template <class Line>
struct Format {
  std::size_t columns;
  std::string_view what;  // the columns, for messages
  std::size_t other;      // columns of the format that it is mistaken for
  std::string_view question;
  std::string_view empty;
  std::string (*read)(const Columns&, Line&);  // what is wrong, or nothing
};

std::string read_qrels_line(const Columns& columns, QrelsLine& line) {
  line.article = columns.text[0];
  line.related = columns.text[2];
  if (!read_number(columns.text[3], line.grade)) {
    return "the grade " + quoted(columns.text[3]) + " is no integer";
  }
  line.grade = std::max(line.grade, 0);
  return "";
}

std::string read_run_line(const Columns& columns, RunLine& line) {
  line.article = columns.text[0];
  line.related = columns.text[2];
  if (!read_number(columns.text[4], line.score) || !std::isfinite(line.score)) {
    return "the score " + quoted(columns.text[4]) + " is no finite number";
  }
  return "";
}

const Format<QrelsLine> kQrels = {kQrelsColumns,
                                  "article, 0, related article, grade",
                                  kRunColumns,
                                  "; is this a run?",
                                  "no judgements: every line is blank or a comment",
                                  read_qrels_line};
const Format<RunLine> kRun = {
    kRunColumns,          "article, Q0, related article, rank, score, name", kQrelsColumns,
    "; are these qrels?", "no lists: every line is blank or a comment",      read_run_line};

template <class Line>
std::string wrong_columns(const Format<Line>& format, std::size_t count) {
  return std::to_string(count) + (count == 1 ? " column" : " columns") + " where there must be " +
         std::to_string(format.columns) + ": " + std::string(format.what) +
         std::string(count == format.other ? format.question : "");
}

/// The first line that says again what a line before it says, and that one; else nullptrs.
template <class Line>
std::pair<const Line*, const Line*> find_repeated(const std::vector<Line>& lines) {
  std::vector<const Line*> sorted;
  sorted.reserve(lines.size());
  for (const Line& line : lines) sorted.push_back(&line);
  std::sort(sorted.begin(), sorted.end(), [](const Line* a, const Line* b) {
    return std::tie(a->article, a->related, a->line) < std::tie(b->article, b->related, b->line);
  });
  std::pair<const Line*, const Line*> found{nullptr, nullptr};
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const Line* line = sorted[i];
    const Line* before = sorted[i - 1];
    const bool same = line->article == before->article && line->related == before->related;
    if (same && (found.first == nullptr || line->line < found.first->line)) found = {line, before};
  }
  return found;
}

template <class Line>
Result<std::vector<Line>> parse_lines(std::string_view text, const std::string& path,
                                      const Format<Line>& format) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<Line> lines;
  std::uint32_t number = 0;
  std::string wrong;
  while (!text.empty() && wrong.empty()) {
    ++number;
    const auto end = line_end(text, 0);
    const auto bytes = text.substr(0, text[end - 1] == '\n' ? end - 1 : end);
    text.remove_prefix(end);
    const Columns columns = split(bytes);
    if (columns.count == 0 || columns.text[0].starts_with('#')) continue;
    if (columns.count != format.columns) {
      wrong = wrong_columns(format, columns.count);
      continue;
    }
    Line& line = lines.emplace_back();
    line.line = number;
    wrong = format.read(columns, line);
  }
  if (!wrong.empty()) return Error{Errc::malformed, wrong, path, number};
  if (lines.empty()) return Error{Errc::malformed, std::string(format.empty), path, 0};
  if (const auto [again, before] = find_repeated(lines); again != nullptr) {
    return Error{Errc::malformed,
                 quoted(again->related) + " for " + quoted(again->article) + " stands in line " +
                     std::to_string(before->line) + " already",
                 path, again->line};
  }
  return lines;
}

template <class Number>
std::string shortest(Number value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Do two hexadecimal digits follow the '%' at `at`?
bool is_encoded(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
         hex_value(text[at + 2]) >= 0;
}

}  // namespace

Result<std::vector<QrelsLine>> parse_qrels(std::string_view text, const std::string& path) {
  return parse_lines(text, path, kQrels);
}

Result<std::vector<RunLine>> parse_run(std::string_view text, const std::string& path) {
  auto lines = parse_lines(text, path, kRun);
  if (!lines) return lines.error();
  std::unordered_map<std::string, std::size_t> places;
  std::vector<std::vector<RunLine>> lists;
  for (RunLine& line : *lines) {
    const auto place = places.try_emplace(line.article, lists.size()).first->second;
    if (place == lists.size()) lists.emplace_back();
    lists[place].push_back(std::move(line));
  }
  std::vector<RunLine> ordered;
  ordered.reserve(lines->size());
  for (auto& list : lists) {
    // trec_eval holds scores as floats: what differs in later digits alone is a tie.
    const auto key = [](const RunLine& line) {
      return std::tuple(static_cast<float>(line.score), std::string_view(line.related));
    };
    std::sort(list.begin(), list.end(),
              [&](const RunLine& a, const RunLine& b) { return key(a) > key(b); });
    std::move(list.begin(), list.end(), std::back_inserter(ordered));
  }
  return ordered;
}

std::string render_qrels(const std::vector<QrelsLine>& lines) {
  std::string out;
  for (const QrelsLine& line : lines) {
    out += line.article + " 0 " + line.related + " " + shortest(line.grade) + "\n";
  }
  return out;
}

std::string render_run(const std::vector<RunLine>& lines, std::string_view name) {
  std::string out;
  std::size_t rank = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const RunLine& line = lines[i];
    rank = i > 0 && lines[i - 1].article == line.article ? rank + 1 : 1;
    out += line.article + " Q0 " + line.related + " " + shortest(rank) + " " +
           shortest(line.score) + " ";
    out += name;
    out += "\n";
  }
  return out;
}

std::string document_id(const ArticleIndex& index, DocId doc) {
  const std::string_view path = index.path(doc);
  for (const auto shorter : {stem(path), without_extension(path)}) {
    // A shared stem leads to several, or to a file of that name in the site's own folder.
    if (!shorter.empty() && index.find_id(shorter) == std::vector<DocId>{doc}) {
      return encode_id(shorter);
    }
  }
  return encode_id(path);
}

std::vector<std::string> document_ids(const Corpus& corpus) {
  const ArticleIndex index(corpus);
  std::vector<std::string> ids;
  ids.reserve(corpus.size());
  for (DocId doc = 0; doc < corpus.size(); ++doc) ids.push_back(document_id(index, doc));
  return ids;
}

std::string encode_id(std::string_view name) {
  std::string id;
  id.reserve(name.size());
  for (std::size_t i = 0; i < name.size();) {
    std::size_t encoded = control_length(name.substr(i));
    if (name[i] == ' ' || is_encoded(name, i) || (name[i] == '#' && i == 0)) encoded = 1;
    if (encoded == 0) id += name[i++];
    for (; encoded > 0; --encoded) append_percent_encoded(id, name[i++]);
  }
  return id;
}

std::string decode_id(std::string_view id) {
  std::string name;
  name.reserve(id.size());
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (is_encoded(id, i)) {
      name += static_cast<char>(hex_value(id[i + 1]) * 16 + hex_value(id[i + 2]));
      i += 2;
    } else {
      name += id[i];
    }
  }
  return name;
}

}  // namespace kindred
