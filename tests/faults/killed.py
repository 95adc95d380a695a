"""SIGKILL at any moment of a run over the example site."""
import os
import random
import signal
import subprocess
import time

from site_state import Known, Row, check_next_run, copy, snapshot


def start(tools, site, cache, *more):
    return subprocess.Popen([tools.kindred, "regenerate", site, "--cache", cache, *more],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def check(tools, work, full):
    row = Row("killed", "SIGKILL at a random moment")
    chance = random.Random(7)
    known = Known(tools.kindred, tools.examples, work)
    site, cache = os.path.join(work, "site"), os.path.join(work, "cache")
    empty = os.path.join(work, "empty")
    os.makedirs(empty)

    copy(known.before, site)
    begun = time.monotonic()
    assert start(tools, site, cache).wait() == 0
    whole = time.monotonic() - begun

    wanted = 500 if full else 40
    half_done = 0
    # How many runs die half done depends on the machine's other work: go on until enough have.
    while row.runs < wanted or half_done * 10 < wanted and row.runs < 5 * wanted:
        i = row.runs
        copy(known.before, site)
        copy(empty, cache)
        options = (["-j1"], ["-j4"], ["-j4", "--no-sync"])[i % 3]
        process = start(tools, site, cache, *options)
        time.sleep(chance.uniform(0, whole))
        process.kill()
        code = process.wait()
        row.runs += 1
        story = f"run {i} {' '.join(options)}"
        now = snapshot(site)
        row.check(code in (0, -signal.SIGKILL), f"{story}: {code}")
        row.check(code != 0 or now == known.new, f"{story}: done, and not all is new")
        row.check_files(known.problems(now, left_overs=True), story)
        half_done += known.old != now != known.new
        check_next_run(row, known, site, cache, story)
    # Or it was never tried.
    row.check(half_done * 10 >= wanted, f"only {half_done} of {row.runs} runs died half done")
    return [row]
