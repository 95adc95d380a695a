#!/usr/bin/env python3
"""Runs the program on copies of real sites and lets verify_site.py judge what it wrote.

Usage: verify_site_test.py KINDRED SOURCE_DIR
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import verify_site

KINDRED, SOURCE = sys.argv[1], sys.argv[2]
SHARED = os.environ.get("KINDRED_SHARED", os.path.join(SOURCE, "..", "shared"))


def run(*arguments, expect=0):
    done = subprocess.run([KINDRED, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == expect, (arguments, done.returncode, done.stdout, done.stderr)
    return done


def summary(*arguments, expect=0):
    return json.loads(run(*arguments, "--format", "json", expect=expect).stdout)


def verify(before, after):
    total, changed, links, problems = verify_site.compare(before, after)
    assert not problems, problems[:5]
    return total, changed, links


def first_article(site):
    for place, _, names in sorted(os.walk(site)):
        for name in sorted(names):
            if name.endswith(".md"):
                return os.path.join(place, name)
    raise AssertionError("no article")


def check_site(name, original, work):
    site = os.path.join(work, name)
    shutil.copytree(original, site)
    took_over = summary("regenerate", site, "--existing", "replace")
    total, changed, links = verify(original, site)
    assert took_over["written"] == changed > 0
    lists, copies = verify_site.check_copies(site)
    assert not copies, copies[:5]
    again = summary("regenerate", site, "--existing", "replace")
    assert (again["written"], again["refused"]) == (0, 0), again
    run("regenerate", site, "--existing", "replace", "--check")

    # One title changes: others become stale, and only --check and --diff say so.
    edited = first_article(site)
    with open(edited, "rb") as file:
        data = file.read()
    with open(edited, "wb") as file:
        file.write(data.replace(b'title: "', b'title: "Entirely different words ', 1))
    before = verify_site.files_of(site)
    stale = run("regenerate", site, "--existing", "replace", "--check", expect=1).stdout.splitlines()
    diff = run("regenerate", site, "--existing", "replace", "--diff").stdout
    assert stale and all(f"--- a/{path}\n" in diff for path in stale)
    dry = summary("regenerate", site, "--existing", "replace", "--dry-run")
    assert dry["written"] == len(stale)
    assert verify_site.files_of(site) == before, "--check, --diff or --dry-run wrote something"
    patched = site + "-patched"
    shutil.copytree(site, patched)
    subprocess.run(["patch", "-s", "-p1", "-d", patched], input=diff.encode(), check=True)
    run("regenerate", site, "--existing", "replace")
    assert verify_site.files_of(site) == verify_site.files_of(patched), "the diff is not what is written"
    print(f"{name}: {total} files, {changed} changed, {links} links; "
          f"no copies in {lists} lists; second run 0 written; {len(stale)} stale after one title changed")


def check_remove(name, original, work):
    site = os.path.join(work, name + "-removed")
    shutil.copytree(original, site)
    written = summary("regenerate", site)["written"]
    removed = summary("regenerate", site, "--remove")["written"]
    assert removed == written > 0
    assert verify_site.files_of(site) == verify_site.files_of(original), "--remove left a trace"
    print(f"{name}: --remove gave back {removed} files byte for byte")


def check_keep(name, original, work):
    site = os.path.join(work, name + "-kept")
    shutil.copytree(original, site)
    result = summary("regenerate", site)
    before, after = verify_site.files_of(original), verify_site.files_of(site)
    own = [path for path, data in before.items() if verify_site.cut_related(data)[1] is not None]
    assert result["kept"] == len(own) and all(before[path] == after[path] for path in own)
    verify(original, site)
    print(f"{name}: {len(own)} blocks kept, {result['written']} others written")


def check_same_bytes(name, original, work):
    outputs = []
    for jobs in ("1", "2", "8"):
        site = os.path.join(work, f"{name}-jobs{jobs}")
        shutil.copytree(original, site)
        run("regenerate", site, "--existing", "replace", "--jobs", jobs, "-q")
        outputs.append(verify_site.files_of(site))
        shutil.rmtree(site)
    assert outputs[0] == outputs[1] == outputs[2], "the bytes depend on the number of threads"
    print(f"{name}: the same bytes with 1, 2 and 8 threads")


def main():
    os.environ["KINDRED_CONFIG"] = ""
    sites = {"example": os.path.join(SOURCE, "examples", "site")}
    corpora = os.path.join(SHARED, "corpora")
    if os.path.isdir(corpora):
        for name in ("azure", "powerapps", "psdocs", "cppdocs-dev"):
            sites[name] = os.path.join(corpora, name)
    else:
        print("skipped: the real corpora are not here; only the example site is checked")
    for name, original in sites.items():
        with tempfile.TemporaryDirectory() as work:
            check_site(name, original, work)
        with tempfile.TemporaryDirectory() as work:
            check_remove(name, original, work)
            check_keep(name, original, work)
            check_same_bytes(name, original, work)


if __name__ == "__main__":
    main()
