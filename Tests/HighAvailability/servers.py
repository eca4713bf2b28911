# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The program itself and haproxy before it: what the drill and the soak both start, and what both ask at the end."""

import json
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent
GUIDE = HERE.parent.parent / "docs" / "operating" / "high-availability"


def say(chinese, english):
    print(f"{chinese}\n{english}", flush=True)


def bancheng(program, database, *words, typed=None, **more):
    """One command of the program; what it printed."""
    done = subprocess.run(
        [program, *words], input=typed, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "BANCHENG_DATABASE": database}, **more)
    if done.returncode != 0:
        raise RuntimeError(f"bancheng {' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def county(program, database):
    """A county with somebody for whatever a report makes due; the token the window's machine sends reports with."""
    bancheng(program, database, "migrate")
    for role in ("window", "office", "head", "admin"):
        bancheng(program, database, "account", "add", f"{role}1", "--role", role, "--shown", "张三",
                 "--password-stdin", typed="Yanlian-geheim-1")
    return bancheng(program, database, "token", "add", "window1").split()[-1]


def ledger(program, database):
    """Number and title of everything that is there."""
    with subprocess.Popen(
            [program, "export", "ledger", "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "BANCHENG_DATABASE": database}) as export:
        rows = [(row["number"], row["title"]) for row in map(json.loads, export.stdout)]
    if export.returncode != 0:
        raise RuntimeError("bancheng export ledger broke off")
    return rows


def status(url, seconds=2):
    """Of a GET; None when nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=seconds) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def wait_for(url, seconds):
    until = time.monotonic() + seconds
    while status(url) != 200:
        if time.monotonic() > until:
            raise RuntimeError(f"{url} does not answer within {seconds} s")
        time.sleep(0.2)


class Clients:
    """`load.py` in a process of its own, so that it never waits for us."""

    def __init__(self, place, token, file, rate, clients):
        self.file = file
        self.process = subprocess.Popen(
            [sys.executable, HERE / "load.py", place, file, "--rate", str(rate), "--clients", str(clients)],
            stdin=subprocess.PIPE, text=True)
        self.process.stdin.write(f"{token}\n")
        self.process.stdin.flush()

    def end(self, seconds=180):
        """No new report; those under way come to their end."""
        self.process.stdin.close()
        if self.process.wait(timeout=seconds) != 0:
            raise RuntimeError("the clients broke down")
