#!/usr/bin/env python3
"""Shows two results of kindred_bench as ratios.

    build/bench/bench/kindred_bench --benchmark_out=old.json --benchmark_out_format=json
    bench/compare.py old.json new.json

A ratio below 1 is less time than before. Of repeated runs the median counts.
"""
import argparse
import json
import pathlib
import statistics
import sys

SCALE = {"ns": 1e-6, "us": 1e-3, "ms": 1, "s": 1e3}
SAME = 0.05  # less than this is noise on a shared machine


def times(path):
    """Milliseconds by benchmark."""
    runs = {}
    try:
        benchmarks = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["benchmarks"]
    except OSError as error:
        sys.exit(f"{path}: {error.strerror}")
    except (ValueError, KeyError):
        sys.exit(f"{path}: no result of kindred_bench (--benchmark_out_format=json)")
    for run in benchmarks:
        if run.get("run_type") == "aggregate" or run.get("error_occurred"):
            continue
        runs.setdefault(run["run_name"], []).append(run["real_time"] * SCALE[run["time_unit"]])
    return {name: statistics.median(values) for name, values in runs.items()}


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("old")
    options.add_argument("new")
    given = options.parse_args()
    old, new = times(given.old), times(given.new)
    width = max((len(name) for name in old | new), default=10)
    print(f"{'benchmark':{width}}  {'old, ms':>10}  {'new, ms':>10}  ratio")
    for name in sorted(old | new):
        if name not in old or name not in new:
            print(f"{name:{width}}  only in the {'new' if name in new else 'old'} results")
            continue
        ratio = new[name] / old[name]
        word = "faster" if ratio < 1 - SAME else "slower" if ratio > 1 + SAME else ""
        print(f"{name:{width}}  {old[name]:10.3f}  {new[name]:10.3f}  {ratio:5.2f} {word}".rstrip())


if __name__ == "__main__":
    main()
