"""Nothing outside of the site is read or written, whatever is put in the way of a run and when."""
import os
import resource
import shlex
import socket
import subprocess
import time

from site_state import Known, Row, copy, make_small_site, read, run, snapshot, write

OUTSIDE = "words from outside the site"

SWAPS = {
    "a folder becomes a link": "mv {folder} {aside} && ln -s {outside} {folder}",
    "an article becomes a link": "rm -f {article} && ln -s {twin} {article}",
    "an article becomes a pipe": "rm -f {article} && mkfifo {article}",
    "an article becomes a folder": "rm -f {article} && mkdir {article}",
    "an article becomes a device": "rm -f {article} && mknod {article} c 1 5",
}


def check_swaps(tools, work, full):
    row = Row("paths", "a folder or article becomes a link, pipe, device … between two calls")
    articles = make_small_site(os.path.join(work, "made"), tools.examples)
    known = Known(tools.kindred, os.path.join(work, "made"), work)
    site, outside = os.path.join(work, "site"), os.path.join(work, "outside")
    log, aside = os.path.join(work, "log"), os.path.join(work, "aside")
    name = articles[4]
    # The very bytes of the article stand at the end of the link: only the way there differs.
    for path in articles[4:]:
        data = read(os.path.join(known.before, path))
        write(os.path.join(outside, os.path.basename(path)), data)
    write(os.path.join(outside, "zz.md"), data.replace(b'title: "', f'title: "{OUTSIDE} '.encode()))
    before = snapshot(outside)
    paths = {"folder": os.path.join(site, os.path.dirname(name)), "aside": aside,
             "outside": outside, "article": os.path.join(site, name),
             "twin": os.path.join(outside, os.path.basename(name))}

    def swapped(*words):
        copy(known.before, site)
        run("rm", "-rf", aside)
        return run(tools.interfere, "--below", site, "--log", log, *words, "--", tools.kindred,
                   "regenerate", site, "--no-cache", "-j1")

    assert swapped().returncode == 0
    with open(log, encoding="utf-8") as file:
        calls = len(file.readlines())
    for at in range(1, calls + 1):
        for i, (swap, command) in enumerate(SWAPS.items()):
            if "mknod" in command and os.geteuid() != 0 or not full and (at + i * 5) % 16:
                continue
            command = command.format(**{key: shlex.quote(path) for key, path in paths.items()})
            done = swapped("--at", at, "do:" + command)
            row.runs += 1
            story = f"{swap} at call {at}: {done.returncode} {done.stderr}"
            row.check_files([] if snapshot(outside) == before else ["outside changed"], story)
            row.check_files([path for path, state in snapshot(site).items()
                             if isinstance(state[4], bytes) and OUTSIDE.encode() in state[4]], story)
            row.check(done.returncode in (0, 1, 2), story)
            row.check((done.returncode == 0) == ("error" not in done.stderr and
                                                 "kindred: " not in done.stderr), story)
    return row


def bounded(words, memory, seconds):
    """Exit code, output, peak memory in MiB; -9 where it takes too long."""
    before = time.monotonic()
    limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
    try:
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                              check=False, timeout=seconds, preexec_fn=limit)
        return done.returncode, done.stderr, time.monotonic() - before
    except subprocess.TimeoutExpired:
        return -9, "hangs", seconds


def check_strange(tools, work):
    """What is no article, and still there."""
    row = Row("paths", "a pipe, a socket, a device or 5 GB of zeros where a file is expected")

    def zeros(path):
        with open(path, "wb") as file:
            file.truncate(5 << 30)

    def sock(path):
        os.chdir(os.path.dirname(path))
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(os.path.basename(path))
        os.chdir("/")

    makers = {"pipe": os.mkfifo, "socket": sock, "5 GB": zeros,
              "link to a device": lambda path: os.symlink("/dev/zero", path),
              "folder": os.mkdir}
    make_small_site(os.path.join(work, "made"), tools.examples)
    known = Known(tools.kindred, os.path.join(work, "made"), work)
    site = os.path.join(work, "site")
    for name in ("strange.md", "kindred.yml", "relations.yml"):
        for kind, make in makers.items():
            copy(known.before, site)
            make(os.path.join(site, name))
            code, said, seconds = bounded([tools.kindred, "regenerate", site, "--no-cache"], 2048, 20)
            row.runs += 1
            story = f"{name} is a {kind}: {code} {said} {seconds:.1f} s"
            told = kind == "5 GB" or kind == "folder" and name != "strange.md"
            expected = 0 if not told else 1 if name == "strange.md" else 2
            row.check(code == expected and (not told or name in said), story)
            row.check(seconds < 10, story)
    # Alone in the site.
    for kind, make in makers.items():
        alone = os.path.join(work, "alone " + kind)
        os.mkdir(alone)
        make(os.path.join(alone, "a.md"))
        code, said, seconds = bounded([tools.kindred, "regenerate", alone, "--no-cache"], 2048, 20)
        row.runs += 1
        row.check(code in (1, 2) and seconds < 10, f"only a {kind}: {code} {said} {seconds:.1f} s")
    return row


def check(tools, work, full):
    return [check_swaps(tools, os.path.join(work, "a"), full),
            check_strange(tools, os.path.join(work, "b"))]
