// What --help says besides the options. The manual reads it too (cli/manual.cpp): "Examples:" and
// "Exit codes:" begin sections; an example and what it shows are at least two spaces apart; ASCII
// only.
#pragma once

namespace kindred::cli {

inline constexpr const char* kAbout =
    "Related articles for folders of Markdown.\n"
    "kindred reads articles with YAML front matter, finds for each the ones a reader should see\n"
    "next, and keeps them in each article's generated `related` block. No other byte changes.";

inline constexpr const char* kRegenerateExamples =
    "\nExamples:\n"
    "  kindred regenerate site --dry-run          what would change, and how long it takes\n"
    "  kindred regenerate site                    write the related links of every article\n"
    "  kindred regenerate site _news/a.md -n 3    of one article, three links\n"
    "  kindred regenerate site --check            in CI: exit 1 and a list if links are stale\n"
    "  kindred regenerate site --check --format github    the same, shown beside the articles\n"
    "  kindred regenerate site --diff | less      look before you write\n"
    "  kindred regenerate site --set rank.quality=0 --set content=[_posts]\n"
    "  kindred regenerate site --remove           take out every block that kindred wrote\n"
    "\nExit codes: 0 clean; 1 articles were skipped or refused, or --check found stale ones;\n"
    "2 could not run; 130 interrupted.\n"
    "Configuration: kindred.yml, nearest upward from SITE; kindred(1) lists its keys.\n";

inline constexpr const char* kSimilarExamples =
    "\nExamples:\n"
    "  kindred similar ferries-go-electric --site site\n"
    "  kindred similar site/_news/a.md --site site --explain\n"
    "  kindred similar a --site site --why-not b             the rule that keeps b out\n"
    "  kindred similar --site site --text 'electric ferries' -n 5\n"
    "  kindred similar - --site site --format ndjson         a query per line of standard input\n"
    "\nExit codes: 0 clean; 1 articles were skipped; 2 could not run; 130 interrupted.\n";

inline constexpr const char* kEvaluateExamples =
    "\nExamples:\n"
    "  kindred evaluate --site site --relations relations.yml\n"
    "  kindred evaluate --site site --relations front-matter --baselines\n"
    "  kindred evaluate --site site --relations r.yml --compare new.yml --report report.html\n"
    "  kindred evaluate --site site --relations judged.qrels --run other-tool.run\n"
    "  kindred evaluate --site site --relations r.yml --metrics nDCG@5,R@20 --format json\n"
    "\nMetrics: nDCG, AP, P, R, RR, Success, Judged with @cutoff, and Rprec, as trec_eval defines\n"
    "them; its own names (ndcg_cut_10, map, recip_rank) work too.\n"
    "Relations: YAML as relations.yml (by its name, or its first line '- ...'), TREC qrels,\n"
    "or the word front-matter: the `related` blocks that kindred did not write.\n"
    "Where --report, --run-out or --qrels-out is '-', the figures go to standard error.\n"
    "Exit codes: 0 clean; 1 articles were skipped; 2 could not run; 130 interrupted.\n";

inline constexpr const char* kTuneExamples =
    "\nExamples:\n"
    "  kindred tune --site site --relations relations.yml --output tuned.yml\n"
    "  kindred tune --site site --relations judged.qrels --output tuned.yml --budget 300\n"
    "  kindred evaluate --site site --relations relations.yml --config tuned.yml\n"
    "\nThe search begins with the site's configuration and tries other field weights, shares of "
    "the\n"
    "similarity, boosts and closeness in time. Groups of related articles are left out in turn: "
    "the\n"
    "gain that is printed is that of articles which the search had not seen. The file is complete\n"
    "(what differs from the defaults, whoever set it) and never takes the place of another.\n"
    "Exit codes: 0 the configuration was written; 1 it was written, but articles were skipped, or\n"
    "there was no gain above zero and nothing was written; 2 could not run; 130 interrupted.\n";

inline constexpr const char* kDoctorExamples =
    "\nExamples:\n"
    "  kindred doctor site                              what an editor should look at\n"
    "  kindred doctor site -v | less                    every warning, and the notes\n"
    "  kindred doctor site --ignore duplicate-url       in CI, where that is meant\n"
    "  kindred doctor site --format sarif > kindred.sarif    for code scanning\n"
    "  kindred doctor site --format github              annotations in the log of GitHub Actions\n"
    "\nNothing is changed. Errors are what readers stumble over: urls that articles share, "
    "entries\n"
    "of lists that lead nowhere, to the article itself or to what is not published.\n"
    "Exit codes: 0 no errors, warnings allowed; 1 there are errors; 2 could not run;\n"
    "130 interrupted.\n";

inline constexpr const char* kInitExamples =
    "\nExamples:\n"
    "  kindred init site                       look at the site, write site/kindred.yml\n"
    "  kindred init site && kindred regenerate site --diff\n"
    "\nNever overwrites a kindred.yml, and changes nothing else.\n"
    "Exit codes: 0 written; 2 could not run: no articles, or there is a kindred.yml;\n"
    "130 interrupted.\n";

inline constexpr const char* kCompleteExamples =
    "\nExamples:\n"
    "  source <(kindred complete bash)     in this shell; in ~/.bashrc or ~/.zshrc for every one\n"
    "  kindred complete fish | source      the same for fish\n"
    "  kindred complete bash > ~/.local/share/bash-completion/completions/kindred\n"
    "  kindred complete zsh > ~/.zfunc/_kindred                    a folder of your $fpath\n"
    "  kindred complete fish > ~/.config/fish/completions/kindred.fish\n"
    "\nCompletes commands, options and their values, keys of the configuration, and for similar "
    "the\n"
    "articles of the site that --site names, else of the current folder.\n"
    "Exit codes: 0 clean; 2 could not run.\n";

inline constexpr const char* kManualExamples =
    "\nExamples:\n"
    "  kindred manual | man -l -            the page of the program\n"
    "  kindred manual similar | man -l -    the page of a command\n"
    "  kindred manual tune > /usr/local/share/man/man1/kindred-tune.1\n"
    "  kindred manual doctor --format markdown    the same for a web page\n"
    "\nExit codes: 0 clean; 2 could not run.\n";

}  // namespace kindred::cli
