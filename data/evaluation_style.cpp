#include "data/evaluation_style.hpp"

#include <string_view>

namespace kindred {
namespace {

// Colours of systems follow Okabe and Ito (2008), which colour-blind people can tell apart; in each
// scheme they are dark or light enough to stand out from the page.
constexpr std::string_view kColours = R"(
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1c2127; --soft: #59636e; --line: #d9dee4;
  --yes: #0b6b4f; --yes-back: #e3f4ec; --no: #a23b00; --no-back: #fdeee3; --warn: #fff5d6;
  --s0: #0072b2; --s1: #d55e00; --s2: #009e73; --s3: #b0568c; --s4: #b07d00; --s5: #3d9bd1;
  --s6: #6b5bb5; --s7: #7a7f85;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --card: #1d2126; --ink: #e6e9ed; --soft: #a2acb8; --line: #363d46;
    --yes: #6fd6ae; --yes-back: #17372c; --no: #ffab7a; --no-back: #3c2618; --warn: #3a3212;
    --s0: #4aa3df; --s1: #f0803c; --s2: #2fc39a; --s3: #dd8fbd; --s4: #e0ad33; --s5: #86c9f2;
    --s6: #a79bea; --s7: #a0a6ad;
  }
}
)";

constexpr std::string_view kText = R"(
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
header, main, footer { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.25rem; }
footer { padding-top: 1rem; padding-bottom: 2.5rem; color: var(--soft); font-size: .875rem; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.25; font-weight: 650; }
h2 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.3; font-weight: 650; }
h3 { margin: 2rem 0 .25rem; font-size: 1.0625rem; font-weight: 650; }
p { margin: 0 0 1rem; }
section { padding-top: 2.25rem; }
section > p, header p { color: var(--soft); }
body { overflow-wrap: anywhere; }
code { font: .8125em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; color: var(--soft); }
small { font-size: .8125rem; font-weight: 400; color: var(--soft); }
nav { margin-top: .75rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9375rem; }
nav a { color: var(--ink); text-underline-offset: .2em; text-decoration-color: var(--s0); }
.system { padding-left: 1.1em; font-weight: 600;
  background: linear-gradient(var(--own), var(--own)) 0 50% / .7em .7em no-repeat; }
)";

constexpr std::string_view kParts = R"(
.card, .tile, .verdicts, .lead, .warning, .scroll { background: var(--card);
  border: 1px solid var(--line); border-radius: .6rem; }
.verdicts { list-style: none; margin: 0 0 1rem; padding: 0 1.25rem; }
.verdicts li { padding: .8rem 0; border-top: 1px solid var(--line); }
.verdicts li:first-child { border-top: 0; }
section > .lead, section > .warning { padding: .8rem 1.25rem; color: var(--ink); }
section > .warning { background: var(--warn); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem;
  margin: 0; }
.tile { padding: .8rem 1.25rem; }
.tile dt { color: var(--soft); font-size: .875rem; }
.tile dd { margin: 0; }
.tile strong { display: block; font-size: 1.625rem; line-height: 1.3; font-weight: 650; }
.tile span { display: block; color: var(--soft); font-size: .8125rem; line-height: 1.35; }
.cards { display: grid; gap: 1rem; margin-bottom: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); }
.cards.wide { grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); }
figure { margin: 0; padding: .9rem 1.25rem; }
figcaption { margin-bottom: .5rem; font-weight: 650; }
figcaption small { display: block; }
.bars.card { padding-bottom: .7rem; }
.row { display: grid; grid-template-columns: 10rem 1fr 3rem; gap: .75rem; align-items: center;
  font-size: .875rem; line-height: 1.25; }
.row .name .system { font-weight: 400; }
.row .value { text-align: right; }
.value, td, .tile strong, .axis, .top { font-variant-numeric: tabular-nums; }
.axis { display: flex; justify-content: space-between; color: var(--soft); font-size: .75rem; }
.axis span { flex: 1; text-align: center; }
.axis span:first-child { text-align: left; }
.axis span:last-child { text-align: right; }
.top { display: block; color: var(--soft); font-size: .75rem; line-height: 1.6; }
svg { display: block; width: 100%; }
.bar { height: 1.625rem; border-left: 1px solid var(--soft); }
.columns { height: 6.5rem; border-bottom: 1px solid var(--soft); border-top: 1px dashed var(--line); }
line { vector-effect: non-scaling-stroke; }
.grid { stroke: var(--line); stroke-width: 1; }
.halo { stroke: var(--card); stroke-width: 4; }
.whisker { stroke: var(--ink); stroke-width: 1.5; }
)";

constexpr std::string_view kTables = R"(
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
caption { padding: .7rem 1rem .3rem; text-align: left; font-weight: 650; }
th, td { padding: .45rem 1rem; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; color: var(--soft); font-weight: 500; white-space: nowrap; }
th { text-align: left; font-weight: 400; }
td, thead th:not(:first-child) { text-align: right; }
td { white-space: nowrap; }
td small { display: block; }
.scroll th[scope=row] { min-width: 9rem; }
.of th { padding-top: 1rem; background: var(--page); }
.movers { margin-top: .25rem; }
.movers thead th { white-space: normal; }
.movers thead th:last-child { overflow-wrap: normal; }
.movers caption, .movers th:first-child { padding-left: 0; }
.movers td:last-child, .movers thead th:last-child { padding-right: 0; }
.movers th code { display: block; }
details.card { padding: 0 1.25rem; margin-bottom: .75rem; }
details[open] { padding-bottom: 1rem; }
summary { padding: .75rem 0; cursor: pointer; font-weight: 500; }
summary small { margin-left: .5em; white-space: nowrap; }
.pair, .lists { display: grid; gap: 1.25rem 2.5rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
.lists { gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.list h4 { margin: 0 0 .25rem; font-size: .9375rem; font-weight: 600; }
.list h4 small { display: block; }
.list ol, .list ul { margin: 0; padding: 0 0 0 1.6rem; font-size: .875rem; line-height: 1.4; }
.list li { padding: .3rem .5rem; border-left: 3px solid transparent; }
.list li::marker { color: var(--soft); }
.list li.yes { border-color: var(--yes); }
.list li.no { border-color: var(--no); }
.list li > bdi { display: block; }
.lists + .list { margin-top: 1.25rem; }
.list.card { padding: .9rem 1.25rem; }
.list.card bdi { display: inline; }
.list p { font-size: .875rem; color: var(--soft); }
.mark { display: inline-block; margin: .1rem 0 0 .4em; padding: 0 .45em; border-radius: .3em;
  font-size: .75rem; font-weight: 600; white-space: nowrap; }
.mark.yes { color: var(--yes); background: var(--yes-back); }
.mark.no { color: var(--no); background: var(--no-back); }
dl.notes { margin: 0; padding-bottom: .25rem; font-size: .9375rem; }
dl.notes dt { font-weight: 600; }
dl.notes dd { margin: 0 0 .7rem; }
)";

constexpr std::string_view kPlaces = R"(
@media (max-width: 36rem) {
  header, main, footer { padding-left: .9rem; padding-right: .9rem; }
  h1 { font-size: 1.375rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: .6rem; }
  .tile, figure { padding-left: .9rem; padding-right: .9rem; }
  .row { grid-template-columns: 1fr auto; gap: 0 .75rem; padding-bottom: .3rem; }
  .row .bar, .row .axis { grid-column: 1 / -1; grid-row: 2; }
  th, td { padding-left: .5rem; padding-right: .5rem; }
}
@media print {
  :root { --page: #fff; --card: #fff; }
  body { font-size: 10.5pt; }
  nav { display: none; }
  section { padding-top: 1.25rem; }
  rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .system, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  figure, .tile, tr, .list li { break-inside: avoid; }
  h2, h3, caption, summary { break-after: avoid; }
  .scroll { overflow: visible; }
}
)";

constexpr std::string_view kSystems = R"(
.s0 { --own: var(--s0); } .s1 { --own: var(--s1); } .s2 { --own: var(--s2); }
.s3 { --own: var(--s3); } .s4 { --own: var(--s4); } .s5 { --own: var(--s5); }
.s6 { --own: var(--s6); } .s7 { --own: var(--s7); }
rect { fill: var(--own); }
)";

}  // namespace

std::string evaluation_style() {
  std::string out;
  for (const auto part : {kColours, kText, kParts, kTables, kPlaces, kSystems}) out += part;
  return out;
}

}  // namespace kindred
