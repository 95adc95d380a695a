#!/usr/bin/env python3
"""README.md and docs/ say what the program does. Every command of every page is run, what it prints is
what stands below it, links between pages lead somewhere, the reference is the one that the program makes.

A page is followed from top to bottom in a new folder that holds `site`, a copy of the example site, and
`kindred`, this repository. Blocks:

    console   lines that begin with `$ ` are run, one by one (`\\` at the end: goes on in the next line); the
              lines below are what is printed, on both streams. A line `…` stands for any lines, `…` within
              a line for any characters.
    sh        is run as a script; may print anything.

A comment right before a block, invisible to readers:

    <!-- not run: REASON -->   the block is not run
    <!-- exits: N -->          the last command ends with this code instead of 0
    <!-- needs: PROGRAM -->    the block is passed over where it is not installed (and those that need it)
    <!-- file: PATH -->        the block is written to this file
    <!-- part of: PATH -->     the block stands in this file of the repository, line by line

and anywhere in a page <!-- numbers: checked --> : every decimal number in its text and formulas is one that a
command of the page prints, or what follows from such by the formula in which it stands.

Usage: docs_test.py KINDRED SOURCE_DIR [--renew [PAGE...]]
--renew writes what is printed into the pages where it differs; look at the change before you commit it.
"""
import concurrent.futures
import difflib
import filecmp
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

KINDRED, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
RENEW = "--renew" in sys.argv[3:]
CHOSEN = [word for word in sys.argv[3:] if word != "--renew"]
MOST_OF_A_FAULT = 2000  # characters
RENEW_REFERENCE = "scripts/reference"


@dataclass
class Block:
    kind: str
    first: int                # index of its first line in the page
    lines: list
    remarks: dict = field(default_factory=dict)


@dataclass
class Command:
    text: str
    first: int                # index of the first line below it
    shown: list


def blocks_of(lines):
    remark = re.compile(r"<!-- (not run|exits|needs|file|part of): (.*) -->$")
    found, remarks, at = [], {}, 0
    while at < len(lines):
        fence = re.match(r"```([a-z-]*)", lines[at])
        if fence:
            end = next(i for i in range(at + 1, len(lines)) if lines[i].startswith("```"))
            found.append(Block(fence.group(1), at + 1, lines[at + 1:end], remarks))
            remarks, at = {}, end
        elif match := remark.match(lines[at]):
            remarks[match.group(1)] = match.group(2)
        elif lines[at]:
            assert not remarks, f"line {at + 1}: no block behind {remarks}"
        at += 1
    return found


def commands_of(block):
    assert block.lines and block.lines[0].startswith("$ "), block
    found, at = [], 0
    while at < len(block.lines):
        text = block.lines[at][2:]
        while text.endswith("\\"):
            at += 1
            text += "\n" + block.lines[at]
        at += 1
        first = at
        while at < len(block.lines) and not block.lines[at].startswith("$ "):
            at += 1
        found.append(Command(text, block.first + first, block.lines[first:at]))
    return found


def pattern_of(shown):
    parts = [r"(?:.*\n)*" if line == "…" else
             ".*".join(re.escape(part) for part in line.split("…")) + r"\n" for line in shown]
    return re.compile("".join(parts))


def shown_as(line, folder):
    """A printed line without what differs from run to run: folders, times, memory."""
    line = re.sub(r"^  \d+\.\d\d s$", "  … s", line.replace(folder, "…"))
    return re.sub(r'^(    "\w+": )[\d.e-]+(,?)$|^(  "peak_memory_bytes": )\d+(,?)$',
                  lambda match: f"{match[1] or match[3]}…{match[2] or match[4] or ''}", line)


class Page:
    def __init__(self, path, home):
        self.path, self.home = path, home
        with open(path, encoding="utf-8") as file:
            self.lines = file.read().split("\n")
        self.name = os.path.relpath(path, SOURCE)
        self.folder = os.path.join(home, self.name.replace("/", "-")[:-3])
        self.faults, self.printed, self.commands, self.skipped = [], [], 0, []
        self.renewed = []                   # first, number of lines, new lines

    def fault(self, line, text):
        self.faults.append(f"{self.name}:{line}: {text[:MOST_OF_A_FAULT]}")

    def run(self, words, **more):
        environment = {
            "PATH": os.path.join(self.home, "bin") + ":" + os.environ["PATH"], "HOME": self.home,
            "LANG": "C.UTF-8", "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main"}
        return subprocess.run(words, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                              timeout=120, **more)

    def follow(self):
        os.mkdir(self.folder)
        shutil.copytree(os.path.join(SOURCE, "examples", "site"), os.path.join(self.folder, "site"))
        os.symlink(SOURCE, os.path.join(self.folder, "kindred"))
        for block in blocks_of(self.lines):
            self.follow_block(block)
        self.check_links()
        if "<!-- numbers: checked -->" in self.lines:
            self.check_numbers()
        for first, count, new in reversed(self.renewed):
            self.lines[first:first + count] = new
        if RENEW and self.renewed:
            with open(self.path, "w", encoding="utf-8") as file:
                file.write("\n".join(self.lines))

    def follow_block(self, block):
        if "part of" in block.remarks:
            with open(os.path.join(SOURCE, block.remarks["part of"]), encoding="utf-8") as file:
                if "\n".join(block.lines) + "\n" not in file.read():
                    self.fault(block.first, "does not stand in " + block.remarks["part of"])
        if "file" in block.remarks:
            path = os.path.join(self.folder, block.remarks["file"])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(block.lines) + "\n")
            return
        if "needs" in block.remarks and shutil.which(block.remarks["needs"]) is None:
            self.skipped.append(f"{self.name}:{block.first}: {block.remarks['needs']} is not installed")
            return
        if "not run" in block.remarks:
            return
        expected = int(block.remarks.get("exits", "0"))
        if block.kind == "sh":
            self.commands += 1
            done = self.run(["bash", "-euo", "pipefail", "-c", "\n".join(block.lines)])
            if done.returncode != expected:
                self.fault(block.first, f"ended with {done.returncode}, not {expected}:\n{done.stdout}")
        elif block.kind == "console":
            commands = commands_of(block)
            for command in commands:
                self.follow_command(command, expected if command is commands[-1] else 0)

    def follow_command(self, command, expected):
        self.commands += 1
        done = self.run(["bash", "-o", "pipefail", "-c", command.text])
        self.printed.append(done.stdout)
        if done.returncode != expected:
            self.fault(command.first, f"ended with {done.returncode}, not {expected}: {command.text}\n{done.stdout}")
        printed = done.stdout.split("\n")
        if printed[-1] == "":
            printed.pop()
        if pattern_of(command.shown).fullmatch("".join(line + "\n" for line in printed)):
            return
        if RENEW:
            self.renewed.append((command.first, len(command.shown), [shown_as(line, self.folder) for line in printed]))
            return
        change = "\n".join(difflib.unified_diff(command.shown, printed, "shown", "printed", lineterm="", n=1))
        self.fault(command.first, f"{command.text}\n{change}")

    def check_links(self):
        text = re.sub(r"^```.*?^```$", "", "\n".join(self.lines), flags=re.MULTILINE | re.DOTALL)
        text = re.sub(r"`[^`\n]*`", "", text)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            path, _, anchor = target.partition("#")
            if re.match(r"[a-z]+:", path):
                continue
            place = os.path.join(os.path.dirname(self.path), path) if path else self.path
            if not os.path.exists(place):
                self.fault(1, f"the link to {target} leads nowhere")
            elif anchor and anchor not in anchors_of(place):
                self.fault(1, f"the link to {target} names no heading of that page")

    def check_numbers(self):
        number = re.compile(r"(?<![\w.])\d+\.\d+(?!\w|\.\d)")
        known = set(number.findall("".join(self.printed)))
        shown = {i for block in blocks_of(self.lines) if block.kind == "console"
                 for i in range(block.first, block.first + len(block.lines))}
        count = 0
        for i, line in enumerate(self.lines):
            if i in shown:
                continue
            count += len(number.findall(line))
            for formula in re.findall(r"`([^`]* = [^`]*)`", line):
                known |= self.check_formula(formula, known, number, i + 1)
            for unknown in set(number.findall(line)) - known:
                self.fault(i + 1, f"{unknown} is printed by no command, and follows from none")
        assert count > 20, f"{self.name}: only {count} numbers to check"

    def check_formula(self, formula, known, number, line):
        """`0.4 × 2 = 0.8`: the last part is what the one before comes to. Returns it."""
        parts = formula.split(" = ")
        result = re.fullmatch(r"\s*(\d+\.(\d+))\s*", parts[-1])
        expression = parts[-2].replace("×", "*").replace("−", "-").replace("½", "0.5").replace("^", "**").strip()
        if not result or not re.fullmatch(r"[\d.\s*/()+-]+", expression):
            return set()
        for unknown in set(number.findall(parts[-2])) - known:
            self.fault(line, f"{unknown} is printed by no command, and follows from none")
        value = eval(expression, {"__builtins__": {}})  # digits and operators alone
        if abs(value - float(result.group(1))) > 0.5000001 * 10 ** -len(result.group(2)):
            self.fault(line, f"{formula}: comes to {value}")
        return {result.group(1)}


def anchors_of(path):
    with open(path, encoding="utf-8") as file:
        headings = re.findall(r"^#+ (.*)$", file.read(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def check_reference(work):
    made, committed = os.path.join(work, "reference"), os.path.join(SOURCE, "docs", "reference")
    subprocess.run([os.path.join(SOURCE, "scripts", "reference"), KINDRED, made], check=True)
    names = sorted(set(os.listdir(made)) | set(os.listdir(committed)))
    assert len(names) > 5, names
    _, different, missing = filecmp.cmpfiles(made, committed, names, shallow=False)
    return [f"docs/reference/{name}: is not what the program makes; {RENEW_REFERENCE} writes it anew"
            for name in different + missing]


def main():
    paths = [os.path.join(SOURCE, "README.md")] + sorted(
        glob.glob(os.path.join(SOURCE, "docs", "**", "*.md"), recursive=True))
    if CHOSEN:
        paths = [os.path.abspath(path) for path in CHOSEN]
    with tempfile.TemporaryDirectory() as work:
        os.mkdir(os.path.join(work, "bin"))
        os.symlink(KINDRED, os.path.join(work, "bin", "kindred"))
        pages = [Page(path, work) for path in paths]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(Page.follow, pages))
        faults = check_reference(work)
    faults += [fault for page in pages for fault in page.faults]
    print("\n".join(faults))
    for page in pages:
        print("".join(line + "\n" for line in page.skipped), end="")
    commands = sum(page.commands for page in pages)
    print(f"{len(pages)} pages, {commands} commands, {len(faults)} faults")
    assert CHOSEN or commands > 50, "are the pages still read?"
    return 1 if faults else 0


sys.exit(main())
