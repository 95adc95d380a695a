#!/usr/bin/env python3
"""gensim: dictionary, TF-IDF model, sparse similarity index."""
import articles
from gensim.corpora import Dictionary
from gensim.models import TfidfModel
from gensim.similarities import SparseMatrixSimilarity
from gensim.utils import simple_preprocess

words = [simple_preprocess(text) for text in articles.texts(__doc__)]
dictionary = Dictionary(words)
bags = [dictionary.doc2bow(text) for text in words]
model = TfidfModel(bags)
index = SparseMatrixSimilarity(
    model[bags], num_features=len(dictionary), num_docs=len(bags), num_best=articles.K + 1
)
articles.report([found[1:] for found in index[model[bags]]])
