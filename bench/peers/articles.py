"""What the peers' scripts share: articles as texts, read as a site engineer would."""
import argparse
import pathlib
import re

import yaml

OLD_BLOCK = re.compile(r"^related:[^\n]*\n(?:[ \t-][^\n]*\n|\n)*", re.MULTILINE)
K = 10  # related articles wanted


def read(path, body):
    """Title, excerpt and topics (and the body) of one file; None if it is no article."""
    text = path.read_text(encoding="utf-8")
    end = text.find("\n---", 4)
    if not text.startswith("---\n") or end < 0:
        return None
    # An old block is most of the bytes, and is not needed: cut off before parsing.
    fields = yaml.load(OLD_BLOCK.sub("", text[4 : end + 1]), Loader=yaml.CSafeLoader) or {}
    parts = [fields.get("title"), fields.get("excerpt"), *(fields.get("topics") or [])]
    if body:
        parts.append(text[end + 4 :])
    return " ".join(str(part) for part in parts if part)


def texts(description):
    """The texts of SITE/**/*.md, by path."""
    options = argparse.ArgumentParser(description=description)
    options.add_argument("site", type=pathlib.Path)
    options.add_argument("--body", action="store_true", help="bodies, too")
    given = options.parse_args()
    read_ones = (read(path, given.body) for path in sorted(given.site.rglob("*.md")))
    return [text for text in read_ones if text is not None]


def report(lists):
    print(f"{len(lists)} articles, {sum(len(found) for found in lists)} links")
