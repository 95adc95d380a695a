#!/usr/bin/env python3
"""Do yaml-cpp, PyYAML, Ruby's Psych and Go's yaml (in Hugo) read from a block what was written into it?

emission_test.py WRITE_EMISSION_SITE READ_YAML_CPP

Beside libyaml, which the program itself proves each block with. A reader that is not there is named, and
the test passed over.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77

PSYCH = r"""
require "psych"
require "json"
require "date"
out = {}
Dir.glob(File.join(ARGV[0], "content", "*.md")).each do |path|
  front = File.read(path, encoding: "UTF-8")[/\A---\n(.*?)^---\n/m, 1]
  read = Psych.safe_load(front, permitted_classes: [Date, Time])
  # What is no text is compared with what stands in the article: as whatever class it is.
  told = ->(value) { value.is_a?(String) ? value : [value.class.to_s, value.inspect] }
  out[File.basename(path)] = { "related" => read["related"].map { |e| [e["title"], told.(e["plain"])] },
                               "source" => read["source"].map { |e| told.(e["plain"]) } }
end
puts JSON.generate(out)
"""

HUGO_TEMPLATE = """{{- define "partials/told" -}}
{{- $type := printf "%T" . -}}
{{- return cond (eq $type "string") . (slice $type (printf "%#v" .)) -}}
{{- end -}}
{{- $out := dict -}}
{{- range .Site.RegularPages -}}
{{- $related := slice -}}{{- $source := slice -}}
{{- range .Params.related -}}{{- $related = $related | append (dict "title" .title "plain" (partial "told" .plain)) -}}{{- end -}}
{{- range .Params.source -}}{{- $source = $source | append (dict "plain" (partial "told" .plain)) -}}{{- end -}}
{{- $out = merge $out (dict .File.LogicalName (dict "related" $related "source" $source)) -}}
{{- end -}}
{{- $out | jsonify -}}
"""


def told(value):
    """A text as it is, anything else by its type and notation."""
    return value if isinstance(value, str) else [type(value).__name__, repr(value)]


def read_pyyaml(folder):
    import yaml

    out = {}
    for name in sorted(os.listdir(os.path.join(folder, "content"))):
        with open(os.path.join(folder, "content", name), encoding="utf-8", newline="") as file:
            front = file.read()[len("---\n"):].split("\n---\n", 1)[0]
        read = yaml.load(front, Loader=yaml.SafeLoader)  # not libyaml's, which Psych has
        out[name] = {"related": [[e["title"], told(e["plain"])] for e in read["related"]],
                     "source": [told(e["plain"]) for e in read["source"]]}
    return out


def read_psych(folder):
    done = subprocess.run(["ruby", "-e", PSYCH, folder], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def read_hugo(folder):
    site = os.path.join(folder, "hugo")
    os.makedirs(os.path.join(site, "layouts"))
    shutil.copytree(os.path.join(folder, "content"), os.path.join(site, "content"))
    with open(os.path.join(site, "config.json"), "w") as file:
        json.dump({"baseURL": "https://a.example/", "outputs": {"home": ["JSON"]},
                   "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "section", "404"]}, file)
    with open(os.path.join(site, "layouts", "index.json"), "w") as file:
        file.write(HUGO_TEMPLATE)
    subprocess.run(["hugo", "--quiet", "--source", site], check=True)
    with open(os.path.join(site, "public", "index.json"), encoding="utf-8") as file:
        read = json.load(file)
    return {name: {"related": [[e["title"], e["plain"]] for e in page["related"]],
                   "source": [e["plain"] for e in page["source"]]} for name, page in read.items()}


def read_yaml_cpp(folder):
    done = subprocess.run([sys.argv[2], folder], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def have_pyyaml():
    try:
        import yaml  # noqa: F401
    except ImportError:
        return False
    return True


READERS = {
    "yaml-cpp": (lambda: True, read_yaml_cpp),
    "PyYAML": (have_pyyaml, read_pyyaml),
    "Psych": (lambda: shutil.which("ruby"), read_psych),
    "Hugo": (lambda: shutil.which("hugo"), read_hugo),
}


def differences(read, expected):
    """How many texts came back as others, and the first of them."""
    count, first = 0, ""
    for name, texts in expected.items():
        page = read.get(name, {"related": [], "source": []})
        if len(page["related"]) != len(texts):
            return len(texts), f"{name} has {len(page['related'])} entries, not {len(texts)}"
        for text, (title, plain), source in zip(texts, page["related"], page["source"]):
            null = text.lower() in ("", "~", "null")
            wrong = title != text or plain != source or (
                isinstance(plain, str) and plain != ("x" if null else text))
            count += wrong
            if wrong and not first:
                first = f"{name}: {text!r} read as {title!r}, without quotes {plain!r}, {source!r} in the article"
    return count, first


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder], check=True)
        with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
            expected = json.load(file)
        texts = sum(len(page) for page in expected.values())
        print(f"libyaml: {texts} texts, 0 differences (proved as they were written)")
        failed, missing = False, []
        for name, (is_there, read) in READERS.items():
            if not is_there():
                missing.append(name)
                continue
            count, first = differences(read(folder), expected)
            print(f"{name}: {texts} texts, {count} differences")
            if count:
                print(f"  {first}")
                failed = True
        if failed:
            return 1
        if missing:
            print(f"skipped: {', '.join(missing)} not found; scripts/setup installs them")
            return SKIPPED
        return 0


if __name__ == "__main__":
    sys.exit(main())
