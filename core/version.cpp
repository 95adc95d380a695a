#include "core/version.hpp"

#include <elf.h>
#include <link.h>

#include <cstddef>
#include <cstring>

namespace kindred {
namespace {

std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

/// Appends the build id among the notes in [at, end), if there is one.
void add_build_id(const char* at, const char* end, std::string& ids) {
  while (static_cast<std::size_t>(end - at) >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, at, sizeof note);
    const char* name = at + sizeof note;
    const char* value = name + padded(note.n_namesz);
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0) {
      ids.append(value, note.n_descsz);
    }
    at = value + padded(note.n_descsz);
  }
}

int add_object(dl_phdr_info* object, std::size_t /*size*/, void* data) {
  auto& ids = *static_cast<std::string*>(data);
  ids += object->dlpi_name;
  ids += '\0';
  for (std::size_t i = 0; i < object->dlpi_phnum; ++i) {
    const auto& header = object->dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    const auto address = static_cast<std::uintptr_t>(object->dlpi_addr + header.p_vaddr);
    const auto* notes = reinterpret_cast<const char*>(address);  // NOLINT: the loader says so
    add_build_id(notes, notes + header.p_memsz, ids);
  }
  return 0;
}

}  // namespace

std::string_view version() { return KINDRED_VERSION; }
std::string_view revision() { return KINDRED_REVISION; }
std::string_view compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#else
  return "gcc " __VERSION__;
#endif
}

std::string build_ids() {
  std::string ids;
  ::dl_iterate_phdr(&add_object, &ids);
  return ids;
}

}  // namespace kindred
