#include <algorithm>
#include <nlohmann/json.hpp>

#include "data/evaluation.hpp"
#include "data/json.hpp"

namespace kindred {
namespace {

using Json = nlohmann::ordered_json;

Json summaries(const Evaluation& evaluation, const System& system) {
  Json json = Json::object();
  for (std::size_t i = 0; i < system.metrics.size(); ++i) {
    const MetricSummary& metric = system.metrics[i];
    json[evaluation.metrics[i]] = {
        {"mean", metric.mean}, {"low", metric.low}, {"high", metric.high}};
  }
  return json;
}

Json comparisons(const Evaluation& evaluation, const System& system) {
  Json json = Json::object();
  for (std::size_t i = 0; i < system.comparisons.size(); ++i) {
    const MetricComparison& with_first = system.comparisons[i];
    json[evaluation.metrics[i]] = {{"difference", with_first.difference},
                                   {"low", with_first.low},
                                   {"high", with_first.high},
                                   {"p", with_first.p},
                                   {"p_holm", with_first.p_holm},
                                   {"effect", with_first.effect},
                                   {"wins", with_first.wins},
                                   {"ties", with_first.ties},
                                   {"losses", with_first.losses}};
  }
  return json;
}

Json systems(const Evaluation& evaluation) {
  Json json = Json::array();
  for (const System& system : evaluation.systems) {
    Json one = {{"name", system.name},
                {"kind", kind_name(system.kind)},
                {"unanswered", system.unanswered},
                {"decisions", system.decisions},
                {"metrics", summaries(evaluation, system)}};
    if (!system.comparisons.empty()) one["comparisons"] = comparisons(evaluation, system);
    json.push_back(std::move(one));
  }
  return json;
}

Json article_values(const Evaluation& evaluation, std::size_t article) {
  Json json = Json::object();
  for (std::size_t i = 0; i < evaluation.metrics.size(); ++i) {
    Json& by_system = json[evaluation.metrics[i]] = Json::array();
    for (const System& system : evaluation.systems) by_system.push_back(system.values[i][article]);
  }
  return json;
}

Json articles(const Evaluation& evaluation) {
  Json json = Json::array();
  for (std::size_t i = 0; i < evaluation.judged.size(); ++i) {
    const JudgedArticle& article = evaluation.judged[i];
    json.push_back({{"id", article.id},
                    {"title", article.title},
                    {"related", article.related},
                    {"values", article_values(evaluation, i)}});
  }
  return json;
}

}  // namespace

std::string_view kind_name(System::Kind kind) {
  switch (kind) {
    case System::Kind::compared:
      return "compared";
    case System::Kind::baseline:
      return "baseline";
    default:
      return "evaluated";
  }
}

bool has_adjusted(const Evaluation& evaluation) {
  return std::count_if(evaluation.systems.begin(), evaluation.systems.end(), is_tested) > 1;
}

std::string to_json(const Evaluation& evaluation, bool per_article) {
  Json json = {{"version", 1},
               {"site", evaluation.site},
               {"relations", evaluation.relations},
               {"as_published", evaluation.as_published},
               {"curated_left_out", evaluation.curated_left_out},
               {"depth", evaluation.depth},
               {"articles", evaluation.articles},
               {"judged", evaluation.judged.size()},
               {"components", evaluation.components},
               {"components_cut", evaluation.components_cut},
               {"groups", evaluation.groups},
               {"unanswered", 0},
               {"metrics", Json::object()},
               {"systems", systems(evaluation)}};
  if (!evaluation.systems.empty()) {
    json["unanswered"] = evaluation.systems.front().unanswered;
    json["metrics"] = summaries(evaluation, evaluation.systems.front());
  }
  if (per_article) json["per_article"] = articles(evaluation);
  // Numbers that are not finite become null. Titles and names may hold broken bytes: never throw
  // over them.
  return json_for_terminals(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace kindred
