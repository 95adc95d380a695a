#include "data/json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace kindred {
namespace {

TEST(JsonForTerminals, SaysTheSameWithoutWhatATerminalObeys) {
  const std::string text = "bell\x07 \x7f \u009b1m \u202egpj\u2066 \u2028 é \u200b €";
  const std::string json = json_for_terminals(nlohmann::json(text).dump());
  EXPECT_EQ(json, "\"bell\\u0007 \\u007f \\u009b1m \\u202egpj\\u2066 \\u2028 é \u200b €\"");
  EXPECT_EQ(nlohmann::json::parse(json), text);
  EXPECT_EQ(json_for_terminals("{}"), "{}");
}

TEST(JsonObjects, AreToldFromLiquidTags) {
  EXPECT_TRUE(begins_with_json_object("{\"title\": \"a}\"}\ntext"));
  EXPECT_FALSE(begins_with_json_object("{{ x }}"));
  EXPECT_FALSE(begins_with_json_object("{% x %}"));
  EXPECT_FALSE(begins_with_json_object(std::string(100'000, '{')));
}

}  // namespace
}  // namespace kindred
