# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Counties of every size for `bin/bench`, made once and kept: whole histories, ledger and obligation rows alone, open
matters alone."""

import contextlib
import os
import sqlite3
import sys

from loop import OPEN_STEPS, County
from machine import HERE, ROOT, Failed, Program, remove, run, say

# So many whole histories come from the seeded generator; larger counties repeat them under new numbers.
MODEL = 1000
SEED = 7
# Beyond this a county is its ledger and its obligations alone.
MOST_WHOLE = 1_000_000
# What rows alone are dated later by, so that the first page shows matters that have a history.
LATER_DAYS = 3650


class Kept:
    def __init__(self, bench):
        self.bench, self.place = bench, bench.kept

    def made(self, name, make, place=None):
        """What is half made is never taken for whole."""
        file = (place or self.place) / f"{name}.sqlite"
        if not file.exists():
            half = file.with_name(f"{name}.half.sqlite")
            remove(half)
            say(f"正在准备 {name}", f"making {name}")
            try:
                make(half)
                os.replace(half, file)
            finally:
                remove(half)
        return file

    def model(self):
        return self.made("model", self.make_model)

    def make_model(self, half):
        file = self.bench.folder / "generated.sqlite"
        program = Program(self.bench.program, f"sqlite:{file}")
        program("generate", "--seed", SEED, "--matters", MODEL, "--demo-dir", ROOT / "Demo")
        # With its index of words.
        program("rebuild")
        program("backup", half)
        remove(file)

    def whole(self, size):
        if size == MODEL:
            return self.model()
        return self.made(f"whole-{size}", lambda half: multiply(self.model(), half, size, "--search"))

    def county(self, size):
        return self.whole(size) if size <= MOST_WHOLE else self.made(
            f"rows-{size}", lambda half: rows_alone(self.model(), half, size // MODEL))

    def open(self, size):
        """Each tick takes time away from them that does not come back: made for one bench, and removed after it."""
        if size == MODEL:
            return self.made("open", self.make_open, self.bench.folder)
        return self.made(
            f"open-{size}", lambda half: multiply(self.open(MODEL), half, size), self.bench.folder)

    def make_open(self, half):
        county = County(self.bench, "handled")
        done = county.matters(8, most=MODEL, steps=OPEN_STEPS)
        if done.wrong:
            raise Failed(done.wrong[0])
        county.program("backup", half)
        remove(county.file)


def multiply(model, place, size, *more):
    if size % MODEL:
        raise Failed(f"--sizes: {size} is no multiple of {MODEL}")
    run(sys.executable, HERE / "multiply.py", model, "--times", size // MODEL, "--to", place, *more)


def rows_alone(model, half, times):
    """The model, and its ledger and obligation rows so many times, all told before it and due after it."""
    with contextlib.closing(sqlite3.connect(half, isolation_level=None)) as database:
        with contextlib.closing(sqlite3.connect(model)) as origin:
            origin.backup(database)
        for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -2000000", "locking_mode = exclusive"):
            database.execute(f"pragma {pragma}").fetchall()
        database.execute("create temp table again (k integer primary key)")
        database.executemany("insert into again values (?)", ((number,) for number in range(1, times)))
        last = database.execute("select max(serial) from ledger").fetchone()[0]
        seconds = LATER_DAYS * 86_400
        database.execute("begin")
        repeated(database, "ledger", "number", {
            "serial": f"o.serial - k * {last + 1}", "reported_at": f"o.reported_at - {seconds}",
            "due_at": f"o.due_at + {seconds}", "promise_on": f"o.promise_on + {LATER_DAYS}"})
        repeated(database, "obligation", "record", {
            "due_at": f"o.due_at + {seconds}", "due_on": f"o.due_on + {LATER_DAYS}"})
        database.execute("commit")
        for pragma in ("locking_mode = normal", "journal_mode = wal"):
            database.execute(f"pragma {pragma}").fetchall()


def repeated(database, table, key, other):
    """In the order of the key; indexes that are no key are made again once the rows are there."""
    indexes = database.execute(
        "select name, sql from sqlite_master where tbl_name = ? and type = 'index' and sql is not null",
        (table,)).fetchall()
    for name, _ in indexes:
        database.execute(f"drop index {name}")
    columns = [row[1] for row in database.execute(f"pragma table_info({table})")]
    other = {key: f"o.{key} || '-' || printf('%07d', k)", **other}
    told = ", ".join(other.get(column, f"o.{column}") for column in columns)
    own = database.execute(f"select rowid from {table} where {key} like '%-%' order by {key}").fetchall()
    for row in own:
        database.execute(
            f"insert into {table} ({', '.join(columns)}) select {told} from {table} o, again where o.rowid = ?", row)
    for _, sql in indexes:
        database.execute(sql)
