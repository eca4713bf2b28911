# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""What `bin/bench` starts and measures with: programs, servers, wrk, a PostgreSQL of its own."""

import collections
import contextlib
import http.client
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
READY_SECONDS = 120
# Lines of what a program said that failed.
MOST_TOLD = 5

# What one run of wrk gave: requests a second, answers other than expected, milliseconds.
Shot = collections.namedtuple("Shot", "rate wrong p50 p99")


class Failed(Exception):
    """Something the table cannot be made without."""


def say(chinese, english):
    print(f"{chinese}\n{english}", file=sys.stderr, flush=True)


def run(*words, **more):
    """What it printed; Failed with what it said otherwise."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    if done.returncode != 0:
        told = (done.stdout + done.stderr).strip().splitlines()
        raise Failed("\n".join([" ".join(map(str, words)), *told[-MOST_TOLD:]]))
    return done.stdout


def seconds(*words):
    """How long a program took from start to end, and what it printed."""
    began = time.monotonic()
    said = run(*words)
    return time.monotonic() - began, said


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """One that answers /readyz on a port of its own; ended with the block."""

    def __init__(self, folder, *words):
        self.port = free_port()
        self.log = pathlib.Path(folder) / "server.log"
        words = [str(self.port) if word == "PORT" else str(word) for word in words]
        with open(self.log, "wb") as log:
            began = time.monotonic()
            # pylint: disable-next=consider-using-with
            self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self.wait_until_ready()
        except BaseException:
            self.end()
            raise
        self.ready_after = time.monotonic() - began

    def wait_until_ready(self):
        until = time.monotonic() + READY_SECONDS
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                if self.get("/readyz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.001)
        raise Failed(f"{self.process.args}\n{self.log.read_text(encoding='utf-8')[-2000:]}")

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method, path, body=None, headers=()):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        with contextlib.closing(connection):
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read()

    def get(self, path, token=None):
        return self.ask("GET", path, headers={"Authorization": f"Bearer {token}"} if token else {})

    def page(self, path, token):
        """An answer and not a refusal."""
        status, body = self.get(path, token)
        if status != 200:
            raise Failed(f"GET {path}: {status} {body[:500]}")
        return body

    def memory(self):
        """Megabytes now, and at most until now."""
        told = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines()
        sizes = dict(line.split(":", 1) for line in told if line.startswith("Vm"))
        return tuple(int(sizes[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()


def wrk(server, path, script, options, token=None, connections=None, arguments=()):
    words = ["wrk", "-t1", f"-c{connections or options.connections}", f"-d{options.seconds}s", "--timeout", "30s",
             "-s", HERE / script]
    if token:
        words += ["-H", f"Authorization: Bearer {token}"]
    said = run(*words, server.url + path, "--", *arguments)
    rate, wrong, p50, p99 = said.strip().splitlines()[-1].split()
    return Shot(float(rate), int(wrong), float(p50), float(p99))


class Postgres:
    """A server of its own which ends with this process. As in service: what was acknowledged is on the disk."""
    SETTINGS = ("fsync = on", "full_page_writes = on", "autovacuum = on", "max_wal_size = '2GB'")

    def __init__(self, folder):
        # The server runs as somebody else and must come through.
        os.chmod(folder, 0o755)
        self.address = run(ROOT / "Tests" / "postgres", os.getpid(), env={
            **os.environ, "BANCHENG_POSTGRES_PLACE": str(folder)}).strip()
        for setting in self.SETTINGS:
            self.sql(f"alter system set {setting}")
        self.sql("select pg_reload_conf()")
        self.made = 0

    def sql(self, statement):
        return run("psql", "-qAt", self.address, "-c", statement)

    def database(self, template="template0"):
        self.made += 1
        name = f"bench{self.made}"
        self.sql(f"create database {name} template {template}")
        return self.address.replace("/postgres?", f"/{name}?")

    @staticmethod
    def name(address):
        return address.split("///")[1].split("?")[0]

    def drop(self, address):
        self.sql(f"drop database {self.name(address)} with (force)")


class Program:
    """The product's command line on one database."""

    def __init__(self, path, database):
        self.path, self.database = path, database

    def __call__(self, *words):
        return run(self.path, *words, "--database", self.database)

    def timed(self, *words):
        return seconds(self.path, *words, "--database", self.database)

    def serve(self, folder, *more):
        return Server(folder, self.path, "serve", "--port", "PORT", "--database", self.database, *more)

    def token(self, account):
        return self("token", "add", account).split()[-1]


def copied(source, target):
    """A SQLite file nobody has open, with nothing of an earlier copy beside it."""
    remove(target)
    shutil.copyfile(source, target)
    return target


def remove(file):
    for end in ("", "-wal", "-shm", "-journal"):
        pathlib.Path(f"{file}{end}").unlink(missing_ok=True)
