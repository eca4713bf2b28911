# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Intake over HTTP beside the same rows by bare prepared statements behind a bare route, on both engines."""

import re

from machine import HERE, Failed, Postgres, Program, copied, remove, wrk
from table import Row

COUNTIES = 64
FIRST_COUNTY = 500231
TARGET = ("ratio", "at least", 0.5)


def report():
    """The body wrk sends."""
    return re.search(r"wrk\.body = \[\[(.*)\]\]", (HERE / "intake.lua").read_text(encoding="utf-8")).group(1)


def register(server, host="127.0.0.1"):
    status, body = server.ask(
        "POST", "/api/v1/matters", report().encode(), {"Content-Type": "application/json", "Host": host})
    if status != 201:
        raise Failed(f"POST /api/v1/matters: {status} {body[:500]}")


class SQLite:
    """One county in a file: the model with one intake in it, copied for each run."""
    counties, title = 0, "SQLite"

    def __init__(self, bench):
        self.bench = bench
        self.model = bench.folder / "one-intake.sqlite"
        if not self.model.exists():
            first = Program(bench.program, f"sqlite:{bench.folder / 'first.sqlite'}")
            with first.serve(bench.folder) as server:
                register(server)
            first("backup", self.model)

    def make(self, program):
        file = copied(self.model, self.bench.folder / f"{program}.sqlite")
        return f"sqlite:{file}", file

    def drop(self, _, file):
        remove(file)


class OnPostgres(SQLite):
    """So many counties on a server; every run begins with a copy of them."""

    def __init__(self, bench, counties):
        super().__init__(bench)
        self.counties = counties if counties > 1 else 0
        self.title = f"PostgreSQL, {counties} count{'ies' if counties > 1 else 'y'}"
        self.server = bench.postgres()
        self.template = self.server.database()
        program = Program(bench.program, self.template)
        codes = range(FIRST_COUNTY, FIRST_COUNTY + counties)
        table = bench.folder / "counties.csv"
        table.write_text("".join(f"{code},County {code},\n" for code in codes), encoding="utf-8")
        program("jurisdiction", "import", table)

    def make(self, program):
        address = self.server.database(Postgres.name(self.template))
        return address, address

    def drop(self, address, _):
        self.server.drop(address)


def product(bench, engine, shots, sizes):
    database, bare = engine.make("product")
    program = Program(bench.program, database)
    with program.serve(bench.folder, "--behind-proxy") as server:
        # A county's routes are made when it is asked for the first time.
        for county in range(engine.counties):
            register(server, f"{FIRST_COUNTY + county}.bench")
        shots.append(wrk(server, "/api/v1/matters", "intake.lua", bench.options, arguments=[engine.counties]))
        sizes.append(server.memory())
    # What was fast and wrong does not count.
    for county in range(max(engine.counties, 1)):
        program("verify", "--log", "--jurisdiction", FIRST_COUNTY + county)
    engine.drop(database, bare)


def beside(bench, engine, path):
    database, bare = engine.make("bare")
    with bench.bare_server("serve", engine.model, "PORT", bare) as server:
        shot = wrk(server, path, "intake.lua", bench.options, arguments=[engine.counties])
    engine.drop(database, bare)
    return shot


def rows(bench, engine):
    ours, same, one, sizes = [], [], [], []
    # In turn, so that whatever else the machine does falls on all alike.
    for number in bench.runs(f"登记，{engine.title}", f"intake, {engine.title}"):
        product(bench, engine, ours, sizes)
        same.append(beside(bench, engine, "/command/0"))
        one.append(beside(bench, engine, "/row"))
    bench.sizes[f"intake, {engine.title}"] = sizes
    floor = [shot.rate for shot in same]
    yield of(f"intake over HTTP, {engine.title}", ours, floor, TARGET)
    yield of("the same rows, bare statements, bare route", same, floor)
    yield of("one bare row, bare route", one, floor)


def of(what, shots, floor, target=()):
    return Row(
        what, [shot.rate for shot in shots], "/s", floor, target=target, p50=[shot.p50 for shot in shots],
        p99=[shot.p99 for shot in shots], wrong=sum(shot.wrong for shot in shots))


def measure(bench):
    yield from rows(bench, SQLite(bench))
    for counties in (1, COUNTIES):
        yield from rows(bench, OnPostgres(bench, counties))
