# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""What became of the mutants: figures on the screen, and after a whole run docs/MUTANTS.md."""

import collections
import pathlib
import sys

LIVING = ("survived", "unreached")
KILLED = ("failed", "crashed", "endless")
EQUIVALENT = pathlib.Path(__file__).with_name("equivalent.txt")
KINDS = {
    "throw": "another refusal is thrown", "passed": "a condition of a guard always holds",
    "edge": "the edge of a comparison, `<` for `<=`", "comparison": "a comparison turned round",
    "number": "a number plus one", "boolean": "`true` for `false`",
    "logic": "`&&` for `||`, `!` dropped, an `if` reversed", "value": "a value of the plan"}


def equivalents():
    """Name of a mutant nobody could notice → why. One by one, in equivalent.txt: the name, then the reason indented."""
    found, name = {}, None
    for line in EQUIVALENT.read_text().splitlines():
        if line.startswith("    "):
            found[name] = (found[name] + " " + line.strip()).strip()
        elif line and not line.startswith("#"):
            name = line
            found[name] = ""
    return found


def tell(options, mutants, whole, seconds):
    """`whole`: every mutant has its fate, from this run or from the one it went on from."""
    reasons = equivalents()
    for one in mutants:
        if one["fate"] in LIVING and one["name"] in reasons:
            one["fate"] = "equivalent"
    by_name = {one["name"]: one["fate"] for one in mutants}
    stale = [name for name in reasons if by_name.get(name, "gone" if whole else "equivalent") != "equivalent"]
    for name in stale:
        print(f"listed as equivalent, but {by_name.get(name, 'gone')}: {name}")
    line = summary(mutants) + (f"; a sample drawn with seed {options.seed}" if options.sample else "")
    print(f"{line}; {seconds} s")
    if whole or options.sample and not options.only:
        (options.root / "docs/MUTANTS.md").write_text(document(mutants, reasons, line))
        print(f"RECORD {line}")
    if not options.only and (share(mutants) < 95 or stale):
        sys.exit(1)


def count(mutants):
    fates = collections.Counter(one["fate"] for one in mutants)
    living = sum(fates[fate] for fate in LIVING)
    return len(mutants) - living - fates["equivalent"], living, fates["equivalent"], fates


def share(mutants):
    killed, living, _, _ = count(mutants)
    return 100 * killed / (killed + living) if killed + living else 100.0


def summary(mutants):
    killed, living, equivalent, fates = count(mutants)
    carried = sum("carried" in one for one in mutants)
    earlier = f" ({carried} of them in an earlier run)" if carried else ""
    return (
        f"{len(mutants)} mutants: {killed} killed{earlier}, {fates['crashed']} by a crash and "
        f"{fates['endless']} by running on, "
        f"{equivalent} equivalent with a reason, {living} survive; {share(mutants):.1f} % of those that can be")


def table(head, rows):
    lines = [f"| {head} | mutants | killed | equivalent | survive |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, mutants in rows:
        killed, living, equivalent, _ = count(mutants)
        lines.append(f"| {name} | {len(mutants)} | {killed} | {equivalent} | {living} |")
    return lines


def grouped(mutants, key):
    groups = collections.defaultdict(list)
    for one in mutants:
        groups[one[key]].append(one)
    return groups


def document(mutants, reasons, line):
    kinds = grouped(mutants, "kind")
    files = grouped(mutants, "file")
    text = [
        "# Mutants", "",
        "Written by `bin/prove mutants`: small changes of the rules and of the plan, and whether a test fails for",
        "each. A survivor is named by file, function and change.", "", line + ".", "", "## By kind", ""]
    text += table("kind", [(meaning, kinds[kind]) for kind, meaning in KINDS.items() if kinds[kind]])
    text += ["", "## By place", ""] + table("place", sorted(files.items()))
    text += ["", "## Survivors", ""]
    text += [f"- `{one['name'].replace('`', '')}` ({one['fate']})" for one in mutants if one["fate"] in LIVING]
    text += ["", "## Equivalent", "", "Changes that change nothing anybody could see, each with its reason.", ""]
    text += [f"- `{name}`: {reasons[name]}" for name in reasons]
    text += [
        "", "## Left out", "",
        "What people only read in the plan: names, advice, titles, the summaries of clauses. No rule looks at them."]
    return "\n".join(text) + "\n"
