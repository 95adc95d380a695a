// read_yaml_cpp FOLDER: what yaml-cpp reads from the articles in FOLDER/content, as JSON for
// emission_test.py.
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

namespace {

std::string front_matter_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::size_t begin = text.find('\n') + 1;
  return text.substr(begin, text.find("\n---\n", begin) + 1 - begin);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: read_yaml_cpp FOLDER\n";
    return 2;
  }
  auto out = nlohmann::json::object();
  for (const auto& file : std::filesystem::directory_iterator(argv[1] + std::string("/content"))) {
    const YAML::Node front_matter = YAML::Load(front_matter_of(file.path()));
    auto related = nlohmann::json::array();
    for (const YAML::Node& entry : front_matter["related"]) {
      related.push_back({entry["title"].as<std::string>(), entry["plain"].as<std::string>()});
    }
    auto source = nlohmann::json::array();
    for (const YAML::Node& entry : front_matter["source"]) {
      source.push_back(entry["plain"].as<std::string>());
    }
    out[file.path().filename().string()] = {{"related", related}, {"source", source}};
  }
  std::cout << out.dump() << '\n';
  return 0;
}
