# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""A county of its own, served on a free port by the real program, whose clock stands still until it is moved."""

import http.client
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).parent.parent


def program():
    return os.environ.get("BANCHENG_PROGRAM") or str(ROOT / ".build/debug/bancheng")


def bancheng(*arguments, **more):
    """Runs the command line and gives back what it said."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **more.pop("env", {})}
    return subprocess.run(
        [program(), *map(str, arguments)], capture_output=True, text=True, env=environment, timeout=120, **more)


class Site:
    def __init__(self, place, clock):
        self.database = f"sqlite:{place / 'county.sqlite'}"
        made = bancheng("demo", "--database", self.database, "--demo-dir", ROOT / "Demo", "--empty")
        assert made.returncode == 0, made.stderr
        self.log = open(place / "serve.log", "w")
        self.process = subprocess.Popen(
            [program(), "serve", "--database", self.database, "--port", "0", "--clock", clock, "--clock-from-stdin"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True, bufsize=1)
        port = re.search(r":(\d+)/", self.process.stdout.readline())
        assert port, (place / "serve.log").read_text()
        self.connection = http.client.HTTPConnection("127.0.0.1", int(port[1]), timeout=60)
        self.tokens = {}

    def move(self, moment):
        """Moves the clock; everything due until then has been acted on when this comes back."""
        self.process.stdin.write(moment + "\n")
        assert self.process.stdout.readline().strip(), "the clock did not move"

    def token(self, account):
        if account not in self.tokens:
            said = bancheng("token", "add", account, "--database", self.database)
            assert said.returncode == 0, said.stderr
            self.tokens[account] = said.stdout.splitlines()[-1]
        return self.tokens[account]

    def ask(self, method, path, by=None, body=None):
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if by:
            headers["Authorization"] = "Bearer " + self.token(by)
        sent = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        self.connection.request(method, "/api/v1" + path, body=sent, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, json.loads(answer.read() or b"{}")

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
        self.process.stdin.close()
        self.process.stdout.close()
        self.log.close()
        return self.process.returncode
