#!/usr/bin/env python3
"""Installs what scripts/package made in a bare Debian 12 tree (debootstrap), where nothing else is: runs the
program on the example sites, builds these with Debian's Jekyll and Hugo and looks at every link, builds
examples/embed against libkindred-dev, and purges both without a trace. With --source, a second tree sets itself up
by scripts/setup and builds the source archive. Needs root, debootstrap and the package sources of this machine.

Usage: bare_debian.py PACKAGES SOURCE_DIR [--source]
"""
import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

PACKAGES, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/generators"))
import examples  # noqa: E402

SUITE = "bookworm"
BASES = {"jekyll": "/bench", "hugo": "/station"}  # what their urls begin with
ARTICLE = "2025-02-06-the-electrician-between-the-posts"
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/tmp/home", "LANG": "C.UTF-8", "TZ": "UTC",
               "DEBIAN_FRONTEND": "noninteractive"}
# What dpkg and apt keep for themselves, and what is no package's.
OWN = re.compile(r"^\./(proc|sys|dev|run|tmp|var/log|var/cache|var/lib/apt)(/|$)|^\./var/lib/dpkg/[^/]*$|"
                 r"^\./var/lib/dpkg/(triggers|updates|parts)(/|$)")
started = time.monotonic()


def tell(text):
    print(f"{time.monotonic() - started:6.0f} s  {text}", flush=True)


def run(*words, code=0, env=None):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False, env=env)
    assert done.returncode == code, f"{words}: exit code {done.returncode}\n{done.stdout[-4000:]}"
    return done.stdout


def sources():
    """The package sources of this machine that are Debian's, as lines for sources.list."""
    told = run("apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(COMPONENT)", "Created-By: Packages")
    targets = sorted({tuple(line.split()) for line in told.splitlines()})
    lines = {release: f"deb {site} {release} main\n" for site, release, component in targets
             if component == "main" and release in (SUITE, f"{SUITE}-updates", f"{SUITE}-security")}
    assert SUITE in lines, f"apt has no source of {SUITE}"
    return lines


class Tree:
    """A Debian system in a folder; processes in it see its own /proc, and end with the command."""

    def __init__(self, folder):
        self.folder = folder
        lines = sources()
        run("debootstrap", "--variant=minbase", SUITE, folder, lines[SUITE].split()[1])
        (folder / "etc/apt/sources.list").write_text("".join(lines.values()))
        # Nothing that a package recommends; no archives that are kept.
        (folder / "etc/apt/apt.conf.d/90test").write_text('APT::Install-Recommends "false";\n'
                                                          'APT::Keep-Downloaded-Packages "false";\n')
        (folder / "tmp/home").mkdir()
        self.run("apt-get", "update", "-q")

    def run(self, *words, code=0):
        proxies = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        return run("unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.folder}/proc",
                   "chroot", self.folder, *words, code=code, env={**ENVIRONMENT, **proxies})

    def install(self, *packages):
        self.run("apt-get", "install", "-y", "-q", *packages)

    def purge(self, *packages):
        self.run("apt-get", "purge", "-y", "-q", "--autoremove", *packages)

    def files(self):
        found = run("find", self.folder, "-xdev", "-printf", "./%P\\n").splitlines()
        return {path for path in found if not OWN.search(path)}


def one(pattern):
    found = glob.glob(str(PACKAGES / pattern))
    assert len(found) == 1, (pattern, found)
    return pathlib.Path(found[0])


def prepare_sites(tree):
    """The examples as somebody has them who does not know kindred yet."""
    sites = tree.folder / "tmp/sites"
    for generator in BASES:
        shutil.copytree(SOURCE / "examples" / generator, sites / generator)
        (sites / generator / "kindred.yml").unlink()
    shutil.copytree(SOURCE / "examples/site", sites / "news")


def check_program(tree, deb):
    shutil.copy(deb, tree.folder / "tmp/kindred.deb")
    before = tree.files()
    tree.install("/tmp/kindred.deb")
    added = tree.files() - before
    tell(f"apt-get install ./{deb.name}: {len(added)} files and folders, with what it depends on")
    tell(tree.run("kindred", "--version").splitlines()[0])
    prepare_sites(tree)
    for generator in BASES:
        site = f"/tmp/sites/{generator}"
        assert "kindred.yml" in tree.run("kindred", "init", site)
        assert (tree.folder / f"{site[1:]}/kindred.yml").exists()
        told = tree.run("kindred", "regenerate", site)
        tell(f"kindred init, regenerate: {generator}: {re.search(r'written +[0-9].*', told)[0]}")
        tree.run("kindred", "regenerate", site, "--check")

    tree.run("dpkg", "--verify", "kindred")
    tree.purge("kindred")
    left, gone = tree.files() - before, before - tree.files()
    assert not left and not gone, ("purged, but", sorted(left), sorted(gone))
    tell(f"apt-get purge: all {len(added)} are gone, nothing else is")


def check_generators(tree):
    tree.install("/tmp/kindred.deb", *BASES)
    for generator, base in BASES.items():
        site, out = f"/tmp/sites/{generator}", f"/tmp/built/{generator}"
        tree.run("kindred", "regenerate", site, "--check")
        tree.run(*examples.build_command(generator, site, out))
        tell(f"{generator}: {examples.check_built(str(tree.folder) + site, str(tree.folder) + out, base)}")


def check_development(tree, deb):
    shutil.copy(deb, tree.folder / "tmp/libkindred-dev.deb")
    tree.install("/tmp/libkindred-dev.deb", "cmake", "g++", "make")
    tree.run("dpkg", "--verify", "libkindred-dev")
    example = "/usr/share/doc/libkindred-dev/examples/embed"
    tree.run("cmake", "-S", example, "-B", "/tmp/embed", "-DCMAKE_BUILD_TYPE=Release")
    built = tree.run("cmake", "--build", "/tmp/embed")
    assert "warning" not in built, built
    told = tree.run("/tmp/embed/embed", "/tmp/sites/news", ARTICLE)
    assert "1  0." in told and "Three saves from the spot" in told, told
    tell(f"{deb.name}: examples/embed is built and answers: {told.splitlines()[1].strip()}")
    tree.purge("kindred", "libkindred-dev")
    left = [path for path in tree.files() if "kindred" in path]
    assert not left, left
    tell("apt-get purge: no file of either package is left")


def check_source(tree, archive):
    """A machine that has nothing builds the archive by the two commands of the README."""
    run("tar", "-xf", archive, "-C", tree.folder / "tmp")
    source = f"/tmp/{archive.name.removesuffix('.tar.gz')}"
    tree.run(f"{source}/scripts/setup")
    tell("scripts/setup in a bare tree")
    told = tree.run(f"{source}/scripts/build", "release")
    tell("scripts/build release: " + told.splitlines()[-1])
    version = tree.run(f"{source}/build/release/cli/kindred", "--version").splitlines()[0]
    tell(version)


def main():
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        sys.exit("bare_debian.py: needs root and debootstrap (scripts/setup)")
    with tempfile.TemporaryDirectory(prefix="bare-debian-") as name:
        tree = Tree(pathlib.Path(name) / "tree")
        tell(f"a bare tree: {len(tree.files())} files and folders")
        check_program(tree, one("kindred_*.deb"))
        check_generators(tree)
        check_development(tree, one("libkindred-dev_*.deb"))
    if "--source" in sys.argv[3:]:
        with tempfile.TemporaryDirectory(prefix="bare-debian-") as name:
            check_source(Tree(pathlib.Path(name) / "tree"), one("kindred-*.tar.gz"))


main()
