# What is installed: the program, and for programs that embed kindred libraries, headers and a CMake package.
# Each is a component, and a Debian package (KindredPackages.cmake).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/kindred)

# Programs include <kindred/site/site.hpp>, the headers each other as "core/article.hpp".
install(TARGETS kindred_core kindred_models kindred_data kindred_site EXPORT kindredTargets
  ARCHIVE COMPONENT development
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kindred COMPONENT development
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${CMAKE_INSTALL_INCLUDEDIR}/kindred)
install(TARGETS kindred EXPORT kindredTargets COMPONENT program)
install(EXPORT kindredTargets NAMESPACE kindred:: DESTINATION ${package} COMPONENT development)

set(version_file ${PROJECT_BINARY_DIR}/kindredConfigVersion.cmake)
write_basic_package_version_file(${version_file} COMPATIBILITY SameMajorVersion)
install(FILES ${version_file} ${PROJECT_SOURCE_DIR}/cmake/kindredConfig.cmake
              ${PROJECT_SOURCE_DIR}/cmake/KindredLibraries.cmake
        DESTINATION ${package} COMPONENT development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples/embed
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libkindred-dev/examples COMPONENT development)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT licence)

# The schemas of what the program writes as JSON.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/schema
        DESTINATION ${CMAKE_INSTALL_DATADIR}/kindred COMPONENT program FILES_MATCHING PATTERN "*.json")

# Man pages and completions, where the build makes them: they lie below share/ in the build tree as they will
# when they are installed (man/man1, bash-completion/completions, zsh/vendor-completions,
# fish/vendor_completions.d).
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/ DESTINATION ${CMAKE_INSTALL_DATADIR} COMPONENT program OPTIONAL)
