#!/usr/bin/env python3
"""Times kindred and its peers on the same sites, in turn, and prints a table.

    bench/peers/setup                    # Debian's packages of the peers
    scripts/build bench
    bench/peers/run.py [--shared DIR] [--largest N] [--runs N] [--output results/FILE.json]

Times are medians of the runs, of whole processes, warm file cache; memory is the largest. What takes
longer than --once-above runs once, without warming up. The time of the peers grows with the square
of the articles: one is not run on a larger site where it took more than --limit seconds.
"""
import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KINDRED = ROOT / "build/bench/cli/kindred"
GENERATE = ROOT / "build/bench/bench/kindred_generate_site"
PYTHON = "/usr/bin/python3"  # Debian's, whose packages the peers are

PEERS = {
    "scikit-learn": "scikit_learn.py",
    "gensim": "gensim_index.py",
    "Xapian": "xapian_index.py",
    "dense (prelims)": "dense.py",
}
SIZES = [1000, 2000, 5000, 14_000, 30_000, 100_000, 300_000, 1_000_000]


def command(tool, site, body):
    if tool == "kindred":
        call = [KINDRED, "regenerate", site, "--dry-run", "--existing", "replace", "--no-cache"]
        return call + ([] if body else ["--set", "fields.body=0"])
    return [PYTHON, HERE / PEERS[tool], site] + (["--body"] if body else [])


def timed(call):
    """Seconds and MiB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, call))}: exit {process.returncode}\n{said}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def measure(name, articles, site, tools, body, given):
    """One row per tool: in turn, so that a slow minute of the machine is everybody's."""
    runs = {tool: [] for tool in tools}
    for turn in range(given.runs + 1):  # the first one warms up
        for tool in tools:
            if runs[tool] and runs[tool][0][0] > given.once_above:
                continue
            took = timed(command(tool, site, body))
            print(f"{name}: {tool} {took[0]:.2f} s", file=sys.stderr)
            if turn > 0 or took[0] > given.once_above:
                runs[tool].append(took)
    base = statistics.median(took for took, _ in runs["kindred"])
    for tool in tools:
        seconds = statistics.median(took for took, _ in runs[tool])
        yield {
            "site": name,
            "articles": articles,
            "tool": tool,
            "runs": len(runs[tool]),
            "seconds": round(seconds, 3),
            "mebibytes": round(max(memory for _, memory in runs[tool]), 1),
            "ratio": round(seconds / base, 2),
        }


def table(rows):
    yield "| site | tool | time, s | against kindred | peak memory, MiB |"
    yield "|---|---|---|---|---|"
    for row in rows:
        yield (
            f"| {row['site']} | {row['tool']} | {row['seconds']:.2f} | {row['ratio']:.1f} | "
            f"{row['mebibytes']:.0f} |"
        )


def generated(folder, articles, *options):
    site = folder / "-".join([str(articles), *options]).replace("--", "")
    subprocess.run([GENERATE, str(articles), site, *options], check=True, stdout=subprocess.DEVNULL)
    return site


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    options.add_argument("--largest", type=int, default=100_000, help="generated articles, at most")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--limit", type=float, default=10, help="seconds: see above")
    options.add_argument("--once-above", type=float, default=30, help="seconds: then one run only")
    options.add_argument("--output", type=pathlib.Path, help="the rows as JSON")
    given = options.parse_args()

    for program in (KINDRED, GENERATE):
        if not program.is_file():
            sys.exit(f"{program} is missing: run scripts/build bench")

    rows = []
    azure = given.shared / "corpora/azure"
    if azure.is_dir():
        tools = ["kindred", "scikit-learn", "gensim", "Xapian"]
        rows += measure("azure, 4,958 articles", 4958, azure, tools, False, given)
    else:
        print(f"{azure} is not there: left out", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        tools = ["kindred", "scikit-learn", "dense (prelims)"]
        site = generated(folder, 5000, "--body", "500")
        rows += measure("5,000 generated, with bodies", 5000, site, tools, True, given)
        tools = ["kindred", *PEERS]
        for articles in [size for size in SIZES if size <= given.largest]:
            site = generated(folder, articles)
            done = list(measure(f"{articles:,} generated", articles, site, tools, False, given))
            rows += done
            tools = [row["tool"] for row in done if row["tool"] == "kindred" or
                     row["seconds"] <= given.limit]
            subprocess.run(["rm", "-rf", site], check=True)
    print("\n".join(table(rows)))
    if given.output:
        revision = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"],
                                  capture_output=True, text=True, check=False).stdout.strip()
        given.output.write_text(json.dumps({
            "date": time.strftime("%Y-%m-%d"),
            "revision": revision,
            "runs": given.runs,
            "machine": f"{platform.machine()}, {os.cpu_count()} processors",
            "rows": rows,
        }, indent=1) + "\n")


if __name__ == "__main__":
    main()
