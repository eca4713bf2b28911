# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Fills the counties of a PostgreSQL database, which has its jurisdictions already, through COPY from pipes."""

import multiprocessing
import os
import random
import subprocess

from county import County
from histories import COLUMNS
from index import documents

# What stands in the jurisdiction already, from when it was added.
THERE = {"plan_version", "calendar_version"}
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def cell(value):
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value.translate(ESCAPES)
    return str(value) if isinstance(value, int) else f"\\\\x{value.hex()}"


def sql(database, script):
    """Rows as lists of texts."""
    done = subprocess.run(
        ["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", database],
        input=script, stdout=subprocess.PIPE, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


class Pipe:
    """Rows on their way into one table."""

    def __init__(self, database, table, columns):
        self.process = subprocess.Popen(
            ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c",
             f"copy {table} ({', '.join(columns)}) from stdin"],
            stdin=subprocess.PIPE, bufsize=1 << 20,
            env={**os.environ, "PGOPTIONS": "-c session_replication_role=replica -c synchronous_commit=off"})
        self.write = self.process.stdin.write

    def close(self):
        self.process.stdin.close()
        if self.process.wait() != 0:
            raise SystemExit("a copy broke off")


class Filler:
    """One process with a pipe into every table."""

    def __init__(self, database, model, with_search):
        self.model = model
        self.columns = {
            "text": ("id", "salt", "body"), "person": ("id", "salt", "body", "phone"),
            "counter": ("name", "year", "next"),
            **{table: model.columns(table)[1:] for table in model.tables if table not in THERE}}
        self.events = Pipe(database, "event", COLUMNS)
        self.pipes = {table: Pipe(database, table, ("jurisdiction", *columns))
                      for table, columns in self.columns.items()}
        self.index = Pipe(database, "search_index", ("jurisdiction", "serial", "words")) if with_search else None

    def fill(self, county):
        for batch in county.log():
            self.put_events(batch, county.jurisdiction)
        for table, pipe in self.pipes.items():
            rows = {"text": county.texts, "person": county.persons, "counter": county.counters}.get(table)
            for row in rows() if rows else county.rows(table):
                pipe.write("\t".join((county.jurisdiction, *map(cell, row))).encode() + b"\n")
        if self.index:
            for serial, own, rest in documents(county):
                words = " ".join(f"'{county.jurisdiction}:{word}':{place}"
                                 for place, word in enumerate([*own, *rest.split(" ")], 1))
                self.index.write(f"{county.jurisdiction}\t{serial}\t{words}\n".encode())

    def put_events(self, batch, jurisdiction):
        row = batch.event.row
        start = f"{jurisdiction}\t".encode()
        middle = "\t".join(cell(row[column]) for column in COLUMNS[3:10]).encode()
        files = "\t".join(map(cell, batch.files)).encode()
        bodies = batch.bodies
        if b"\\" in batch.event.body.text:
            bodies = [body.replace(b"\\", b"\\\\") for body in bodies]
        evidence = batch.evidence or [b"\\N"] * len(bodies)
        self.events.write(b"".join([
            b"%b%d\t%b\t%b\t%b\t%b\t%d\t%b\t\\\\x%b\n"
            % (start, position, stream, middle, proof, files, command, body, digest.hex().encode())
            for position, stream, proof, command, body, digest
            in zip(batch.positions, batch.streams, evidence, batch.commands, bodies, batch.digests)]))

    def close(self):
        for pipe in [self.events, *self.pipes.values(), *([self.index] if self.index else [])]:
            pipe.close()


def sizes(count, total, largest=50_000):
    """How many matters each of so many counties has, the largest first: a few are large and most are small."""
    dice = random.Random(count)
    if count == 1:
        return [total]
    largest = min(largest, total // 2)
    shares = sorted((dice.lognormvariate(0, 1) for _ in range(count - 1)), reverse=True)
    scale = (total - largest) / sum(shares)
    rest = [max(20, round(share * scale)) for share in shares]
    rest[0] += total - largest - sum(rest)
    return [largest, *rest]


def chosen(model, jurisdiction, matters):
    """How often each group of the model is in a county of so many matters: all alike, some once more."""
    whole, left = divmod(matters, sum(model.matters.values()))
    groups = sorted(model.matters)
    random.Random(jurisdiction).shuffle(groups)
    more = set()
    for group in groups:
        if model.matters[group] <= left:
            left -= model.matters[group]
            more.add(group)
    return lambda group: whole + (group in more)


class Heads:
    """Of every county still empty: position, digest, plan and calendar, by its code."""

    def __init__(self, database):
        self.rows = {row[0]: row[1:] for row in sql(database, """
            select h.jurisdiction, h.position, encode(h.digest, 'hex'), min(p.digest), min(c.digest) from head h
            join plan_version p on p.jurisdiction = h.jurisdiction
            join calendar_version c on c.jurisdiction = h.jurisdiction
            where not exists (select 1 from ledger l where l.jurisdiction = h.jurisdiction)
            group by h.jurisdiction""")}

    def county(self, model, code, matters):
        position, digest, *files = self.rows[code]
        new = {event.row[column]: file for event in model.events
               for column, file in zip(("plan", "calendar"), files) if event.row[column]}
        return County(model, code, chosen(model, code, matters), int(position) + 1, bytes.fromhex(digest), new,
                      left_out={"jurisdiction"})


def work(database, model, heads, counties, turn, done, with_search):
    """One process: takes the next county until there is none, and tells where its log ends."""
    filler = Filler(database, model, with_search)
    while True:
        with turn.get_lock():
            place = turn.value
            turn.value += 1
        if place >= len(counties):
            break
        county = heads.county(model, *counties[place])
        filler.fill(county)
        made = sum(size * county.names.count[group] for group, size in model.matters.items())
        done.put((county.jurisdiction, county.end, county.digest.hex(), made))
    filler.close()


def without_indexes(database, tables):
    """Takes primary keys and indexes away; the script that brings them again."""
    names = ", ".join(f"'{table}'" for table in tables)
    keys = sql(database, f"""
        select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint
        where contype in ('p', 'u') and conrelid::regclass::text in ({names})""")
    indexes = sql(database, f"""
        select indexname, indexdef from pg_indexes where tablename in ({names}) and schemaname = current_schema()
        and indexname not in (select conname from pg_constraint)""")
    sql(database, "".join([f"alter table {table} drop constraint {name};" for table, name, _ in keys]
                          + [f"drop index {name};" for name, _ in indexes]))
    return [f"alter table {table} add constraint {name} {definition}" for table, name, definition in keys] + [
        definition for _, definition in indexes]


def fill(database, model, codes, total, with_search, watch, processes=2):
    """(code, position, digest, matters) of every county."""
    heads, counties = Heads(database), list(zip(codes, sizes(len(codes), total)))
    tables = ["event", "text", "person", "counter", "search_index", *(set(model.tables) - THERE)]
    indexes = without_indexes(database, tables)
    turn, done = multiprocessing.Value("i", 0), multiprocessing.Queue()
    workers = [multiprocessing.Process(target=work, args=(
        database, model, heads, counties, turn, done, with_search)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    told = [done.get() for _ in counties]
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise SystemExit("a part of the counties broke off")
    rows = ", ".join(f"('{code}', {position}, decode('{digest}', 'hex'))" for code, position, digest, _ in told)
    sql(database, f"""
        update head set position = v.position, digest = v.digest, ticked_at = {model.ticked}
        from (values {rows}) v (jurisdiction, position, digest) where head.jurisdiction = v.jurisdiction""")
    if with_search:
        sql(database, """
            insert into search_cursor (jurisdiction, ordinal, position)
            select jurisdiction, row_number() over (order by jurisdiction), position from head
            where ticked_at > 0""")
    watch.tell("events", sum(position for _, position, _, _ in told))
    for index in indexes:
        sql(database, f"set maintenance_work_mem = '1GB'; {index};")
    sql(database, "analyze;")
    watch.tell("indexes", len(indexes))
    return told
