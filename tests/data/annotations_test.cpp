#include "data/annotations.hpp"

#include <gtest/gtest.h>

namespace kindred {
namespace {

using Severity = Diagnostic::Severity;

TEST(Annotation, NamesFileLineAndTitle) {
  EXPECT_EQ(annotation({Severity::error, "_news/a.md", 7, "is bad"}, "./site/", "rule"),
            "::error file=site/_news/a.md,line=7,title=rule::is bad\n");
  EXPECT_EQ(annotation({Severity::warning, "a.md", 0, "is odd"}, ".", "rule"),
            "::warning file=a.md,title=rule::is odd\n");
  EXPECT_EQ(annotation({Severity::note, "", 0, "by the way"}, "site", "rule"),
            "::notice title=rule::by the way\n");
}

// A title from the open web must not begin a command of its own, or end this one.
TEST(Annotation, QuotesWhatWouldBeRead) {
  EXPECT_EQ(
      annotation({Severity::error, "a,b:c%\n.md", 1, "50 %\r\n::error::x, y: z\xFF"}, "s", "t:u"),
      "::error file=s/a%2Cb%3Ac%25%0A.md,line=1,title=t%3Au::50 %25%0D%0A::error::x, y: z\\xff\n");
}

TEST(Annotations, AreThoseOfFindingsFromASeverityOn) {
  Findings findings;
  findings.rules = {{"bad", Severity::error, "what is bad", "mend it"},
                    {"odd", Severity::note, "what is odd", "look at it"}};
  findings.findings = {{0, {"a b.md", 3}, "is bad", {}}, {1, {"d.md", 0}, "is odd", {}}};
  const std::string error = "::error file=site/a b.md,line=3,title=bad::is bad; mend it\n";
  EXPECT_EQ(to_annotations(findings, "site", Severity::warning), error);
  EXPECT_EQ(to_annotations(findings, "site", Severity::note),
            error + "::notice file=site/d.md,title=odd::is odd; look at it\n");
}

}  // namespace
}  // namespace kindred
