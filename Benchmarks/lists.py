# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""What officials look at all day, at every size: how long one reader waits, and how many pages a second many get."""

import collections
import contextlib
import random
import re
import sqlite3
import time
import urllib.parse

from kept import MOST_WHOLE, Kept
from machine import Program, Shot, wrk
from table import Row

TARGET = ("ratio", "at most", 1.5)
# Beyond whole histories.
TARGET_ROWS = ("ratio", "at most", 2)
SAMPLE = 200
# Fewer pages than this in the time of a run are no percentile.
FEW = 5
READER = "office"
JSON = "/api/v1/matters?limit=50"
PAGE = "/desk/matters"
WORD = re.compile("[\u4e00-\u9fff]{2}")


class Place:
    """A county on disk, and what is asked of it."""

    def __init__(self, bench, size):
        self.bench, self.size = bench, size
        self.file = Kept(bench).county(size)
        self.program = Program(bench.program, f"sqlite:{self.file}")
        self.token = self.program.token(READER)
        self.paths = {"my obligations": ["/desk"], "ledger page": [PAGE]}
        with contextlib.closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as database:
            self.look(database, random.Random(SAMPLE))

    def look(self, database, chance):
        county, last = database.execute(
            "select jurisdiction, serial from ledger where jurisdiction = (select jurisdiction from head) "
            "order by serial desc limit 1").fetchone()
        some = {database.execute(
            "select number from ledger where jurisdiction = ? and serial <= ? order by serial desc limit 1",
            (county, chance.randint(last // 20, last))).fetchone()[0] for _ in range(SAMPLE)}
        self.paths["matter page"] = [f"{PAGE}/{number}" for number in sorted(some)]
        if self.size > MOST_WHOLE:
            return
        self.paths["search, a word of two signs"] = [
            f"{PAGE}?q={urllib.parse.quote(word)}" for word in words(Kept(self.bench).model())]

    def measure(self, shots, rates, sizes):
        with self.program.serve(self.bench.folder) as server:
            for what, paths in self.paths.items():
                file = self.bench.folder / "paths"
                file.write_text("\n".join(paths) + "\n", encoding="ascii")
                # The first one may find nothing warm.
                server.page(paths[0], self.token)
                shots[what, self.size].append(self.waits(server, paths, file))
            if self.size <= MOST_WHOLE:
                self.measure_rates(server, rates)
            sizes.append(server.memory())

    def waits(self, server, paths, file):
        """One reader. Where a page takes long, a few of them, however long: none is left out as unfinished."""
        seconds = self.bench.options.seconds
        if timed(server, paths[0], self.token) < seconds * 1000 / FEW:
            shot = wrk(server, "/", "pages.lua", self.bench.options, self.token, connections=1, arguments=[file])
            # What was not finished in that time is not in it.
            if shot.rate * seconds >= FEW:
                return shot
        waits = sorted(timed(server, path, self.token) for path in (paths * FEW)[:FEW])
        return Shot(1000 * FEW / sum(waits), 0, waits[FEW // 2], waits[-1])

    def measure_rates(self, server, rates):
        answer = self.bench.folder / "answer.json"
        answer.write_bytes(server.page(JSON, self.token))
        for path in (JSON, PAGE):
            server.page(path, self.token)
            rates[path, self.size].append(wrk(server, path, "reading.lua", self.bench.options, self.token))
        with self.bench.bare_server("pages", answer, "PORT") as bare:
            for path in ("/json", "/table"):
                rates[path, self.size].append(wrk(bare, path, "reading.lua", self.bench.options))


def words(model):
    """Of the reports of the smallest county, and so of every larger one."""
    with contextlib.closing(sqlite3.connect(f"file:{model}?mode=ro", uri=True)) as database:
        texts = sorted(row[0] for row in database.execute("select body from text"))
    chance, found = random.Random(SAMPLE), set()
    while len(found) < SAMPLE:
        there = WORD.findall(chance.choice(texts))
        found.update(chance.sample(there, min(1, len(there))))
    return sorted(found)


def timed(server, path, token):
    """Milliseconds."""
    began = time.perf_counter()
    server.page(path, token)
    return (time.perf_counter() - began) * 1000


def measure(bench):
    places = [Place(bench, size) for size in bench.options.sizes]
    shots, rates = collections.defaultdict(list), collections.defaultdict(list)
    sizes = collections.defaultdict(list)
    for _ in bench.runs("列表和页面", "lists and pages"):
        for place in places:
            place.measure(shots, rates, sizes[place.size])
    for size, told in sizes.items():
        bench.sizes[f"pages of {size:,} matters"] = told
    for what in places[0].paths:
        for size in bench.options.sizes:
            if (what, size) in shots:
                yield waiting(what, size, shots)
    for size in bench.options.sizes:
        if (PAGE, size) in rates:
            yield from answered(size, rates)


def waiting(what, size, shots):
    """Beside the smallest county of the same run."""
    ours = shots[what, size]
    small = min(known for name, known in shots if name == what)
    floor = [shot.p50 for shot in shots[what, small]] if size != small else []
    return Row(
        f"{what}, {size:,} matters" + (" (rows alone)" if size > MOST_WHOLE else ""), [shot.p50 for shot in ours],
        "ms", floor, target=() if size == small else TARGET_ROWS if size > MOST_WHOLE else TARGET,
        p50=[shot.p50 for shot in ours], p99=[shot.p99 for shot in ours], wrong=sum(shot.wrong for shot in ours))


def answered(size, rates):
    for what, path, beside, share in (
            ("ledger as JSON; floor a bare route of as many bytes", JSON, "/json", 0.1),
            ("ledger page; floor a bare Mustache table", PAGE, "/table", 0.7)):
        ours = rates[path, size]
        yield Row(
            f"{what}, {size:,} matters", [shot.rate for shot in ours], "/s",
            [shot.rate for shot in rates[beside, size]], target=("ratio", "at least", share),
            p50=[shot.p50 for shot in ours], p99=[shot.p99 for shot in ours], wrong=sum(shot.wrong for shot in ours))
