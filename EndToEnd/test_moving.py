# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Backup and restore as docs/operating tells a county's technician to do it, line by line, while reports come in."""

import concurrent.futures
import csv
import os
import pathlib
import re
import shutil
import subprocess
import threading

import pytest

from county import DEMO, OPENING, PASSWORDS, ROOT, free_port, program
from servers import House, Server, bancheng, digest, postgres, psql

OPERATING = ROOT / "docs" / "operating"


def lines(name, block):
    """The commands of a block of the operating manual, as they stand there."""
    text = (OPERATING / name).read_text(encoding="utf-8")
    found = re.findall(rf"^```sh {block}\n(.*?)^```$", text, re.S | re.M)
    assert len(found) == 1, (name, block)
    return found[0].splitlines()


def type_in(commands, folder, **values):
    """A shell in an empty folder, as a technician has it open; what it said."""
    tools = pathlib.Path(folder, "bin")
    tools.mkdir()
    (tools / "bancheng").symlink_to(program())
    versions = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
    places = [str(tools), *map(str, versions[-1:]), os.environ["PATH"]]
    environment = {**os.environ, "PATH": ":".join(places), "LANG": "C.UTF-8", **values}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(commands)], cwd=folder, env=environment, capture_output=True,
        text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Reporting:
    """People who report one matter after the other while something else is done."""

    def __init__(self, register):
        self.register, self.over, self.numbers = register, threading.Event(), []

    def __enter__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(2)
        self.people = [self.pool.submit(self.report, name) for name in "甲乙"]
        House.until(lambda: len(self.numbers) > 8)
        self.before = list(self.numbers)
        return self

    def report(self, name):
        turn = 0
        while not self.over.is_set():
            status, answer = self.register(f"备份时来的{name}{turn}")
            assert status == 201, answer
            self.numbers.append(answer["number"])
            turn += 1

    def __exit__(self, *_):
        seen = len(self.numbers)
        House.until(lambda: len(self.numbers) > seen + 4)
        self.over.set()
        for person in self.people:
            person.result()
        self.pool.shutdown()


def holds_the_moment(folder, reporting):
    """The exported ledger holds all that was acknowledged before the copy began, and nothing that never was."""
    with open(pathlib.Path(folder, "ledger.csv"), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = {row["number"] for row in rows}
    assert len(numbers) == len(rows)
    assert set(reporting.before) <= numbers, sorted(set(reporting.before) - numbers)
    assert len(numbers) < len(reporting.numbers), "some came after the copy"
    return numbers


def serves(command, folder, database, numbers, register):
    """The drill's last line, on a port that is free: one signs in, finds the matters, and the next number follows."""
    assert command.startswith("bancheng serve --port 8090")
    server = Server(database, folder, free_port(), opening="2026-03-03T09:00:00+08:00").opened()
    try:
        status, session = server.call("POST", "/sessions", {"account": "office", "password": PASSWORDS["office"]})
        assert status == 200
        last = max(numbers)
        assert server.call("GET", f"/matters/{last}", token=session["token"])[0] == 200
        status, answer = register("恢复以后来的", server.url)
        assert status == 201 and answer["number"] not in numbers and answer["number"] > last
    finally:
        assert server.stop() == 0


class SQLiteHouse(House):
    """One server on a file."""

    def __init__(self, folder):
        self.folder, self.count, self.tokens, self.now = folder, 1, {}, OPENING
        self.database = f"sqlite:{folder}/live.sqlite"
        self.run("demo", "--demo-dir", DEMO, "--until", OPENING, "--empty")


def test_log_a_backup_taken_while_people_work_is_whole_and_is_served_from(tmp_path):
    house = SQLiteHouse(tmp_path)
    server = Server(house.database, tmp_path, free_port()).opened()
    commands = lines("README.md", "drill")
    place = tmp_path / "drill"
    place.mkdir()
    house.url = server.url
    try:
        with Reporting(house.register) as reporting:
            said = type_in(commands[:-1], place, BANCHENG_DATABASE=house.database)
        assert "全部相符" in said or "agree" in said, said
        numbers = holds_the_moment(place, reporting)
        serves(commands[-1], place, f"sqlite:{place}/copy.sqlite", numbers, house.register)
        live = digest(house.run("verify").stdout)
        assert live != digest(said), "the running one went on"
    finally:
        assert server.stop() == 0


@pytest.fixture
def named():
    """A database of its own name, as a county has it, and the address of another one beside it; both go in the end."""
    server = postgres()
    names = [f"{name}{os.getpid()}" for name in ("county", "drill")]
    psql(server, f"create database {names[0]} encoding 'UTF8' locale 'C' template template0")
    yield server, *[server.replace("/postgres?", f"/{name}?") for name in names]
    for name in names:
        psql(server, f"drop database if exists {name} with (force)")


class PostgresHouse(House):
    def __init__(self, database, folder):
        self.folder, self.count, self.tokens, self.now, self.database = folder, 1, {}, OPENING, database
        self.run("demo", "--demo-dir", DEMO, "--until", OPENING, "--empty")


def test_log_a_dump_of_a_database_server_taken_while_people_work_is_restored_and_served_from(named, tmp_path):
    server, live, drill = named
    house = PostgresHouse(live, tmp_path)
    running = Server(live, tmp_path, free_port()).opened()
    house.url = running.url
    commands = [line.replace("create database drill ", f"create database drill{os.getpid()} ")
                for line in lines("postgresql.md", "drill")]
    place = tmp_path / "drill"
    place.mkdir()
    try:
        with Reporting(house.register) as reporting:
            said = type_in(commands[:-1], place, BANCHENG_DATABASE=live, DRILL=drill)
        assert "全部相符" in said or "agree" in said, said
        numbers = holds_the_moment(place, reporting)
        position = psql(drill, "select position from head")
        there, here = (psql(d, f"select encode(digest, 'hex') from event where position = {position}")
                       for d in (drill, live))
        assert there == here == digest(said), "the copy is the live log up to its moment"
        serves(commands[-1], place, drill, numbers, house.register)
    finally:
        assert running.stop() == 0
    assert house.run("verify").returncode == 0


def test_log_a_whole_database_server_is_copied_while_people_work_and_started_beside(tmp_path):
    started = subprocess.run([ROOT / "Tests" / "postgres", str(os.getpid())], capture_output=True, text=True)
    assert started.returncode == 0, started.stderr
    live = started.stdout.strip()
    house = PostgresHouse(live, tmp_path)
    running = Server(live, tmp_path, free_port()).opened()
    house.url = running.url
    place = pathlib.Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True).stdout.strip())
    socket = live.split("host=")[1].split("&")[0]
    copy = live.replace("user=bancheng", "user=bancheng&port=5433")
    backup, start, check = lines("postgresql.md", "base")
    tool = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]

    def as_server(command):
        words = ["bash", "-euc", command]
        if os.geteuid() == 0:
            shutil.chown(place, "postgres")
            words = ["runuser", "-u", "postgres", "--", *words]
        environment = {"PATH": f"{tool}:{os.environ['PATH']}", "FROM": f"-h {socket} -U bancheng"}
        done = subprocess.run(words, cwd=place, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr

    try:
        with Reporting(house.register) as reporting:
            as_server(backup)
        as_server(start.replace("pg_ctl", "pg_ctl --silent --log=log"))
        (tmp_path / "check").mkdir()
        said = type_in([check], tmp_path / "check", COPY=copy)
        assert "全部相符" in said or "agree" in said, said
        numbers = set(psql(copy, "select number from ledger").split())
        assert set(reporting.before) <= numbers < set(reporting.numbers)
        as_server("pg_ctl --pgdata=copy --silent --mode=fast --wait stop")
    finally:
        assert running.stop() == 0
        shutil.rmtree(place, ignore_errors=True)


def test_log_a_copy_is_never_written_over_something(tmp_path):
    house = SQLiteHouse(tmp_path)
    there = tmp_path / "there.sqlite"
    there.write_text("etwas")
    said = bancheng("backup", there, database=house.database, check=False)
    assert said.returncode == 2 and there.read_text() == "etwas"
