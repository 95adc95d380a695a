#!/usr/bin/env python3
"""Looks at what scripts/package made: contents, modes, control data and changelogs of the Debian packages, lintian;
runs the program from an unpacked package, with its manual and completions; configures the source archive where
there is no git. tests/package/bare_debian.py installs the packages. Exits with 77 where a Debian tool is missing.

Usage: debian_test.py PACKAGES SOURCE_DIR
"""
import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

PACKAGES, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SKIPPED = 77
TOOLS = ["dpkg-deb", "lintian", "man", "bash", "zsh", "fish", "readelf", "cmake"]
LAYERS = ["core", "models", "data", "site"]
COMMANDS = re.findall(r"^  ([a-z]+) ", subprocess.run(
    [SOURCE / "build/release/cli/kindred", "--help"], capture_output=True, text=True,
    check=True).stdout.split("Subcommands:")[1], re.MULTILINE)


def run(*words, code=0, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)
    assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
    return done


def one(pattern):
    found = glob.glob(str(PACKAGES / pattern))
    assert len(found) == 1, (pattern, found)
    return found[0]


def expected_of_program():
    doc = {f"usr/share/doc/kindred/{name}" for name in
           ("changelog.gz", "changelog.Debian.gz", "copyright", "notices")}
    pages = {"kindred"} | {f"kindred-{command}" for command in COMMANDS}
    schemas = {path.name for path in (SOURCE / "docs/schema").glob("*.json")}
    return doc | {f"usr/share/man/man1/{page}.1.gz" for page in pages} | {
        f"usr/share/kindred/schema/{name}" for name in schemas} | {
        "usr/bin/kindred", "usr/share/bash-completion/completions/kindred", "usr/share/zsh/vendor-completions/_kindred",
        "usr/share/fish/vendor_completions.d/kindred.fish", "usr/share/lintian/overrides/kindred"}


def expected_of_development():
    doc = {f"usr/share/doc/libkindred-dev/{name}" for name in
           ("changelog.gz", "changelog.Debian.gz", "copyright", "examples/embed/CMakeLists.txt",
            "examples/embed/main.cpp")}
    headers = {f"usr/include/kindred/{path.relative_to(SOURCE)}" for layer in LAYERS
               for path in (SOURCE / layer).glob("*.hpp")}
    files = ("KindredLibraries", "kindredConfig", "kindredConfigVersion", "kindredTargets", "kindredTargets-release")
    return doc | headers | {f"usr/lib/libkindred_{layer}.a" for layer in LAYERS} | {
        f"usr/lib/cmake/kindred/{name}.cmake" for name in files} | {"usr/share/lintian/overrides/libkindred-dev"}


def check_contents(deb, expected):
    """Exactly these files, of root, with the modes that Debian wants."""
    listed = {}
    for line in run("dpkg-deb", "-c", deb).stdout.splitlines():
        mode, owner, _, _, _, path = line.split(maxsplit=5)
        wanted = "drwxr-xr-x" if path.endswith("/") else \
            "-rwxr-xr-x" if path == "./usr/bin/kindred" else "-rw-r--r--"
        assert (mode, owner) == (wanted, "root/root"), line
        if not path.endswith("/"):
            listed[path[2:]] = mode
    assert set(listed) == expected, sorted(set(listed) ^ expected)


def control(deb):
    text = run("dpkg-deb", "-f", deb).stdout
    return dict(re.findall(r"^([A-Z][\w-]*): (.*)$", text, re.MULTILINE))


def check_control(program, development, version):
    for fields, section in [(program, "web"), (development, "libdevel")]:
        assert fields["Version"] == version and fields["Section"] == section, fields
        assert fields["Priority"] == "optional" and fields["Homepage"] == "https://kindred.example/", fields
        assert re.fullmatch(r"[^<]+ <\S+@kindred\.example>", fields["Maintainer"]), fields
    assert re.search(r"\blibc6 \(>= [\d.]+\)", program["Depends"]), program
    assert "-dev" not in program["Depends"], program
    assert f"kindred (= {version})" in development["Depends"], development


def check_changelogs(root, package, version):
    doc = root / "usr/share/doc" / package
    run("gzip", "-d", doc / "changelog.Debian.gz", doc / "changelog.gz")
    assert (doc / "changelog").read_bytes() == (SOURCE / "CHANGELOG.md").read_bytes()
    told = run("dpkg-parsechangelog", "-l", doc / "changelog.Debian").stdout
    assert f"\nVersion: {version}\n" in told and "Distribution: unstable" in told, told
    entries = re.findall(r"^- ", (SOURCE / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(re.findall(r"^ +\* [A-Z][a-z]+: ", told, re.MULTILINE)) == len(entries) > 5, told
    wrong = run("python3", SOURCE / "cmake/debian/changelog.py", SOURCE / "CHANGELOG.md", "99.1", "1", "x", "/dev/null",
                code=1)
    assert "has to be 99.1, the version in CMakeLists.txt" in wrong.stderr, wrong


def check_program(root, work):
    """It runs from where it was unpacked; it is stripped and hardened."""
    program = root / "usr/bin/kindred"
    shutil.copytree(SOURCE / "examples/site", work / "site")
    assert run(program, "--version").stdout.startswith("kindred " + VERSION)
    assert "written             122" in run(program, "regenerate", work / "site", "--no-cache").stdout
    run(program, "regenerate", work / "site", "--no-cache", "--check")
    assert ".symtab" not in run("readelf", "-W", "--sections", program).stdout, "not stripped"
    run(sys.executable, SOURCE / "tests/hardening_test.py", program, "--shipped")


def check_manual_and_completions(root, work):
    """man and the shells find the unpacked files by themselves."""
    share = root / "usr/share"
    for page in ["kindred"] + [f"kindred-{command}" for command in COMMANDS]:
        found = run("man", "-M", share / "man", "-w", page).stdout.strip()
        assert found == str(share / f"man/man1/{page}.1.gz"), found
    assert "SYNOPSIS" in run("man", "-M", share / "man", "kindred", env={**os.environ, "MANWIDTH": "80"}).stdout
    # No completion of elsewhere: HOME is empty.
    env = {**os.environ, "XDG_DATA_DIRS": str(share), "HOME": str(work), "PATH": f"{root}/usr/bin:{os.environ['PATH']}"}
    bash = run("bash", "--norc", "-c", "source /usr/share/bash-completion/bash_completion; _completion_loader kindred; "
               "complete -p kindred", env=env).stdout
    assert bash.startswith("complete ") and bash.endswith(" kindred\n"), bash
    zsh = run("zsh", "-fc", f"fpath=({share}/zsh/vendor-completions $fpath); autoload -U compinit; compinit -D -u; "
              "print $_comps[kindred]", env=env).stdout
    assert zsh == "_kindred\n", zsh
    assert "regenerate" in run("fish", "-c", "complete -C 'kindred reg'", env=env).stdout


def check_source(archive, work):
    """All that git has, in one folder; it is configured, and a layer built, without git: also where it lies in a
    checkout of something else."""
    with tarfile.open(archive) as tar:
        names = {member.name for member in tar.getmembers() if not member.isdir()}
        tar.extractall(work)
    top = f"kindred-{VERSION}"
    assert all(name.startswith(top + "/") for name in names), names
    if (SOURCE / ".git").exists():
        files = run("git", "-C", SOURCE, "ls-tree", "-r", "-z", "--name-only", "HEAD").stdout.split("\0")[:-1]
        assert {f"{top}/{name}" for name in files} == names, "the archive is not HEAD"
    source = work / top
    run("git", "init", "-q", work)
    run("git", "-C", work, "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-q", "--allow-empty", "-m", "x")
    run("cmake", "--preset", "release", cwd=source)
    assert 'KINDRED_REVISION=\\"release\\"' in (source / "build/release/build.ninja").read_text(encoding="utf-8")
    run("cmake", "--build", source / "build/release", "--target", "kindred_core")


missing = [tool for tool in TOOLS if shutil.which(tool) is None]
if missing:
    print("skipped, not installed: " + ", ".join(missing))
    sys.exit(SKIPPED)
VERSION = re.search(r"^project\(kindred VERSION ([\d.]+)", (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8"),
                    re.MULTILINE)[1]
program_deb, development_deb = one("kindred_*.deb"), one("libkindred-dev_*.deb")
lintians = [subprocess.Popen(["lintian", "--fail-on", "error,warning", "--allow-root", deb], text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for deb in (program_deb, development_deb)]
check_contents(program_deb, expected_of_program())
check_contents(development_deb, expected_of_development())
check_control(control(program_deb), control(development_deb), f"{VERSION}-1")
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(os.path.realpath(name))
    for deb, package in [(program_deb, "kindred"), (development_deb, "libkindred-dev")]:
        run("dpkg-deb", "-x", deb, folder / package)
        run("dpkg-deb", "-e", deb, folder / f"{package}.control")
        run("md5sum", "-c", folder / f"{package}.control/md5sums", cwd=folder / package)
        check_changelogs(folder / package, package, f"{VERSION}-1")
    check_program(folder / "kindred", folder)
    check_manual_and_completions(folder / "kindred", folder)
    check_source(one("kindred-*.tar.gz"), folder)
for lintian in lintians:
    told, _ = lintian.communicate()
    assert lintian.returncode == 0, told
print(f"packages of {VERSION}: contents, control data, lintian, program, manual, completions and source hold")
