# find_package(kindred): kindred::site opens a site and asks it; below it are kindred::models, kindred::data and
# kindred::core. kindred::kindred is the program. OpenMP comes before faiss, whose config needs it.
include(CMakeFindDependencyMacro)
find_dependency(Threads)
find_dependency(OpenMP)
find_dependency(BLAS)
find_dependency(LAPACK)
find_dependency(faiss CONFIG)
find_dependency(simdjson CONFIG)

include(${CMAKE_CURRENT_LIST_DIR}/KindredLibraries.cmake)
if(KINDRED_MISSING)
  set(kindred_FOUND FALSE)
  set(kindred_NOT_FOUND_MESSAGE "kindred needs these libraries: ${KINDRED_MISSING}")
  return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/kindredTargets.cmake)
