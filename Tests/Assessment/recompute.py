#!/usr/bin/env python3
# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Counts every figure of the assessment (4.2) again, from the exported log, the plan and the calendar alone.

Shares no code with the program and reads none of its tables. `figures` answers the same shape as
`bancheng assess --format json`; `differences` names every place in which two of them disagree.

    recompute.py EVENTS.jsonl PLAN.yaml CALENDAR.yaml PERIOD AS-OF [ASSESSMENT.json]
"""
import json
import sys
from collections import defaultdict

import yaml

from days import Days, moment, period_days
from history import History, is_open

HIGH = {
    "received-on-time", "completed-on-time", "solved", "reached", "satisfied", "contacted-same-day",
    "judged-on-time", "issued-on-time",
}
AMOUNTS = {"overdue-days", "suspension-days"}
MISSED, MET = False, True


def fate(due, done, ended, runs, now):
    """When something owed was settled, and whether for good; None while that is open or no longer matters."""
    if done:
        return (done, MET) if done <= due else (due, MISSED)
    if ended:
        return None if ended <= due else (due, MISSED)
    return (due, MISSED) if runs and due < now else None


def seen(history, rules, plan, days, now):
    """(indicator, unit, moment, item, is it counted)"""
    for slip in history.slips.values():
        if slip["issued"] and not slip["letter"]:
            yield from seen_of_slip(history, slip, rules, days, now)
    item = {"matter": history.number}
    names = {"first-contact": "contacted-same-day", "coordinate": "issued-on-time"}
    for duty in history.duties.values():
        if duty["act"] == "coordinate" and duty["done"]:
            continue
        end = fate(duty["due"], duty["done"], duty["ended"], True, now)
        if end:
            yield names.get(duty["act"], "judged-on-time"), None, end[0], item, end[1]
    for slip in history.slips.values():
        end = slip["issue-by"] and fate(slip["issue-by"], slip["issued"], slip["ended"], True, now)
        if end:
            yield "issued-on-time", None, end[0], {**item, "slip": slip["number"]}, end[1]
    for call in history.calls:
        if call["void"]:
            continue
        valid = call["reached"] and bool(call["marks"])
        if call["reached"] or call["way"]:
            yield "reached", call["unit"], call["at"], item, valid
        if valid:
            yield ("satisfied", call["unit"], call["at"], item,
                   min(call["marks"]) >= rules["satisfied-at-least"]["value"])
            yield "poor", call["unit"], call["at"], item, min(call["marks"]) <= plan["scale"]["poor-at-most"]["value"]
    for at, unit, cause in history.findings:
        yield "found-against", unit, at, item, cause == "service"
    if history.standing:
        at, outcome, unit = history.standing
        yield "solved", unit, at, item, outcome in rules["solved"]["value"]
    for stop in history.stops:
        if stop["end"]:
            yield ("suspension-days", stop["unit"], stop["end"][0], {**item, "amount": stop["end"][1]},
                   stop["end"][1] > 0)


def seen_of_slip(history, slip, rules, days, now):
    item, unit, issued = {"matter": history.number, "slip": slip["number"]}, slip["unit"], slip["issued"]
    yield "returned", unit, issued, item, slip["returned"] is not None
    yield "unfinished", unit, issued, item, is_open(slip)
    yield "reminded", unit, issued, item, slip["reminded"]
    end = slip["receive-by"] and fate(slip["receive-by"], slip["received"], slip["ended"], True, now)
    if end:
        yield "received-on-time", unit, end[0], item, end[1]
    if slip["ruling"]:
        yield "ruled-against", unit, slip["ruling"][1], item, slip["ruling"][0] == "stay"
    if slip["lead"] and slip["first-done"]:
        yield "reopened", unit, slip["first-done"], item, bool(slip["reopened"])
    basis = rules["due"]["value"]
    if basis != "slip" and (not slip["lead"] or slip["rework"]):
        return
    due, on = (slip["first"] or (None, None)) if basis == "first-promise" else (slip["due"], slip["on"])
    end = due and fate(due, slip["done"], slip["ended"], slip["runs"], now)
    if end:
        late = days.after(on, (slip["done"] or slip["ended"] or now).date())
        yield "completed-on-time", unit, end[0], item, end[1]
        yield "overdue-days", unit, end[0], {**item, "amount": late}, not end[1]
        yield "extended", unit, end[0], item, slip["extended"]


def signs_of(history, rules, plan, days, inside):
    """(key, item, does it spoil the list)"""
    limits = {name: entry["value"] for name, entry in rules["signs"].items()}
    item = {"matter": history.number}
    for slip in history.slips.values():
        mine = {**item, "slip": slip["number"]}
        if slip["done"] and slip["due"] and inside(slip["done"]) and slip["done"] <= slip["due"]:
            left = int((slip["due"] - slip["done"]).total_seconds()) // 60
            if left <= limits["last-minutes"]:
                yield ("last-minutes", slip["unit"], None, None), {**mine, "amount": left}, False
        again = sum(inside(at) for at in slip["reopened"])
        if again:
            yield ("reopened", slip["unit"], None, None), {**mine, "amount": again}, False
        if slip["returned"] and slip["held"] and inside(slip["returned"]):
            last = days.term_end(slip["held"], plan["caps"]["return-term"]["value"])
            left = int((last - slip["returned"]).total_seconds() // 60)
            if 0 <= left <= limits["return-minutes"]:
                yield ("returned-late", slip["unit"], None, None), {**mine, "amount": left}, False
    for at, unit, due, poor in history.relabels:
        hours = int((due - at).total_seconds()) // 3600 if due and due >= at else None
        if inside(at) and (poor or (hours is not None and hours < limits["relabelled-hours"])):
            yield ("relabelled", unit, None, None), {**item, "amount": 0 if poor else hours}, False
    for stop in history.stops:
        if inside(stop["at"]):
            yield ("suspended-in-bulk", None, stop["by"], stop["at"].date().isoformat()), item, False
    for at, by in history.asked:
        if inside(at):
            yield ("extended-in-bulk", None, by, at.date().isoformat()), item, False
    top = len(plan["scale"]["names"]["value"])
    for call in history.calls:
        if not call["void"] and call["reached"] and call["marks"] and inside(call["at"]):
            yield ("top-marks", None, call["by"], None), item, min(call["marks"]) < top


def read_log(path, poor_at_most, now):
    histories, units, asked = {}, {}, {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            event = json.loads(line)
            if moment(event["at"]) > now:
                continue
            body = json.loads(event["body"])
            if event["stream"] == "organisation":
                if event["kind"] == "unit-recorded.1":
                    units[body["id"]] = body["kind"]
                continue
            if event["kind"].startswith("assessment-exclusion-"):
                values = body["fact"]["values"]
                asked.setdefault(event["stream"], {}).update(
                    {name: next(iter(value.values())) for name, value in values.items()})
            if event["kind"] == "matter-registered.1":
                histories[event["stream"]] = History(event["stream"], poor_at_most)
            if event["stream"] in histories:
                histories[event["stream"]].read(event["kind"], moment(event["at"]), event["actor"], body)
    left_out = {
        (matter, entry["indicator"], entry["unit"])
        for entry in asked.values() if entry.get("granted") for matter in entry["matters"]}
    return {stream: one for stream, one in histories.items() if not one.old}, units, left_out


def clean(item):
    return {k: v for k, v in item.items() if k != "amount" or v != 1}


def order(item):
    return item["matter"], item.get("slip", ""), item.get("amount", 1)


def share(counted, base, small):
    if not base or base < small:
        return None
    return (20_000 * counted + base) // (2 * base)


def score(row, rules):
    if row["subject"] in ("county", "departments", "townships"):
        return None
    weights = total = off = 0
    for name, rule in rules["indicators"].items():
        figure = row["figures"].get(name, {"numerator": 0})
        off += rule["points"] * figure["numerator"]
        if rule["weight"] and figure.get("share") is not None:
            weights += rule["weight"]
            total += rule["weight"] * (figure["share"] if name in HIGH else 10_000 - figure["share"])
    if not weights:
        return None
    return max(0, (2 * total + weights) // (2 * weights) - 100 * off)


def volume(histories, inside, rules, counted):
    kinds = ["registered", "settled", "accepted", "declined", "completed", "solved", "overdue", "open"]
    matters = {kind: [] for kind in kinds}
    groups = {"obstacles": defaultdict(list), "channels": defaultdict(list), "levels": defaultdict(list)}
    for number in sorted(histories):
        h = histories[number]
        told = inside(h.registered)
        holds = {
            "registered": told, "open": told and not h.ended, "settled": h.settled and inside(h.settled),
            "accepted": h.accepted and inside(h.accepted), "declined": h.declined and inside(h.declined),
            "completed": h.standing and inside(h.standing[0]),
            "solved": h.standing and inside(h.standing[0]) and h.standing[1] in rules["solved"]["value"],
            "overdue": number in counted,
        }
        for kind in kinds:
            if holds[kind]:
                matters[kind].append(number)
        if told:
            groups["obstacles"][h.obstacle or ""].append(number)
            groups["channels"][h.channel or ""].append(number)
            if h.level:
                groups["levels"][str(h.level)].append(number)
    return {"matters": matters, **{name: dict(group) for name, group in groups.items()}}


def figures(events, plan_path, calendar_path, period, as_of):
    now = moment(as_of)
    with open(plan_path, encoding="utf-8") as file:
        plan = yaml.safe_load(file)
    rules, days = plan["assessment"], Days(calendar_path)
    histories, kinds, left_out = read_log(events, plan["scale"]["poor-at-most"]["value"], now)
    first, last = period_days(period)
    inside = lambda at: first <= at.date() <= last  # noqa: E731
    rows = defaultdict(lambda: defaultdict(lambda: ([], [], [])))
    rows["county"]
    touched, late, found = set(), set(), defaultdict(lambda: [[], False])
    for history in histories.values():
        for name, unit, at, item, counts in seen(history, rules, plan, days, now):
            if not inside(at) or name not in rules["indicators"]:
                continue
            touched.add(history.number)
            if name == "completed-on-time" and not counts:
                late.add(history.number)
            for subject in subjects(unit, kinds):
                counted, base, excluded = rows[subject][name]
                if (history.number, name, unit) in left_out:
                    excluded.append(clean(item))
                    continue
                base.append({k: v for k, v in item.items() if k != "amount"})
                if counts:
                    counted.append(item)
        for key, item, spoils in signs_of(history, rules, plan, days, inside):
            found[key][0].append(item)
            found[key][1] |= spoils
    answer = [row(subject, rows[subject], rules, kinds) for subject in rows]
    return {
        "period": period, "from": first.isoformat(), "to": last.isoformat(),
        "rows": {r["subject"]: r for r in answer}, "matters": len(touched), "signs": signs(found, rules),
        "volume": volume(histories, inside, rules, late),
    }


def subjects(unit, kinds):
    if unit is None:
        return ["office", "county"]
    kind = kinds.get(unit)
    together = {"township": ["townships"], "county": ["departments"], "vertical": ["departments"]}
    return [unit, *together.get(kind, []), "county"]


def row(subject, found, rules, kinds):
    small = rules["small-sample"]["value"]
    result = {"subject": subject, "figures": {}}
    if subject in kinds:
        result["kind"] = kinds[subject]
    for name, (counted, base, left_out) in found.items():
        figure = {
            "numerator": sum(i.get("amount", 1) for i in counted), "denominator": len(base), "small": len(base) < small,
            "counted": [clean(i) for i in sorted(counted, key=order)], "base": sorted(base, key=order),
            "excluded": sorted(left_out, key=order),
        }
        portion = None if name in AMOUNTS else share(len(counted), len(base), small)
        if portion is not None:
            figure["share"] = portion
        result["figures"][name] = figure
    total = score(result, rules)
    if total is not None:
        result["score"] = total
    return result


def signs(found, rules):
    bulk, top = rules["signs"]["bulk"]["value"], rules["signs"]["top-marks"]["value"]
    least = {"suspended-in-bulk": bulk, "extended-in-bulk": bulk, "top-marks": top}
    shown = []
    for (kind, unit, account, day), (items, spoiled) in found.items():
        if len(items) < least.get(kind, 1) or spoiled:
            continue
        entry = {"kind": kind, "unit": unit, "account": account, "day": day}
        shown.append({
            **{k: v for k, v in entry.items() if v is not None},
            "items": [clean(i) for i in sorted(items, key=order)],
        })
    return sorted(shown, key=lambda s: (s["kind"], s.get("unit", ""), s.get("account", ""), s.get("day", "")))


def comparable(assessment):
    """The program's answer in the shape of ours: without names and other words."""
    rows = {}
    for told in assessment["rows"]:
        rows[told["subject"]] = {k: v for k, v in told.items() if k != "name"}
    kept = {k: assessment[k] for k in ("period", "from", "to", "matters", "signs", "volume")}
    return {**kept, "rows": rows}


def differences(ours, theirs, place=""):
    """Every place in which the two differ."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(set(ours) | set(theirs)):
            if key not in ours or key not in theirs:
                where = "the program" if key not in theirs else "this script"
                yield f"{place}/{key}: missing in {where}"
            else:
                yield from differences(ours[key], theirs[key], f"{place}/{key}")
    elif ours != theirs:
        yield f"{place}: here {ours!r}, there {theirs!r}"


def count_of(assessment):
    """How many figures there are to compare."""
    return sum(len(r["figures"]) for r in assessment["rows"].values())


def main(arguments):
    events, plan, calendar, period, as_of = arguments[:5]
    ours = figures(events, plan, calendar, period, as_of)
    if len(arguments) == 5:
        print(json.dumps(ours, ensure_ascii=False, indent=1))
        return 0
    with open(arguments[5], encoding="utf-8") as file:
        found = list(differences(ours, comparable(json.load(file))))
    for line in found:
        print(line)
    print(f"{count_of(ours)} figures, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
