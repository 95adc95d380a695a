# Debian packages of what is installed, for `cpack` (scripts/package): the program, and what programs that embed
# kindred need. debian/finish.cmake adds what Debian wants beside.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL program development)  # the licence is part of Debian's copyright files
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian/finish.cmake)
# Whatever the umask is.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_CONTACT "The kindred maintainers <maintainers@kindred.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own, the first line of its description

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE gzip)  # xz: a quarter smaller, four times as long
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME kindred)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Any BLAS will do; the reference one is several times slower.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS libopenblas0)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "bash-completion, hugo, jekyll")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "related articles for folders of Markdown
kindred keeps the related articles of a site up to date. It reads a folder of
Markdown articles with YAML front matter, finds for each the ones that a
reader should see next, and writes them into the article's own front matter
as a generated block, and changes not one other byte.

Sites of Jekyll and Hugo work without configuration. A run can be checked in
continuous integration, explained, compared with what people judged, and
taken back.")

# What cmake/kindredConfig.cmake finds, in no older version than it was built with. OpenMP comes with the compiler.
# The targets of the CMake package name the program, too.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libkindred-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS program)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    libfaiss-dev "libopenblas-dev | libblas-dev" liblapack-dev "libyaml-dev (>= 0.2.5)" "libsimdjson-dev (>= 3)"
    libstemmer-dev libutf8proc-dev libxxhash-dev libmd4c-dev)
list(JOIN CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "cmake, g++")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "related articles for folders of Markdown: development files
kindred keeps the related articles of a site up to date: for each of its
articles it finds the ones that a reader should see next.

This package has the static libraries, headers and the CMake package with
which a program opens a site and asks it itself, and such a program as an
example.")

include(CPack)
