#include "models/tune.hpp"
namespace kindred {
Tuning tune(const Corpus&, const Judgements&, const Options& start, const TuneRequest&, Progress&) { Tuning t; t.best = start; return t; }
}
