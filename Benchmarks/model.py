# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The model county of multiply.py: a SQLite database with one jurisdiction, and which of its histories belong together.

A stream is repeated when it speaks of matters: the matter itself, its papers and readings, the records opened for it.
What the office does for itself, the organisation and the jurisdiction's own stream stand once.
"""

import collections
import itertools
import re
import sqlite3

from histories import COLUMNS, Event, Person, Template, digest_maker, id_maker, name_pattern
from index import beginnings

# Nobody is signed in at a copy, and what others were told of its months is counted anew.
LEFT = {"session", "idempotency", "guess", "draft", "rebuild", "tallied", "tally", "search_cursor"}
# Brought one by one.
APART = {"head", "event", "text", "person", "counter", "format", "setting", "host"}
# What the generator never makes is not repeated either.
EMPTY = {"origin", "attachment", "attachment_content", "attachment_chunk"}
# Whose second column is the stream a row belongs to.
OF_STREAMS = {"ledger", "obligation", "slip", "matter_unit", "rating", "matter_person", "matter_theme", "record",
              "record_matter", "record_unit"}
OWN = ("organisation", "jurisdiction", "exports", "handover:")


class Row:
    """One row of a table: what stands in each column, the jurisdiction left out."""

    def __init__(self, stream, columns, values, pattern, known):
        self.stream = stream
        self.values = [
            Template(value, pattern, known) if isinstance(value, str) and pattern.search(value) else value
            for value in values]
        self.serial = columns.index("serial") if "serial" in columns else None


class Model:
    def __init__(self, place):
        self.database = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
        heads = self.rows("select jurisdiction, ticked_at from head")
        if len(heads) != 1:
            raise SystemExit(f"{place}: the model must have one jurisdiction, and it has {len(heads)}")
        self.jurisdiction, self.ticked = heads[0]
        for table in EMPTY:
            if self.rows(f"select 1 from {table} limit 1"):
                raise SystemExit(f"{place}: {table} has rows, which are not repeated")
        self.pattern = name_pattern(self.jurisdiction)
        self.texts = {row[0]: row[1:] for row in self.rows("select id, salt, body from text")}
        self.persons = {row[0]: Person(*row[1:]) for row in self.rows("select id, salt, body, phone from person")}
        self.digests = {person.digest(0): person for person in self.persons.values()}
        self.read_streams()
        self.bind()
        self.events = [Event(row, self.pattern, self.known) for row in self.log()]
        self.files = {event.files for event in self.events}
        self.name_all()
        self.runs = [list(run) for _, run in itertools.groupby(self.events, key=lambda event: event.command)]
        # Where each stream's first event stands: the run and the place in it.
        self.first = {}
        for number, run in enumerate(self.runs):
            if len({event.row["stream"] for event in run}) != 1:
                raise SystemExit(f"the command at {run[0].position} wrote to several streams")
            self.first.setdefault(run[0].row["stream"], number)
        self.tables = {table: self.table(table) for table in self.table_names()}
        self.kinds = {number.split("-")[2].rstrip("0123456789"): kind
                      for number, kind in self.rows("select number, kind from record")}
        self.counters = self.rows("select name, year, next from counter")
        self.shelf = next(iter(self.rows("select ordinal from search_cursor")), (None,))[0]
        self.words = self.read_words() if self.shelf else []

    def rows(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def log(self):
        return self.database.execute(f"select {', '.join(COLUMNS)} from event order by position")

    def read_streams(self):
        """Which streams there are, which names each speaks of, and which of them stand once."""
        self.streams, begun = collections.defaultdict(set), {}
        for row in self.log():
            text = f"{row[2]} {row[14]} {row[10] or ''}"
            begun.setdefault(row[2], text)
            self.streams[row[2]].update(self.pattern.findall(text))
        slips = {row[0] for row in self.rows("select number from slip")}
        # Slip number to what its number is called in print.
        self.printed = {number: found.group() for number, printed in self.rows("select number, printed from slip")
                        if (found := self.pattern.search(printed))}
        self.known = slips.union(
            self.printed.values(), self.texts, self.persons, self.digests, self.streams)
        matter = re.compile(rf"(?<![0-9A-Za-z]){self.jurisdiction}-\d{{4}}-J?\d+(?![0-9])")
        self.once = set()
        for stream, names in self.streams.items():
            names &= self.known
            # A record begins by saying which matters it is about.
            if stream.startswith(OWN) or not matter.search(begun[stream]):
                self.once.add(stream)

    def bind(self):
        """What speaks of each other is repeated together: name to the name that stands for its group."""
        leads = {}

        def lead(name):
            while leads.setdefault(name, name) != name:
                leads[name] = name = leads[leads[name]]
            return name

        for stream, names in self.streams.items():
            if stream not in self.once:
                for name in names - self.once:
                    leads[lead(name)] = lead(stream)
        self.group = {name: lead(name) for name in list(leads)}
        self.own = (self.known | self.streams.keys()) - self.group.keys()
        matters = re.compile(rf"{self.jurisdiction}-\d{{4}}-\d+")
        self.matters = collections.Counter(
            self.group[stream] for stream in sorted(self.streams) if matters.fullmatch(stream))

    def name_all(self):
        """What makes the names that are the same wherever they stand; and the numbers of each series in their order."""
        self.makers, series = {}, collections.defaultdict(list)
        for name in self.known:
            if name in self.digests:
                self.makers[name] = digest_maker(self.digests[name])
            elif name in self.texts or name in self.persons:
                self.makers[name] = id_maker(name)
            elif self.pattern.fullmatch(name) and "-" in name:
                _, year, last = name.split("-")
                letters = last.rstrip("0123456789")
                series[year, letters].append((int(last[len(letters):]), name))
        self.series = {key: sorted(numbers) for key, numbers in series.items()}

    def table_names(self):
        names = [row[0] for row in self.rows("select name from sqlite_master where type = 'table' order by name")]
        return [name for name in names
                if not name.startswith(("sqlite_", "search_index")) and name not in LEFT | APART | EMPTY]

    def columns(self, table):
        return [row[0] for row in self.rows(f"select name from pragma_table_info('{table}')")]

    def table(self, table):
        columns = self.columns(table)
        assert columns[0] == "jurisdiction", table
        order = ", ".join(columns[:3])
        return [
            Row(values[1] if table in OF_STREAMS else None, columns, values[1:], self.pattern, self.known)
            for values in self.database.execute(f"select {', '.join(columns)} from {table} order by {order}")]

    def read_words(self):
        """Number and indexed words of every matter, without those its number is found by."""
        found = self.rows(
            "select l.number, f.words from ledger l join search_index f on f.rowid = l.serial + ? order by l.serial",
            self.shelf << 40)
        return [(number, Template(" ".join(words.split(" ")[len(beginnings(number)):]), self.pattern, self.known))
                for number, words in found]
