# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""4.2: every figure counted again from the exported log by a script that shares nothing with the program."""

import json
import pathlib
import sys

import pytest

from program import ROOT, bancheng

sys.path.insert(0, str(pathlib.Path(__file__).parent / "Assessment"))

from recompute import comparable, count_of, differences, figures  # noqa: E402

PLAN, CALENDAR = ROOT / "Plans/dianjiang-2021-18.yaml", ROOT / "Plans/calendar-cn.yaml"
AS_OF = "2026-01-15T00:00:00+08:00"
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    """200 matters of 2025, made from a seed, and their log."""
    folder = tmp_path_factory.mktemp("county")
    database = f"sqlite:{folder}/county.sqlite"
    made = bancheng(
        "generate", "--database", database, "--seed", 7, "--matters", 200, "--years", 1, "--from", "2025-01-01",
        "--demo-dir", ROOT / "Demo")
    assert made.returncode == 0, made.stderr
    events = folder / "events.jsonl"
    told = bancheng("export", "events", "--format", "jsonl", "--database", database, "--output", events)
    assert told.returncode == 0, told.stderr
    return database, events


def assessed(database, period, *more):
    told = bancheng(
        "assess", "--database", database, "--period", period, "--format", "json", "--as-of", AS_OF, *more)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


@pytest.mark.parametrize("period", [*MONTHS, "2025", "2025-W20"])
def test_4_2_every_figure_is_what_the_log_says(county, period):
    database, events = county
    ours = figures(events, PLAN, CALENDAR, period, AS_OF)
    assert list(differences(ours, comparable(assessed(database, period)))) == []
    assert count_of(ours) > 0


def test_4_2_the_year_has_something_to_count_of_every_kind(county):
    database, _ = county
    year = assessed(database, "2025")
    rows = {row["subject"]: row["figures"] for row in year["rows"]}
    with open(PLAN, encoding="utf-8") as file:
        names = [n for n in file.read().split("  indicators:\n")[1].split("  exclusion-grounds")[0].split("\n")]
    wanted = {n.split(":")[0].strip() for n in names if "weight:" in n}
    # Inquiries have a record of their own; a matter's log need not hold one.
    assert wanted - set(rows["county"]) <= {"found-against"}
    assert year["matters"] > 150


def test_4_2_the_comparison_finds_a_wrong_figure(county):
    database, events = county
    theirs = comparable(assessed(database, "2025"))
    theirs["rows"]["county"]["figures"]["solved"]["numerator"] += 1
    found = list(differences(figures(events, PLAN, CALENDAR, "2025", AS_OF), theirs))
    assert len(found) == 1 and "/rows/county/figures/solved/numerator" in found[0]


def test_4_2_last_year_under_other_rules(county, tmp_path):
    database, events = county
    other = tmp_path / "other.yaml"
    text = PLAN.read_text(encoding="utf-8").replace("plan: dianjiang-2021-18", "plan: next-year")
    text = text.replace("due: {value: promise", "due: {value: slip").replace(
        "satisfied-at-least: {value: 3", "satisfied-at-least: {value: 5").replace(
        "solved: {value: [resolved]", "solved: {value: [resolved, partly]")
    other.write_text(text, encoding="utf-8")
    published = bancheng("plan", "publish", other, "--yes", "--database", database)
    assert published.returncode == 0, published.stderr
    ours = figures(events, other, CALENDAR, "2025", AS_OF)
    assert list(differences(ours, comparable(assessed(database, "2025", "--rules", "next-year")))) == []
    before = figures(events, PLAN, CALENDAR, "2025", AS_OF)
    again = comparable(assessed(database, "2025", "--rules", "dianjiang-2021-18"))
    assert list(differences(before, again)) == []
    assert before["rows"]["county"] != ours["rows"]["county"]


def test_4_2_bad_questions_are_answered_in_one_sentence(county):
    database, _ = county
    for arguments in (["--period", "2025-13"], ["--period", "2025", "--rules", "nowhere"],
                      ["--period", "2025", "--as-of", "soon"]):
        told = bancheng("assess", "--database", database, *arguments)
        assert told.returncode == 2 and told.stdout == "" and len(told.stderr.strip().splitlines()) == 1
    table = bancheng("assess", "--database", database, "--period", "2025")
    assert table.returncode == 0 and table.stdout.startswith("\ufeffperiod,subject,name,kind,indicator,numerator")
