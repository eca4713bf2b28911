#!/usr/bin/env python3
# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes a large county of a small one: every history of MODEL again under new numbers, as often as wanted.

multiply.py MODEL.sqlite --times 1000 --to FILE.sqlite [--search]

MODEL is the backup of a county made by `bancheng generate`. What comes out is what the product would have written, had a
thousand people reported wherever one did: one log with its chain of digests, the read models beside it, texts and
persons, counters. `bancheng verify` finds nothing wrong with it. With --search the index of words is copied too, if the
model has one (`bancheng rebuild` makes it); without it the program fills it when it serves.
"""

import argparse
import os
import pathlib
import sqlite3
import time

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
            "select sql, type from sqlite_master where sql is not null and name not like 'search\\_index\\_%' escape '\\' "
            "and name not like 'sqlite\\_%' escape '\\' order by rowid")
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
        ordinal = model.rows("select ordinal from search_cursor")[0][0]
        file.put("search_index", ("rowid", "words"), index_rows(county, ordinal))
        file.database.execute("update search_cursor set position = ?", (county.end,))
        watch.tell("search_index", file.database.execute("select count(*) from search_index").fetchone()[0])
    file.finish()
    watch.tell("indexes", len(file.indexes))
    matters = sum(model.matters.values()) * times
    seconds = time.monotonic() - watch.began
    print(f"{matters:,} matters, {county.end:,} events, {pathlib.Path(place).stat().st_size / 1e9:.2f} GB "
          f"in {seconds:.0f} s: {county.end / seconds:,.0f} events/s, {matters / seconds:,.0f} matters/s")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("model")
    words.add_argument("--times", type=int, default=1000)
    words.add_argument("--to", required=True)
    words.add_argument("--search", action="store_true")
    words = words.parse_args()
    if os.path.exists(words.to):
        raise SystemExit(f"{words.to} is there already")
    model = Model(words.model)
    if words.search and not model.rows("select 1 from search_cursor"):
        raise SystemExit(f"{words.model} has no index to copy: bancheng rebuild makes it")
    multiply(model, words.times, words.to, words.search)


if __name__ == "__main__":
    main()
