# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""calendar: the days the Swift tests compare with are what the package chinesecalendar says today."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "CalendarComparison"))

import compare  # noqa: E402


def test_the_stored_days_are_those_of_chinesecalendar(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["compare.py"])
    assert compare.main() == 0


def test_a_day_that_differs_is_seen(monkeypatch, tmp_path):
    changed = tmp_path / "days.txt"
    changed.write_text(compare.FIXTURE.read_text().replace("w", "-", 1))
    monkeypatch.setattr(sys, "argv", ["compare.py"])
    monkeypatch.setattr(compare, "FIXTURE", changed)
    assert compare.main() == 1
