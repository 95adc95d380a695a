# What is installed: the program, and for programs that embed kindred libraries, headers and a CMake package.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/kindred)

# Programs include <kindred/site/site.hpp>, the headers each other as "core/article.hpp".
install(TARGETS kindred_core kindred_models kindred_data kindred_site EXPORT kindredTargets
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kindred
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${CMAKE_INSTALL_INCLUDEDIR}/kindred)
install(TARGETS kindred EXPORT kindredTargets)
install(EXPORT kindredTargets NAMESPACE kindred:: DESTINATION ${package})

set(version_file ${PROJECT_BINARY_DIR}/kindredConfigVersion.cmake)
write_basic_package_version_file(${version_file} COMPATIBILITY SameMajorVersion)
install(FILES ${version_file} ${PROJECT_SOURCE_DIR}/cmake/kindredConfig.cmake
              ${PROJECT_SOURCE_DIR}/cmake/KindredLibraries.cmake
        DESTINATION ${package})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Man pages and completions, where the build makes them: they lie below share/ in the build tree as they will
# when they are installed (man/man1, bash-completion/completions, zsh/vendor-completions,
# fish/vendor_completions.d).
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/ DESTINATION ${CMAKE_INSTALL_DATADIR} OPTIONAL)
