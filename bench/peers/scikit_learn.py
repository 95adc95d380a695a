#!/usr/bin/env python3
"""scikit-learn: sparse TF-IDF, products of blocks of rows, so that memory stays bounded."""
import articles
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

ROWS = 500


def nearest(rows):
    columns = rows.T.tocsr()
    for begin in range(0, rows.shape[0], ROWS):
        block = (rows[begin : begin + ROWS] @ columns).toarray()
        block[np.arange(len(block)), np.arange(begin, begin + len(block))] = -1
        best = np.argpartition(-block, articles.K, axis=1)[:, : articles.K]
        order = np.argsort(-np.take_along_axis(block, best, axis=1), axis=1)
        yield from np.take_along_axis(best, order, axis=1)


rows = TfidfVectorizer().fit_transform(articles.texts(__doc__))
articles.report(list(nearest(rows)))
