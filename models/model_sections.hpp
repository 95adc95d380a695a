// A model as bytes that can be used where they lie.
#pragma once

#include "core/sections.hpp"
#include "models/model.hpp"

namespace kindred {

/// Adds all of a model, in pieces whose names begin with "model.". Shares memory with it.
void save_model(const Model& model, Sections& sections);

/// The model that was saved. What is large stays where it lies in the source, and is kept alive by
/// the model. Errors: a piece is missing or damaged, or the pieces do not fit together; what loads
/// can be asked without reading out of bounds, whatever the bytes are. The result does not depend
/// on `threads`.
Result<Model> load_model(const SectionSource& sections, unsigned threads = 1);

}  // namespace kindred
