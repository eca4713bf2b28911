# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The organisation from the command line (4.1): posts, absences with their stand-in, the duty rota from a file."""

import pytest

from program import ROOT, bancheng
from test_command_line import one_sentence, rows

OPENING = "2026-03-02T09:30+08:00"


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A demonstration on a Monday morning, without matters: it lives in its own time."""
    database = f"sqlite:{tmp_path_factory.mktemp('founded') / 'demo.sqlite'}"
    made = bancheng("demo", "--database", database, "--demo-dir", ROOT / "Demo", "--until", OPENING, "--empty")
    assert made.returncode == 0, made.stderr
    return database


@pytest.fixture
def county(founded, tmp_path):
    copy = tmp_path / "county.sqlite"
    assert bancheng("backup", copy, "--database", founded).returncode == 0
    return f"sqlite:{copy}"


def recorded(county, *words):
    """What the command added to the log, as (kind, body)."""
    before = len(rows(county, "events"))
    said = bancheng(*words, "--database", county)
    assert said.returncode == 0, said.stderr
    assert said.stdout == "已记。\n" and said.stderr == ""
    return [(event["kind"], event["body"]) for event in rows(county, "events")[before:]]


def refused(county, code, *words):
    """The one sentence; nothing was recorded."""
    before = len(rows(county, "events"))
    sentence = one_sentence(bancheng(*words, "--database", county), code)
    assert len(rows(county, "events")) == before
    return sentence


def rota(tmp_path, text):
    file = tmp_path / "rota.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


# posts


def test_4_1_a_post_is_recorded_and_the_leader_before_ends_the_day_before(county):
    new = ("account", "add", "xin", "--role", "leader", "--unit", "transport", "--database", county)
    assert bancheng(*new).returncode == 0
    events = recorded(county, "post", "leader-in-charge", "transport", "xin", "--from", "2026-04-01")
    assert [kind for kind, _ in events] == ["post-recorded.1", "post-recorded.1"]
    before, after = (body for _, body in events)
    assert '"until":"2026-03-31"' in before and '"account":"transport-leader"' in before
    assert '"account":"xin"' in after and '"from":"2026-04-01"' in after


def test_4_1_the_same_post_again_corrects_its_last_day(county):
    post = ("post", "liaison", "transport", "transport", "--from", "2026-04-01")
    [(_, first)] = recorded(county, *post)
    [(_, again)] = recorded(county, *post, "--until", "2026-05-01")
    assert all('"id":"liaison:transport:transport:2026-04-01"' in body for body in (first, again))
    assert '"until":"2026-05-01"' in again


@pytest.mark.parametrize("asked, code, told", [
    ("boss transport transport", 2, "leader-in-charge liaison representative"),
    ("stand-in transport transport", 1, "AB 岗要写明替谁"),
    ("liaison nowhere transport", 1, "没有这个单位：nowhere"),
    ("liaison transport nobody", 1, "nobody 那一天不在岗"),
    ("liaison transport window", 1, "window 不是“县交通运输委员会”的人"),
    ("leader-in-charge transport transport", 1, "和这个岗位（leader）不符"),
    ("leader-in-charge transport transport-leader --from 2025-01-01", 1, "从 2026-01-01 起已有人"),
    ("liaison transport transport --from 2026-02-30", 2, "“2026-02-30”不是日期"),
    ("liaison transport transport --from 2026-04-01 --until soon", 2, "“soon”不是日期"),
    ("liaison transport transport --from 2026-04-01 --until 2026-03-01", 1, "2026-03-01 早于开始日期 2026-04-01"),
    ("liaison transport transport --from 2026-04-01 --until 2046-04-01", 1, "最多 3660 天"),
    ("liaison transport", 2, "bancheng post --help"),
])
def test_4_1_a_post_asked_for_wrongly_is_one_sentence_and_not_recorded(county, asked, code, told):
    assert told in refused(county, code, "post", *asked.split())


# absences and AB roles


def test_4_1_an_absence_is_recorded_with_its_stand_in_who_has_the_role_meanwhile(county):
    said = ("absence", "transport", "--from", "2026-03-09", "--until", "2026-03-10")
    # The only one who may act for the unit does not go before somebody stands in.
    assert "县交通运输委员会" in refused(county, 1, *said)
    second = ("account", "add", "er", "--role", "unit", "--unit", "transport", "--database", county)
    assert bancheng(*second).returncode == 0
    events = recorded(county, *said, "--stand-in", "er")
    assert [kind for kind, _ in events] == ["stand-in-recorded.1", "absence-recorded.1"]
    assert '"account":"er"' in events[0][1] and '"of":"transport"' in events[0][1]
    assert '"from":"2026-03-09"' in events[1][1] and '"until":"2026-03-10"' in events[1][1]
    # Now she is the only one those days.
    assert "县交通运输委员会" in refused(county, 1, "absence", "er", "--from", "2026-03-10", "--until", "2026-03-11")


@pytest.mark.parametrize("asked, code, told", [
    ("nobody --until 2026-03-03", 1, "nobody 那一天不在岗"),
    ("head --until someday", 2, "“someday”不是日期"),
    ("head --from 2026-03-09 --until 2026-03-03", 1, "2026-03-03 早于开始日期 2026-03-09"),
    ("head --from 2026-03-09 --until 2046-03-09", 1, "最多 3660 天"),
    ("head --from 2026-03-02 --until 2026-03-03 --stand-in audit", 1, "audit 不能替 head"),
    ("head --from 2026-03-02 --until 2026-03-03 --stand-in head", 1, "head 不能替 head"),
    ("head --from 2026-03-02 --until 2026-03-03 --stand-in nobody", 1, "nobody 那一天不在岗"),
    ("head", 2, "bancheng absence --help"),
])
def test_4_1_an_absence_asked_for_wrongly_is_one_sentence_and_not_recorded(county, asked, code, told):
    assert told in refused(county, code, "absence", *asked.split())


# the duty rota


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_4_1_a_rota_is_imported_whatever_ends_its_lines_and_a_second_time_changes_nothing(county, tmp_path, end):
    lines = [
        "\ufeff日期,地点,账号", "2026-03-16,window,window,window2", "2026-03-16，office，office",
        "2026-03-17\twindow\twindow2", "",
    ]
    command = ("rota", "import", rota(tmp_path, end.join(lines)), "--database", county)
    before = len(rows(county, "events"))
    said = bancheng(*command)
    assert said.returncode == 0 and said.stdout == "值班表已改：3 处。\n", said.stderr
    events = rows(county, "events")[before:]
    assert [event["kind"] for event in events] == ["rota-set.1"]
    assert '"window","window2"' in events[0]["body"]
    again = bancheng(*command)
    assert again.returncode == 0 and again.stdout == "值班表没有变化。\n"
    assert len(rows(county, "events")) == before + 1


def test_4_1_a_day_imported_again_replaces_what_stood_there_and_leaves_the_others(county, tmp_path):
    def imported(text):
        return bancheng("rota", "import", rota(tmp_path, text), "--database", county)

    assert imported("2026-03-16,window,window\n2026-03-17,window,window\n").returncode == 0
    said = imported("2026-03-16,window,window2\n2026-03-17,window,window\n")
    assert said.stdout == "值班表已改：1 处。\n"
    body = rows(county, "events")[-1]["body"]
    assert "window2" in body and "2026-03-17" not in body


GOOD = "2026-03-16,window,window\n"


@pytest.mark.parametrize("text, code, told", [
    (GOOD + "2026-02-30,window,window\n", 2, "第 2 行读不出来"),
    (GOOD + "2026-03-17,hall,window\n" + GOOD + "2026-03-18,window,nobody\n", 2, "第 2, 4 行读不出来"),
    (GOOD + "2026-03-17,window\n", 2, "第 2 行读不出来"),
    ("日期,地点,账号\r\n" + GOOD + "2026-03-17,window,\r\n", 2, "第 3 行读不出来"),
    (GOOD + "2026-03-17,window,window\0\n", 2, "第 2 行读不出来"),
    (GOOD.encode() + "2026-03-17,window,张三\n".encode("gbk"), 2, "第 2 行读不出来"),
    (GOOD + "2026-03-17,window,head\n", 1, "head 的角色和这个岗位（window）不符"),
    (GOOD + "2020-03-17,window,window\n", 1, "window 那一天不在岗"),
    ("", 2, "没有一行值班"),
    ("日期,地点,账号\n", 2, "没有一行值班"),
])
def test_4_1_a_rota_with_a_mistake_names_its_line_and_nothing_of_it_is_recorded(county, tmp_path, text, code, told):
    assert told in refused(county, code, "rota", "import", rota(tmp_path, text))


def test_4_1_a_rota_file_that_is_not_there_is_named(county, tmp_path):
    assert "none.csv" in refused(county, 2, "rota", "import", tmp_path / "none.csv")


def test_4_1_what_the_commands_recorded_verifies_and_is_in_a_dump(county, tmp_path):
    recorded(county, "post", "liaison", "transport", "transport", "--from", "2026-04-01")
    bancheng("rota", "import", rota(tmp_path, GOOD), "--database", county)
    assert bancheng("verify", "--database", county).returncode == 0
    other = f"sqlite:{tmp_path / 'other.sqlite'}"
    assert bancheng("dump", tmp_path / "all.dump", "--database", county).returncode == 0
    assert bancheng("load", tmp_path / "all.dump", "--database", other).returncode == 0
    assert rows(other, "events") == rows(county, "events")
