# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The log checked beside bare hashing of the same rows; everything checked; everything replayed."""

import re

from kept import MODEL, Kept
from machine import Failed, Program, copied, remove, seconds
from table import Row

TARGET = ("ratio", "at least", 0.3)
# A county large enough to say something, small enough to be checked as often as there are runs.
MOST = 100_000


def measure(bench):
    size = max((size for size in bench.options.sizes if size <= MOST), default=MODEL)
    file = copied(Kept(bench).whole(size), bench.folder / "log.sqlite")
    program = Program(bench.program, f"sqlite:{file}")
    checked, hashed, whole, replayed = [], [], [], []
    for _ in bench.runs("核对", "verify"):
        spent, said = program.timed("verify", "--log")
        bare, told = seconds(bench.bare, "hash", file)
        events, digest = told.split()
        if digest not in said or re.search(r"\d+", said).group() != events:
            raise Failed(f"verify and the bare hashing differ: {said}{told}")
        events = int(events)
        checked.append(events / spent)
        hashed.append(events / bare)
        whole.append(events / program.timed("verify")[0])
        replayed.append(events / program.timed("rebuild")[0])
    program("verify")
    remove(file)
    told = f"{size:,} matters, {events:,} events"
    yield Row(f"verify --log; floor bare hashing of the same rows, {told}", checked, "/s", hashed, target=TARGET)
    yield Row(f"verify, {told}", whole, "/s")
    yield Row(f"rebuild, {told}", replayed, "/s")
