# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Which days are worked, and which days a period has: from the calendar file alone."""

import datetime as dt

import yaml

ZONE = dt.timezone(dt.timedelta(hours=8))


def moment(text):
    return dt.datetime.fromisoformat(text).astimezone(ZONE)


class Days:
    """Which days are worked, as the calendar file says."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            told = yaml.safe_load(file)
        self.off, self.on = set(), set()
        for holiday in told.get("holidays") or []:
            first, last = holiday["from"], holiday["to"]
            self.off |= {first + dt.timedelta(n) for n in range((last - first).days + 1)}
            self.on |= set(holiday.get("worked") or [])
        for closure in told.get("closures") or []:
            first, last = closure["from"], closure["to"]
            self.off |= {first + dt.timedelta(n) for n in range((last - first).days + 1)}

    def worked(self, day):
        if day in self.on:
            return day not in self.off
        return day.weekday() < 5 and day not in self.off

    def after(self, first, last):
        """Workdays after `first` up to and including `last`."""
        count, day = 0, first
        while day < last:
            day += dt.timedelta(1)
            count += self.worked(day)
        return count

    def add(self, day, count):
        while count:
            day += dt.timedelta(1)
            count -= self.worked(day)
        return day

    def term_end(self, start, term):
        """The last second of a term of workdays, or of half a workday."""
        kind, _, number = term.partition(" ")
        if term == "workdays 0.5":
            if self.worked(start.date()) and start.hour < 12:
                return end_of(start.date())
            return dt.datetime.combine(self.add(start.date(), 1), dt.time(12), ZONE)
        if kind == "workdays":
            return end_of(self.add(start.date(), int(number)))
        if kind == "hours":
            return start + dt.timedelta(hours=int(number))
        raise ValueError(f"return-term {term}: teach this script")


def end_of(day):
    return dt.datetime.combine(day, dt.time(23, 59, 59), ZONE)


def period_days(name):
    if "W" in name:
        year, week = name.split("-W")
        first = dt.date.fromisocalendar(int(year), int(week), 1)
        return first, first + dt.timedelta(6)
    if len(name) == 4:
        return dt.date(int(name), 1, 1), dt.date(int(name), 12, 31)
    year, month = int(name[:4]), int(name[5:])
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, 1), following - dt.timedelta(1)
