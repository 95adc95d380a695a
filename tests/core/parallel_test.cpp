#include "core/parallel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace kindred {
namespace {

TEST(ParallelFor, VisitsEverySlotOnce) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    for (const std::size_t n : {0U, 1U, 5U, 16U, 17U, 1000U}) {
      for (const std::size_t chunk : {1U, 16U, 5000U}) {
        std::vector<int> visits(n, 0);
        Progress progress;
        EXPECT_TRUE(
            parallel_for(n, chunk, threads, progress, [&](std::size_t begin, std::size_t end) {
              for (std::size_t i = begin; i < end; ++i) ++visits[i];
            }));
        EXPECT_EQ(visits, std::vector<int>(n, 1));
      }
    }
  }
}

TEST(ParallelFor, CutsChunksThatDoNotDependOnThreads) {
  using Chunks = std::set<std::pair<std::size_t, std::size_t>>;
  const auto chunks = [](unsigned threads) {
    Chunks out;
    std::mutex mutex;
    Progress progress;
    parallel_for(103, 10, threads, progress, [&](std::size_t begin, std::size_t end) {
      const std::scoped_lock lock(mutex);
      out.emplace(begin, end);
    });
    return out;
  };
  EXPECT_EQ(chunks(1), chunks(4));
  EXPECT_EQ(chunks(1).size(), 11U);
  EXPECT_EQ(*chunks(3).rbegin(), (std::pair<std::size_t, std::size_t>{100, 103}));
}

TEST(ParallelFor, CountsWhatIsDone) {
  Progress progress;
  progress.begin("work", 100);
  parallel_for(100, 7, 3, progress, [](std::size_t, std::size_t) {});
  EXPECT_EQ(progress.now().done, 100U);
  EXPECT_EQ(progress.now().total, 100U);
  EXPECT_EQ(progress.now().stage, "work");
}

TEST(ParallelFor, StopsBetweenChunks) {
  Progress progress;
  std::atomic<int> visits{0};
  EXPECT_FALSE(parallel_for(1000, 1, 2, progress, [&](std::size_t, std::size_t) {
    const int visit = ++visits;
    if (visit == 10) progress.stop();
    while (visit > 10 && !progress.stopped()) std::this_thread::yield();
  }));
  EXPECT_LE(visits, 11);  // the other thread may have been within a chunk
  EXPECT_FALSE(parallel_for(10, 1, 2, progress, [&](std::size_t, std::size_t) { ADD_FAILURE(); }));
}

TEST(ParallelFor, PassesExceptionsOn) {
  for (const unsigned threads : {1U, 4U}) {
    Progress progress;
    EXPECT_THROW(parallel_for(100, 1, threads, progress,
                              [](std::size_t begin, std::size_t) {
                                if (begin == 5) throw std::runtime_error("five");
                              }),
                 std::runtime_error);
  }
}

TEST(AvailableThreads, IsAtLeastOne) { EXPECT_GE(available_threads(), 1U); }

TEST(Progress, AddsUpStagesOfOneName) {
  Progress progress;
  progress.begin("a", 1);
  progress.begin("b", 2);
  progress.begin("a", 3);
  progress.end();
  progress.end();
  ASSERT_EQ(progress.stages().size(), 2U);
  EXPECT_EQ(progress.stages()[0].name, "a");
  EXPECT_EQ(progress.stages()[1].name, "b");
  EXPECT_EQ(progress.now().stage, "");
}

TEST(Progress, OfAPartStopsWithTheWhole) {
  Progress whole;
  whole.begin("whole", 2);
  Progress part(&whole);
  part.begin("part", 1);
  EXPECT_EQ(whole.now().stage, "whole");
  EXPECT_FALSE(part.stopped());
  whole.stop();
  EXPECT_TRUE(part.stopped());
  Progress other;
  Progress part_of_other(&other);
  part_of_other.stop();
  EXPECT_FALSE(other.stopped());
}

}  // namespace
}  // namespace kindred
