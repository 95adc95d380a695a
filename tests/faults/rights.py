"""Files and folders that may not be written, and what belongs to a file besides its bytes."""
import os
import struct

from site_state import NOBODY, ROOT, Known, Row, copy, make_small_site, run, snapshot, try_attribute

# A POSIX access list as the system keeps it: owner rw, user 1 r, group r, mask r, others none.
ACCESS_LIST = struct.pack("<I", 2) + b"".join(
    struct.pack("<HHI", *entry) for entry in ((1, 6, 2**32 - 1), (2, 4, 1), (4, 4, 2**32 - 1),
                                              (16, 4, 2**32 - 1), (32, 0, 2**32 - 1)))


def own_all(folder):
    for place, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            os.lchown(os.path.join(place, name), NOBODY, NOBODY)
    os.chown(folder, NOBODY, NOBODY)


def check(tools, work, full):
    if not ROOT:
        print("rights: skipped, only root can make files of several owners")
        return []
    return [check_refused(tools, os.path.join(work, "a")), check_kept(tools, os.path.join(work, "b"))]


def check_refused(tools, work):
    """As a user for whom rights count."""
    row = Row("rights", "files and folders that a user may not write, or not keep as they are")
    os.makedirs(work)
    os.chmod(work, 0o755)
    os.chmod(os.path.dirname(work), 0o755)
    articles = make_small_site(os.path.join(work, "made"), tools.examples)
    known = Known(tools.kindred, os.path.join(work, "made"), work)
    site = os.path.join(work, "site")
    first, second, last = articles[2], articles[3], articles[4]
    folder = os.path.dirname(last)

    def become(path, mode, user=NOBODY, group=NOBODY):
        os.chown(os.path.join(site, path), user, group)
        os.chmod(os.path.join(site, path), mode)

    cases = [
        ("read-only file", lambda: become(first, 0o444), [first], "Permission denied"),
        ("file that cannot be read", lambda: become(first, 0o200), [first], "Permission denied"),
        ("file of another user", lambda: become(first, 0o666, user=1), [first],
         "run kindred as its owner"),
        ("file of another group", lambda: become(first, 0o666, group=1), [first],
         "run kindred as its owner"),
        ("read-only folder", lambda: become(folder, 0o555), articles[4:6], "Permission denied"),
        ("two of them", lambda: (become(first, 0o444), become(second, 0o400)), [first, second],
         "Permission denied"),
    ]
    for name, forbid, refused, message in cases:
        copy(known.before, site)
        own_all(site)
        os.chmod(os.path.join(site, articles[1]), 0o644)
        forbid()
        before = snapshot(site)
        done = run(tools.kindred, "regenerate", site, "--no-cache", user=NOBODY, group=NOBODY,
                   extra_groups=[])
        now = snapshot(site)
        story = f"{name}: {done.returncode} {done.stderr}"
        row.runs += 1
        row.check(done.returncode == 1, story)
        lines = [line for line in done.stderr.splitlines() if ": error: " in line]
        row.check(len(lines) == len(refused), story)
        for path in refused:
            row.check(any(path in line and message in line for line in lines), f"{story}: {path}")
            row.check_files([] if now[path] == before[path] else [f"{path} changed"], story)
        unread = first if "read" in message or name.endswith("be read") else None
        wanted = known.without(unread) if unread else known.new
        for path in known.changing:
            fine = path in refused or now[path][4] == wanted[path][4]
            row.check_files([] if fine and now[path][:4] == before[path][:4] else [path], story)
        row.check_files([path for path in now if path not in before], story)
    return row


def check_kept(tools, work):
    """As root, who may keep everything."""
    row = Row("rights", "owner, mode, access list and other attributes of a file stay")
    os.makedirs(work)
    articles = make_small_site(os.path.join(work, "made"), tools.examples)
    site = os.path.join(work, "site")
    copy(os.path.join(work, "made"), site)
    paths = [os.path.join(site, path) for path in articles[:6]]
    outside = os.path.join(work, "other-name.md")
    os.chown(paths[0], 1, 2)
    os.chmod(paths[1], 0o604)
    os.chmod(paths[2], 0o2755)
    try_attribute(paths[3], "user.checked-by", b"an editor")
    try_attribute(paths[3], "user.empty", b"")
    listed = True
    try:
        os.setxattr(paths[4], "system.posix_acl_access", ACCESS_LIST)
        os.setxattr(os.path.dirname(paths[5]), "system.posix_acl_default", ACCESS_LIST)
    except OSError:
        print("rights: no access lists on this file system")
        listed = False
    os.link(paths[5], outside)
    before = snapshot(site)
    done = run(tools.kindred, "regenerate", site, "--no-cache")
    now = snapshot(site)
    row.runs += 1
    row.check(done.returncode == 0, f"{done.returncode} {done.stderr}")
    row.check(all(now[path][4] != before[path][4] for path in articles[:6]), "not all is written")
    row.check_files([f"{path}: {now[path][:4]}, {before[path][:4]} before" for path in before
                     if now[path][:4] != before[path][:4]], "traits")
    row.check_files([path for path in now if path not in before], "new")
    if listed:
        row.check(any(key == "system.posix_acl_access" for key, _ in now[articles[4]][3]), "no list")
    # A hard link outside keeps the old words: what it leads to is not ours to write.
    with open(outside, "rb") as file:
        row.check_files([] if file.read() == before[articles[5]][4] else ["the other name"], "link")
    return row
