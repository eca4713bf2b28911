# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""A house on a throw-away PostgreSQL: several servers behind a real haproxy, each with a clock moved by hand."""

import contextlib
import itertools
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

from county import DEMO, OPENING, ROOT, free_port, program

NUMBERS = itertools.count()


def postgres():
    """The address of the tests' server."""
    given = os.environ.get("BANCHENG_TEST_POSTGRES")
    if given:
        return given
    started = subprocess.run([ROOT / "Tests" / "postgres", str(os.getpid())], capture_output=True, text=True)
    assert started.returncode == 0, started.stderr
    os.environ["BANCHENG_TEST_POSTGRES"] = started.stdout.strip()
    return started.stdout.strip()


def psql(address, sql):
    """What a statement answers, as text."""
    words = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", address, "-c", sql]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def schema():
    """The address of an empty schema of one's own."""
    server, name = postgres(), f"h{os.getpid()}_{next(NUMBERS)}"
    psql(server, f"create schema {name}")
    return f"{server}&options=-csearch_path%3D{name}"


def bancheng(*words, database, check=True, **more):
    done = subprocess.run(
        [program(), *map(str, words), "--database", database], capture_output=True, text=True, timeout=600, **more)
    assert not check or done.returncode == 0, f"{words[0]}: {done.stderr}{done.stdout}"
    return done


def send(url, method, path, body=None, token=None, kind="application/json", timeout=60, **headers):
    """(status, headers, bytes), whatever the status."""
    request = urllib.request.Request(url + path, method=method, headers=headers)
    request.add_header("Accept-Language", "zh-CN")
    if token:
        request.add_header("Authorization", "Bearer " + token)
    if body is not None:
        request.add_header("Content-Type", kind)
        request.data = body if isinstance(body, bytes) else json.dumps(body).encode()
    try:
        with OPENER.open(request, timeout=timeout) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


class Standing(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like others."""

    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(Standing)


class Server:
    """One `bancheng serve`."""

    def __init__(self, database, folder, port, *serving, opening=OPENING):
        self.url = f"http://127.0.0.1:{port}"
        self.log = open(pathlib.Path(folder) / f"server-{port}.log", "a+", encoding="utf-8")
        words = ["serve", "--database", database, "--port", str(port), "--behind-proxy", *serving]
        if opening:
            words += ["--clock", opening, "--clock-from-stdin"]
        self.process = subprocess.Popen(
            [program(), *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True)

    def opened(self):
        line = self.process.stdout.readline()
        assert self.url in line, f"the server did not open: {line}{self.said()}"
        return self

    def said(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(encoding="utf-8")[-2000:]

    def call(self, method, path, body=None, token=None, **headers):
        """(status, answer) of the API."""
        status, _, answer = send(self.url, method, "/api/v1" + path, body, token, **headers)
        return status, json.loads(answer or b"null")

    def stop(self):
        """As a machine that shuts down asks it to; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        self.process.stdin.close()
        self.process.stdout.close()
        self.log.close()
        return code


class House:
    """`with House() as house:` two servers and haproxy over one new database of the demonstration's county."""

    def __init__(self, count=2):
        self.folder = tempfile.TemporaryDirectory(prefix="bancheng-")
        self.database, self.count, self.tokens, self.now = schema(), count, {}, OPENING
        self.run("demo", "--demo-dir", DEMO, "--until", OPENING, "--empty")

    def run(self, *words, **more):
        return bancheng(*words, database=self.database, **more)

    def sql(self, text):
        return psql(self.database, text)

    def __enter__(self):
        self.ports = [free_port() for _ in range(self.count)]
        self.servers = [self.serve(port) for port in self.ports]
        for server in self.servers:
            server.opened()
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        text = (ROOT / "docs" / "operating" / "haproxy.cfg").read_text(encoding="utf-8").replace(":8000", f":{port}")
        for given, ours in zip(("8081", "8082"), self.ports):
            text = text.replace(f":{given}", f":{ours}")
        config = pathlib.Path(self.folder.name, "haproxy.cfg")
        config.write_text(text, encoding="utf-8")
        self.front = subprocess.Popen(["haproxy", "-q", "-db", "-f", config], stderr=subprocess.DEVNULL)
        self.until(lambda: send(self.url, "GET", "/readyz")[0] == 200)
        return self

    def __exit__(self, *_):
        self.front.terminate()
        self.front.wait(timeout=30)
        for server in self.servers:
            server.stop()
        self.folder.cleanup()

    def serve(self, port, *serving):
        return Server(self.database, self.folder.name, port, *serving, opening=self.now)

    @staticmethod
    def until(holds, seconds=120):
        """Asks again until it holds; an attempt that cannot reach anybody does not."""
        end, pause = time.monotonic() + seconds, threading.Event()
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                if holds():
                    return
            # Whoever it waits for needs the processor too.
            pause.wait(0.02)
        raise AssertionError("it never came")

    def to(self, moment):
        """Moves every server's clock at once; returns when all have acted."""
        for server in self.servers:
            server.process.stdin.write(moment + "\n")
        for server in self.servers:
            server.process.stdin.flush()
        for server in self.servers:
            assert server.process.stdout.readline(), server.said()
        self.now = moment

    def token(self, account):
        if account not in self.tokens:
            self.tokens[account] = self.run("token", "add", account).stdout.split()[-1]
        return self.tokens[account]

    def register(self, title, url=None, key=None):
        """(status, answer) of a report at the window."""
        body = {"channel": "hall", "title": title, "narrative": title + "，跑了两趟。",
                "reporter": {"kind": "person", "name": "张三", "phone": "13800000001"}}
        headers = {"Idempotency-Key": key} if key else {}
        status, _, answer = send(
            url or self.url, "POST", "/api/v1/matters", body, self.token("window"), **headers)
        return status, json.loads(answer or b"null") if answer[:1] in (b"{", b"n", b"") else answer

    def verified(self):
        """`verify` finds nothing; how many matters there are."""
        said = self.run("verify", check=False)
        assert said.returncode == 0, said.stdout + said.stderr
        assert not self.sql("select table_name from information_schema.tables where table_schema = current_schema() "
                            "and table_name like 'next\\_%'")
        return int(self.sql("select count(*) from ledger"))

    def events(self, number, kind):
        return int(self.sql(f"select count(*) from event where stream = '{number}' and kind = '{kind}'"))


def digest(said):
    return re.search(r"[0-9a-f]{64}", said).group()
