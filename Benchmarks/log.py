# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The log checked beside bare hashing of the same rows; everything checked; everything replayed."""

import re

from kept import MODEL, Kept
from machine import Failed, Program, copied, remove, seconds
from table import Row

TARGET = ("ratio", "at least", 0.3)
# Counties large enough to say something, small enough to be checked as often as there are runs.
MOST_HASHED, MOST_REPLAYED = 100_000, 10_000


class Log:
    """A copy: what is replayed is written."""

    def __init__(self, bench, most):
        self.bench = bench
        self.size = max((size for size in bench.options.sizes if size <= most), default=MODEL)
        self.size = max(self.size, min(most, max(bench.options.sizes)) // MODEL * MODEL)
        self.file = copied(Kept(bench).whole(self.size), bench.folder / "log.sqlite")
        self.program = Program(bench.program, f"sqlite:{self.file}")
        self.events = int(self.hashed()[1][0])

    def hashed(self):
        spent, said = seconds(self.bench.bare, "hash", self.file)
        return spent, said.split()

    def checked(self):
        """Both a second, once they are known to have hashed the same."""
        spent, said = self.program.timed("verify", "--log")
        bare, (events, digest) = self.hashed()
        if digest not in said or re.search(r"\d+", said).group() != events:
            raise Failed(f"verify and the bare hashing differ: {said}{events} {digest}")
        return self.events / spent, self.events / bare

    def rate(self, word):
        return self.events / self.program.timed(word)[0]

    def __str__(self):
        return f"{self.size:,} matters, {self.events:,} events"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        remove(self.file)


def measure(bench):
    with Log(bench, MOST_HASHED) as log:
        both = [log.checked() for _ in bench.runs("核对日志", "verify --log")]
        yield Row(f"verify --log; floor bare hashing of the same rows, {log}", [ours for ours, _ in both], "/s",
                  [bare for _, bare in both], target=TARGET)
    with Log(bench, MOST_REPLAYED) as log:
        checked, replayed = [], []
        for _ in bench.runs("核对与重建", "verify and rebuild"):
            checked.append(log.rate("verify"))
            replayed.append(log.rate("rebuild"))
        log.program("verify")
        yield Row(f"verify, {log}", checked, "/s")
        yield Row(f"rebuild, {log}", replayed, "/s")
