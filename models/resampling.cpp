#include "models/resampling.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace kindred {
namespace {

constexpr std::size_t kFewestGroups = 20;  // an interval needs about as many, see significance.hpp
constexpr std::size_t kLeastBlock = 4;     // pairs and triples of relations are not torn apart

std::size_t share(std::size_t judged, std::size_t parts) { return (judged + parts - 1) / parts; }

/// Articles, joined by relations of grade > 0 in either direction. Nodes are in the order of
/// DocIds.
class Graph {
 public:
  explicit Graph(const Judgements& judgements) {
    for (const auto& [article, judged] : judgements) {
      nodes_[article];
      for (const auto& [other, grade] : judged) {
        if (grade > 0) nodes_[other];
      }
    }
    std::uint32_t next = 0;
    for (auto& [doc, node] : nodes_) node = next++;
    neighbours_.resize(next);
    judged_.resize(next);
    for (const auto& [article, judged] : judgements) {
      judged_[nodes_[article]] = 1;
      for (const auto& [other, grade] : judged) {
        if (grade > 0) join(nodes_[article], nodes_[other]);
      }
    }
    for (auto& nodes : neighbours_) std::sort(nodes.begin(), nodes.end());
  }

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(neighbours_.size());
  }
  [[nodiscard]] bool judged(std::uint32_t node) const { return judged_[node] != 0; }
  [[nodiscard]] const std::vector<std::uint32_t>& neighbours(std::uint32_t node) const {
    return neighbours_[node];
  }

 private:
  void join(std::uint32_t a, std::uint32_t b) {
    neighbours_[a].push_back(b);
    neighbours_[b].push_back(a);
  }

  std::map<DocId, std::uint32_t> nodes_;
  std::vector<std::vector<std::uint32_t>> neighbours_;
  std::vector<char> judged_;
};

constexpr std::uint32_t kNone = ~std::uint32_t{0};

/// Gives every judged node the number of its group: a component, or a block of one.
class Cutter {
 public:
  Cutter(const Graph& graph, std::size_t judged)
      : graph_(graph),
        largest_(std::max(kLeastBlock, judged / kFewestGroups)),
        // Blocks may grow to almost twice their least size: still a twentieth.
        block_(std::max(kLeastBlock, share(judged, 2 * kFewestGroups))),
        parents_(graph.size(), kNone),
        pending_(graph.size()),
        blocks_(graph.size(), kNone) {}

  ResamplingGroups cut() {
    ResamplingGroups groups;
    for (std::uint32_t node = 0; node < graph_.size(); ++node) {
      if (parents_[node] != kNone) continue;
      ++groups.components;
      if (assign_component(breadth_first(node))) ++groups.components_cut;
    }
    groups.count = next_;
    number_by_appearance(groups);
    return groups;
  }

 private:
  /// The component of `root`, which is its own parent.
  std::vector<std::uint32_t> breadth_first(std::uint32_t root) {
    std::vector<std::uint32_t> order{root};
    parents_[root] = root;
    for (std::size_t at = 0; at < order.size(); ++at) {
      for (const std::uint32_t node : graph_.neighbours(order[at])) {
        if (parents_[node] != kNone) continue;
        parents_[node] = order[at];
        order.push_back(node);
      }
    }
    return order;
  }

  /// From the leaves up: what is below an article is handed to the one above it, until that has
  /// enough for a block. Whether that made more than one group.
  bool assign_component(const std::vector<std::uint32_t>& order) {
    const std::uint32_t before = next_;
    const auto judged = static_cast<std::size_t>(std::count_if(
        order.begin(), order.end(), [&](std::uint32_t node) { return graph_.judged(node); }));
    const std::size_t enough = judged <= largest_ ? judged : block_;
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
      if (graph_.judged(*node)) hand({*node}, *node, enough);
      if (*node != order.front()) hand(std::move(pending_[*node]), parents_[*node], enough);
    }
    close(pending_[order.front()]);
    return next_ > before + 1;
  }

  void hand(std::vector<std::uint32_t> nodes, std::uint32_t to, std::size_t enough) {
    std::vector<std::uint32_t>& all = pending_[to];
    if (all.size() < nodes.size()) all.swap(nodes);  // a long chain must not copy what it hands on
    all.insert(all.end(), nodes.begin(), nodes.end());
    if (all.size() >= enough) close(all);
  }

  void close(std::vector<std::uint32_t>& nodes) {
    if (nodes.empty()) return;
    for (const std::uint32_t node : nodes) blocks_[node] = next_;
    ++next_;
    nodes.clear();
  }

  void number_by_appearance(ResamplingGroups& groups) const {
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (std::uint32_t node = 0; node < graph_.size(); ++node) {
      if (!graph_.judged(node)) continue;
      const auto next = static_cast<std::uint32_t>(numbers.size());
      groups.of.push_back(numbers.try_emplace(blocks_[node], next).first->second);
    }
  }

  const Graph& graph_;
  std::size_t largest_;  // judged articles of a component that stays whole
  std::size_t block_;    // of those that do not: judged articles of a block, at least
  std::vector<std::uint32_t> parents_;
  std::vector<std::vector<std::uint32_t>> pending_;  // judged nodes below that have no block yet
  std::vector<std::uint32_t> blocks_;
  std::uint32_t next_ = 0;
};

}  // namespace

ResamplingGroups resampling_groups(const Judgements& judgements) {
  return Cutter(Graph(judgements), judgements.size()).cut();
}

}  // namespace kindred
