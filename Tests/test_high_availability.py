# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The book-keeping of `bin/prove ha` and `bin/prove soak`: a drill that cannot fail proves nothing."""

import sys

import pytest

from program import ROOT

sys.path.insert(0, str(ROOT / "Tests" / "HighAvailability"))

from account import Attempt, account, attempts, recovery  # noqa: E402
from soak import is_flat, quarters  # noqa: E402


def accepted(key, number, began=0.0, ended=0.1):
    return Attempt(began, ended, key, "201", number)


def failed(key, status="503", began=0.0, ended=0.1):
    return Attempt(began, ended, key, status, "")


HELD = [("1", "演练 a"), ("2", "演练 b")]
TOLD = [accepted("a", "1"), failed("b"), accepted("b", "2")]


def test_log_what_was_acknowledged_and_is_there_once_is_right():
    found = account(TOLD, HELD)
    assert found.is_right and found.acknowledged == 2


@pytest.mark.parametrize("tried, held, what, which", [
    (TOLD, HELD[:1], "lost", ["2"]),
    (TOLD, [("1", "演练 b"), ("2", "演练 a")], "lost", ["1", "2"]),
    (TOLD, [*HELD, ("3", "演练 a")], "doubled", ["a"]),
    ([*TOLD, accepted("a", "2")], HELD, "doubled", ["a"]),
    ([*TOLD, failed("c", "timeout")], HELD, "unanswered", ["c"]),
    ([*TOLD, failed("b", "422")], HELD, "refused", ["b"]),
    (TOLD, [*HELD, ("3", "演练 x")], "unknown", ["x"])])
def test_log_whatever_is_wrong_is_named_and_is_not_right(tried, held, what, which):
    found = account(tried, held)
    assert getattr(found, what) == which
    assert not found.is_right


@pytest.mark.parametrize("status", ["408", "429", "500", "503", "timeout", "ConnectionResetError"])
def test_log_what_a_client_may_send_again_is_no_refusal(status):
    assert account([failed("a", status), accepted("a", "1")], HELD[:1]).is_right


def test_log_a_drill_in_which_nothing_was_acknowledged_is_not_right():
    assert not account([], []).is_right


def test_log_writes_are_accepted_again_when_nothing_begun_later_fails():
    tried = [accepted("a", "1", 9.0, 9.5), failed("b", began=9.9, ended=12.0), accepted("b", "2", 14.0, 14.5),
             failed("c", began=15.0, ended=16.0), accepted("c", "3", 17.0, 17.5), accepted("d", "4", 18.0, 18.5)]
    seconds, gap = recovery(tried, fault=10.0, until=30.0)
    assert seconds == pytest.approx(7.5) and gap == pytest.approx(4.5)


def test_log_a_fault_felt_late_is_counted_from_when_it_is_felt():
    tried = [accepted("a", "1", 10.2, 10.4), failed("b", began=12.0, ended=12.1), accepted("b", "2", 13.0, 13.5)]
    assert recovery(tried, fault=10.0, until=30.0)[0] == pytest.approx(3.1)


def test_log_clients_that_only_wait_count_too():
    tried = [accepted("a", "1", 9.9, 10.1), accepted("b", "2", 10.2, 20.1)]
    assert recovery(tried, fault=10.0, until=30.0) == pytest.approx((10.0, 10.0))


@pytest.mark.parametrize("tried", [[], [failed("a", began=11.0, ended=12.0)],
                                   [accepted("a", "1", 10.5, 10.6), failed("b", began=11.0, ended=12.0)]])
def test_log_writes_that_never_come_back_are_not_a_number(tried):
    assert recovery(tried, fault=10.0, until=30.0)[0] is None


def test_log_a_line_still_being_written_waits(tmp_path):
    file = tmp_path / "attempts.tsv"
    file.write_text("1.0\t1.5\ta\t201\t7\n2.0\t2.", encoding="utf-8")
    assert attempts(file) == [Attempt(1.0, 1.5, "a", "201", "7")]


def test_log_memory_that_grows_is_not_flat():
    steady = [(float(age), 70.0) for age in range(0, 240, 5)]
    growing = [(age, 70.0 + age / 2) for age, _ in steady]
    assert quarters(steady) == (70.0, 70.0) and is_flat(steady)
    assert not is_flat(growing)
