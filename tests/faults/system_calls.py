"""Every system call of a run fails once with each error that it can give, and at each the run dies."""
import os
import random
import shutil

from site_state import (Known, Row, check_next_run, copy, is_temporary, make_small_site, run, snapshot,
                        write)

ERRORS = {
    "openat": "EACCES EMFILE ENFILE ENOMEM EIO EINTR ENOSPC EDQUOT EROFS ELOOP",
    "openat2": "EACCES EMFILE ENFILE ENOMEM EIO EINTR ENOSYS EPERM",
    "open": "EACCES EMFILE ENFILE ENOMEM EIO EINTR",
    "stat": "EACCES EIO ENOMEM", "lstat": "EACCES EIO ENOMEM", "fstat": "EIO ENOMEM",
    "newfstatat": "EACCES EIO ENOMEM", "statx": "EACCES EIO ENOMEM",
    "access": "EACCES EIO EROFS", "faccessat": "EACCES EIO EROFS",
    "faccessat2": "EACCES EIO EROFS ENOSYS",
    "readlink": "EACCES EIO", "readlinkat": "EACCES EIO",
    "read": "EIO EINTR short", "pread64": "EIO EINTR short",
    "write": "ENOSPC EIO EDQUOT EFBIG EINTR short", "writev": "ENOSPC EIO EDQUOT EFBIG EINTR",
    "fsync": "EIO ENOSPC EDQUOT EROFS EINVAL EINTR",
    "rename": "EACCES EPERM EBUSY ENOSPC EDQUOT EROFS EIO",
    "renameat": "EACCES EPERM EBUSY ENOSPC EDQUOT EROFS EIO",
    "renameat2": "EACCES EPERM EBUSY ENOSPC EDQUOT EROFS EIO EINVAL ENOSYS",
    "unlink": "EACCES EPERM EBUSY EIO EROFS", "unlinkat": "EACCES EPERM EBUSY EIO EROFS",
    "fchmod": "EIO EPERM EROFS", "fchown": "EIO EPERM EROFS EDQUOT",
    "mkdir": "EACCES ENOSPC EDQUOT EROFS", "mkdirat": "EACCES ENOSPC EDQUOT EROFS",
    "close": "EIO EINTR ENOSPC EDQUOT", "getdents64": "EIO ENOMEM",
    "flock": "EINTR ENOLCK EAGAIN", "fcntl": "EACCES EAGAIN EINVAL",
    "mmap": "ENOMEM EACCES ENODEV", "lseek": "EINVAL",
    "flistxattr": "EIO ENOMEM", "fgetxattr": "EIO ENOMEM", "fremovexattr": "EIO EACCES",
    "fsetxattr": "ENOSPC EDQUOT EIO EPERM ENOTSUP",
}
HARMLESS = ("EINTR", "short")


class Sweep:
    """One command, and everything that can go wrong in it."""

    def __init__(self, kindred, interfere, known, work, options):
        self.kindred, self.interfere, self.known, self.options = kindred, interfere, known, options
        self.site, self.cache = os.path.join(work, "site"), os.path.join(work, "cache")
        self.log, self.warm = os.path.join(work, "log"), os.path.join(work, "warm")

    def prepare(self):
        copy(self.known.before, self.site)
        os.makedirs(self.warm, exist_ok=True)
        copy(self.warm, self.cache)

    def interfered(self, at=None, what=None):
        self.prepare()
        words = [] if at is None else ["--at", at, what]
        done = run(self.interfere, "--below", self.site, "--below", self.cache, "--log", self.log,
                   *words, "--", self.kindred, "regenerate", self.site, "--cache", self.cache,
                   "-j1", *self.known.arguments, *self.options)
        with open(self.log, encoding="utf-8") as file:
            calls = [line.rstrip("\n").split("\t") for line in file]
        return done, calls

    def all_faults(self):
        done, calls = self.interfered()
        assert done.returncode == 0, done
        for number, name, _, _ in calls:
            if name == "ioctl":
                continue
            for what in ERRORS[name].split() + ["kill"]:
                yield int(number), name, what

    def article(self, call):
        """The article, relative to the site, if the call concerns one."""
        path = os.path.relpath(call[2].replace(" (deleted)", ""), self.site)
        return path if path.endswith(".md") and path in self.known.old else None

    def judge(self, row, at, name, what):
        done, calls = self.interfered(at, what)
        call = next((call for call in calls if int(call[0]) == at), None)
        story = f"{call or at} {what} ({' '.join(self.options)})"
        row.runs += 1
        if call is None or call[1] != name:
            row.tell("codes", f"{story}: is no {name} this time")
            return
        now = snapshot(self.site)
        all_new = {path: state for path, state in now.items()
                   if not is_temporary(path)} == self.known.new
        in_cache = call[2].startswith(self.cache)
        dies = what == "kill"
        unread = None if dies or in_cache else self.article(call)
        row.check_files(self.known.problems(now, unread, dies or name.startswith("unlink")), story)
        code, told = done.returncode, f"{story}: {done.returncode} {done.stdout} {done.stderr}"
        if dies:
            row.check(code == 137, told)
        elif in_cache or what in HARMLESS:
            row.check(code == 0 and all_new and "error: " not in done.stderr, told)
        else:
            row.check(code in (0, 1, 2), told)
            row.check(all_new or code != 0, told)
            row.check(code != 1 or "error: " in done.stderr, told)
            row.check(code != 2 or done.stderr.startswith("kindred: "), told)
            row.check(code != 2 or now == self.known.old, told)
        check_next_run(row, self.known, self.site, self.cache, story)

    def make_warm(self):
        """A cache of this very site."""
        copy(self.known.before, self.site)
        done = run(self.kindred, "regenerate", self.site, "--cache", self.warm, "--dry-run",
                   *self.known.arguments)
        assert done.returncode == 0, done


def check_outputs(tools, work, row, full):
    """The files that options name: whole or not at all, too."""
    site, out, log = (os.path.join(work, name) for name in ("site", "out", "log"))
    articles = make_small_site(site, tools.examples)
    judged = os.path.join(work, "judged.yml")
    write(judged, f"- article: {articles[0]}\n  related: [{articles[1]}, {articles[2]}]\n")
    words = [tools.kindred, "evaluate", "--site", site, "--relations", judged, "--no-cache", "-j1",
             "--report", os.path.join(out, "report.html"), "--run-out",
             os.path.join(out, "a.run")]
    old = {"report.html": b"an old report", "other": b"somebody's"}

    def evaluate(at=None, what=None):
        shutil.rmtree(out, ignore_errors=True)
        for name, data in old.items():
            write(os.path.join(out, name), data)
        more = [] if at is None else ["--at", at, what]
        done = run(tools.interfere, "--below", out, "--log", log, *more, "--", *words)
        with open(log, encoding="utf-8") as file:
            return done, [line.split("\t") for line in file]

    def contents():
        return {path: state[4] for path, state in snapshot(out).items()}

    done, calls = evaluate()
    assert done.returncode == 0, done
    new = contents()
    assert new.keys() == {*old, "a.run"} and new["report.html"] != old["report.html"], new.keys()
    faults = [(int(number), name, what) for number, name, _, _ in calls
              for what in ERRORS[name].split() + ["kill"]]
    for at, name, what in faults if full else sample_of(faults, 30):
        done, _ = evaluate(at, what)
        story = f"{calls[at - 1]} {what}: {done.returncode} {done.stderr}"
        row.runs += 1
        now = contents()
        row.check_files([path for path, data in now.items()
                         if data not in (old.get(path), new.get(path)) and
                         not (is_temporary(path) and (what == "kill" or name == "unlinkat"))] +
                        [path for path in old if path not in now], story)
        written = {path: data for path, data in now.items() if not is_temporary(path)} == new
        row.check(done.returncode == (137 if what == "kill" else 0 if written else 2) or
                  written and done.returncode == 2 and done.stderr != "", story)
        row.check(what not in HARMLESS or written, story)
        done = run(*words)
        row.check(done.returncode == 0 and contents() == new, f"{story}, the next run: {done}")


def sample_of(faults, n):
    """Each kind of fault at least once, then as many more as there is time for."""
    chosen = {}
    for fault in faults:
        chosen.setdefault(fault[1:], fault)
    rest = [fault for fault in faults if fault not in chosen.values()]
    more = random.Random(1).sample(rest, max(0, min(len(rest), n - len(chosen))))
    return sorted([*chosen.values(), *more])


def check(tools, work, full):
    site = os.path.join(work, "made")
    make_small_site(site, tools.examples)
    known = Known(tools.kindred, site, work)
    fails, dies = (Row("system_calls", text) for text in
                   ("every system call fails, with each error that it can give",
                    "the run is killed at every system call"))
    cold = Sweep(tools.kindred, tools.interfere, known, work, [])
    warm = Sweep(tools.kindred, tools.interfere, known, os.path.join(work, "w"), [])
    os.makedirs(os.path.join(work, "w"))
    warm.make_warm()
    for sweep, n in ((cold, 120), (warm, 30)):
        faults = list(sweep.all_faults())
        parts = [[fault for fault in faults if (fault[2] == "kill") == dying] for dying in (0, 1)]
        for row, part in zip((fails, dies), parts):
            for at, name, what in part if full else sample_of(part, n // (1 + (row is dies))):
                sweep.judge(row, at, name, what)
    outputs = Row("system_calls", "the same where `evaluate` writes a report and a run")
    check_outputs(tools, os.path.join(work, "o"), outputs, full)
    return [fails, dies, outputs]
