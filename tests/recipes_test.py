#!/usr/bin/env python3
"""The recipes of docs/recipes, run as they are: with a bare repository as origin, real commits, and the steps
of the workflows in their order. What needs a network (packages, GitHub) is done by stubs that note how they
are called.

Usage: recipes_test.py KINDRED SOURCE_DIR
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

KINDRED, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
RECIPES = os.path.join(SOURCE, "docs", "recipes")
BRANCH = "kindred/related-links"
ARTICLE = "site/_news/2025-02-06-the-electrician-between-the-posts.md"
OTHER = "site/_news/2025-02-05-three-saves-from-the-spot-tarnwick-town-in-the-last-eight.md"


class Place:
    """A clone of a repository whose `site` is the example site, and its bare origin."""

    def __init__(self, work):
        self.work, self.clone = work, os.path.join(work, "clone")
        self.origin, self.bin = os.path.join(work, "origin.git"), os.path.join(work, "bin")
        os.makedirs(self.bin)
        os.symlink(KINDRED, os.path.join(self.bin, "kindred"))
        self.environment = {"PATH": self.bin + ":" + os.environ["PATH"], "HOME": work, "LANG": "C.UTF-8",
                            "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1", "KINDRED_SITE": "site"}
        self.run("git", "config", "--global", "user.name", "Ada", at=work)
        self.run("git", "config", "--global", "user.email", "ada@example.org", at=work)
        self.run("git", "init", "--quiet", "--bare", "--initial-branch=main", self.origin, at=work)
        self.run("git", "clone", "--quiet", self.origin, self.clone, at=work)
        self.run("git", "remote", "set-url", "origin", "../origin.git")
        self.run("git", "switch", "--quiet", "--create", "main")
        shutil.copytree(os.path.join(SOURCE, "examples", "site"), os.path.join(self.clone, "site"))
        self.write("README.md", "A repository with a site in it.\n")
        self.publish("First articles")

    def run(self, *words, at=None, expect=0, **environment):
        done = subprocess.run(words, cwd=at or self.clone, env={**self.environment, **environment},
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        assert done.returncode == expect, (words, done.returncode, done.stdout)
        return done.stdout

    def write(self, path, text):
        os.makedirs(os.path.dirname(os.path.join(self.clone, path)), exist_ok=True)
        with open(os.path.join(self.clone, path), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, path):
        with open(os.path.join(self.clone, path), encoding="utf-8") as file:
            return file.read()

    def publish(self, message):
        self.run("git", "add", "--all")
        self.run("git", "commit", "--quiet", "--message", message)
        self.run("git", "push", "--quiet", "origin", "main")

    def heads(self):
        lines = self.run("git", "for-each-ref", "--format=%(refname:short) %(objectname)", at=self.origin)
        return dict(line.split() for line in lines.splitlines())

    def changed_on(self, branch):
        return self.run("git", "diff", "--name-only", "main", branch, at=self.origin).splitlines()

    def stub(self, name, script=""):
        """A program that only notes its arguments in calls.txt, and runs `script`."""
        path = os.path.join(self.bin, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\necho {name} "$@" >>"{self.work}/calls.txt"\n{script}\n')
        os.chmod(path, 0o755)

    def calls(self):
        path = os.path.join(self.work, "calls.txt")
        if not os.path.exists(path):
            return []
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()


def stale_articles(place):
    done = subprocess.run([KINDRED, "regenerate", "site", "--check", "--no-cache"], cwd=place.clone,
                          env=place.environment, capture_output=True, text=True, check=False)
    return sorted("site/" + path for path in done.stdout.splitlines())


def test_nightly(place):
    nightly = os.path.join(RECIPES, "nightly.sh")
    place.stub("open-pull-request", 'cat "$KINDRED_SUMMARY"')
    asks = {"KINDRED_PULL_REQUEST": 'open-pull-request "$KINDRED_BRANCH" "$KINDRED_BASE"'}
    expected = stale_articles(place)
    assert len(expected) > 100

    # Work that lies about in the clone is neither touched nor offered.
    place.write("site/_news/half-written.md", "---\ntitle: Half\n---\n")
    place.write(ARTICLE, place.read(ARTICLE) + "a word more\n")
    before = place.run("git", "status", "--porcelain")
    out = place.run(nightly, **asks)
    assert f"pushed {BRANCH}" in out and "links added" in out, out
    first = place.heads()
    assert sorted(first) == [BRANCH, "main"], first
    assert sorted(place.changed_on(BRANCH)) == expected
    assert place.calls() == [f"open-pull-request {BRANCH} main"], place.calls()
    assert place.run("git", "status", "--porcelain") == before
    assert place.run("git", "worktree", "list").count("\n") == 1
    message = place.run("git", "log", "-1", "--format=%B", BRANCH, at=place.origin)
    assert message.startswith("Related links\n\nsite: 123 articles\n"), message

    # The night after: the same is on offer, nothing is pushed.
    assert "offers this already" in place.run(nightly, **asks)
    assert place.heads() == first
    place.run("git", "checkout", "--quiet", "--", "site")
    os.remove(os.path.join(place.clone, "site/_news/half-written.md"))

    # A new article: the offer follows, still one commit on top of main.
    place.write("site/_news/2025-03-25-goalkeeper.md", "---\ntitle: \"Tobi Ansgar, goalkeeper, keeps wiring offices\"\n"
                "excerpt: \"The goalkeeper of Tarnwick Town stays an electrician.\"\ntopics: [Football]\n"
                "publishedDateTime: 2025-03-25T08:00:00Z\nwebUrl: https://x.example/keeper\n---\n")
    place.publish("A new article")
    assert f"pushed {BRANCH}" in place.run(nightly, **asks)
    second = place.heads()
    assert second[BRANCH] != first[BRANCH]
    assert place.run("git", "rev-list", "--count", f"main..{BRANCH}", at=place.origin).strip() == "1"
    assert "site/_news/2025-03-25-goalkeeper.md" in place.changed_on(BRANCH)

    # Merged: there is nothing to do, and nobody is asked.
    place.run("git", "pull", "--quiet", "origin", BRANCH)
    place.run("git", "push", "--quiet", "origin", "main")
    merged, asked = place.heads(), len(place.calls())
    assert "up to date" in place.run(nightly, **asks)
    assert place.heads() == merged and len(place.calls()) == asked

    # An article that cannot be read: what can be is offered, and the exit code says so.
    place.write("site/_news/2025-03-26-broken.md", "---\ntitle: [\n---\n")
    place.run("git", "rm", "--quiet", "site/_news/2025-03-25-goalkeeper.md")
    place.publish("Trouble")
    assert "2025-03-26-broken.md" in place.run(nightly, expect=1)
    assert place.changed_on(BRANCH) and "site/_news/2025-03-26-broken.md" not in place.changed_on(BRANCH)

    # A site that cannot be run: nothing is pushed.
    place.write("site/kindred.yml", "limits: many\n")
    place.publish("Worse")
    heads = place.heads()
    assert "kindred.yml:1" in place.run(nightly, expect=2)
    assert place.heads() == heads
    assert place.run("git", "worktree", "list").count("\n") == 1


def test_pre_commit(place):
    shutil.copy(os.path.join(RECIPES, "pre-commit"), os.path.join(place.clone, ".git", "hooks"))

    def commit(expect):
        return place.run("git", "commit", "--quiet", "--message", "Words", expect=expect)

    # Of the articles that are committed, those with other links are named; nothing is committed.
    head = place.run("git", "rev-parse", "HEAD")
    place.write(ARTICLE, place.read(ARTICLE) + "a word more\n")
    place.run("git", "add", "--all")
    out = commit(expect=1)
    assert os.path.relpath(ARTICLE, "site") in out and "kindred regenerate site" in out, out
    assert os.path.relpath(OTHER, "site") not in out, out
    assert place.run("git", "rev-parse", "HEAD") == head

    # What it says helps. What lies in the folder besides does not count.
    place.run("kindred", "regenerate", "site", ARTICLE, "--no-cache")
    assert "other related links" in commit(expect=1), "the folder was looked at, not the index"
    place.run("git", "add", ARTICLE)
    place.write(ARTICLE, place.read(ARTICLE).replace("related: # gen", "related: # deg"))
    commit(expect=0)
    place.run("git", "checkout", "--quiet", "--", "site")

    # Other files are nothing to it, nor is a rule that cannot be broken by them.
    place.write("README.md", "Other words.\n")
    place.write("notes.md", "---\ntitle: Not of the site\n---\n")
    place.run("git", "add", "--all")
    commit(expect=0)

    # A configuration with a mistake is said as kindred says it.
    place.write("site/kindred.yml", "limits: many\n")
    place.write(OTHER, place.read(OTHER) + "a word more\n")
    place.run("git", "add", "--all")
    assert "kindred.yml:1" in commit(expect=1)
    place.run("git", "commit", "--quiet", "--no-verify", "--message", "All the same")


def steps_of(name):
    with open(os.path.join(RECIPES, "github", name), encoding="utf-8") as file:
        workflow = yaml.safe_load(file)
    (job,) = workflow["jobs"].values()
    assert workflow[True], "without `on`, which PyYAML reads as true, it never runs"
    assert workflow["permissions"], "a token that may do everything"
    return job


EXPRESSIONS = {"vars.KINDRED_DEB": "https://packages.example/kindred.deb", "github.token": "secret"}


def evaluated(values):
    return {key: re.sub(r"\$\{\{ (.*?) \}\}", lambda match: EXPRESSIONS[match.group(1)], str(value))
            for key, value in values.items()}


def run_steps(place, job):
    """As a runner does: `run` by bash -e, each in the clone. Returns code and output of each step, by name."""
    for name in ("apt-get", "curl"):
        place.stub(name)
    outcomes = {}
    for step in job["steps"]:
        if "uses" in step:
            assert step["uses"] == "actions/checkout@v4", step  # what is cloned is checked out
            continue
        if not all(code == 0 for code, _ in outcomes.values()) and "cancelled()" not in step.get("if", ""):
            continue
        environment = {**place.environment, **evaluated(job.get("env", {})), **evaluated(step.get("env", {})),
                       "KINDRED_SITE": "site", "GITHUB_WORKSPACE": place.clone}
        done = subprocess.run(["bash", "-e", "-c", step["run"]], cwd=place.clone, env=environment,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        outcomes[step["name"]] = (done.returncode, done.stdout)
    return outcomes


def test_github_nightly(place):
    place.write("ci/nightly.sh", open(os.path.join(RECIPES, "nightly.sh"), encoding="utf-8").read())
    place.publish("The recipe")
    place.stub("gh", 'case $1$2 in prlist) cat "$HOME/open" ;; prcreate) echo 1 >"$HOME/open" ;; esac')
    with open(os.path.join(place.work, "open"), "w", encoding="utf-8") as file:
        file.write("0\n")
    job = steps_of("kindred-nightly.yml")
    for _ in range(2):
        for name, (code, out) in run_steps(place, job).items():
            assert code == 0, (name, code, out)
    assert place.changed_on(BRANCH)
    created = [call for call in place.calls() if call.startswith("gh pr create")]
    assert len(created) == 1 and f"--head {BRANCH} --base main --title Related links" in created[0], created
    installed = [call for call in place.calls() if "kindred.deb" in call]
    assert installed[:2] == ["curl --fail --silent --show-error --location --output /tmp/kindred.deb "
                             "https://packages.example/kindred.deb",
                             "apt-get install --yes --no-install-recommends /tmp/kindred.deb"], installed


def test_github_check(place):
    job = steps_of("kindred-check.yml")
    outcomes = run_steps(place, job)
    check, doctor = (outcomes[step["name"]] for step in job["steps"][-2:])
    assert check[0] == 1 and f"\n::error file={ARTICLE},title=stale related links::" in check[1], check
    assert doctor[0] == 1, "the example site has two articles that share a url"
    annotation = re.compile(r"^::(error|warning) file=([^,]+),line=(\d+),title=([a-z-]+)::.+$", re.MULTILINE)
    found = annotation.findall(doctor[1])
    assert {rule for _, _, _, rule in found} == {"duplicate-url", "exact-copy", "empty-text", "misencoded"}, found
    for _, path, line, _ in found:
        assert len(place.read(path).splitlines()) >= int(line), path

    place.run("kindred", "regenerate", "site", "--no-cache")
    outcomes = run_steps(place, job)
    assert outcomes["Are the related links up to date?"][0] == 0, outcomes


def main():
    for test in (test_nightly, test_pre_commit, test_github_nightly, test_github_check):
        with tempfile.TemporaryDirectory() as work:
            test(Place(work))
        print(f"{test.__name__}: done")
    return 0


sys.exit(main())
