# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""A tick over very many open matters of which a hundred are due, beside the same hundred among a thousand."""

import collections
import contextlib
import datetime
import json
import re
import sqlite3

from intake import report
from kept import MODEL, MOST_WHOLE, Kept
from machine import Failed, Program, remove
from table import Row

DUE = 100
# The open matters themselves come due some days later.
MOST_DUE = 1000
TARGET = ("ratio", "at most", 1.5)
# The one jurisdiction there is: every index begins with it.
OURS = "jurisdiction = (select jurisdiction from head)"
CHINA = datetime.timezone(datetime.timedelta(hours=8))


class Place:
    def __init__(self, bench, size):
        self.size = size
        self.file = Kept(bench).open(size)
        self.program = Program(bench.program, f"sqlite:{self.file}")
        self.folder, self.batch = bench.folder, 0

    def asked(self, sql, *values):
        with contextlib.closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as database:
            return database.execute(sql, values).fetchone()[0]

    def report(self, run):
        """A hundred more, told at the hour the last tick ended at."""
        lines = self.folder / "hundred.jsonl"
        before = self.asked(f"select max(serial) from ledger where {OURS}")
        told = json.loads(report())
        lines.write_text("".join(
            json.dumps({**told, "id": f"tick-{before}-{run}-{number}"}, ensure_ascii=False) + "\n"
            for number in range(DUE)), encoding="utf-8")
        self.program("import", lines)
        return before

    def tick(self, run):
        """Seconds until the first thing owed for each of the hundred was acted on."""
        before = self.report(run)
        first = self.asked(
            f"select min(due_at) from obligation where {OURS} and missed = 0 and record in "
            f"(select number from ledger where {OURS} and serial > ?)", before)
        due = self.asked(f"select count(*) from obligation where {OURS} and missed = 0 and due_at <= ?", first)
        until = datetime.datetime.fromtimestamp(first + 1, CHINA).isoformat()
        if due > MOST_DUE:
            raise Failed(f"tick: {due} would be due, so many runs are too many")
        # What else is owed by then is acted on beforehand, and the files lie in memory.
        self.program("tick", "--until", datetime.datetime.fromtimestamp(first - 1, CHINA).isoformat())
        spent, said = self.program.timed("tick", "--until", until)
        acted = int(re.search(r"\d+", said).group())
        if acted < DUE or acted != due:
            raise Failed(f"tick: {due} were due, {acted} acted on: {said}")
        # What was due beside them is in it; the time is of a hundred.
        return spent / acted * DUE, acted


def measure(bench):
    sizes = sorted({MODEL, max(size for size in bench.options.sizes if size <= MOST_WHOLE)})
    places = [Place(bench, size) for size in sizes]
    spent, acted = collections.defaultdict(list), set()
    for run in bench.runs("到期处理", "tick"):
        for place in places:
            seconds, count = place.tick(run)
            spent[place.size].append(seconds * 1000)
            acted.add(count)
    counts = " or ".join(f"{count}" for count in sorted(acted))
    for place in places:
        remove(place.file)
    for size in sizes:
        yield Row(
            f"tick over {size:,} open matters, each hundred of {counts} due", spent[size], "ms",
            spent[MODEL] if size != MODEL else [], target=TARGET if size != MODEL else ())
