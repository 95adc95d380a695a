kindred_tests(models
  models/analyzer_test.cpp models/candidates_test.cpp models/copies_test.cpp models/doc_set_test.cpp
  models/evaluate_test.cpp models/explain_test.cpp models/groups_test.cpp models/judged_test.cpp
  models/keys_test.cpp models/language_test.cpp models/links_test.cpp models/metrics_test.cpp
  models/model_sections_test.cpp models/model_test.cpp models/near_copies_test.cpp models/postings_test.cpp
  models/projection_test.cpp models/proximity_test.cpp models/published_test.cpp models/query_test.cpp
  models/ranker_test.cpp models/resampling_test.cpp models/reuse_test.cpp models/significance_test.cpp
  models/tfidf_test.cpp models/traits_test.cpp
  models/tune_test.cpp)
