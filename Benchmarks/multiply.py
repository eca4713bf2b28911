# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes a large county of a small one: every history of MODEL again under new numbers, as often as wanted.

multiply.py MODEL.sqlite --times 1000 --to FILE.sqlite [--search]
multiply.py MODEL.sqlite --counties LIST.csv --matters 1000000 --to postgresql://… [--search]

MODEL is the backup of a county made by `bancheng generate`. What comes out is what the product would have written, had
a thousand people reported wherever one did: one log with its chain of digests, the read models beside it, texts and
persons, counters. `bancheng verify` finds nothing wrong with it. With --search the index of words is copied too, if the
model has one (`bancheng rebuild` makes it); without it the program fills it when it serves.

The second fills the counties a PostgreSQL database has already (`bancheng jurisdiction import LIST.csv`): the first of
LIST is the largest, with a twentieth of all matters, most are small. Whoever connects must be a superuser there.
"""

import argparse
import csv
import os
import pathlib
import sqlite3
import time

import copying
from county import County
from histories import COLUMNS, ORIGIN
from index import index_rows
from model import Model

CACHE_MEGABYTES = 2048


def quoted(value):
    if value is None:
        return "null"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


class File:
    """A SQLite file while it is filled: no journal, and indexes only once the rows are there."""

    def __init__(self, model, place):
        self.model, self.place = model, place
        self.database = sqlite3.connect(place, isolation_level=None)
        for pragma in ("journal_mode = off", "synchronous = off", f"cache_size = -{CACHE_MEGABYTES * 1024}",
                       "locking_mode = exclusive", "temp_store = file"):
            self.database.execute(f"pragma {pragma}").fetchall()
        made = model.rows(
            "select sql, type from sqlite_master where sql is not null "
            "and substr(name, 1, 13) <> 'search_index_' and substr(name, 1, 7) <> 'sqlite_' order by rowid")
        self.indexes = [sql for sql, kind in made if kind == "index"]
        for sql, kind in made:
            if kind == "table":
                self.database.execute(sql)
        self.database.execute("begin")

    def put_as_it_is(self, table):
        columns = self.model.columns(table)
        self.put(table, columns, self.model.rows(f"select {', '.join(columns)} from {table}"))

    def put(self, table, columns, rows):
        places = ", ".join("?" * len(columns))
        self.database.executemany(f"insert into {table} ({', '.join(columns)}) values ({places})", rows)

    def put_events(self, batch):
        """What is the same in all of them stands in the statement; texts come as bytes."""
        told = dict(zip(COLUMNS, map(quoted, (*list(batch.event.row.values())[:-1], None))))
        told.update(zip(("plan", "calendar"), map(quoted, batch.files)))
        told.update(position="?1", stream="cast(?2 as text)", command="?3", body="cast(?4 as text)", digest="?5")
        columns = [batch.positions, batch.streams, batch.commands, batch.bodies, batch.digests]
        if batch.evidence:
            told["evidence"] = "cast(?6 as text)"
            columns.append(batch.evidence)
        self.database.executemany(
            f"insert into event (rowid, {', '.join(told)}) values (?1, {', '.join(told.values())})", zip(*columns))

    def finish(self):
        for sql in self.indexes:
            self.database.execute(sql)
        self.database.execute("commit")
        for pragma in ("locking_mode = normal", "journal_mode = wal"):
            self.database.execute(f"pragma {pragma}").fetchall()
        self.database.close()


class Watch:
    """How long what took."""

    def __init__(self):
        self.began = self.last = time.monotonic()

    def tell(self, what, count):
        now = time.monotonic()
        print(f"{what}: {count:,} in {now - self.last:.1f} s, {count / max(now - self.last, 1e-9):,.0f} /s", flush=True)
        self.last = now


def multiply(model, times, place, with_search):
    watch, file = Watch(), File(model, place)
    county = County(model, model.jurisdiction, lambda group: times, 1, ORIGIN)
    for table in ("format", "setting", "head", "host"):
        file.put_as_it_is(table)
    for batch in county.log():
        file.put_events(batch)
    file.database.execute("update head set position = ?, digest = ?", (county.end, county.digest))
    watch.tell("events", county.end)
    for table, columns, rows in (
            ("text", ("id", "salt", "body"), county.texts()),
            ("person", ("id", "salt", "body", "phone"), county.persons()),
            ("counter", ("name", "year", "next"), county.counters()),
            *((table, model.columns(table)[1:], county.rows(table)) for table in model.tables)):
        before = file.database.total_changes
        own = model.jurisdiction
        file.put(table, ("jurisdiction", *columns), ((own, *row) for row in rows))
        if (count := file.database.total_changes - before) > 10_000:
            watch.tell(table, count)
    if with_search:
        file.put_as_it_is("search_cursor")
        file.put("search_index", ("rowid", "words"), index_rows(county, model.shelf))
        file.database.execute("update search_cursor set position = ?", (county.end,))
        watch.tell("search_index", file.database.execute("select count(*) from search_index").fetchone()[0])
    file.finish()
    watch.tell("indexes", len(file.indexes))
    matters = sum(model.matters.values()) * times
    seconds = time.monotonic() - watch.began
    print(f"{matters:,} matters, {county.end:,} events, {pathlib.Path(place).stat().st_size / 1e9:.2f} GB "
          f"in {seconds:.0f} s: {county.end / seconds:,.0f} events/s, {matters / seconds:,.0f} matters/s")


def nation(model, codes, total, database, with_search):
    watch = Watch()
    told = copying.fill(database, model, codes, total, with_search, watch)
    matters, events = sum(each[3] for each in told), sum(each[1] for each in told)
    size = int(copying.sql(database, "select pg_database_size(current_database())")[0][0])
    seconds = time.monotonic() - watch.began
    counts = sorted(each[3] for each in told)
    print(f"{len(told):,} counties of {counts[0]:,} to {counts[-1]:,} matters, half of them under "
          f"{counts[len(counts) // 2]:,}; {matters:,} matters, {events:,} events, {size / 1e9:.2f} GB in "
          f"{seconds:.0f} s: {events / seconds:,.0f} events/s, {matters / seconds:,.0f} matters/s")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("model")
    words.add_argument("--times", type=int)
    words.add_argument("--counties")
    words.add_argument("--matters", type=int)
    words.add_argument("--to", required=True)
    words.add_argument("--search", action="store_true")
    words = words.parse_args()
    model = Model(words.model)
    if words.search and not model.words:
        raise SystemExit(f"{words.model} has no index to copy: bancheng rebuild makes it")
    if words.counties and words.matters:
        with open(words.counties, encoding="utf-8", newline="") as lines:
            codes = [row[0] for row in csv.reader(lines) if row and row[0].isdigit()]
        nation(model, codes, words.matters, words.to, words.search)
    elif words.times and not os.path.exists(words.to):
        multiply(model, words.times, words.to, words.search)
    else:
        raise SystemExit(f"{words.to} is there already" if words.times else "--times, or --counties and --matters")


if __name__ == "__main__":
    main()
