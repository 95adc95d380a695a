"""Runs over one site at once."""
import os
import subprocess

from site_state import Known, Row, check_next_run, copy, snapshot

CONFLICT = "changed while kindred was at work; left alone, run again"


def check(tools, work, full):
    row = Row("together", "two or three runs over a site at once, with one cache or several")
    known = Known(tools.kindred, tools.examples, work)
    site = os.path.join(work, "site")
    for i in range(60 if full else 8):
        copy(known.before, site)
        caches = [os.path.join(work, f"cache-{i}-{0 if i % 2 else j}") for j in range(2 + i % 2)]
        options = ["--no-sync"] if i % 4 > 1 else []
        running = [subprocess.Popen([tools.kindred, "regenerate", site, "--cache", cache, *options],
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                   for cache in caches]
        for process in running:
            out, err = process.communicate(timeout=60)
            story = f"round {i}: {process.returncode} {out} {err}"
            others = [line for line in err.splitlines() if not line.endswith(CONFLICT)]
            row.check(not others and process.returncode == (1 if err else 0), story)
        row.runs += 1
        row.check_files(known.problems(snapshot(site)), f"round {i}")
        row.check(snapshot(site) == known.new, f"round {i}: not all is new")
        check_next_run(row, known, site, caches[0], f"round {i}")
    return [row]
