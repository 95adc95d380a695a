#!/usr/bin/env python3
"""scikit-learn as prelims uses it: dense TF-IDF, the cosine of every pair in one matrix."""
import articles
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

vectors = TfidfVectorizer().fit_transform(articles.texts(__doc__)).toarray()
similarity = cosine_similarity(vectors)
articles.report([row.argsort()[::-1][1 : articles.K + 1] for row in similarity])
