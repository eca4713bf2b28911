# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Databases and servers of nation.py: made, filled, served."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

import copying

HERE = pathlib.Path(__file__).parent
# The codes of no real county.
FIRST = 600_001
# As in service: what was acknowledged is on the disk, and old rows are cleared away.
SERVICE = ("fsync = on", "full_page_writes = on", "autovacuum = on")
ROOM = ("shared_buffers = '2GB'", "max_wal_size = '8GB'", "checkpoint_timeout = '30min'")


def run(*words, **more):
    return subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, text=True, check=True, **more).stdout


def bancheng(program, database, *words):
    return run(program, *words, "--database", database)


def folder_of(database):
    return database.split("host=")[1].split("&")[0]


def within(database, name):
    """Another database of the same server."""
    return f"postgres:///{name}?host={folder_of(database)}&user=bancheng"


def alter(database, settings):
    for setting in settings:
        copying.sql(database, f"alter system set {setting};")


def create(server, name):
    copying.sql(server, f"create database {name} locale 'C' template template0;")
    return within(server, name)


def make(program, folder, matters, count):
    """The nation in a server of its own, gone with us."""
    server = run(HERE.parent / "Tests" / "postgres", os.getpid(),
                 env={**os.environ, "BANCHENG_POSTGRES_PLACE": str(folder)}).strip()
    alter(server, ROOM)
    place = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    as_server = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    run(*as_server, place / "pg_ctl", "-D", f"{folder_of(server)}/data", "-w", "-s", "restart", cwd="/")
    model(program, folder)
    nation = create(server, "nation")
    add(program, folder, nation, [(FIRST + place, f"第{place + 1}县") for place in range(count)])
    fill(folder, nation, matters)
    copying.sql(nation, "vacuum analyze;")
    return nation


def model(program, folder):
    """A thousand generated matters with their index of words."""
    made = f"sqlite:{folder}/generated.sqlite"
    bancheng(program, made, "generate", "--seed", "7", "--matters", "1000", "--demo-dir", HERE.parent / "Demo")
    bancheng(program, made, "rebuild")
    bancheng(program, made, "backup", folder / "model.sqlite")


def add(program, folder, database, counties):
    """A demonstration, whose hour goes on where the matters end."""
    with open(folder / "counties.csv", "w", encoding="utf-8") as lines:
        lines.writelines(f"{code},{name}\n" for code, name in counties)
    bancheng(program, database, "jurisdiction", "add", *map(str, counties[0]), "--demo")
    bancheng(program, database, "jurisdiction", "import", folder / "counties.csv")


def fill(folder, database, matters):
    subprocess.run(
        [sys.executable, HERE / "multiply.py", folder / "model.sqlite", "--counties", folder / "counties.csv",
         "--matters", str(matters), "--to", database, "--search"], check=True)


def look(nation):
    """The largest county, the smallest and how many matters it has, and what there is altogether."""
    counts = copying.sql(nation, "select jurisdiction, count(*) from ledger group by 1 order by 2 desc, 1;")
    events, = copying.sql(nation, "select sum(position) from head;")[0]
    total = sum(int(count) for _, count in counts)
    told = f"{len(counts):,} counties of {int(counts[-1][1]):,} to {int(counts[0][1]):,} matters, {total:,} matters, " \
           f"{int(events):,} events"
    return counts[0][0], counts[-1][0], int(counts[-1][1]), told


def alone(program, folder, nation, code, matters):
    """The same county, with the same histories, in a database of its own beside the nation's."""
    copying.sql(nation, "drop database if exists alone;")
    database = create(nation, "alone")
    if not (folder / "model.sqlite").exists():
        model(program, folder)
    name, = copying.sql(nation, f"select name from head where jurisdiction = '{code}';")[0]
    add(program, folder, database, [(code, name)])
    fill(folder, database, matters)
    copying.sql(database, "vacuum analyze;")
    return database


def settle(database):
    alter(database, SERVICE)
    copying.sql(database, "select pg_reload_conf();")
    copying.sql(database, "checkpoint;")


def token(program, database, code):
    return bancheng(program, database, "token", "add", "office", "--jurisdiction", code).split()[-1]


def report(number):
    return json.dumps({
        "channel": "hall", "title": "两套房登记成了一套", "reason": "历史登记错误，需要先更正登记。",
        "narrative": "我家两套房在登记簿上成了一套，想办业务办不了。去了三次，每次都说要先更正登记。",
        "reporter": {"kind": "person", "name": "张三", "phone": f"139{number:08}"}}, ensure_ascii=False).encode()


class Server:
    """One `bancheng serve` for a database, started for one of its counties."""

    def __init__(self, program, database, first):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [program, "serve", "--database", database, "--jurisdiction", first, "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 120
        while not self.answers():
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError("the server does not answer")
            time.sleep(0.2)

    def answers(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=60)
