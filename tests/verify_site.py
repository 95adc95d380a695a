#!/usr/bin/env python3
"""Proves that two versions of a site differ in nothing but their related blocks.

Usage: verify_site.py BEFORE AFTER

Shares no code with kindred. For every file: the bytes without the related block (and without the one
blank line that may set a new block off) are the same before and after; a real YAML parser reads the
same values from both, but for `related`; the new block is a list of maps that name a title and lead
somewhere, none of them to the article itself. Prints one line of figures; exit 1 on any difference.
"""
import os
import sys

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def files_of(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def split_front_matter(data):
    """The front matter's lines between the fences, or None."""
    lines = data.split(b"\n")
    first = lines[0]
    if first.startswith(b"\xef\xbb\xbf"):
        first = first[3:]
    if first.rstrip() != b"---":
        return None
    for i, line in enumerate(lines[1:], 1):
        if line.rstrip() == b"---":
            return lines, i
    return None


def cut_related(data):
    """(text before the block, block, text behind it); the block is None where there is none."""
    parts = split_front_matter(data)
    if parts is None:
        return data, None, b""
    lines, end = parts
    start = next((i for i in range(1, end) if lines[i].startswith(b"related:")), None)
    if start is None:
        return data, None, b""
    stop = start + 1
    last = start
    while stop < end:
        line = lines[stop]
        if line.strip() and not line.startswith((b" ", b"\t", b"- ")):
            break
        if line.strip():
            last = stop
        stop += 1
    stop = last + 1
    join = lambda some: b"".join(line + b"\n" for line in some)
    head, block, tail = join(lines[:start]), join(lines[start:stop]), b"\n".join(lines[stop:])
    return head, block, tail


def with_block_taken_out(head, tail):
    """What may have stood there without the block: a new one may bring one blank line with it."""
    candidates = [head + tail]
    for blank in (b"\r\n", b"\n"):
        if head.endswith(b"\n" + blank):
            candidates.append(head[: -len(blank)] + tail)
        if tail.startswith(blank):
            candidates.append(head + tail[len(blank):])
    return candidates


def same_but_for_block(before, after):
    head_a, block_a, tail_a = cut_related(after)
    head_b, block_b, tail_b = cut_related(before)
    if block_a is None and block_b is None:
        return before == after
    if block_a is None:
        return after in with_block_taken_out(head_b, tail_b)
    if block_b is None:
        return before in with_block_taken_out(head_a, tail_a)
    return head_a == head_b and tail_a == tail_b


def values_of(data):
    parts = split_front_matter(data)
    if parts is None:
        return None
    lines, end = parts
    return yaml.load(b"\n".join(lines[1:end]).decode("utf-8"), Loader)


def check_values(path, before, after, problems):
    try:
        old, new = values_of(before), values_of(after)
    except yaml.YAMLError as error:
        problems.append(f"{path}: not read by the other parser: {error}")
        return 0
    if not isinstance(new, dict):
        problems.append(f"{path}: no map of values")
        return 0
    related = new.pop("related", None) or []
    old.pop("related", None)
    if old != new or list(old) != list(new):
        problems.append(f"{path}: another value changed")
    own = {new.get(key) for key in ("webUrl", "originalUrl")} - {None}
    for entry in related:
        targets = [entry.get(key) for key in ("webUrl", "originalUrl", "path", "url", "permalink")]
        if not isinstance(entry, dict) or not any(targets):
            problems.append(f"{path}: an entry that leads nowhere")
        elif own & set(targets):
            problems.append(f"{path}: an entry that leads to the article itself")
    return len(related)


def compare(before_folder, after_folder):
    before, after = files_of(before_folder), files_of(after_folder)
    problems = []
    if before.keys() != after.keys():
        problems.append(f"other files: {sorted(before.keys() ^ after.keys())[:5]}")
    changed = links = 0
    for path in sorted(before.keys() & after.keys()):
        if before[path] == after[path]:
            continue
        changed += 1
        if not same_but_for_block(before[path], after[path]):
            problems.append(f"{path}: bytes outside the related block changed")
            continue
        links += check_values(path, before[path], after[path], problems)
    return len(before), changed, links, problems


def words_of(text):
    return frozenset("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def check_copies(folder):
    """No list holds the article itself, a copy of it, a removed article, or two copies. Near-copies
    have 85 % of the words of their titles and excerpts in common if they were published within two
    weeks of each other, else 95 %; texts of fewer than 8 words are too short to tell."""
    articles = {path: values_of(data) for path, data in files_of(folder).items() if path.endswith(".md")}
    removed = {a.get("webUrl") for a in articles.values() if a and a.get("removed") is True}
    problems, lists = [], 0

    def is_copy(a, b):
        fold = lambda item: " ".join(f"{item.get('title')} {item.get('excerpt')}".casefold().split())
        link = lambda item: item.get("webUrl") or item.get("originalUrl") or item.get("path")
        if link(a) == link(b) or fold(a) == fold(b):
            return True
        x, y = words_of(fold(a)), words_of(fold(b))
        dates = [item.get("publishedDateTime") for item in (a, b)]
        near = 0.95 if all(dates) and abs(dates[0] - dates[1]).days >= 14 else 0.85
        return min(len(x), len(y)) >= 8 and len(x & y) >= near * len(x | y)

    for path, fields in sorted(articles.items()):
        related = (fields or {}).get("related") or []
        lists += bool(related)
        for i, entry in enumerate(related):
            if entry.get("webUrl") in removed:
                problems.append(f"{path}: a removed article")
            if is_copy(entry, fields):
                problems.append(f"{path}: itself or a copy of it: {entry.get('title')}")
            problems += [f"{path}: two copies: {entry.get('title')} / {other.get('title')}"
                         for other in related[:i] if is_copy(entry, other)]
    return lists, problems


def main():
    total, changed, links, problems = compare(sys.argv[1], sys.argv[2])
    for problem in problems[:20]:
        print(problem)
    print(f"{total} files, {changed} changed, {links} links in them, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
