// Writes the site of bad articles: write_hostile_site FOLDER
#include <cstdio>
#include <filesystem>

#include "tests/hostile/kinds.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: write_hostile_site FOLDER\n", stderr);
    return 2;
  }
  std::filesystem::create_directories(argv[1]);
  kindred::test::write_hostile_site(argv[1]);
  return 0;
}
