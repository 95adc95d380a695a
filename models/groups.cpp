#include "models/groups.hpp"

#include <cmath>
#include <set>
#include <unordered_map>

#include "core/text.hpp"

namespace kindred {
namespace {

using Names = std::vector<std::vector<std::string>>;  // by article

/// Counts in how many articles each name stands and gives shared names a column.
struct Columns {
  std::vector<std::string> names;
  std::unordered_map<std::string, std::uint32_t> df;
  std::unordered_map<std::string, std::uint32_t> column;
};

Columns number(const Names& names) {
  Columns columns;
  for (const auto& of_article : names) {
    for (const std::string& name : of_article) ++columns.df[name];
  }
  for (const auto& of_article : names) {
    for (const std::string& name : of_article) {
      if (columns.df[name] < 2) continue;
      const auto next = static_cast<std::uint32_t>(columns.names.size());
      if (columns.column.try_emplace(name, next).second) columns.names.push_back(name);
    }
  }
  return columns;
}

}  // namespace

NamedRows topic_rows(const Corpus& corpus) {
  Names names;
  names.reserve(corpus.size());
  for (const Article& article : corpus) {
    std::set<std::string> topics;
    for (const std::string& topic : article.topics) topics.insert(fold(topic));
    topics.erase("");
    names.emplace_back(topics.begin(), topics.end());
  }
  Columns columns = number(names);
  RowsBuilder rows;
  const auto articles = static_cast<double>(corpus.size());
  for (const auto& of_article : names) {
    std::vector<std::pair<std::uint32_t, double>> row;
    double norm = 0;
    for (const std::string& name : of_article) {
      const double idf = std::log(articles / columns.df[name]);
      norm += idf * idf;
      const auto column = columns.column.find(name);
      if (column != columns.column.end() && idf > 0) row.emplace_back(column->second, idf);
    }
    std::sort(row.begin(), row.end());
    for (const auto& [column, idf] : row) {
      rows.push(column, static_cast<float>(idf / std::sqrt(norm)));
    }
    rows.end_row();
  }
  return {Strings(columns.names), rows.finish(columns.names.size())};
}

std::string section_of(const Article& article) {
  std::string_view place = article.path;
  const std::size_t scheme = article.url.find("://");
  if (scheme != std::string::npos) {
    place = std::string_view(article.url).substr(scheme + 3);
    place = place.substr(0, place.find_first_of("?#"));
    while (place.ends_with('/')) place.remove_suffix(1);
  }
  const std::size_t slash = place.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : place.substr(0, slash));
}

NamedRows section_rows(const Corpus& corpus) {
  Names names;
  names.reserve(corpus.size());
  for (const Article& article : corpus) names.push_back({section_of(article)});
  Columns columns = number(names);
  RowsBuilder rows;
  for (const auto& of_article : names) {
    const auto column = columns.column.find(of_article.front());
    if (column != columns.column.end()) rows.push(column->second, 1);
    rows.end_row();
  }
  return {Strings(columns.names), rows.finish(columns.names.size())};
}

}  // namespace kindred
