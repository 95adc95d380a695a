#!/usr/bin/env python3
"""Related articles with scikit-learn, as a site engineer would script them today.

Reads SITE/**/*.md, cuts an old `related` block off before it parses the front matter (PyYAML's C
parser), weighs title, excerpt and topics by TF-IDF (with --body the body, too), and takes the ten
of the largest cosine. Blocks of rows are multiplied, so that memory stays bounded.
"""
import argparse
import pathlib
import re
import sys

import numpy as np
import yaml
from sklearn.feature_extraction.text import TfidfVectorizer

OLD_BLOCK = re.compile(r"^related:[^\n]*\n(?:[ \t-][^\n]*\n|\n)*", re.MULTILINE)
ROWS = 500
K = 10


def read(path, body):
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return None
    end = text.find("\n---", 4)
    if end < 0:
        return None
    fields = yaml.load(OLD_BLOCK.sub("", text[4 : end + 1]), Loader=yaml.CSafeLoader) or {}
    topics = fields.get("topics") or []
    parts = [fields.get("title"), fields.get("excerpt"), *topics]
    if body:
        parts.append(text[end + 4 :])
    return " ".join(str(part) for part in parts if part)


def nearest(rows):
    columns = rows.T.tocsr()
    for begin in range(0, rows.shape[0], ROWS):
        block = (rows[begin : begin + ROWS] @ columns).toarray()
        block[np.arange(len(block)), np.arange(begin, begin + len(block))] = -1
        k = min(K, block.shape[1] - 1)
        best = np.argpartition(-block, k, axis=1)[:, :k]
        order = np.argsort(-np.take_along_axis(block, best, axis=1), axis=1)
        yield from np.take_along_axis(best, order, axis=1)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", type=pathlib.Path)
    options.add_argument("--body", action="store_true")
    given = options.parse_args()
    texts = [read(path, given.body) for path in sorted(given.site.rglob("*.md"))]
    texts = [text for text in texts if text is not None]
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    links = sum(len(best) for best in nearest(rows))
    print(f"{len(texts)} articles, {links} links", file=sys.stderr)


if __name__ == "__main__":
    main()
