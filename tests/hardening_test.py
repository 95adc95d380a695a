#!/usr/bin/env python3
"""Is the program built as cmake/KindredHardening.cmake says?

hardening_test.py PROGRAM [--shipped]: an optimised build has what the compiler adds, too
"""
import re
import subprocess
import sys


def readelf(option, program):
    return subprocess.run(["readelf", "-W", option, program], stdout=subprocess.PIPE, text=True,
                          check=True).stdout


def main():
    program = sys.argv[1]
    header, segments = readelf("--file-header", program), readelf("--segments", program)
    dynamic, symbols = readelf("--dynamic", program), readelf("--dyn-syms", program)
    stack = re.search(r"GNU_STACK(?:\s+0x\w+){5}\s+([RWE ]+?)\s+0x", segments)
    checks = {
        "position-independent": re.search(r"Type:\s+DYN", header) and re.search(r"FLAGS_1.*\bPIE\b", dynamic),
        "read-only relocations": "GNU_RELRO" in segments,
        "bound at the start": re.search(r"FLAGS.*\bBIND_NOW\b|\(BIND_NOW\)", dynamic),
        "no executable stack": stack and "E" not in stack[1],
    }
    if "--shipped" in sys.argv:
        checks["guarded stack"] = "__stack_chk_fail" in symbols
        checks["checked library calls"] = re.search(r"\b__\w+_chk(@|\b)", symbols.replace("__stack_chk_fail", ""))
    for name, holds in checks.items():
        print(f"{'ok' if holds else 'MISSING'}: {name}")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
