# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""What a server takes: memory idle and after the loads of this run, the time until it answers, its size on disk."""

import os
import time

from kept import MODEL, MOST_WHOLE, Kept
from machine import Program, run
from table import Row

IDLE = ("figure", "at most", 60)
LOADED = ("figure", "at most", 200)
COLD = ("figure", "at most", 150)
# A server that has just begun still makes room.
SETTLE_SECONDS = 2


def forget(file):
    """The file leaves the machine's memory, so that it is read from the disk again."""
    for end in ("", "-wal"):
        if os.path.exists(f"{file}{end}"):
            descriptor = os.open(f"{file}{end}", os.O_RDONLY)
            os.fsync(descriptor)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)


def measure(bench):
    size = max((size for size in bench.options.sizes if size <= MOST_WHOLE), default=MODEL)
    file = Kept(bench).whole(size)
    program = Program(bench.program, f"sqlite:{file}")
    warm, cold, idle = [], [], []
    for _ in bench.runs("开站", "starting"):
        forget(file)
        with program.serve(bench.folder) as server:
            cold.append(server.ready_after * 1000)
        with program.serve(bench.folder) as server:
            warm.append(server.ready_after * 1000)
            time.sleep(SETTLE_SECONDS)
            idle.append(server.memory()[0])
    yield Row(f"from the start until /readyz answers, {size:,} matters, file in memory", warm, "ms", target=COLD)
    yield Row(f"from the start until /readyz answers, {size:,} matters, file on disk", cold, "ms", target=COLD)
    yield Row(f"memory idle, {size:,} matters", idle, "MB", target=IDLE)
    for load, sizes in bench.sizes.items():
        yield Row(f"memory, the most during the load: {load}", [most for _, most in sizes], "MB", target=LOADED)
    stripped = bench.folder / "stripped"
    run("strip", "-o", stripped, bench.program)
    yield Row("the program on disk, stripped", [stripped.stat().st_size / 1e6], "MB")
