// What kindred evaluate writes, where to, and what an interruption leaves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "cli/evaluate.hpp"
#include "tests/cli/judged_site.hpp"

namespace kindred::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(EvaluateOutputs, OneMayBePipedAndTheFiguresThenGoToStandardError) {
  const Judged judged("ferry 0 charger 1\n");
  const std::map<std::string, std::string> starts = {{"--run-out", "ferry Q0 "},
                                                     {"--qrels-out", "ferry 0 charger 1\n"},
                                                     {"--report", "<!DOCTYPE html>"}};
  for (const auto& [option, start] : starts) {
    for (const char* format : {"table", "json", "tsv"}) {
      const Ran ran = judged.evaluate({option, "-", "--format", format});
      EXPECT_EQ(ran.code, 0) << ran.err;
      EXPECT_THAT(ran.out, AllOf(StartsWith(start), Not(HasSubstr("nDCG@10\t"))));
      EXPECT_THAT(ran.err, HasSubstr("nDCG@10"));
    }
  }
}

TEST(EvaluateOutputs, TwoCannotShareAPlace) {
  const Judged judged("ferry 0 charger 1\n");
  for (const std::string& place : {std::string("-"), judged.site.path() + "/out"}) {
    const Ran ran = judged.evaluate({"--run-out", place, "--report", place});
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, AllOf(HasSubstr("--report"), HasSubstr("--run-out")));
  }
}

// Nothing of a site is read for a file that could not be written.
TEST(EvaluateOutputs, AreTriedFirst) {
  const TempSite out;
  for (const char* option : {"--report", "--run-out", "--qrels-out"}) {
    const Ran ran =
        evaluate(out.path() + "/no-site", "none.qrels", {option, out.path() + "/absent/file"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("/absent/file: cannot be written: No such file"));
    EXPECT_THAT(evaluate(out.path() + "/no-site", "none.qrels", {option, out.path()}).err,
                HasSubstr(out.path() + ": is a folder"));
  }
}

TEST(EvaluateOutputs, FiguresAreNotLostWithAFile) {
  const Judged judged("ferry 0 charger 1\n");
  const Ran ran = judged.evaluate({"--report", "/dev/full"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out, HasSubstr("nDCG@10"));
  EXPECT_THAT(ran.err, HasSubstr("/dev/full: cannot be written"));
}

TEST(EvaluateOutputs, AreWrittenThroughLinks) {
  const Judged judged("ferry 0 charger 1\n");
  const TempSite out;
  out.write("kept/there.qrels", "old");
  const fs::path folder = out.path();
  fs::create_symlink("kept/there.qrels", folder / "old");
  fs::create_symlink(folder / "kept/new.qrels", folder / "new");
  for (const char* link : {"old", "new"}) {
    EXPECT_EQ(judged.evaluate({"--qrels-out", (folder / link).string()}).code, 0);
    EXPECT_TRUE(fs::is_symlink(folder / link));
  }
  EXPECT_EQ(out.read("kept/there.qrels"), "ferry 0 charger 1\n");
  EXPECT_EQ(out.read("kept/new.qrels"), "ferry 0 charger 1\n");
}

/// evaluate() with a progress that `interrupt` may stop; what it wrote to `report`.
struct Interrupted {
  int code = 0;
  std::string printed;
  std::string report;
};

template <class Interrupt>
Interrupted interrupted(const Judged& judged, const std::string& run, Interrupt interrupt) {
  judged.site.write("report.html", "of before");
  cli::Evaluate command;
  command.common.no_config = true;
  command.site = judged.site.path();
  command.relations = judged.relations;
  command.report = judged.site.path() + "/report.html";
  command.baselines = true;
  if (!run.empty()) command.run = run;
  std::ostringstream terminal;
  const cli::Console console{terminal, terminal, false, false};
  Progress progress;
  cli::Output output;
  std::thread other([&] { interrupt(progress); });
  const auto code = cli::evaluate(command, console, progress, output);
  other.join();
  return {code ? *code : -1, output.out + output.err + terminal.str(),
          judged.site.read("report.html")};
}

TEST(EvaluateInterrupted, WritesAndPrintsNothing) {
  const Judged judged("ferry 0 charger 1\n");
  // A pipe holds the evaluation up where its lists should come from.
  const std::string pipe = judged.site.path() + "/pipe.run";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const auto ran = interrupted(judged, pipe, [&](Progress& progress) {
    std::ofstream run(pipe);  // waits until it is read
    progress.stop();
    run << "ferry Q0 charger 1 1 x\n";
  });
  EXPECT_EQ(ran.code, cli::kInterrupted);
  EXPECT_EQ(ran.printed, "");
  EXPECT_EQ(ran.report, "of before");
}

// Wherever it is stopped: nothing, or everything.
TEST(EvaluateInterrupted, AtAnyTimeLeavesNothingHalfDone) {
  const Judged judged("ferry 0 charger 1\n");
  for (int delay = 0; delay < 40; ++delay) {
    const auto ran = interrupted(judged, "", [&](Progress& progress) {
      std::this_thread::sleep_for(std::chrono::microseconds(250 * delay));
      progress.stop();
    });
    const bool done = ran.code == cli::kClean;
    EXPECT_TRUE(done || ran.code == cli::kInterrupted) << ran.code;
    EXPECT_EQ(ran.printed.empty(), !done);
    EXPECT_EQ(ran.report == "of before", !done);
  }
}

}  // namespace
}  // namespace kindred::test
