#!/usr/bin/env python3
"""Types into real shells on a terminal, presses Tab and Enter, and looks at the arguments that the
program gets. Exits with 77 where a shell is missing and the others pass.

Usage: completion_test.py KINDRED SHARE
"""
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

KINDRED, SHARE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SKIPPED = 77
SECONDS = 30

SCRIPTS = {"bash": "bash-completion/completions/kindred", "zsh": "zsh/vendor-completions/_kindred",
           "fish": "fish/vendor_completions.d/kindred.fish"}
COMMANDS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"],
            "fish": ["fish", "--no-config", "-i"]}
PREPARE = {"bash": "source {}; PS1='RE''ADY '; bind 'set show-all-if-ambiguous on'",
           "zsh": "autoload -U compinit; compinit -u -D; source {}; PS1='RE''ADY '",
           "fish": "source {}; function fish_prompt; echo -n RE''ADY' '; end"}

# Where the program would run, its arguments go to a file. What completion asks, it answers.
STAND_IN = """#!/bin/sh
[ "$1" = complete-articles ] && exec '{program}' "$@"
printf '%s\\0' "$@" >"$TYPED.new" && mv "$TYPED.new" "$TYPED"
"""

FILES = ["my site/_news/aa it's \"new\" & $HOME; `x` \\ y!.md", "my site/_news/bb:cc=dd.md",
         "my site/_news/ee [f]*?~#{g}.md", "my site/_news/straße nach köln.md",
         "my site/one/index.md", "my site/two/index.md", "my site/_site/gone.md",
         "my site/_news/-dash.md", "my site/_news/line\nbreak.md", "home/site/tilde-article.md",
         "here.md", "relations.yml", "myfile"]
ODD = "aa it's \"new\" & $HOME; `x` \\ y!"

# What is typed, with \t for Tab, and the arguments that come of it.
CASES = [
    ("reg\t", ["regenerate"]),
    ("similar --expl\t", ["similar", "--explain"]),
    ("similar --format nd\t", ["similar", "--format", "ndjson"]),
    ("similar --format=nd\t", ["similar", "--format=ndjson"]),
    ("evaluate --progress al\t", ["evaluate", "--progress", "always"]),
    ("complete z\t", ["complete", "zsh"]),
    ("manual sim\t", ["manual", "similar"]),
    # keys of the configuration go on with a value
    ("tune --set rank.qual\t0", ["tune", "--set", "rank.quality=0"]),
    # files and folders
    ("regenerate my\t_n\tx", ["regenerate", "my site/_news/x"]),
    ("regenerate here my\\ s\t_n\tbb\t", ["regenerate", "here", "my site/_news/bb:cc=dd.md"]),
    ("regenerate 'my site' rel\t", ["regenerate", "my site", "relations.yml"]),
    ("tune --config rel\t", ["tune", "--config", "relations.yml"]),
    ("evaluate --relations fro\t", ["evaluate", "--relations", "front-matter"]),
    ("evaluate --relations rel\t", ["evaluate", "--relations", "relations.yml"]),
    ("similar ./he\t", ["similar", "./here.md"]),
    # articles: of the current folder, of --site, beside other options, for either option
    ("similar her\t", ["similar", "here"]),
    ("similar --site my\\ site aa\t", ["similar", "--site", "my site", ODD]),
    ("similar --site 'my site' bb\t", ["similar", "--site", "my site", "bb:cc=dd"]),
    ("similar --site=my\\ site bb:c\t", ["similar", "--site=my site", "bb:cc=dd"]),
    ("similar --site ~/site til\t", ["similar", "--site", "{home}/site", "tilde-article"]),
    ("similar --site my\\ site ee\t", ["similar", "--site", "my site", "ee [f]*?~#{g}"]),
    ("similar --site my\\ site stra\t",
     ["similar", "--site", "my site", "straße nach köln"]),
    ("similar --site my\\ site --format json --why-not bb\t",
     ["similar", "--site", "my site", "--format", "json", "--why-not", "bb:cc=dd"]),
    # in quotes
    ("similar --site my\\ site 'aa\t", ["similar", "--site", "my site", ODD]),
    ("similar --site my\\ site \"ee\t", ["similar", "--site", "my site", "ee [f]*?~#{g}"]),
    # files that share a stem go by their paths; what is no article, or no name, is not offered
    ("similar --site my\\ site two\t", ["similar", "--site", "my site", "two/index.md"]),
    ("similar --site my\\ site gon\t", ["similar", "--site", "my site", "gon"]),
    ("similar --site my\\ site line\t", ["similar", "--site", "my site", "line"]),
    # a completion never complains
    ("similar --site nowhere xy\t", ["similar", "--site", "nowhere", "xy"]),
]

# What is typed, and words that are offered where several would do.
OFFERS = [
    ("\t", ["regenerate", "similar", "evaluate", "tune", "complete", "manual"]),
    ("similar --format \t", ["json", "ndjson", "table", "tsv"]),
    ("similar --s\t", ["--set", "--site"]),
    ("tune --set rank.\t", ["rank.diversity", "rank.per_provider"]),
    ("similar --site my\\ site \t", ["bb:cc=dd", "one/index.md", "two/index.md"]),
]


class Terminal:
    """A shell that sits in `folder`, with its completion loaded."""

    def __init__(self, shell, folder):
        self.typed = os.path.join(folder, "typed")
        self.home = os.path.join(folder, "home")
        self.shown = ""
        environment = {"PATH": os.path.join(folder, "bin") + ":/usr/bin:/bin", "TERM": "xterm",
                       "HOME": self.home, "TYPED": self.typed, "LC_ALL": "C.UTF-8"}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(os.path.join(folder, "work"))
            os.execvpe(COMMANDS[shell][0], COMMANDS[shell], environment)
        script = os.path.join(SHARE, SCRIPTS[shell])
        self.send(PREPARE[shell].format("'" + script + "'") + "\r")
        self.wait(lambda: "READY" in self.shown)

    def send(self, keys):
        os.write(self.terminal, keys.encode())

    def wait(self, reached):
        end = time.monotonic() + SECONDS
        while not reached() and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.02)[0]:
                self.shown += os.read(self.terminal, 65536).decode(errors="replace")
        return reached()

    def run(self):
        """Enter: the arguments that the program gets."""
        before = len(self.shown)
        self.send("\r")
        if not self.wait(lambda: os.path.exists(self.typed)):
            self.send("\x03")
            return None
        with open(self.typed, encoding="utf-8") as file:
            arguments = file.read().split("\0")[:-1]
        os.unlink(self.typed)
        self.wait(lambda: "READY" in self.shown[before:])
        return arguments

    def completed(self, keys):
        self.shown = ""
        self.send("kindred " + keys)
        return self.run()

    def offers(self, keys, words):
        self.shown = ""
        self.send("kindred " + keys)
        offered = self.wait(lambda: all(word in self.shown for word in words))
        self.run()
        return offered

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def prepare(folder):
    for name in ("bin", "home"):
        os.makedirs(os.path.join(folder, name))
    stand_in = os.path.join(folder, "bin", "kindred")
    with open(stand_in, "w", encoding="utf-8") as file:
        file.write(STAND_IN.format(program=KINDRED))
    os.chmod(stand_in, 0o755)
    for name in FILES:
        path = os.path.join(folder, name if name.startswith("home/") else "work/" + name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8"):
            pass


def check_shell(shell, folder):
    script = os.path.join(SHARE, SCRIPTS[shell])
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done
    terminal = Terminal(shell, folder)
    mistakes = []
    for keys, expected in CASES:
        expected = [word.replace("{home}", terminal.home) for word in expected]
        found = terminal.completed(keys)
        if found != expected or "kindred:" in terminal.shown:
            mistakes.append((keys, found, terminal.shown))
    mistakes += [each for each in OFFERS if not terminal.offers(*each)]
    terminal.close()
    for mistake in mistakes:
        print(f"{shell}: {mistake}")
    print(f"{shell}: {len(CASES) + len(OFFERS)} lines, {len(mistakes)} mistakes")
    return not mistakes


def main():
    passed, missing = True, []
    for shell in SCRIPTS:
        if shutil.which(shell) is None:
            missing.append(shell)
            continue
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            prepare(folder)
            passed = check_shell(shell, folder) and passed
    if missing:
        print("skipped, not installed: " + ", ".join(missing))
    return 1 if not passed else SKIPPED if missing else 0


sys.exit(main())
