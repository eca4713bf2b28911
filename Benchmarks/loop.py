# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The whole loop through the door everybody uses: a matter registered, judged, coordinated, handled, answered, called
about, closed and filed, one request a command; beside the same rows by bare statements, one request a command."""

import asyncio
import json
import re
import time

from machine import ROOT, Failed, Program, copied, remove
from table import Row

MOMENT = "2026-01-12T17:00:00+08:00"
TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+\+08:00")
DAYS = re.compile(r"\d{4}-\d\d-\d\d(?!T)")
# A matter whose hands are on it, and nothing of it due for days: what `tick` goes past.
OPEN_STEPS = 4


class Walk:
    """The demonstration's first ordinary matter, every step of it at one hour."""

    def __init__(self):
        lines = (ROOT / "Demo" / "walks.jsonl").read_text(encoding="utf-8").splitlines()
        walk = next(each for each in map(json.loads, lines) if (each["course"], each["end"]) == ("usual", "resolved"))
        self.steps = [(step["by"], step["post"], self.now(step["body"])) for step in walk["steps"]]

    @staticmethod
    def now(body):
        text = TIMES.sub(MOMENT, json.dumps(body, ensure_ascii=False))
        return DAYS.sub(MOMENT[:10], text) if MOMENT not in text else TIMES.sub(MOMENT, DAYS.sub(MOMENT[:10], text))

    @property
    def people(self):
        return {by for by, _, _ in self.steps}


class Client:
    """One connection that is kept open."""

    def __init__(self, port, tokens):
        self.port, self.tokens = port, tokens

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def post(self, path, body="{}", by=None):
        said = body.encode()
        token = f"Authorization: Bearer {self.tokens[by]}\r\n" if by else ""
        self.writer.write(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{token}"
            f"Content-Length: {len(said)}\r\n\r\n".encode() + said)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = re.search(r"\ncontent-length: (\d+)", head)
        answer = await self.reader.readexactly(int(length.group(1))) if length else b""
        return int(head.split(" ", 2)[1]), answer


class Matters:
    """Matters walked one after the other on each connection until the time is over."""

    def __init__(self, port, walk=None, tokens=None):
        self.walk, self.port, self.tokens = walk, port, tokens
        self.begun = self.commands = 0
        self.waits, self.wrong = [], []

    async def one(self, client, steps):
        self.begun += 1
        number, slips, record = "", {}, ""
        for by, post, body in self.walk.steps[:steps]:
            path = post.replace("{n}", number)
            path = re.sub(r"\{slip:([^}]*)\}", lambda found: slips.get(found.group(1), "?"), path)
            path = re.sub(r"\{record:[^}]*\}", record, path)
            if not number:
                body = body.replace("13800000001", f"138{self.begun:08d}")
            began = time.perf_counter()
            status, answer = await client.post("/api/v1" + path, body, by)
            self.waits.append(time.perf_counter() - began)
            self.commands += 1
            if status not in (200, 201):
                self.wrong.append(f"{path}: {status} {answer[:300].decode()}")
                return
            told = json.loads(answer)
            if not number:
                number = told["number"]
            elif path.endswith("/remedies"):
                record = told["number"]
            for slip in told.get("slips") or []:
                slips[slip["unit"]] = slip["number"]

    async def walk_on(self, until, most, steps):
        client = await Client(self.port, self.tokens).open()
        while time.perf_counter() < until and self.begun < most:
            await self.one(client, steps)
        client.writer.close()

    async def all(self, connections, seconds, most, steps):
        began = time.perf_counter()
        await asyncio.gather(*(self.walk_on(began + seconds, most, steps) for _ in range(connections)))
        self.seconds = time.perf_counter() - began

    def run(self, connections, seconds=1e9, most=10**9, steps=None):
        asyncio.run(self.all(connections, seconds, most, steps))
        return self


class BareMatters(Matters):
    """The same number of requests, each with the rows of its command."""

    def __init__(self, port, commands):
        super().__init__(port)
        self.count = commands

    async def one(self, client, steps):
        self.begun += 1
        for number in range(self.count):
            began = time.perf_counter()
            status, answer = await client.post(f"/command/{number}")
            self.waits.append(time.perf_counter() - began)
            self.commands += 1
            if status != 201:
                self.wrong.append(f"/command/{number}: {status} {answer[:300].decode()}")


class County:
    """A demonstration that stands still at one hour, with nothing in it yet."""

    def __init__(self, bench, name):
        self.bench, self.walk = bench, Walk()
        self.file = bench.folder / f"{name}.sqlite"
        remove(self.file)
        self.program = Program(bench.program, f"sqlite:{self.file}")
        self.program("demo", "--empty", "--until", MOMENT, "--demo-dir", ROOT / "Demo")
        self.tokens = {account: self.program.token(account) for account in self.walk.people}

    def serve(self):
        return self.program.serve(self.bench.folder, "--clock", MOMENT, "--clock-from-stdin")

    def matters(self, connections, **limits):
        with self.serve() as server:
            done = Matters(server.port, self.walk, self.tokens).run(connections, **limits)
            self.memory = server.memory()
        return done


def measure(bench):
    county = County(bench, "loop")
    done = county.matters(1, most=1)
    if done.wrong:
        raise Failed(done.wrong[0])
    model = bench.folder / "one-history.sqlite"
    county.program("backup", model)
    empty = copied(model, bench.folder / "loop-begin.sqlite")
    ours, floor, sizes = [], [], []
    options = bench.options
    for _ in bench.runs("整个闭环", "the whole loop"):
        county.file.unlink()
        copied(empty, county.file)
        county.tokens = {account: county.program.token(account) for account in county.walk.people}
        ours.append(county.matters(options.connections, seconds=options.seconds))
        sizes.append(county.memory)
        county.program("verify", "--log")
        file = copied(model, bench.folder / "bare.sqlite")
        with bench.bare_server("serve", model, "PORT", file) as server:
            commands = int(server.page("/commands", None))
            floor.append(BareMatters(server.port, commands).run(options.connections, seconds=options.seconds))
        remove(file)
    bench.sizes["the whole loop"] = sizes
    remove(county.file)
    for wrong in [text for run in ours + floor for text in run.wrong][:3]:
        print(wrong)
    yield of(f"the whole loop over HTTP, SQLite, commands ({len(county.walk.steps)} a matter)", ours, floor)
    yield of("the whole loop, matters", ours, floor, len(county.walk.steps))
    yield of("the same rows, bare statements, bare route, commands", floor, floor)


def of(what, runs, floor, share=1):
    middle = [percentile(run.waits, 0.5) for run in runs] if share == 1 else []
    late = [percentile(run.waits, 0.99) for run in runs] if share == 1 else []
    return Row(
        what, [run.commands / run.seconds / share for run in runs], "/s",
        [run.commands / run.seconds / share for run in floor],
        p50=middle, p99=late, wrong=sum(len(run.wrong) for run in runs))


def percentile(waits, share):
    """Milliseconds."""
    return sorted(waits)[int(share * (len(waits) - 1))] * 1000
