# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line as a person types it: what it prints, where, and how it ends (0 done, 1 found, 2 used wrong)."""

import csv
import io
import json

import pytest

from program import ROOT, bancheng

GOOD = {
    "id": "a1", "title": "落不了户", "narrative": "地址对不上", "category": 1, "level": 2, "departments": ["不存在的局"],
}


@pytest.fixture
def database(tmp_path):
    return f"sqlite:{tmp_path / 'county.sqlite'}"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    database = f"sqlite:{tmp_path_factory.mktemp('demo') / 'demo.sqlite'}"
    made = bancheng("demo", "--database", database, "--demo-dir", ROOT / "Demo", "--until", "2026-02-03T09:00+08:00")
    assert made.returncode == 0, made.stderr
    return database


def rows(database, what="ledger", *more):
    said = bancheng("export", what, "--format", "jsonl", "--database", database, *more)
    assert said.returncode == 0, said.stderr
    return [json.loads(line) for line in said.stdout.splitlines()]


def one_sentence(said, code):
    """Nothing on stdout, one line on stderr."""
    assert said.returncode == code, said.stdout + said.stderr
    assert said.stdout == "" and said.stderr.count("\n") == 1, said.stdout + said.stderr
    return said.stderr


# due


def test_3_3_the_last_line_of_due_is_the_date():
    assert bancheng("due", "--from", "2026-02-12", "--workdays", 2).stdout == "2026-02-14\n"
    assert bancheng("due", "--from", "2026-02-12T16:00", "--workdays", 2).stdout.splitlines()[-1] == "2026-02-14"


def test_3_3_due_explains_every_day_counted_and_skipped():
    lines = bancheng("due", "--from", "2026-02-13", "--workdays", 2, "--explain").stdout.splitlines()
    assert lines[-1] == "2026-02-24"
    assert [line[:10] for line in lines[:-1]] == ["2026-02-%d" % day for day in range(13, 25)]
    assert "调休" in lines[1] and "春节" in lines[2]


@pytest.mark.parametrize("start, year", [("2026-12-30", "2027"), ("2018-12-31", "2018"), ("2031-01-01", "2031")])
def test_calendar_a_year_outside_it_is_an_error_that_names_it(start, year):
    assert year in one_sentence(bancheng("due", "--from", start, "--workdays", 5), 1)


@pytest.mark.parametrize("asked", [
    "--from 2026-02-30 --workdays 1", "--from yesterday --workdays 1", "--from 2026-02-12 --workdays 0",
    "--from 2026-02-12 --workdays -3", "--from 2026-02-12 --workdays 99999999999999999999",
    "--from 2026-02-12 --workdays two", "--from 2026-02-12", "--from 2026-02-12 --workdays 1 --term same-day", "",
    "--from 2026-02-12 --term fortnight", "--nonsense",
])
def test_3_3_due_used_wrong_is_one_sentence_and_exit_2(asked):
    one_sentence(bancheng("due", *asked.split()), 2)


def test_sentences_are_chinese_unless_the_system_speaks_english():
    chinese = bancheng("due", "--from", "x", "--workdays", 1).stderr
    english = bancheng("due", "--from", "x", "--workdays", 1, env={"LANG": "en_US.UTF-8"}).stderr
    assert "请写成" in chinese and "Write 2026-02-12" in english


# plans and calendars


def test_every_mistake_of_a_plan_is_named_with_line_rule_and_clause(tmp_path):
    plan = (ROOT / "Plans/dianjiang-2021-18.yaml").read_text(encoding="utf-8")
    bad = tmp_path / "bad.yaml"
    bad.write_text(plan.replace("workdays 5", "workdays five"), encoding="utf-8")
    said = bancheng("check-plan", bad)
    assert said.returncode == 1
    named = [line for line in said.stdout.splitlines() if "bad-term" in line]
    assert len(named) == plan.count("workdays 5") and any("3.3 L2" in line for line in named)
    assert bancheng("check-plan", *(ROOT / "Plans").glob("*.yaml")).returncode == 0


NO_PLANS = {
    "empty": b"", "NUL": b"\0\0", "GBK": "方案: 一".encode("gbk"), "truncated": b"plan: [",
    "duplicate key": b"plan: a\nplan: b\n", "far too long": b"x" * 3_000_000, "a list": b"- 1\n",
}


@pytest.mark.parametrize("name", NO_PLANS)
def test_a_hostile_plan_is_refused_and_never_published(tmp_path, database, name):
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(NO_PLANS[name])
    assert bancheng("check-plan", bad).returncode == 1
    assert bancheng("plan", "publish", bad, "--yes", "--database", database).returncode == 1
    assert bancheng("calendar", "import", bad, "--yes", "--database", database).returncode == 1


def test_a_plan_is_previewed_first_and_published_with_yes(tmp_path, database):
    bancheng("migrate", "--database", database)
    plan = (ROOT / "Plans/dianjiang-2021-18.yaml").read_text(encoding="utf-8")
    new = tmp_path / "new.yaml"
    new.write_text(plan.replace("74522706", "74522707"), encoding="utf-8")
    before = len(rows(database, "events"))
    preview = bancheng("plan", "publish", new, "--database", database)
    assert preview.returncode == 0 and "74522707" in preview.stdout and "--yes" in preview.stderr
    assert len(rows(database, "events")) == before
    assert bancheng("plan", "publish", new, "--yes", "--database", database).returncode == 0
    assert len(rows(database, "events")) == before + 1


ELSEWHERE = ["huangshi", "jiangsu-2023", "wansheng-2022", "xiangtan"]


def test_the_plans_of_this_release_are_listed_and_their_names_stand_for_a_file():
    listed = bancheng("plan", "list").stdout.splitlines()
    assert sorted(line.split("\u3000")[0] for line in listed) == sorted(ELSEWHERE + ["dianjiang-2021-18"])
    for name in ELSEWHERE:
        assert bancheng("check-plan", name).returncode == 0
        told = bancheng("explain-plan", name)
        assert told.returncode == 0 and "[" not in told.stdout and "文件要求" in told.stdout
    assert "不能办" in bancheng("explain-plan", "xiangtan").stdout


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_plan_from_elsewhere_is_published_for_a_jurisdiction(name, database):
    bancheng("migrate", "--database", database)
    assert bancheng("plan", "publish", name, "--yes", "--database", database).returncode == 0
    assert [event["kind"] for event in rows(database, "events")].count("plan-published.1") == 2
    assert bancheng("verify", "--database", database).returncode == 0


def test_a_folder_of_several_plans_changes_nothing_but_the_one_in_force(tmp_path, database):
    folder = tmp_path / "plans"
    folder.mkdir()
    for plan in (ROOT / "Plans").glob("*.yaml"):
        (folder / plan.name).write_bytes(plan.read_bytes())
    bancheng("migrate", "--database", database)
    assert bancheng("plan", "publish", "xiangtan", "--yes", "--database", database).returncode == 0
    lines = (ROOT / "Demo/matters.jsonl").read_text(encoding="utf-8").splitlines()
    one = tmp_path / "one.jsonl"
    one.write_text(next(line for line in lines if '"hall"' in line) + "\n", encoding="utf-8")
    said = bancheng("import", one, "--database", database, "--plans", folder)
    assert said.returncode == 0, said.stderr
    assert [event["kind"] for event in rows(database, "events")].count("plan-published.1") == 2


def test_calendar_a_new_year_is_previewed_and_moves_what_rested_on_it(tmp_path):
    database = f"sqlite:{tmp_path / 'late.sqlite'}"
    shipped = (ROOT / "Plans/calendar-cn.yaml").read_text(encoding="utf-8")
    short, whole = tmp_path / "short", tmp_path / "calendar.yaml"
    short.mkdir()
    for plan in (ROOT / "Plans").glob("dian*.yaml"):
        (short / plan.name).write_bytes(plan.read_bytes())
    # A calendar that ends with 2025 knows nothing of the holidays the demonstration runs through.
    head, tail = shipped.split("  # 2026\n")
    (short / "calendar.yaml").write_text(
        head.replace("2019-2026", "2019-2025") + tail[tail.index("\n# "):], encoding="utf-8")
    whole.write_text(shipped, encoding="utf-8")
    made = bancheng(
        "demo", "--database", database, "--demo-dir", ROOT / "Demo", "--plans", short,
        "--until", "2026-02-12T17:00+08:00")
    assert made.returncode == 0, made.stderr
    preview = bancheng("calendar", "import", whole, "--database", database)
    moving = [line for line in preview.stdout.splitlines() if "500231-2026-" in line]
    assert moving and "2026-02-16" in preview.stdout
    done = bancheng("calendar", "import", whole, "--yes", "--database", database)
    assert done.returncode == 0, done.stderr
    moved = [event for event in rows(database, "events") if event["kind"] == "due-moved.1"]
    assert len(moved) == len(moving)
    assert bancheng("verify", "--database", database).returncode == 0


# import


HOSTILE = {
    "truncated": json.dumps(GOOD).encode()[:60],
    "wrong type": json.dumps(GOOD | {"title": 5}).encode(),
    "ten times too long": json.dumps(GOOD | {"narrative": "长" * 15_000}, ensure_ascii=False).encode(),
    "longer than any line": b'{"id":"' + b"x" * 200_000 + b'"}',
    "NUL escaped": json.dumps(GOOD | {"narrative": "a\0b"}).encode(),
    "NUL as it is": json.dumps(GOOD).encode().replace(b"a1", b"a\0"),
    "lone surrogate": rb'{"id":"a1","title":"x\ud800y","narrative":"z"}',
    "impossible date": json.dumps(GOOD | {"reportedAt": "2026-02-30T09:00:00+08:00"}).encode(),
    "impossible month": json.dumps(GOOD | {"happenedAt": "2026-13-01"}).encode(),
    "in the future": json.dumps(GOOD | {"happenedAt": "2199-01-01T09:00:00+08:00"}).encode(),
    "unknown category": json.dumps(GOOD | {"category": 9}).encode(),
    "unknown level": json.dumps(GOOD | {"level": 4}).encode(),
    "unknown channel": json.dumps(GOOD | {"channel": "telepathy"}).encode(),
    "unknown kind": json.dumps(GOOD | {"reporter": {"kind": "alien", "name": "x"}}).encode(),
    "duplicate key": b'{"id":"a1","title":"x","title":"y","narrative":"z"}',
    "GBK": '{"id":"a1","title":"国标","narrative":"字"}'.encode("gbk"),
    "a list": b"[1, 2]",
    "no narrative": b'{"id":"a1","title":"x"}',
    "unknown field": json.dumps(GOOD | {"nosuch": 1}).encode(),
    "not a phone": json.dumps(GOOD | {"reporter": {"kind": "person", "name": "x", "phone": "12"}}).encode(),
    "far too deep": b'{"id":"a1","tried":' + b"[" * 5000 + b"]" * 5000 + b"}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_3_1_a_bad_line_is_named_and_nothing_of_it_is_stored(tmp_path, database, name):
    file = tmp_path / "ledger.jsonl"
    first, last = (json.dumps(GOOD | {"id": id}).encode() for id in ("first", "last"))
    file.write_bytes(b"\n".join([first, HOSTILE[name], last]) + b"\n")
    said = bancheng("import", file, "--database", database, env={"LANG": "en"})
    assert said.returncode == 1 and said.stderr.count("\n") == 1
    assert said.stderr.startswith("Line 2 was not registered: ")
    assert len(rows(database)) == 2
    assert len([event for event in rows(database, "events") if event["stream"].startswith("500231-")]) == 2
    assert bancheng("verify", "--database", database).returncode == 0


def test_3_1_a_second_run_adds_nothing_and_says_how_many_were_there(database):
    first = bancheng("import", ROOT / "Demo/matters.jsonl", "--database", database)
    assert (first.returncode, len(rows(database))) == (0, 54), first.stderr
    events = rows(database, "events")
    second = bancheng("import", ROOT / "Demo/matters.jsonl", "--database", database)
    assert second.returncode == 0 and "54" in second.stdout
    assert rows(database, "events") == events


def test_3_1_a_dry_run_stores_no_matter(database):
    said = bancheng("import", ROOT / "Demo/matters.jsonl", "--dry-run", "--database", database)
    assert said.returncode == 0 and rows(database) == []


def test_3_1_the_same_id_twice_in_a_file_is_named(tmp_path, database):
    file = tmp_path / "ledger.jsonl"
    file.write_text("\n".join(json.dumps(GOOD | {"title": title}) for title in "ab"), encoding="utf-8")
    assert bancheng("import", file, "--database", database).returncode == 1
    assert [row["title"] for row in rows(database)] == ["a"]


def test_3_1_what_the_old_ledger_said_is_the_proposal_and_an_unknown_unit_stays_text(tmp_path, database):
    file = tmp_path / "ledger.jsonl"
    file.write_text(json.dumps(GOOD | {"remedy": "互认材料"}), encoding="utf-8")
    assert bancheng("import", file, "--database", database).returncode == 0
    dumped = bancheng("dump", "-", "--database", database).stdout
    assert "互认材料" in dumped and "不存在的局" in dumped
    assert rows(database)[0]["unit"] is None


# export, dump, load, verify


def test_3_1_a_ledger_for_a_spreadsheet_is_whole_shows_chinese_and_runs_nothing(tmp_path, database):
    file = tmp_path / "ledger.jsonl"
    titles = ["=1+1", "+86", "-2", "@SUM(A1)", '逗号,引号"\u0301换行\n完', " =HYPERLINK(1)", "平常"]
    file.write_text(
        "\n".join(json.dumps(GOOD | {"id": str(n), "title": t}) for n, t in enumerate(titles)), encoding="utf-8")
    assert bancheng("import", file, "--database", database).returncode == 0
    said = bancheng("export", "ledger", "--database", database)
    assert said.stdout.startswith("\ufeffnumber,") and str(len(titles)) in said.stderr
    found = [row["title"] for row in csv.DictReader(io.StringIO(said.stdout[1:], newline=""))]
    assert found == ["'" + t.strip() if t.strip()[0] in "=+-@" else t for t in titles]


def test_an_export_speaks_of_its_days_only(demo):
    all_, some = rows(demo), rows(demo, "ledger", "--from", "2026-01-13", "--to", "2026-01-13")
    assert some == [row for row in all_ if row["reportedAt"].startswith("2026-01-13")] and some
    one_sentence(bancheng("export", "ledger", "--from", "2026-02-01", "--to", "2026-01-01", "--database", demo), 2)


def test_a_dump_loads_elsewhere_with_every_digest_as_it_was(demo, tmp_path):
    file, other = tmp_path / "all.dump", f"sqlite:{tmp_path / 'other.sqlite'}"
    assert bancheng("dump", file, "--database", demo).returncode == 0
    assert bancheng("load", file, "--database", other).returncode == 0
    assert bancheng("verify", "--database", other).stdout == bancheng("verify", "--database", demo).stdout
    assert rows(other, "events") == rows(demo, "events")
    one_sentence(bancheng("load", file, "--database", other), 2)
    one_sentence(bancheng("dump", file, "--database", demo), 2)


def test_a_cut_or_foreign_dump_loads_nothing(demo, tmp_path):
    bancheng("dump", tmp_path / "all.dump", "--database", demo)
    whole = (tmp_path / "all.dump").read_bytes()
    wrong = {
        "half": whole[: len(whole) // 2], "lines": b"\n".join(whole.split(b"\n")[:-3]), "none": b"", "csv": b"a,b",
    }
    for name, content in wrong.items():
        file, other = tmp_path / name, f"sqlite:{tmp_path / name}.sqlite"
        file.write_bytes(content)
        one_sentence(bancheng("load", file, "--database", other), 1)
        assert bancheng("jurisdiction", "list", "--database", other).stdout == ""


def test_a_backup_and_rebuilt_read_models_verify(demo, tmp_path):
    copy = tmp_path / "copy.sqlite"
    assert bancheng("backup", copy, "--database", demo).returncode == 0
    assert bancheng("rebuild", "--database", f"sqlite:{copy}").returncode == 0
    said = bancheng("verify", "--database", f"sqlite:{copy}")
    assert said.returncode == 0 and said.stdout == bancheng("verify", "--database", demo).stdout


def test_verify_names_the_first_bad_position(demo, tmp_path):
    import sqlite3

    copy = tmp_path / "copy.sqlite"
    bancheng("backup", copy, "--database", demo)
    with sqlite3.connect(copy) as connection:
        connection.execute("update event set actor = 'somebody' where position = 300")
    for arguments in ([], ["--log"]):
        said = bancheng("verify", *arguments, "--database", f"sqlite:{copy}")
        assert said.returncode == 1 and "300" in said.stderr


# accounts, tokens, places


def test_4_1_an_account_is_opened_listed_given_a_token_and_disabled(database):
    added = bancheng(
        "account", "add", "wang", "--role", "office", "--password-stdin", "--database", database, input="long-enough\n")
    assert added.returncode == 0, added.stderr
    token = bancheng("token", "add", "wang", "--database", database).stdout.splitlines()[-1]
    assert token.startswith("bc_") and " " not in token
    assert "wang\toffice" in bancheng("account", "list", "--database", database).stdout
    one_sentence(bancheng("account", "add", "wang", "--role", "office", "--database", database), 1)
    # The last one who may act for the office does not leave before there is another.
    one_sentence(bancheng("account", "disable", "wang", "--database", database), 1)
    second = bancheng(
        "account", "add", "li", "--role", "office", "--password-stdin", "--database", database, input="long-enough\n")
    assert second.returncode == 0, second.stderr
    assert bancheng("account", "disable", "wang", "--database", database).returncode == 0
    one_sentence(bancheng("token", "add", "wang", "--database", database), 1)
    assert b"long-enough" not in open(database.removeprefix("sqlite:"), "rb").read()


@pytest.mark.parametrize("asked, given", [
    ("wang --role boss", None), ("wang --role unit", None), (f"wang --role unit --unit {'x' * 61}", None),
    ("wa:ng --role office", None), ("wang --role reporter", None), ("wang --role office --password-stdin", "short"),
    ("wang --role office --password-stdin", ""),
])
def test_4_1_an_account_asked_for_wrongly_is_refused_and_not_stored(database, asked, given):
    bancheng("migrate", "--database", database)
    one_sentence(bancheng("account", "add", *asked.split(), "--database", database, input=given), 2)
    assert bancheng("account", "list", "--database", database).stdout == ""


def test_4_1_an_account_names_its_unit_by_id_or_name_and_a_new_one_is_recorded(database):
    for account, unit in ("wang", "transport"), ("li", "县水利局"), ("zhao", "县水利局"):
        said = bancheng("account", "add", account, "--role", "unit", "--unit", unit, "--database", database)
        assert said.returncode == 0, said.stderr
    units = bancheng("unit", "list", "--database", database).stdout
    assert units.count("\n") == 2 and "transport" in units and "县水利局" in units


@pytest.mark.parametrize("place", ["postgres://localhost/x", "mysql:x", "sqlite:", "sqlite:/no/such/folder/a.sqlite"])
def test_a_database_that_is_none_is_named(place):
    one_sentence(bancheng("verify", "--database", place), 2)


def test_the_place_may_come_from_the_environment(demo):
    said = bancheng("jurisdiction", "list", env={"BANCHENG_DATABASE": demo})
    assert said.stdout.startswith("500231\t")
    one_sentence(bancheng("verify", env={"BANCHENG_DATABASE": demo, "BANCHENG_JURISDICTION": "1"}), 2)


def test_only_a_demonstration_may_look_ahead_or_set_the_clock(demo, database):
    bancheng("migrate", "--database", database)
    one_sentence(bancheng("tick", "--until", "2099-01-01", "--database", database), 2)
    one_sentence(bancheng("serve", "--clock", "2026-03-02T09:00+08:00", "--port", 0, "--database", database), 2)
    one_sentence(bancheng("serve", "--clock", "2026-01-01T09:00+08:00", "--port", 0, "--database", demo), 2)
    one_sentence(bancheng("demo", "--demo-dir", ROOT / "Demo", "--database", demo), 2)


def test_closed_loop_a_year_of_silence_ends_at_the_top_and_verifies(demo, tmp_path):
    copy = tmp_path / "copy.sqlite"
    bancheng("backup", copy, "--database", demo)
    said = bancheng("tick", "--until", "2026-12-31", "--database", f"sqlite:{copy}")
    assert said.returncode == 0, said.stderr
    said = bancheng("verify", "--database", f"sqlite:{copy}")
    assert said.returncode == 0, said.stdout
