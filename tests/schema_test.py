#!/usr/bin/env python3
"""What kindred writes as JSON, against the schemas of docs/schema; and these against outputs in which a key
is missing, unknown or of another type, which they must refuse. Exits with 77 where jsonschema is missing.

Usage: schema_test.py KINDRED SOURCE_DIR
"""
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("skipped: no jsonschema with draft 2020-12 (Debian: python3-jsonschema)")
    sys.exit(SKIPPED)

KINDRED, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SCHEMAS = os.path.join(SOURCE, "docs", "schema")
BASE = "https://kindred.example/schema/"

ELECTRICIAN = "2025-02-06-the-electrician-between-the-posts"
CUP = "2025-02-27-tarnwick-town-2-sundhaven-albion-1-cup-fairy-tale-goes-on"
FOX = "2025-03-24-night-camera-runa-and-the-fox"
COURT, COPY = (f"2024-05-0{day}-court-halts-dredging-for-sundhaven-terminal" for day in (6, 7))
REMOVED = "2024-07-30-albion-sold-to-fund-for-55-million-reports-say"
ALL_SIGNALS = [word for name in ("topics", "section", "dense", "links", "mentions")
               for word in ("--set", f"similarity.{name}=0.1")]

# A site with faults: what the example has no case of.
FAULTY = {
    "unreadable.md": "---\ntitle: [\n---\n",
    "bytes.md": b"---\ntitle: \"\xff\xfe\"\n---\n",
    "dangling.md": "---\ntitle: Ferries\nurl: /a/\nrelated:\n  - webUrl: /nowhere/\n    title: Gone\n---\nFerries.\n",
    "itself.md": "---\ntitle: Trams\nurl: /b/\ndate: 2024-02-31\nrelated:\n  - webUrl: /b/\n    title: Trams\n---\n",
    "same.md": "---\ntitle: Trams again\nurl: /b/\nquality: high\n---\nTrams and ferries.\n",
    "relations.yml": "- article: dangling\n  related: [same]\n",
}

# Keys that are not always there, by schema and place; members of MAPS are named by the site or its settings.
OPTIONAL = {
    "similar": {"results.[].explanation", "why_not"},
    "evaluate": {"systems.[].comparisons", "per_article"},
    "doctor": set(),
    "doctor-sarif": {"runs.[].results.[].relatedLocations",
                     "runs.[].results.[].locations.[].physicalLocation.region",
                     "runs.[].results.[].relatedLocations.[].physicalLocation.region"},
    "regenerate": set(),
}
MAPS = ("topics", "signals", "seconds", "metrics", "comparisons", "values")
OPEN_MAPS = ("topics", "seconds")  # any name, but only numbers


def run(*words, code=0, text=None, stream="stdout"):
    done = subprocess.run([KINDRED, *words, "--no-cache", "--progress", "never"], input=text,
                          capture_output=True, text=True, check=False)
    assert done.returncode == code, (words, done)
    return getattr(done, stream)


def similar(*words, **more):
    return [json.loads(run("similar", "--site", "site", "--format", "json", *words, **more))]


def evaluate(site, *words, **more):
    return [json.loads(run("evaluate", "--site", site, "--relations", f"{site}/relations.yml", "--format", "json",
                           *words, **more))]


def doctor(site, form, *words):
    return [json.loads(run("doctor", site, "--format", form, "--now", "2025-01-01", *words, code=1))]


def regenerate(site, *words, **more):
    return [json.loads(run("regenerate", site, "--format", "json", *words, **more))]


def outputs():
    """The outputs by schema. The working folder holds the sites; regenerate, which writes, comes last."""
    lines = run("similar", "-", "--site", "site", "--explain", "--format", "ndjson", text="ferry\nzzzz\n")
    found = {
        "similar": [json.loads(line) for line in lines.splitlines()] + similar(ELECTRICIAN)
                   + similar(ELECTRICIAN, "--explain", *ALL_SIGNALS) + similar("--text", "ferry", "--explain")
                   + similar(ELECTRICIAN, "--set", "similarity.topics=1", "--explain")
                   + [one for other in (FOX, CUP, REMOVED, ELECTRICIAN)
                      for one in similar(ELECTRICIAN, "--why-not", other)]
                   + similar(COURT, "--why-not", COPY) + similar(ELECTRICIAN, "-n", "1", "--why-not", CUP),
        "evaluate": evaluate("site")
                    + evaluate("site", "--metrics", "nDCG@5,AP,P@5,R@20,RR,Success@1,Rprec", "--baselines",
                               "--compare", "site/kindred.yml", "--per-article", "--as-published")
                    + evaluate("faulty", "--no-config", "--baselines", code=1),
        "doctor": doctor("site", "json") + doctor("faulty", "json", "--no-config"),
        "doctor-sarif": doctor("site", "sarif") + doctor("faulty", "sarif", "--no-config"),
    }
    found["regenerate"] = (
        [json.loads(run("regenerate", "site", "--format", "json", "--check", code=1, stream="stderr"))]
        + regenerate("site", "--dry-run") + regenerate("site") + regenerate("site") + regenerate("site", "--remove")
        + regenerate("faulty", "--no-config", code=1))
    assert len(found["similar"][0]["results"]) > 0 and found["similar"][1]["results"] == []
    return found


def places(value, place=()):
    """Every value inside of one: the container, the key or position, the place: keys, and [] for positions."""
    for key in value if isinstance(value, dict) else range(len(value)):
        inner = (*place, key if isinstance(value, dict) else "[]")
        yield value, key, inner
        if isinstance(value[key], (dict, list)):
            yield from places(value[key], inner)


def faults(output, name, known):
    """Broken forms of the output, each with what was broken, at every place that is not among the known. One
    copy is broken and mended again and again."""
    root = [copy.deepcopy(output)]
    for container, key, place in list(places(root)):
        if place in known:
            continue
        known.add(place)
        told, value = ".".join(place[1:]), container[key]
        container[key] = {} if isinstance(value, list) else []
        yield root[0], f"{told}: another type"
        container[key] = value
        if isinstance(value, dict):
            value["no such key"] = None if place[-1] in OPEN_MAPS else 1
            yield root[0], f"{told}: an unknown key"
            del value["no such key"]
        if isinstance(container, dict) and place[-2] not in MAPS and told not in OPTIONAL[name]:
            del container[key]
            yield root[0], f"{told}: missing"
            container[key] = value


def keys_of(value):
    return {key for container, key, _ in places(value) if isinstance(container, dict)}


def keys_named_by(schema):
    """The names of all properties, wherever they are."""
    return {name for container, key, _ in places(schema) if key == "properties" for name in container[key]}


def closed(schema):
    """Every object says which keys it has."""
    return all("additionalProperties" in one for one in [schema, *(container[key] for container, key, _ in
               places(schema) if isinstance(container[key], dict))] if one.get("type") == "object")


def check(name, written):
    with open(os.path.join(SCHEMAS, f"{name}.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{BASE}{name}.schema.json" and schema["title"] and closed(schema), name
    validator = Draft202012Validator(schema)
    for output in written:
        errors = [f"{name}: {error.json_path}: {error.message[:300]}" for error in validator.iter_errors(output)]
        assert not errors, "\n".join(errors)
    unwritten = keys_named_by(schema) - set().union(*map(keys_of, written))
    assert not unwritten, f"{name}: no output has {sorted(unwritten)}"

    known, refused = set(), 0
    for output in written:
        for broken, fault in faults(output, name, known):
            assert not validator.is_valid(broken), f"{name}: accepted, though broken: {fault}"
            refused += 1
    assert refused > 20, (name, refused)
    print(f"{name}: {len(written)} outputs are valid, {refused} broken ones refused")
    return schema


def help_of(*words):
    return subprocess.run([KINDRED, *words, "--help"], capture_output=True, text=True, check=True).stdout


def told_by_help():
    """The outputs that the program's help names, as schemas are named: what is there, and not tested, is missed."""
    names = set()
    for command in re.findall(r"^  ([a-z]+) ", help_of().split("Subcommands:")[1], re.MULTILINE):
        for line in re.findall(r"^  --\S.*$", help_of(command), re.MULTILINE):
            names |= {command} if "json" in line else set()
            names |= {f"{command}-sarif"} if "sarif" in line else set()
    return names


def check_no_half_output():
    """What cannot run says so on standard error, and writes nothing that a reader of JSON would meet."""
    for words in (["regenerate", "nowhere"], ["doctor", "nowhere"], ["similar", "nothing", "--site", "site"],
                  ["evaluate", "--site", "site", "--relations", "nowhere.yml"],
                  ["regenerate", "site", "--set", "limit=many"]):
        words = [*words, "--format", "json"]
        assert run(*words, code=2) == "" and run(*words, code=2, stream="stderr"), words


def main():
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(SOURCE, "examples", "site"), os.path.join(folder, "site"))
        os.mkdir(os.path.join(folder, "faulty"))
        for name, text in FAULTY.items():
            with open(os.path.join(folder, "faulty", name), "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())
        os.chdir(folder)
        written = outputs()
        help_names = told_by_help()
        check_no_half_output()
        os.chdir("/")
    names = sorted(re.sub(r"\.schema\.json$", "", name) for name in os.listdir(SCHEMAS))
    assert names == sorted(written) == sorted(OPTIONAL) == sorted(help_names), (names, help_names)
    schemas = {name: check(name, written[name]) for name in names}

    # The rules are listed twice; SARIF says which there are.
    rules = [rule["id"] for rule in written["doctor-sarif"][0]["runs"][0]["tool"]["driver"]["rules"]]
    assert schemas["doctor"]["$defs"]["finding"]["properties"]["rule"]["enum"] == rules, rules
    return 0


sys.exit(main())
