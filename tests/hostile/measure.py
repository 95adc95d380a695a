#!/usr/bin/env python3
"""What a site of bad articles costs: within 2 seconds and 300 MB?

measure.py WRITE_HOSTILE_SITE KINDRED

KINDRED is to be a release build. What counts is the time of the processors, that of all threads together: it
is more than the time on a clock where nothing else runs, and a busy machine is no fault.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

MOST_SECONDS, MOST_MEGABYTES = 2.0, 300


def main():
    writer, kindred = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "site")
        subprocess.run([writer, site], check=True)
        begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([kindred, "regenerate", site, "--no-config", "--cache",
                               os.path.join(folder, "cache"), "--format", "json"],
                              stdout=subprocess.PIPE)
        clock, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        summary = json.loads(done.stdout)
    peak = summary["peak_memory_bytes"] / 1e6
    print(f"{summary['articles']} articles, {summary['skipped']} skipped, {summary['written']} written, "
          f"exit code {done.returncode}: {seconds:.2f} s of processors ({clock:.2f} s on the clock), {peak:.0f} MB")
    sound = done.returncode == 1 and summary["skipped"] >= 60 and summary["refused"] == 0
    return 0 if sound and seconds < MOST_SECONDS and peak < MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
