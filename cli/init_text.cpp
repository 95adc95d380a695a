#include "cli/init_text.hpp"

#include "cli/console.hpp"

namespace kindred::cli {
namespace {

std::string share(std::size_t part, std::size_t all) {
  if (part == all) return "all";
  return part == 0 ? "none" : with_thousands(part) + " of " + with_thousands(all);
}

std::string line(const std::string& name, const std::string& text) {
  std::string out = "  " + name;
  out.append(out.size() < 14 ? 14 - out.size() : 1, ' ');
  return out + text + "\n";
}

/// "_posts (12), guides (2) and 3 more".
std::string listed(const std::vector<std::pair<std::string, std::size_t>>& counts) {
  constexpr std::size_t kMost = 4;
  std::string text;
  for (std::size_t i = 0; i < counts.size() && i < kMost; ++i) {
    text += (i == 0 ? "" : ", ") + counts[i].first + " (" + with_thousands(counts[i].second) + ")";
  }
  if (counts.size() > kMost) text += " and " + std::to_string(counts.size() - kMost) + " more";
  return text;
}

bool mostly_outside(const Recognition& found) { return 2 * found.external > found.articles; }

std::string site_key(const Recognition& found) {
  if (!found.knows_urls) return "";
  const std::string kind = found.generator == "Jekyll" ? "jekyll" : "hugo";
  return "# Urls of articles are those that " + found.generator + " makes by " + found.config +
         ".\nsite:\n  kind: " + kind + "\n\n";
}

std::string entry_key(const Recognition& found) {
  if (mostly_outside(found)) return "";
  return "# What an entry of a list is called that leads to the site itself: title, path, date and "
         "excerpt go by the\n# names that its article has for them, its url by this one.\n"
         "entry: [title, url]\n\n";
}

std::string existing_key(const Recognition& found) {
  const std::string about =
      "# `related` blocks that kindred did not write: keep them, or replace them.\n";
  if (found.foreign_blocks == 0) return about + "# existing: keep\n\n";
  return about + "# There are " + with_thousands(found.foreign_blocks) + ".\nexisting: keep\n\n";
}

}  // namespace

std::string configuration_for(const Recognition& found) {
  std::string text =
      "# How kindred finds the related articles of this site. Written by `kindred init`; what does "
      "not stand\n# here is the default (all keys: `man kindred`, or docs/reference).\n\n";
  text += "# Links per article.\nlimit: 5\n\n";
  text += site_key(found) + entry_key(found);
  text +=
      "# Folders or globs that hold articles, relative to this file; none: all that may.\n"
      "# content: [" +
      (found.folders.empty() ? "" : found.folders.front().first) + "]\n\n";
  text += existing_key(found);
  text +=
      "# Articles that say so are in no list.\n"
      "# exclude: {removed: true, deleted: true, draft: true}\n\n"
      "rank:\n"
      "  # How much better articles are preferred, where they state a quality or a heat; 0 to 1.\n"
      "  # quality: 0.3\n"
      "  # heat: 0.1\n"
      "  # How much articles of the same time are preferred; auto: as the site itself suggests.\n"
      "  proximity: auto\n";
  return text;
}

std::string findings_of(const std::string& site, const Recognition& found) {
  std::string text = printable(site) + ": " + counted(found.articles, "article");
  if (!found.generator.empty()) {
    text += ", a site for " + found.generator + " (" + found.config + ")";
  }
  text += "\n" + line("folders", listed(found.folders));
  text += line("excerpts", share(found.with_excerpt, found.articles));
  text += line("topics", share(found.with_topics, found.articles));
  text += line("dates", share(found.with_date, found.articles));
  std::string urls = share(found.with_url, found.articles);
  if (found.external > 0) {
    urls += ", " + share(found.external, found.with_url) + " of them lead out of the site";
  } else if (found.knows_urls) {
    urls += ", by " + found.config;
  }
  text += line("urls", urls);
  if (!found.languages.empty()) text += line("languages", listed(found.languages));
  if (found.own_blocks + found.foreign_blocks > 0) {
    text += line("lists", with_thousands(found.own_blocks) + " that kindred wrote, " +
                              with_thousands(found.foreign_blocks) + " others, which it keeps");
  }
  if (found.skipped > 0) {
    text += line("skipped", with_thousands(found.skipped) + ", see kindred doctor");
  }
  return text;
}

std::string next_steps(const std::string& site, const Recognition& found) {
  const std::string name = printable(site);
  std::string text = "Next:\n";
  text += "  kindred doctor " + name + "                what an editor should look at\n";
  text +=
      "  kindred regenerate " + name + " --diff     look at the links before anything is written\n";
  text += "  kindred regenerate " + name + "            write them\n";
  if (!found.generator.empty() && !mostly_outside(found)) {
    text += "Then show `related` in the template of an article";
    if (found.generator == "Jekyll") {
      text +=
          ":\n  {% for entry in page.related %}<a href=\"{{ entry.url }}\">{{ entry.title }}</a>"
          "{% endfor %}\n";
    } else if (found.generator == "Hugo") {
      text += ":\n  {{ range .Params.related }}<a href=\"{{ .url }}\">{{ .title }}</a>{{ end }}\n";
    } else {
      text += "; its entries have title, path, date and excerpt.\n";
    }
  }
  return text;
}

}  // namespace kindred::cli
