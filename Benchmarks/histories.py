# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Texts with names in them, what each name is called in each repetition, and the chain of events computed as the
product computes it. Used by multiply.py; where rows come from and where they go is not known here.
"""

import functools
import hashlib
import itertools
import re
import struct

TAG = b"bancheng.event.1"
ORIGIN = bytes(32)
EIGHT = struct.Struct(">q").pack
# In the log's own order; see EventLog.swift.
COLUMNS = ("jurisdiction", "position", "stream", "version", "kind", "at", "actor", "role", "lent", "unit", "evidence",
           "plan", "calendar", "command", "body", "digest")


def hashed(value):
    """One column as the digest covers it; see Digest.swift."""
    if value is None:
        return b"\0"
    if isinstance(value, int):
        return b"\1" + EIGHT(value)
    value = value.encode()
    return b"\2" + EIGHT(len(value)) + value


def salted(salt, body):
    return hashlib.sha256(salt + body.encode()).hexdigest()


def name_pattern(jurisdiction):
    """Numbers of matters, slips and records, those of slips also as they are printed; ids; digests."""
    return re.compile(
        rf"(?<![0-9A-Za-z]){jurisdiction}-\d{{4}}-[A-Z]{{0,2}}\d+(?![0-9])|〔\d{{4}}〕\d+号"
        r"|(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{24})(?![0-9a-f])")


class Template:
    """A text with the names in it taken out."""

    def __init__(self, text, pattern, known):
        parts, self.names = [], []
        place = 0
        for found in pattern.finditer(text):
            if found.group() in known:
                parts.append(text[place:found.start()].replace("%", "%%"))
                self.names.append(found.group())
                place = found.end()
        parts.append(text[place:].replace("%", "%%"))
        self.text = "%b".join(parts).encode()
        if not self.names:
            self.text = text.encode()

    def of(self, names, count):
        """The text of each of so many repetitions."""
        if not self.names:
            return [self.text] * count
        text = self.text
        return [text % values for values in zip(*(names.values(name, count) for name in self.names))]


class Names:
    """What is called how in its repetitions; `count` says how often there is what bears the name, 0 for never."""

    def __init__(self, makers, own):
        self.count, self.makers, self.own = {}, dict(makers), own

    def values(self, name, count):
        """For a text of so many repetitions. What stands once speaks of the first, and what is spoken of may."""
        make = self.makers[name]
        if name in self.own:
            return [make(0)] * count
        if count > self.count[name]:
            raise ValueError(f"{name} is spoken of {count} times and is there {self.count[name]} times")
        return [make(turn) for turn in range(count)]

    def number(self, name, jurisdiction, ahead):
        """A number before whose first repetition `ahead` others of its series come."""
        _, year, last = name.split("-")
        letters = last.rstrip("0123456789")
        shape = f"{jurisdiction}-{year}-{letters}%0{len(last) - len(letters)}d".encode()
        self.makers[name] = lambda turn: shape % (ahead + turn + 1)

    def printed(self, name, ahead):
        """As it stands on a slip: 〔2025〕17号."""
        shape = re.sub(r"\d+号", "%d号", name).encode()
        self.makers[name] = lambda turn: shape % (ahead + turn + 1)


def id_maker(name):
    """The first keeps its own."""
    first, rest = name.encode(), name[6:].encode()
    return lambda turn: b"%06x" % turn + rest if turn else first


def digest_maker(person):
    return functools.lru_cache(maxsize=None)(lambda turn: person.digest(turn).encode())


class Person:
    """Another telephone in each repetition: a county has as many people as it has reports."""

    def __init__(self, salt, body, phone):
        self.salt, self.body, self.phone = salt, body, phone

    def telephone(self, turn):
        if not turn or not self.phone or not self.phone.isdigit():
            return self.phone
        width = len(self.phone) - 1
        return f"{self.phone[0]}{(int(self.phone[1:]) + turn * 1_000_003) % 10 ** width:0{width}}"

    def told(self, turn):
        return self.body.replace(f'"phone":"{self.phone}"', f'"phone":"{self.telephone(turn)}"')

    def digest(self, turn):
        return salted(self.salt, self.told(turn))


class Event:
    """One event of the model."""

    def __init__(self, row, pattern, known):
        self.row = dict(zip(COLUMNS, row))
        self.position, self.command = self.row["position"], self.row["command"]
        self.files = self.row["plan"], self.row["calendar"]
        self.stream, self.body = (Template(self.row[each], pattern, known) for each in ("stream", "body"))
        self.evidence = Template(self.row["evidence"], pattern, known) if self.row["evidence"] else None
        # Between stream and evidence.
        self.middle = b"".join(hashed(self.row[each]) for each in COLUMNS[3:10])


class Batch:
    """One event in all its repetitions. `files` are what its plan and calendar are called there, `start` and `end` the
    columns around what is the event's own, as the digest covers them."""

    def __init__(self, event, files, start, end, positions, commands, names):
        count = len(positions)
        self.event, self.files, self.positions, self.commands = event, files, positions, commands
        self.streams, self.bodies = event.stream.of(names, count), event.body.of(names, count)
        self.evidence = event.evidence.of(names, count) if event.evidence else None
        if self.evidence:
            rests = [event.middle + hashed(text.decode()) + end for text in self.evidence]
        else:
            rests = itertools.repeat(event.middle + b"\0" + end)
        self.covered = [
            b"".join((start, EIGHT(position), b"\2", EIGHT(len(stream)), stream, rest, EIGHT(command), b"\2",
                      EIGHT(len(body)), body))
            for position, stream, rest, command, body
            in zip(positions, self.streams, rests, commands, self.bodies)]


def chain(batches, digest):
    """Digests of batches that take turns, each after the one before; returns the last."""
    sha256, digests = hashlib.sha256, []
    for turn in zip(*(batch.covered for batch in batches)):
        for covered in turn:
            digest = sha256(TAG + digest + covered).digest()
            digests.append(digest)
    for place, batch in enumerate(batches):
        batch.digests = digests[place::len(batches)]
    return digest
