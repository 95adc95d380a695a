"""A disk that is full, at every stage of a run."""
import os

from site_state import ROOT, Known, Row, check_next_run, copy, run, snapshot

PAGE = 4096


def free_pages(folder):
    info = os.statvfs(folder)
    return info.f_bavail * info.f_frsize // PAGE


def check(tools, work, full):
    row = Row("disk", "a disk (tmpfs) with room for less than a run needs")
    disk = os.path.join(work, "disk")
    os.makedirs(disk)
    mounted = ROOT and run("mount", "-t", "tmpfs", "-o", "size=16m", "none", disk).returncode == 0
    if not mounted:
        print("disk: skipped, only root can mount a small tmpfs")
        return []
    try:
        known = Known(tools.kindred, tools.examples, work)
        site, cache, rest = (os.path.join(disk, name) for name in ("site", "cache", "rest"))
        pages = (0, 1, 2, 3, 5, 8, 20, 40, 80, 120, 121, 122, 123, 150, 200, 300, 400) if full else (
            0, 1, 4, 60, 200)
        refused = 0
        for on_disk in (False, True):
            for free in pages:
                copy(known.before, site)
                for path in (cache, rest):
                    run("rm", "-rf", path)
                where = cache if on_disk else os.path.join(work, "cache")
                with open(rest, "wb") as file:
                    file.write(bytes(PAGE * max(0, free_pages(disk) - free)))
                done = run(tools.kindred, "regenerate", site, "--cache", where)
                now = snapshot(site)
                story = f"{free} pages: {done.returncode} {done.stderr[:500]}"
                row.runs += 1
                refused += done.returncode == 1
                row.check_files(known.problems(now), story)
                row.check(done.returncode == (0 if now == known.new else 1), story)
                row.check(done.returncode == 0 or "No space left on device" in done.stderr, story)
                os.unlink(rest)
                check_next_run(row, known, site, where, story)
        row.check(refused > 0, "the disk was never full")
    finally:
        run("umount", disk)
    return [row]
