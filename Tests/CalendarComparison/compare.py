#!/usr/bin/env python3
# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Asks the PyPI package chinesecalendar which days 2019-2026 are worked.

    pip install chinesecalendar==1.11.0
    Tests/CalendarComparison/compare.py            compares with the days stored in the tests; exit 1 if any differs
    Tests/CalendarComparison/compare.py --write    stores them

The Swift test `CalendarComparisonTests` then compares every due date, for every start day and 1 to 30 workdays.
"""
import calendar
import datetime
import pathlib
import sys

import chinese_calendar

FIXTURE = pathlib.Path(__file__).parent.parent / "MatterStoreTests" / "Fixtures" / "chinesecalendar-days.txt"
YEARS = range(2019, 2027)


def month(year, number):
    days = range(1, calendar.monthrange(year, number)[1] + 1)
    worked = (chinese_calendar.is_workday(datetime.date(year, number, day)) for day in days)
    return f"{year}-{number:02} " + "".join("w" if day else "-" for day in worked)


def main():
    lines = [f"# chinesecalendar {chinese_calendar.__version__}: one month a line, one day a character, w is worked."]
    lines += [month(year, number) for year in YEARS for number in range(1, 13)]
    text = "\n".join(lines) + "\n"
    if "--write" in sys.argv[1:]:
        FIXTURE.write_text(text)
        return 0
    stored = FIXTURE.read_text().splitlines()
    different = [line for line in lines if line not in stored] + [line for line in stored if line not in lines]
    print("\n".join(different) if different else f"{len(lines) - 1} months, none differs")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
