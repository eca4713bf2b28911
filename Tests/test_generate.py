# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""`bancheng generate`: a county-year from a seed, made of real steps."""

import collections
import json

import pytest

from program import ROOT, bancheng


def generate(place, *more, matters=60):
    database = f"sqlite:{place}"
    return database, bancheng(
        "generate", "--database", database, "--demo-dir", ROOT / "Demo", "--matters", matters, *more)


def log(database):
    said = bancheng("export", "events", "--format", "jsonl", "--database", database)
    assert said.returncode == 0, said.stderr
    return said.stdout


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    database, said = generate(tmp_path_factory.mktemp("county") / "county.sqlite", "--seed", 11)
    assert said.returncode == 0, said.stderr
    return database, said


def test_generate_the_same_seed_gives_the_same_log_byte_by_byte(county, tmp_path):
    again, said = generate(tmp_path / "again.sqlite", "--seed", 11)
    other, _ = generate(tmp_path / "other.sqlite", "--seed", 12)
    assert said.stdout == county[1].stdout
    assert log(again) == log(county[0]) and log(other) != log(county[0])


def test_generate_what_it_wrote_is_what_verify_expects(county):
    said = bancheng("verify", "--log", "--database", county[0])
    assert said.returncode == 0, said.stdout + said.stderr


def test_generate_every_matter_is_registered_and_most_come_to_their_end(county):
    kinds = collections.Counter(json.loads(line)["kind"] for line in log(county[0]).splitlines())
    assert kinds["matter-registered.1"] == 60
    assert kinds["matter-filed.1"] >= 40 and kinds["follow-up-called.1"] >= 40
    assert kinds["due-missed.1"] > 0, "nobody is ever late"


def test_generate_people_work_in_office_hours_and_the_hour_does_the_rest(county):
    events = [json.loads(line) for line in log(county[0]).splitlines()]
    times = [event["at"] for event in events]
    assert times == sorted(times)
    units = [event["at"][11:16] for event in events if event["role"] == "unit"]
    assert units and all("08:30" <= time <= "17:40" for time in units)


def test_generate_prints_the_seed_it_drew(tmp_path):
    _, said = generate(tmp_path / "drawn.sqlite", matters=1)
    assert said.returncode == 0 and "种子" in said.stderr


def test_generate_goes_on_where_the_demonstration_stands(tmp_path):
    database = f"sqlite:{tmp_path / 'demo.sqlite'}"
    made = bancheng("demo", "--empty", "--database", database, "--demo-dir", ROOT / "Demo")
    assert made.returncode == 0, made.stderr
    _, said = generate(tmp_path / "demo.sqlite", "--seed", 3, matters=5)
    assert said.returncode == 0, said.stderr


def test_generate_leaves_a_real_installation_alone(tmp_path):
    place = tmp_path / "real.sqlite"
    assert bancheng("jurisdiction", "add", "500231", "垫江县", "--database", f"sqlite:{place}").returncode == 0
    before = log(f"sqlite:{place}")
    database, said = generate(place, "--seed", 3, matters=5)
    assert said.returncode == 2 and said.stderr.count("\n") == 1, said.stdout + said.stderr
    assert log(database) == before


@pytest.mark.parametrize("wrong", [["--matters", 0], ["--years", 0], ["--from", "2025-02-30"]])
def test_generate_used_wrong_is_one_sentence_and_exit_2(tmp_path, wrong):
    _, said = generate(tmp_path / "wrong.sqlite", *wrong, matters=5)
    assert said.returncode == 2 and said.stderr.count("\n") == 1, said.stdout + said.stderr
    assert not (tmp_path / "wrong.sqlite").exists()
