#include "cli/remove.hpp"

#include <atomic>

#include "cli/apply.hpp"
#include "cli/selection.hpp"

namespace kindred::cli {
namespace {

Plan plan_file(const Store& store, const std::string& path, const YamlLimits& limits,
               std::atomic<std::size_t>& articles) {
  auto removal = plan_removal(store, path, limits);
  if (!removal) {
    ++articles;
    return failed_plan(Plan::Kind::skipped, path, removal.error());
  }
  if (!removal->is_article) return {Plan::Kind::not_article, {}, {}};
  ++articles;
  if (removal->owner == BlockOwner::edited || removal->owner == BlockOwner::foreign) {
    return {Plan::Kind::kept,
            {},
            Diagnostic{Diagnostic::Severity::note, path, removal->related_line,
                       removal->owner == BlockOwner::edited ? kEditedBlock : kForeignBlock}};
  }
  if (!removal->edit) return {};
  return {Plan::Kind::edit, std::move(removal->edit), {}};
}

}  // namespace

Result<Outcome> remove_blocks(const Regenerate& command, const Settings& settings, Store& store,
                              Progress& progress, const Console& console) {
  Outcome outcome;
  if (command.writes()) remove_left_overs(store, outcome.summary);
  const auto listing = store.list();
  if (!listing) return listing.error();
  const std::vector<std::string>& paths = listing->paths;
  Loaded names;  // for the selection: paths are all it needs
  for (const std::string& path : paths) names.corpus.emplace_back().path = path;
  const auto chosen = select_articles(command.site, command.paths, names);
  if (!chosen) return chosen.error();

  auto& diagnostics = outcome.summary.diagnostics;
  diagnostics.insert(diagnostics.end(), chosen->warnings.begin(), chosen->warnings.end());
  std::atomic<std::size_t> articles{0};
  const YamlLimits limits = yaml_limits(settings.options.limits);
  const auto plan = [&](std::size_t i) {
    return plan_file(store, paths[chosen->docs[i]], limits, articles);
  };
  apply_plans(chosen->docs.size(), plan, command, store, settings.threads, progress, console,
              outcome.summary);
  if (articles == 0) {
    return Error{Errc::not_found, "holds no articles", command.site, 0};
  }
  outcome.summary.articles = articles;
  outcome.summary.stages = progress.stages();
  outcome.interrupted = progress.stopped();
  return outcome;
}

}  // namespace kindred::cli
