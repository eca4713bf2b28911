# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""closed loop: every real matter of Demo/ goes over HTTP to its end, and the log is sound afterwards."""

import re

import pytest

from county import County, rows

WALKS = {walk["id"]: walk for walk in rows("walks.jsonl")}


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
            self.open = self.county.call("GET", "/matters?stage=follow-up&limit=200", by="head")[1]["items"]
            self.verified = self.county.run("verify")

    def take(self, name, step):
        if name in self.refused:
            return
        path = step["post"].replace("{n}", self.numbers.get(name, ""))
        path = re.sub(r"\{slip:([^}]*)\}", lambda unit: self.slip(name, unit[1]), path)
        status, answer = self.county.call("POST", path, step["body"], step["by"])
        if status not in (200, 201):
            self.refused[name] = f"{step['at']} {step['by']} {path}: {status} {answer}"
        elif path == "/matters":
            self.numbers[name] = answer["number"]

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


def test_nothing_is_left_open(walked):
    assert walked.open == []


def test_the_log_is_sound_afterwards(walked):
    assert walked.verified
