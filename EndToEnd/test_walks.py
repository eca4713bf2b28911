# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""closed loop: every real matter of Demo/ goes over HTTP to its end, and the log is sound afterwards."""

import json
import re

import pytest

from county import County, rows

WALKS = {walk["id"]: walk for walk in rows("walks.jsonl")}
REMEDIES = {row["id"]: row for row in rows("remedies.jsonl")}
OBSTRUCTED = [row["id"] for row in rows("matters.jsonl") if row["category"] == 5]


class Walked:
    """All steps of all matters in the order of time, as Demo/README.md says."""

    def __init__(self):
        steps = [(step["at"], name, step) for name, walk in WALKS.items() for step in walk["steps"]]
        steps.sort(key=lambda row: row[0])
        self.numbers, self.refused, self.last = {}, {}, steps[-1][0]
        with County(empty=True, opening="2026-01-12T08:30:00+08:00") as self.county:
            for at, name, step in steps:
                self.county.to(at)
                self.take(name, step)
            self.matters = {
                name: self.county.call("GET", f"/matters/{number}", by="head")[1]
                for name, number in self.numbers.items()
            }
            self.records = {name: self.told(number) for name, number in self.numbers.items()}
            self.seen = {name: self.slip_holder_reads(name) for name in OBSTRUCTED}
            self.events = {name: self.kinds(number) for name, number in self.numbers.items()}
            self.open = self.county.call("GET", "/matters?stage=follow-up&limit=200", by="head")[1]["items"]
            self.verified = self.county.run("verify")

    def take(self, name, step):
        if name in self.refused:
            return
        path = step["post"].replace("{n}", self.numbers.get(name, ""))
        path = re.sub(r"\{slip:([^}]*)\}", lambda unit: self.slip(name, unit[1]), path)
        path = re.sub(r"\{record:([^}]*)\}", lambda kind: self.record(name, kind[1]), path)
        status, answer = self.county.call("POST", path, step["body"], step["by"])
        if status not in (200, 201):
            self.refused[name] = f"{step['at']} {step['by']} {path}: {status} {answer}"
        elif path == "/matters":
            self.numbers[name] = answer["number"]

    def told(self, number):
        """kind → phase of every record that speaks of this matter, as the head may read them."""
        items = self.county.call("GET", f"/records?matter={number}&limit=200", by="head")[1]["items"]
        return {item["kind"]: item["phase"] for item in items}

    def slip_holder_reads(self, name):
        """All that the leading unit can read of a matter."""
        number, unit = self.numbers[name], self.matters[name]["slips"][0]["unit"]
        return "".join(
            json.dumps(self.county.call("GET", path, by=unit)[1], ensure_ascii=False)
            for path in (f"/matters/{number}", f"/matters/{number}/events", f"/records?matter={number}"))

    def kinds(self, number):
        return [event["kind"] for event in self.county.call("GET", f"/matters/{number}/events", by="head")[1]["items"]]

    def record(self, name, kind):
        _, matter = self.county.call("GET", f"/matters/{self.numbers[name]}", by="head")
        return [record["number"] for record in matter["records"] if record["kind"] == kind][-1]

    def slip(self, name, unit):
        _, matter = self.county.call("GET", f"/matters/{self.numbers[name]}", by="head")
        return [slip["number"] for slip in matter["slips"] if slip["unit"] == unit][-1]


@pytest.fixture(scope="module")
def walked():
    return Walked()


@pytest.mark.parametrize("name", WALKS)
def test_every_step_is_taken_and_the_matter_ends_as_told(walked, name):
    assert name not in walked.refused, walked.refused[name]
    matter, walk = walked.matters[name], WALKS[name]
    assert matter["stage"] == "closed"
    assert matter["obligations"] == []
    if walk["course"] not in ("declined", "referred"):
        assert matter["outcome"] == walk["end"]


def test_3_3_there_is_a_matter_at_each_level(walked):
    assert {1, 2, 3} <= {matter.get("level") for matter in walked.matters.values()}


@pytest.mark.parametrize("name", REMEDIES)
def test_2_the_remedy_that_solved_it_is_on_record(walked, name):
    kind = REMEDIES[name]["kind"]
    over = {
        "investigation": {"found"}, "special-study": {"concluded"}, "assisted-service": {"helped"},
        "documents-to-follow": {"handled"}, "streamlining-study": {"packaged", "not-packaged"},
        "sealed-complaint": {"established", "cleared"},
    }
    assert walked.records[name][kind] in over[kind]
    if kind == "documents-to-follow":
        assert walked.records[name]["undertaking"] == "kept"


def test_2_5_there_are_five_obstructed_matters():
    assert len(OBSTRUCTED) == 5


@pytest.mark.parametrize("name", OBSTRUCTED)
def test_2_5_a_service_matter_and_a_sealed_complaint_apart(walked, name):
    told = walked.records[name]
    assert told["discipline-referral"] == "received"
    established = REMEDIES[name]["established"] == "yes"
    assert told["sealed-complaint"] == ("established" if established else "cleared")
    assert told.get("circular") == ("published" if established else None)
    assert walked.matters[name]["outcome"] == "resolved"
    hidden = ["obstructed", "不给办", "sealed", "密件", "referral", "circular"]
    for word in [*hidden, WALKS[name]["steps"][0]["body"]["narrative"]]:
        assert word not in walked.seen[name], word


def test_nothing_is_left_open(walked):
    assert walked.open == []


def test_the_log_is_sound_afterwards(walked):
    assert walked.verified


def of(course):
    found = [name for name, walk in WALKS.items() if walk["course"] == course]
    assert found, course
    return found


def test_3_3_a_matter_went_from_level_1_to_2_to_3(walked):
    for name in of("escalated"):
        assert walked.events[name].count("level-set.1") == 3 and walked.matters[name]["level"] == 3


@pytest.mark.parametrize(
    "course, kind",
    {
        "declined": "matter-reconsidered.1", "withdrawn": "matter-withdrawn.1", "suspended": "clock-restarted.1",
        "extended": "extension-decided.1", "returned": "return-ruled.1", "on_the_spot": "settled-on-the-spot.1",
        "waiting": "condition-rechecked.1", "convened": "judgement-convened.1",
    }.items(),
)
def test_each_course_left_its_mark_in_the_log(walked, course, kind):
    for name in of(course):
        assert kind in walked.events[name]


def test_3_4b_who_could_not_be_reached_rated_nothing(walked):
    unreached = [row["id"] for row in rows("courses.jsonl") if row.get("call") == "unreached"]
    assert unreached
    for name in unreached:
        assert walked.events[name].count("follow-up-called.1") >= 3
        assert not any((walked.matters[name].get("ratings") or {}).values())


def test_closed_loop_what_was_missed_was_pressed_for(walked):
    assert any("due-missed.1" in kinds for kinds in walked.events.values())
