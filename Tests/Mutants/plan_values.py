# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Every value of the county's plan, changed one at a time.

Left out is what people only read: names, advice, titles, one-line summaries. Changing those edits a text; no rule
looks at them.
"""

import re

import yaml

PLAN = "Plans/dianjiang-2021-18.yaml"
READ_ONLY = {"name", "plain", "advice", "english", "title", "document", "office", "hours", "names"}
# Where the plan writes only one word of those there are.
OTHERS = {"due": "slip", "solved": "partly", "convenor": "head"}


def mutants(root, scratch):
    text = (root / PLAN).read_text()
    values = [(path, node) for path, node in _scalars(yaml.compose(text), ()) if not _is_prose(path)]
    words = {}
    for path, node in values:
        words.setdefault(_vocabulary(path), []).append(node.value)
    clauses = [key.value for key, _ in _entry(yaml.compose(text), "clauses").value]
    found = []
    for place, (path, node) in enumerate(values):
        changed = _changed(path, node, words, clauses)
        shown = ".".join(path)
        found.append({
            "id": f"plan-{place}", "file": "Plans/" + path[0], "kind": "value",
            "name": f"plan {shown}: {node.value} → {changed}",
            "text": _replaced(text, node, changed), "copy": scratch / f"plan-{place}.yaml"})
    return found


def _scalars(node, path):
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if path in _KEYED and not isinstance(value, yaml.ScalarNode):
                yield path + (key.value, "(its name)"), key
            yield from _scalars(value, path + (key.value,))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _scalars(value, path + (_label(value, place),))
    else:
        yield path, node


# Mappings whose keys are values themselves.
_KEYED = {("acts",), ("ladders",), ("caps",), ("assessment", "indicators"), ("assessment", "signs")}


def _label(node, place):
    """An entry of a list is called by what names it, so that the name survives another entry before it."""
    if isinstance(node, yaml.MappingNode):
        entries = {key.value: value.value for key, value in node.value}
        for name in ("id", "outcome", "holder", "kind"):
            if name in entries:
                return entries[name] + ("-" + entries["obstacle"] if "obstacle" in entries else "")
    return str(place + 1)


def _entry(node, name):
    return next(value for key, value in node.value if key.value == name)


def _is_prose(path):
    if path[0] == "clauses":
        return True
    meaning = [part for part in path if part != "value" and not part.isdigit()]
    return meaning[-1] in READ_ONLY


def _vocabulary(path):
    """Values of the same key may stand for each other."""
    meaning = [part for part in path if part != "value" and not part.isdigit()]
    return (path[0], meaning[-1]) if meaning[-1] in ("id", "when", "kind", "(its name)") else (meaning[-1],)


def _changed(path, node, words, clauses):
    value = node.value
    key = _vocabulary(path)[-1]
    if node.tag.endswith(":bool"):
        return "false" if value == "true" else "true"
    if node.tag.endswith(":int") and key != "number" or value.isdigit() and key in ("levels", "number"):
        return str(int(value) + 1)
    if key == "clause":
        return clauses[(clauses.index(value) + 1) % len(clauses)]
    if key == "source":
        return "default" if value == "document" else "document"
    if match := re.fullmatch(r"(workdays|days|hours) (\d+)", value):
        return f"{match[1]} {int(match[2]) + 1}"
    if value in ("workdays 0.5", "same-day", "at-once", "stated", "level"):
        return "workdays 1"
    if key in ("id", "(its name)", "plan", "slip", "letter", "series"):
        return value + "-x"
    others = sorted(set(words[_vocabulary(path)]) - {value})
    after = [word for word in others if word > value] + others
    return OTHERS.get(key, value + "-x") if not after else after[0]


def _replaced(text, node, changed):
    start, end = node.start_mark.index, node.end_mark.index
    old = text[start:end]
    new = f'"{changed}"' if old.startswith('"') else changed
    return text[:start] + new + text[end:]
