"""Sites to break: how they are made, what is in them, and what may have become of them."""
import os
import re
import shutil
import stat
import subprocess

TEMPORARY = re.compile(r"\.kindred(-[0-9a-f]{16}){2,4}$")
FOREIGN = "related:\n  - title: \"By hand\"\n    webUrl: \"https://hand.example/\"\n\n"
EDIT = "<!-- edited meanwhile -->\n"  # says nothing, so it changes no list
ROOT = os.geteuid() == 0
NOBODY = 65534


def run(*words, **options):
    """A program that has two minutes; the code of one that hangs is -9."""
    words = [str(word) for word in words]
    try:
        return subprocess.run(words, capture_output=True, text=True, check=False, timeout=120,
                              errors="replace", **options)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(words, -9, "", "hangs")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def snapshot(folder):
    """All that is below a folder, by path: kind, mode, owner, attributes, and bytes or target."""
    found = {}
    for place, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(place, name)
            info = os.lstat(path)
            content = None
            attributes = ()
            if stat.S_ISLNK(info.st_mode):
                content = os.readlink(path)
            elif stat.S_ISREG(info.st_mode):
                content = read(path)
                attributes = tuple((key, os.getxattr(path, key))
                                   for key in sorted(os.listxattr(path)))
            found[os.path.relpath(path, folder)] = (info.st_mode, info.st_uid, info.st_gid,
                                                    attributes, content)
    return found


def is_temporary(path):
    return TEMPORARY.fullmatch(os.path.basename(path)) is not None


def copy(source, target):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)


def try_attribute(path, name, value):
    """Not every file system keeps them."""
    try:
        os.setxattr(path, name, value)
    except OSError:
        pass


def make_small_site(folder, examples):
    """Seven articles of one story, in two folders, among whatever else lies about in a site."""
    names = sorted(name for name in os.listdir(os.path.join(examples, "_news"))
                   if re.search("battery|batteries|cellar|sodium|hearth|kessa", name))[:7]
    assert len(names) == 7, names
    for i, name in enumerate(names):
        place = os.path.join(folder, "_news" if i < 4 else "_news/older", name)
        write(place, read(os.path.join(examples, "_news", name)))
    articles = [os.path.join("_news" if i < 4 else "_news/older", name)
                for i, name in enumerate(names)]
    os.chmod(os.path.join(folder, articles[0]), 0o640)
    os.chmod(os.path.join(folder, articles[1]), 0o444)
    try_attribute(os.path.join(folder, articles[4]), "user.checked-by", b"an editor")
    own = os.path.join(folder, articles[6])
    write(own, read(own).replace(b"secured:", FOREIGN.encode() + b"secured:", 1))
    write(os.path.join(folder, "notes.txt"), "not an article\n")
    write(os.path.join(folder, "about.md"), "no front matter\n")
    write(os.path.join(folder, "_news", ".kindred-config"), "a user's own file\n")
    write(os.path.join(folder, "_news", ".kindred-Ab12Cd"), "another one\n")
    os.symlink(os.path.basename(articles[0]), os.path.join(folder, "_news", "link.md"))
    os.symlink("..", os.path.join(folder, "_news", "loop"))
    os.symlink("nowhere", os.path.join(folder, "dangling.md"))
    return articles


class Known:
    """What a site looks like before a run and after undisturbed ones."""

    def __init__(self, kindred, site, work, arguments=()):
        self.kindred, self.arguments, self.work = kindred, list(arguments), work
        self.before = os.path.join(work, "before")
        copy(site, self.before)
        self.old = snapshot(self.before)
        self.new = self.after_run_without(None)
        self.changing = sorted(path for path in self.old if self.old[path] != self.new[path])
        self.variants = {}
        assert self.old.keys() == self.new.keys() and self.changing

    def after_run_without(self, article):
        """Where one article cannot be read, the lists of others do without it."""
        site = os.path.join(self.work, "undisturbed")
        copy(self.before, site)
        if article:
            os.unlink(os.path.join(site, article))
        done = run(self.kindred, "regenerate", site, "--no-cache", *self.arguments)
        assert done.returncode == 0, done
        return snapshot(site)

    def without(self, article):
        if article not in self.variants:
            self.variants[article] = self.after_run_without(article)
        return self.variants[article]

    def problems(self, now, unread=None, left_overs=False):
        """What is neither old nor new, or was not there before, or is there no more."""
        allowed = [self.old, self.new] + ([self.without(unread)] if unread else [])
        found = [f"{path} is gone" for path in self.old if path not in now]
        for path, state in now.items():
            if path not in self.old:
                if not (left_overs and is_temporary(path)):
                    found.append(f"{path} is new")
            elif state not in [states[path] for states in allowed if path in states]:
                found.append(f"{path} is neither old nor new")
        return found


class Row:
    """A line of the table: what was tried, how often, and how often something was wrong."""

    def __init__(self, test, what):
        self.test, self.what = test, what
        self.runs = self.files = self.codes = self.left = 0
        self.stories = []

    def tell(self, kind, story):
        setattr(self, kind, getattr(self, kind) + 1)
        self.stories.append(f"{self.test}: {story}")

    def check_files(self, problems, story):
        for problem in problems:
            self.tell("files", f"{story}: {problem}")

    def check(self, fine, story):
        """Exit codes and messages."""
        if not fine:
            self.tell("codes", story)

    @property
    def sound(self):
        return self.files + self.codes + self.left == 0


def check_next_run(row, known, site, cache, story):
    """An undisturbed run makes everything good."""
    words = ["--cache", cache] if cache else ["--no-cache"]
    done = run(known.kindred, "regenerate", site, *words, *known.arguments)
    row.check(done.returncode == 0, f"{story}: the next run: {done.returncode} {done.stderr}")
    now = snapshot(site)
    for path in now:
        if path not in known.new:
            row.tell("left", f"{story}: {path} after the next run")
        elif now[path] != known.new[path]:
            row.tell("files", f"{story}: {path} is not new after the next run")
    if cache and os.path.isdir(cache):
        for path in snapshot(cache):
            if is_temporary(path):
                row.tell("left", f"{story}: {path} in the cache after the next run")
