"""Somebody edits an article while a run is at work on it: no edit may be lost."""
import os
import shlex

from site_state import (EDIT, Known, Row, copy, is_temporary, make_small_site, run, snapshot,
                        write)

TWICE = b"<!-- edited twice -->\n"

# What an editor does between two system calls of a run. "hold" opens the article at once, without
# a change, and saves once the run is over.
STYLES = {
    "saves over its name": "cp {edited} {work}/saved && mv {work}/saved {article}",
    "saves into it": "cat {edited} > {article}",
    "appends to it": "cat {edit} >> {article}",
    "removes it": "rm -f {article}",
    "changes its mode": "chmod 600 {article}",
    "holds it open": "( exec 3>> {article}; : > {work}/held; until [ -e {work}/go ]; do sleep 0.01;"
                     " done; cat {edit} >&3; : > {work}/done ) < /dev/null > /dev/null 2>&1 &"
                     " until [ -e {work}/held ]; do sleep 0.01; done",
}


class Desk:
    """A small site, the article that is edited, and a run that can be interfered with."""

    def __init__(self, tools, work):
        self.tools, self.work = tools, work
        articles = make_small_site(os.path.join(work, "made"), tools.examples)
        self.known = Known(tools.kindred, os.path.join(work, "made"), work)
        self.name = articles[2]
        self.site, self.log = os.path.join(work, "site"), os.path.join(work, "log")
        self.article = os.path.join(self.site, self.name)
        self.old = self.known.old[self.name][4]
        self.edit, self.edited = os.path.join(work, "edit"), os.path.join(work, "edited")
        write(self.edit, EDIT)
        write(self.edited, self.old + EDIT.encode())

    def command(self, style, **more):
        words = {"article": self.article, "edited": self.edited, "edit": self.edit,
                 "work": self.work, **more}
        return "do:" + STYLES[style].format(**{key: shlex.quote(word)
                                               for key, word in words.items()})

    def run(self, *actions):
        copy(self.known.before, self.site)
        for name in ("held", "go", "done"):
            if os.path.exists(os.path.join(self.work, name)):
                os.unlink(os.path.join(self.work, name))
        words = [word for at, what in actions for word in ("--at", at, what)]
        done = run(self.tools.interfere, "--below", self.site, "--log", self.log, *words, "--",
                   self.tools.kindred, "regenerate", self.site, "--no-cache", "-j1")
        with open(self.log, encoding="utf-8") as file:
            return done, [line.rstrip("\n").split("\t") for line in file]

    def let_go(self):
        if os.path.exists(os.path.join(self.work, "held")):
            run("sh", "-c", f"cd {shlex.quote(self.work)} && : > go && "
                            "until [ -e done ]; do sleep 0.01; done")

    def exchange(self):
        """The call in which the article and its successor change places."""
        _, calls = self.run()
        touched = next(int(number) for number, name, path, _ in calls
                       if name == "faccessat2" and path == self.article)
        return next(int(number) for number, name, _, _ in calls
                    if name == "renameat2" and int(number) > touched)


def check_every_moment(desk, row, full):
    done, calls = desk.run()
    assert done.returncode == 0, done
    near = [int(number) for number, _, path, _ in calls
            if path == desk.article or is_temporary(path)]
    for at in range(1, len(calls) + 1):
        for i, style in enumerate(STYLES):
            # In the sample each moment around the writing, and some of the others.
            if not full and not (at in near and (at + i) % 6 == 0) and (at + i) % 60 != 0:
                continue
            done, _ = desk.run((at, desk.command(style)))
            desk.let_go()
            row.runs += 1
            judge(desk, row, style, done, f"{style} at {calls[at - 1]}")


def judge(desk, row, style, done, story):
    now = snapshot(desk.site)
    allowed = [desk.old + EDIT.encode(), desk.known.new[desk.name][4] + EDIT.encode()]
    if style == "removes it":
        fine = desk.name not in now
    elif style == "changes its mode":
        fine = now[desk.name][0] & 0o777 == 0o600 and now[desk.name][4] in (
            desk.old, desk.known.new[desk.name][4])
    else:
        fine = desk.name in now and now[desk.name][4] in allowed
    row.check_files([] if fine else ["the edit is lost"], story)
    row.check_files([problem for problem in desk.known.problems(now, desk.name)
                     if not problem.startswith(desk.name)], story)
    told = f"{story}: {done.returncode} {done.stderr}"
    row.check(done.returncode in (0, 1), told)
    row.check((done.returncode == 1) == (": error: " in done.stderr), told)


def check_twice(desk, row):
    """Saved before the files change places, and again before the first is put back."""
    exchange, second = desk.exchange(), os.path.join(desk.work, "second")
    write(second, desk.old + TWICE)
    first = (exchange, desk.command("saves over its name"))
    _, calls = desk.run(first)
    back = next(int(number) for number, name, _, _ in calls
                if name == "renameat2" and int(number) > exchange)
    done, _ = desk.run(first, (back, desk.command("saves over its name", edited=second)))
    check_kept(desk, row, done, "twice within microseconds", [EDIT.encode(), TWICE])
    row.check(done.returncode == 1 and "put it back by hand" in done.stderr, f"twice: {done}")


def check_killed(desk, row):
    """Saved before the files change places, and the run dies before it is put back."""
    exchange = desk.exchange()
    done, _ = desk.run((exchange, desk.command("saves over its name")), (exchange + 1, "kill"))
    row.check(done.returncode == 137, f"killed: {done}")
    check_kept(desk, row, done, "and then killed", [EDIT.encode()])


def check_kept(desk, row, done, story, saved):
    """The words are there, now and after another run, which says where."""
    for i in range(2):
        row.runs += 1
        contents = [state[4] for state in snapshot(desk.site).values()
                    if isinstance(state[4], bytes)]
        row.check_files([f"{words} is lost, {i} runs later" for words in saved
                         if not any(words in content for content in contents)], f"{story}: {done}")
        done = run(desk.tools.kindred, "regenerate", desk.site, "--no-cache")
        row.check(done.returncode == 1 and "holds what somebody saved" in done.stderr,
                  f"{story}: the next run: {done}")


def check(tools, work, full):
    row = Row("editor", "an editor saves an article between two system calls of a run")
    desk = Desk(tools, work)
    check_every_moment(desk, row, full)
    check_twice(desk, row)
    check_killed(desk, row)
    return [row]
