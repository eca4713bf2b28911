# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Adds up the results of several suites and prints `N passed, N failed` as the last line.

count.py RESULTS SKIPS SUITE…   reads RESULTS/SUITE.xml; RESULTS/SUITE.broken says the runner itself ended badly.
A suite without a result, or with no test in it, is one failure: silence must never look like success.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as xml


def cases(text):
    """(name, state) of every test in a JUnit file, state being passed, failed or skipped."""
    try:
        elements = list(xml.fromstring(text).iter("testcase"))
    except xml.ParseError:
        # Swift Testing writes one element a line and does not escape the names of tests.
        return list(cases_by_line(text))
    return [(element.get("name", ""), state({child.tag for child in element})) for element in elements]


def cases_by_line(text):
    name, tags = None, set()
    for line in text.splitlines():
        opening = re.match(r'\s*<testcase classname="[^"]*" name="(.*?)"(?: time="[^"]*")? (/)?>$', line)
        child = re.match(r"\s*<(failure|error|skipped)\b", line)
        if opening:
            name, tags = opening[1], set()
        elif child:
            tags.add(child[1])
        if name is not None and ((opening and opening[2]) or "</testcase>" in line):
            yield name, state(tags)
            name = None


def state(tags):
    if tags & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in tags else "passed"


def allowed(skips):
    """Tests/skips: `name | reason`, a line each; a line without a reason allows nothing."""
    rows = (line.split("|", 1) for line in skips.splitlines() if line.strip() and not line.startswith("#"))
    return {row[0].strip() for row in rows if len(row) == 2 and row[1].strip()}


def count(results, skips, suites):
    passed, complaints = 0, []
    for suite in suites:
        file = results / f"{suite}.xml"
        found = cases(file.read_text(encoding="utf-8", errors="replace")) if file.exists() else []
        bad = [f"{suite}: {name}" for name, how in found if how == "failed"]
        bad += [f"{suite}: skipped without a reason: {n}" for n, how in found if how == "skipped" and n not in skips]
        if not found:
            bad = [f"{suite}: ran no test"]
        elif not bad and (results / f"{suite}.broken").exists():
            bad = [f"{suite}: the runner ended badly although no test failed"]
        passed += sum(how == "passed" for _, how in found)
        complaints += bad
    return passed, complaints


def main():
    results, skips = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    passed, complaints = count(results, allowed(skips.read_text(encoding="utf-8")), sys.argv[3:])
    print()
    for complaint in complaints:
        print(f"✘ {complaint}")
    print(f"{passed} passed, {len(complaints)} failed", flush=True)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
