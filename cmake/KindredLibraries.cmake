# Imported targets for libraries that ship no CMake package of their own.
include_guard()

function(kindred_import name header library)
  find_path(KINDRED_${name}_INCLUDE ${header} REQUIRED)
  add_library(kindred::${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(kindred::${name} SYSTEM INTERFACE ${KINDRED_${name}_INCLUDE})
  if(library)
    find_library(KINDRED_${name}_LIBRARY ${library} REQUIRED)
    target_link_libraries(kindred::${name} INTERFACE ${KINDRED_${name}_LIBRARY})
  endif()
endfunction()

kindred_import(stemmer libstemmer.h stemmer)
kindred_import(utf8proc utf8proc.h utf8proc)
kindred_import(xxhash xxhash.h xxhash)
kindred_import(dtl dtl/dtl.hpp "")
kindred_import(md4c md4c.h md4c)
