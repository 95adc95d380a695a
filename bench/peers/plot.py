#!/usr/bin/env python3
"""Draws time against number of articles from results of run.py, both axes logarithmic.

    bench/peers/plot.py results.json picture.svg
"""
import json
import math
import pathlib
import sys

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 40, 60
COLOURS = {
    "kindred": "#0b6e4f",
    "scikit-learn": "#c8553d",
    "gensim": "#3d5a98",
    "Xapian": "#8a6d1d",
    "dense (prelims)": "#7a4988",
}
STYLE = """
text{font:13px sans-serif;fill:#222}.small{font-size:12px;fill:#555}
.grid{stroke:#ddd;stroke-width:1}.line{fill:none;stroke-width:2.5}
.back{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#eee}.small{fill:#bbb}
.grid{stroke:#444}.back{fill:#1b1b1b}}
"""


def decades(values):
    return range(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 1)


def scale(value, exponents, begin, end):
    first, last = exponents[0], exponents[-1]
    return begin + (math.log10(value) - first) / (last - first) * (end - begin)


def apart(places, least=16):
    """Moves labels down until none covers another."""
    moved, last = {}, -math.inf
    for name, place in sorted(places.items(), key=lambda item: item[1]):
        last = max(place, last + least)
        moved[name] = last
    return moved


def draw(rows):
    lines = {}
    for row in rows:
        if row["site"].endswith(" generated"):
            lines.setdefault(row["tool"], []).append((row["articles"], row["seconds"]))
    across = decades([articles for line in lines.values() for articles, _ in line])
    up = decades([seconds for line in lines.values() for _, seconds in line])

    def x(articles):
        return scale(articles, across, LEFT, WIDTH - RIGHT)

    def y(seconds):
        return scale(seconds, up, HEIGHT - BOTTOM, TOP)

    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="Seconds against number of articles"><style>{STYLE}</style>'
    )
    yield f'<rect class="back" width="{WIDTH}" height="{HEIGHT}"/>'
    yield f'<text x="{LEFT}" y="22">Related links for every article of a site, whole process</text>'
    for exponent in across:
        at = x(10**exponent)
        yield f'<path class="grid" d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}"/>'
        yield (
            f'<text class="small" x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">'
            f"{10**exponent:,}</text>"
        )
    for exponent in up:
        at = y(10.0**exponent)
        label = f"{10.0**exponent:g} s"
        yield f'<path class="grid" d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}"/>'
        yield f'<text class="small" x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{label}</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text class="small" x="{middle}" y="{HEIGHT - 14}" text-anchor="middle">articles</text>'
    labels = apart({tool: y(line[-1][1]) + 4 for tool, line in lines.items()})
    for tool, line in lines.items():
        colour = COLOURS.get(tool, "#555")
        points = " ".join(f"{x(articles):.1f},{y(seconds):.1f}" for articles, seconds in line)
        yield f'<polyline class="line" stroke="{colour}" points="{points}"/>'
        for articles, seconds in line:
            yield f'<circle cx="{x(articles):.1f}" cy="{y(seconds):.1f}" r="3.5" fill="{colour}"/>'
        yield (
            f'<text x="{x(line[-1][0]) + 10:.1f}" y="{labels[tool]:.1f}" '
            f'style="fill:{colour}">{tool}</text>'
        )
    yield "</svg>"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    rows = json.loads(pathlib.Path(sys.argv[1]).read_text())["rows"]
    pathlib.Path(sys.argv[2]).write_text("\n".join(draw(rows)) + "\n")


if __name__ == "__main__":
    main()
