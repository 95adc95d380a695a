// What was read of a site, as pieces of a cache file and back.
#pragma once

#include <cstdint>

#include "core/sections.hpp"
#include "data/corpus_loader.hpp"

namespace kindred {

/// What became of every file, in pieces named "files.*": all of `loaded` but its articles.
void save_files(const Loaded& loaded, Sections& sections);
Result<Loaded> load_files(const SectionSource& sections);

/// The articles, in pieces named "corpus.*".
void save_corpus(const Corpus& corpus, Sections& sections);
Result<Corpus> load_saved_corpus(const SectionSource& sections);

/// What writing needs to know of their files, in pieces named "writing.*".
void save_writing(const std::vector<ArticleFile>& files, Sections& sections);
Result<std::vector<ArticleFile>> load_writing(const SectionSource& sections);

/// Of the names and bytes of the files, and what became of them.
std::uint64_t contents_fingerprint(const FileTable& table);

/// Of all values of the articles, from save_corpus(): equal ones make equal models.
std::uint64_t corpus_fingerprint(const Sections& sections);

}  // namespace kindred
