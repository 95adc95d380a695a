"""An editor who rewrites articles all the time while runs follow each other."""
import os
import random
import re
import threading
import time

from site_state import Known, Row, copy, run, snapshot, write

TOKEN = re.compile(rb"<!-- edit \d+ -->\n")
END = b"<!-- end -->\n"


class Editor(threading.Thread):
    """Rewrites some articles, each in one of three ways, and looks whether its last words stay."""

    def __init__(self, paths, row):
        super().__init__()
        self.paths, self.row, self.chance = paths, row, random.Random(3)
        self.last = {}
        self.ended = threading.Event()
        for path in paths:
            with open(path, "ab") as file:
                file.write(END)

    def run(self):
        while not self.ended.is_set():
            path = self.chance.choice(self.paths)
            self.check(path)
            self.edit(path)
            time.sleep(self.chance.uniform(0, 0.002))

    def edit(self, path):
        with open(path, "rb") as file:
            data = TOKEN.sub(b"", file.read())
        token = b"<!-- edit %d -->\n" % self.row.runs
        self.row.runs += 1
        data = data[:-len(END)] + token + END
        self.save(self.chance.randrange(3), path, data)
        self.last[path] = token

    def save(self, way, path, data):
        if way == 0:
            with open(path + "~", "wb") as file:
                file.write(data)
            os.rename(path + "~", path)
        elif way == 1:
            with open(path, "wb") as file:
                file.write(data[:len(data) // 2])
                file.flush()
                file.write(data[len(data) // 2:])
        else:
            with open(path, "r+b") as file:
                time.sleep(self.chance.uniform(0, 0.002))
                file.write(data)
                file.truncate()

    def check(self, path):
        """For microseconds something else may stand there, until what was saved is put back."""
        for _ in range(20):
            with open(path, "rb") as file:
                data = file.read()
            whole = data.startswith(b"---\n") and data.endswith(END)
            if whole and self.last.get(path, b"") in data:
                return
            time.sleep(0.05)
        self.row.tell("files", f"{path}: {self.last.get(path)} is lost, or the rest")


def check(tools, work, full):
    row = Row("race", "saves of an editor while runs follow each other")
    made = os.path.join(work, "made")
    copy(tools.examples, made)
    write(os.path.join(made, "relations.yml"), "[]\n")  # names nobody who may be half written
    known = Known(tools.kindred, made, work)
    site = os.path.join(work, "site")
    copy(known.before, site)
    editor = Editor([os.path.join(site, path) for path in known.changing[::6]], row)
    names = [os.path.relpath(path, site) for path in editor.paths]
    editor.start()
    options = (["--no-sync"], ["--remove"], ["-j4"], ["--remove", "--no-sync"])
    conflicts = 0
    end = time.monotonic() + (120 if full else 10)
    for i in range(10**6):
        if time.monotonic() > end:
            break
        done = run(tools.kindred, "regenerate", site, "--no-cache", *options[i % len(options)])
        errors = [line for line in done.stderr.splitlines() if ": error: " in line]
        ours = all(any(name in line for name in names) for line in errors)
        row.check(done.returncode == (1 if errors else 0) and ours,
                  f"{done.returncode} {done.stderr}")
        conflicts += sum("changed while kindred was at work" in line for line in errors)
    editor.ended.set()
    editor.join()
    for path in editor.paths:
        editor.check(path)
    row.check_files([path for path in snapshot(site) if path not in known.old], "in the end")
    row.check(conflicts > 0, "the editor was never in the way")
    return [row]
