# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of `bin/bench`: a figure a row, beside its floor from the same run, medians of the runs."""

import dataclasses
import statistics
import unicodedata

HEADINGS = ("what", "figure", "floor", "ratio", "target", "p50", "p99", "range of the runs")


def amount(number, unit=""):
    """Three digits that matter, thousands apart."""
    if number is None:
        return ""
    told = f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"
    return f"{told} {unit}".strip()


@dataclasses.dataclass
class Row:
    """One line: what every run gave and, where there is one, what its floor gave beside it."""
    what: str
    runs: list
    unit: str
    floor: list = dataclasses.field(default_factory=list)
    floor_unit: str = ""
    # ("ratio" or "figure", "at least" or "at most", how much)
    target: tuple = ()
    p50: list = dataclasses.field(default_factory=list)
    p99: list = dataclasses.field(default_factory=list)
    # Answers other than the expected one.
    wrong: int = 0
    note: str = ""

    @property
    def figure(self):
        return statistics.median(self.runs)

    @property
    def ratio(self):
        if not self.floor or not statistics.median(self.floor):
            return None
        return self.figure / statistics.median(self.floor)

    @property
    def is_missed(self):
        if not self.target:
            return False
        of, way, limit = self.target
        value = self.ratio if of == "ratio" else self.figure
        return value is None or (value < limit if way == "at least" else value > limit)

    def cells(self):
        return (
            self.what + (f" ({self.note})" if self.note else "")
            + (f" [{self.wrong} ANSWERED OTHERWISE]" if self.wrong else ""),
            amount(self.figure, self.unit),
            amount(statistics.median(self.floor), self.floor_unit or self.unit) if self.floor else "",
            amount(self.ratio), self.goal(), self.middle(self.p50), self.middle(self.p99), self.range())

    def goal(self):
        if not self.target:
            return ""
        of, way, limit = self.target
        sign = "≥" if way == "at least" else "≤"
        said = f"{sign} {amount(limit, self.unit if of == 'figure' else '')}"
        return said + (" MISSED" if self.is_missed else " kept")

    @staticmethod
    def middle(values):
        return amount(statistics.median(values), "ms") if values else ""

    def range(self):
        return f"{amount(min(self.runs))}–{amount(max(self.runs))}" if len(self.runs) > 1 else "one run"


def width(text):
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def aligned(rows):
    lines = [HEADINGS] + [row.cells() for row in rows]
    widths = [max(width(line[column]) for line in lines) for column in range(len(HEADINGS))]

    def line(cells):
        # Words to the left, numbers to the right.
        padded = [" " * (wide - width(cell)) for cell, wide in zip(cells, widths)]
        told = [cells[0] + padded[0]] + [pad + cell for cell, pad in zip(cells[1:], padded[1:])]
        return "  ".join(told).rstrip()

    return "\n".join(map(line, lines))


def markdown(rows):
    lines = [HEADINGS, ("---",) * len(HEADINGS)]
    for row in rows:
        cells = row.cells()
        lines.append(cells[:4] + (cells[4].replace("MISSED", "**missed**"),) + cells[5:])
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
