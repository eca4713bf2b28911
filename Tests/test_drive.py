# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Every matter of Demo/ driven over HTTP to its real or assumed end, in the order of time, and the log verified."""

import json
import re

import pytest

from county import ROOT, Site, bancheng

WALKS = [json.loads(line) for line in (ROOT / "Demo/walks.jsonl").read_text(encoding="utf-8").splitlines()]
COURSE = {walk["id"]: walk["course"] for walk in WALKS}
CALL = {row["id"]: row.get("call") for row in map(json.loads, (ROOT / "Demo/courses.jsonl").open(encoding="utf-8"))}


class Drive:
    """What the county looked like when all was done."""

    def __init__(self, place):
        steps = sorted(
            ((step["at"], order, place_, walk["id"], step)
             for order, walk in enumerate(WALKS) for place_, step in enumerate(walk["steps"])),
            key=lambda entry: entry[:3])
        self.numbers, self.refused, self.taken = {}, {}, {}
        self.site = Site(place, steps[0][0])
        for at, _, _, walk, step in steps:
            self.site.move(at)
            self.take(walk, step)
        self.site.move("2026-06-30T09:00:00+08:00")
        self.matters = {walk: self.seen(number) for walk, number in self.numbers.items()}
        self.events = {walk: self.kinds(number) for walk, number in self.numbers.items()}
        self.exit = self.site.stop()
        self.verified = bancheng("verify", "--database", self.site.database)

    def take(self, walk, step):
        status, answer = self.site.ask("POST", self.path(walk, step["post"]), step["by"], step["body"])
        if step["post"] == "/matters" and status == 201:
            self.numbers[walk] = answer["number"]
        if status >= 300:
            why = (step["at"], step["post"], answer.get("code"), answer.get("detail"))
            self.refused.setdefault(walk, []).append(why)
        self.taken[walk] = self.taken.get(walk, 0) + 1

    def path(self, walk, pattern):
        """`{n}` is the matter's number, `{slip:UNIT}` the slip that unit got last."""
        number = self.numbers.get(walk, "")
        unit = re.search(r"\{slip:([^}]*)\}", pattern)
        if unit:
            slip = [slip["number"] for slip in self.seen(number)["slips"] if slip["unit"] == unit[1]][-1]
            pattern = pattern.replace(unit[0], slip)
        return pattern.replace("{n}", number)

    def seen(self, number):
        return self.site.ask("GET", f"/matters/{number}", "office")[1]

    def kinds(self, number):
        return [event["kind"] for event in self.site.ask("GET", f"/matters/{number}/events", "office")[1]["items"]]


@pytest.fixture(scope="module")
def drive(tmp_path_factory):
    return Drive(tmp_path_factory.mktemp("drive"))


def of(course):
    return [walk for walk, known in COURSE.items() if known == course]


@pytest.mark.parametrize("walk", [walk["id"] for walk in WALKS])
def test_3_every_step_is_taken_and_the_loop_closes(drive, walk):
    assert drive.refused.get(walk) is None
    assert drive.taken[walk] == len(next(w["steps"] for w in WALKS if w["id"] == walk))
    matter = drive.matters[walk]
    assert matter["stage"] == "closed" and matter["obligations"] == []
    end = next(w["end"] for w in WALKS if w["id"] == walk)
    # What was declined was not handled, so it has no outcome; its reply says where to turn instead.
    assert matter["outcome"] == (None if COURSE[walk] == "declined" else end)


def test_the_log_fits_and_every_loop_is_closed_after_it(drive):
    assert drive.exit == 0
    assert drive.verified.returncode == 0, drive.verified.stdout + drive.verified.stderr


def test_3_3_there_is_a_matter_at_each_level(drive):
    assert {matter["level"] for matter in drive.matters.values()} >= {1, 2, 3}


def test_3_3_one_matter_went_from_level_1_to_2_to_3(drive):
    assert len(of("escalated")) > 0
    for walk in of("escalated"):
        assert drive.events[walk].count("level-set.1") == 3 and drive.matters[walk]["level"] == 3


@pytest.mark.parametrize("course, kind", [
    ("declined", "matter-reconsidered.1"), ("withdrawn", "matter-withdrawn.1"), ("suspended", "clock-restarted.1"),
    ("extended", "extension-decided.1"), ("returned", "return-ruled.1"), ("on_the_spot", "settled-on-the-spot.1"),
    ("waiting", "condition-rechecked.1"), ("convened", "judgement-convened.1"),
])
def test_3_the_course_left_its_mark_in_the_log(drive, course, kind):
    assert of(course), course
    for walk in of(course):
        assert kind in drive.events[walk], (walk, drive.events[walk])


def test_3_4b_somebody_could_not_be_reached_and_that_is_no_rating(drive):
    unreached = [walk for walk, call in CALL.items() if call == "unreached"]
    assert unreached
    for walk in unreached:
        assert drive.events[walk].count("follow-up-called.1") >= 3
        assert not any((drive.matters[walk].get("ratings") or {}).values())


def test_closed_loop_what_was_missed_was_pressed_for(drive):
    assert any("due-missed.1" in kinds for kinds in drive.events.values())
