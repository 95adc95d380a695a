"""What a power cut finds: the order in which a run asks the disk to hold what it wrote."""
import os

from site_state import Known, Row, copy, is_temporary, make_small_site, run


def check(tools, work, full):
    row = Row("order",
              "new bytes are on the disk before they get the article's name, and its folder after")
    make_small_site(os.path.join(work, "made"), tools.examples)
    known = Known(tools.kindred, os.path.join(work, "made"), work)
    site, log = os.path.join(work, "site"), os.path.join(work, "log")
    for options in ([], ["-j4"], ["--no-sync"], ["--remove"]):
        if options != ["--remove"]:
            copy(known.before, site)
        done = run(tools.interfere, "--below", site, "--log", log, "--", tools.kindred,
                   "regenerate", site, "--no-cache", *options)
        with open(log, encoding="utf-8") as file:
            calls = [line.rstrip("\n").split("\t")[1:3] for line in file]
        row.runs += 1
        row.check(done.returncode == 0, f"{options}: {done}")
        check_order(row, calls, len(known.changing), options)
    return [row]


def check_order(row, calls, articles, options):
    written = {}  # new files: the calls that were made, in their order
    names = {}    # of a file once it is sealed
    flushed = set()
    for call, path in calls:
        if is_temporary(path):
            first = path.rsplit("/", 1)[0] + "/" + path.rsplit("/", 1)[1][:25]  # .kindred-RANDOM
            written.setdefault(first, []).append(call)
            names[first] = os.path.dirname(path)
        elif call == "fsync":
            row.check(all("renameat2" in made for first, made in written.items()
                          if names[first] == path), f"{options}: {path} flushed too early")
            flushed.add(path)
    story = f"{options}: {written}"
    row.check(len(written) >= articles - 1, story)
    for made in written.values():
        steps = [call for call in made if call in ("write", "fsync", "renameat", "renameat2")]
        if "--no-sync" in options:
            row.check("fsync" not in steps, story)
        else:
            last_write = max(i for i, call in enumerate(steps) if call == "write")
            row.check(steps.index("fsync") > last_write, story)
            row.check(steps.index("renameat2") > steps.index("fsync"), story)
    row.check(flushed == (set() if "--no-sync" in options else set(names.values())),
              f"{options}: {flushed} flushed, {set(names.values())} written")
