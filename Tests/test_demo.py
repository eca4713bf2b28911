# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""3.1: the demo's matters say what is fact and what is assumed, and their walks follow from them."""

import json
import pathlib
import re
import sys

DEMO = pathlib.Path(__file__).parent.parent / "Demo"
sys.path.insert(0, str(DEMO))

from walk import by_letter, is_workday  # noqa: E402
from weave import woven  # noqa: E402


def rows(name):
    return [json.loads(line) for line in (DEMO / name).read_text(encoding="utf-8").splitlines()]


def test_the_walks_are_what_the_rules_weave():
    assert (DEMO / "walks.jsonl").read_text(encoding="utf-8") == woven()


def test_there_are_54_matters_each_with_its_walk():
    matters = [row["id"] for row in rows("matters.jsonl")]
    assert len(set(matters)) == 54
    assert [walk["id"] for walk in rows("walks.jsonl")] == matters


def test_what_was_filled_in_is_marked():
    for row in rows("matters.jsonl"):
        assert {"channel", "reportedAt", "reporter", "judged.units"} <= set(row["assumed"]), row["id"]
        assert ("working_days" in row["assumed"]) == (row["working_days"] is None), row["id"]
        cut = "未见" in row["outcome"] or "截断" in row["outcome"]
        assert not cut or "judged.end" in row["assumed"], row["id"]


def test_only_the_four_placeholder_names_appear():
    names = {row["name"] for row in rows("accounts.jsonl")}
    names |= {row["reporter"]["name"] for row in rows("matters.jsonl") if "name" in row["reporter"]}
    assert names == {"张三", "李四", "王五", "赵六"}


def test_3_3_a_level_without_two_units_is_corrected_in_words():
    for row in rows("matters.jsonl"):
        judged, told = row["judged"], row["departments"]
        level, units = judged.get("level"), judged["units"] if "units" in judged else []
        if level == 1:
            assert len(units) == 1, row["id"]
        if level == 2:
            assert len(units) >= 2, row["id"]
        changed = level != row["level"] or len(units) != len(told)
        assert not changed or "corrected" in judged, row["id"]


def test_3_3_nobody_the_county_cannot_order_leads():
    for row in rows("matters.jsonl"):
        if row["judged"].get("level"):
            assert not by_letter(row["judged"]["units"][0]), row["id"]


def test_every_unit_and_account_of_a_walk_exists():
    units = {row["id"] for row in rows("units.jsonl")}
    accounts = {row["account"] for row in rows("accounts.jsonl")} | {None}
    for walk in rows("walks.jsonl"):
        for step in walk["steps"]:
            assert step["by"] in accounts, walk["id"]
            assert set(re.findall(r"\{slip:([^}]*)\}", step["post"])) <= units, walk["id"]
    for post in rows("posts.jsonl"):
        assert post["unit"] in units and post["account"] in accounts, post["id"]


def test_the_26_townships_carry_their_codes():
    codes = [row["code"] for row in rows("units.jsonl") if row["kind"] == "township"]
    assert len(set(codes)) == 26 and all(code.startswith("500231") for code in codes)


def test_offices_act_on_workdays_in_office_hours():
    from datetime import datetime

    for walk in rows("walks.jsonl"):
        for step in walk["steps"]:
            if step["by"]:
                at = datetime.fromisoformat(step["at"])
                assert is_workday(at.date()) and 9 <= at.hour < 18, (walk["id"], step["at"])


def test_the_courses_the_county_must_show_are_all_walked():
    courses = {row["course"] for row in rows("courses.jsonl")}
    assert {
        "on_the_spot", "usual", "level_three", "escalated", "declined", "withdrawn", "suspended", "extended",
        "returned", "referred", "waiting", "convened",
    } <= courses
    assert {"unreached", "poor", "anonymous"} <= {row.get("call") for row in rows("courses.jsonl")}


def test_about_a_third_stand_half_way_when_the_demo_opens():
    now = "2026-03-02T09:30:00+08:00"
    open_ = [walk for walk in rows("walks.jsonl") if walk["steps"][-1]["at"] > now]
    assert 54 / 4 < len(open_) < 54 / 2
