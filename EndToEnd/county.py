# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""A county of one's own: a fresh demo database, a server on a free port, and a clock that is moved by hand."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).parent.parent
DEMO = ROOT / "Demo"
OPENING = "2026-03-02T09:30:00+08:00"


def program():
    return os.environ.get("BANCHENG_PROGRAM", str(ROOT / ".build" / "debug" / "bancheng"))


def rows(name):
    return [json.loads(line) for line in (DEMO / name).read_text(encoding="utf-8").splitlines()]


PASSWORDS = {row["account"]: row["password"] for row in rows("accounts.jsonl")}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class County:
    """`with County() as county:` The clock stands still until `to` moves it."""

    def __init__(self, empty=False, opening=OPENING, serving=(), generated=0, kept=None):
        self.folder = tempfile.TemporaryDirectory(prefix="bancheng-")
        self.database = f"sqlite:{self.folder.name}/demo.sqlite"
        self.tokens, self.now, self.serving = {}, opening, serving
        if kept:
            shutil.copy(kept, f"{self.folder.name}/demo.sqlite")
        elif generated:
            self.run("generate", "--seed", "7", "--matters", str(generated), "--demo-dir", str(DEMO))
        else:
            self.run("demo", "--demo-dir", str(DEMO), "--until", opening, *(["--empty"] if empty else []))

    def run(self, *words):
        """One command of the program on this county's database; its standard output."""
        done = subprocess.run(
            [program(), *words, "--database", self.database], capture_output=True, text=True, timeout=1800, check=False)
        assert done.returncode == 0, f"{words[0]}: {done.stderr}{done.stdout}"
        return done.stdout

    def __enter__(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.log = open(f"{self.folder.name}/server.log", "w+", encoding="utf-8")
        self.server = subprocess.Popen(
            [program(), "serve", "--database", self.database, "--port", str(port), "--clock", self.now,
             "--clock-from-stdin", *self.serving],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True)
        opened = self.server.stdout.readline()
        assert self.url in opened, f"the server did not open: {opened}{self.said()}"
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait(timeout=30)
        self.log.close()
        self.folder.cleanup()

    def said(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(encoding="utf-8")[-2000:]

    def to(self, moment):
        """Moves the clock; returns when everything due until then was acted on."""
        if moment == self.now:
            return
        self.server.stdin.write(moment + "\n")
        self.server.stdin.flush()
        assert self.server.stdout.readline(), self.said()
        self.now = moment

    def call(self, method, path, body=None, by=None):
        """(status, answer) of the API."""
        request = urllib.request.Request(self.url + "/api/v1" + path, method=method)
        request.add_header("Accept-Language", "zh-CN")
        if by:
            request.add_header("Authorization", "Bearer " + self.token(by))
        if body is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(body).encode()
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refused:
            return refused.code, json.loads(refused.read() or b"null")

    def page(self, path, by, form=None):
        """(status, bytes) of a page; with `form`, of what sending it leads to."""
        request = urllib.request.Request(self.url + path, method="GET" if form is None else "POST")
        request.add_header("Authorization", "Bearer " + self.token(by))
        request.add_header("Accept", "text/html")
        if form is not None:
            request.add_header("Content-Type", "application/x-www-form-urlencoded")
            request.data = urllib.parse.urlencode(form).encode()
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()

    def token(self, account):
        if account not in self.tokens:
            self.tokens[account] = self.run("token", "add", account).split()[-1]
        return self.tokens[account]
