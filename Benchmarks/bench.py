# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Called by bin/bench, which says what it takes: measures one section after the other and prints one table."""

import argparse
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import due
import intake
import lists
import log
import loop
import servers
import ticks
from machine import ROOT, Failed, Postgres, Server, say
from table import aligned, markdown

SECTIONS = {
    "intake": intake, "loop": loop, "lists": lists, "tick": ticks, "due": due, "log": log, "server": servers,
}


class Ended(Exception):
    """Somebody wants it to stop: what was measured is shown."""


def end(*_):
    raise Ended


class Bench:
    """What every section uses: the programs, a folder that goes with this run, one that stays."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.program, self.bare = options.program, options.bare
        self.kept = options.kept or folder
        self.kept.mkdir(parents=True, exist_ok=True)
        self.server = None
        # Memory of the servers that took a load, now and at most, by what the load was.
        self.sizes = {}

    def runs(self, chinese, english):
        for number in range(1, self.options.runs + 1):
            say(f"{chinese}：第 {number} 轮，共 {self.options.runs} 轮",
                f"{english}: run {number} of {self.options.runs}")
            yield number

    def bare_server(self, *words):
        return Server(self.folder, self.bare, *words)

    def postgres(self):
        if self.server is None:
            self.server = Postgres(self.folder)
        return self.server


def options():
    parser = argparse.ArgumentParser(prog="bin/bench", add_help=False)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--sizes", default="1000,100000,1000000,10000000")
    parser.add_argument("--only", default=",".join(SECTIONS))
    parser.add_argument("--kept", type=pathlib.Path)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--bare", type=pathlib.Path, required=True)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    given.sizes = sorted(int(size) for size in given.sizes.split(","))
    given.only = given.only.split(",")
    unknown = [name for name in given.only if name not in SECTIONS]
    if unknown or given.runs < 1 or given.seconds < 1 or given.connections < 1:
        parser.error(f"--only takes {','.join(SECTIONS)}; numbers are at least 1")
    return given


def conditions(given, began, loads):
    done = subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty=+"],
                          capture_output=True, text=True, check=False)
    commit = done.stdout.strip() or "unknown"
    return (
        f"{time.strftime('%Y-%m-%d', time.gmtime(began))}, commit {commit}, {os.cpu_count()} CPUs, "
        f"{given.runs} runs of {given.seconds} s, {given.connections} connections, medians; "
        f"load average {min(loads):.1f} to {max(loads):.1f}; took {(time.time() - began) / 60:.0f} minutes")


def main():
    given = options()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, end)
    began, loads, found, broken = time.time(), [os.getloadavg()[0]], [], []
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bancheng-bench."))
    try:
        bench = Bench(given, folder)
        for name in SECTIONS:
            if name not in given.only:
                continue
            rows = []
            try:
                for row in SECTIONS[name].measure(bench):
                    rows.append(row)
            except Ended:
                broken.append(name)
                break
            except (Failed, OSError, sqlite3.Error) as error:
                # The other rows are worth having; what is missing is said and counted.
                broken.append(name)
                say(f"{name} 没有测成", f"{name} could not be measured: {error}")
            finally:
                found.extend(rows)
                print(aligned(rows), file=sys.stderr, flush=True)
                loads.append(os.getloadavg()[0])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    show(found, given, conditions(given, began, loads))
    missed = [row for row in found if row.is_missed]
    wrong = sum(row.wrong for row in found)
    print(f"\n{len(missed)} targets missed, {wrong} requests answered otherwise than expected"
          + (f", not measured: {', '.join(broken)}" if broken else ""))
    sys.exit(1 if broken or wrong else 0)


def show(found, given, told):
    print(("" if given.markdown else "\n") + told + "\n")
    print((markdown if given.markdown else aligned)(found))


if __name__ == "__main__":
    main()
