# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""One county made of a model's histories: how often each is there, what it is called and where in the log it is."""

import itertools

from histories import Batch, Names, Template, chain, hashed

# The series a number belongs to, by what stands before its digits; those of records by their kind.
SERIES = {"": "matter", "J": "slip"}


class County:
    """`times` says how often each group of the model's streams is there; the log goes on at `position`, `digest`."""

    def __init__(self, model, jurisdiction, times, position, digest, files=None, left_out=()):
        self.model, self.jurisdiction, self.begin, self.digest = model, jurisdiction, position, digest
        files = files or {}
        # What an event's plan and calendar are called here, and how the digest covers them.
        self.files = {}
        for pair in model.files:
            ours = [files.get(file, file) for file in pair]
            self.files[pair] = ours, b"".join(map(hashed, ours)) + b"\1"
        self.names = Names(model.makers, model.own)
        counts = {group: times(group) for group in set(model.group.values())}
        self.names.count = {name: counts[group] for name, group in model.group.items()}
        self.left_out = self.without(set(left_out))
        # By what stands once.
        self.spoken = set().union(*(model.streams[stream] for stream in model.once - self.left_out))
        self.name_all()
        self.place_all()

    def without(self, left_out):
        """Streams that stand once are left out with what they speak of."""
        while True:
            more = {stream for stream in self.model.once - left_out
                    if any(self.names.count.get(name) == 0 or name in left_out
                           for name in self.model.streams[stream] - {stream})}
            if not more:
                return left_out
            left_out |= more

    def count(self, stream):
        """How often a stream is there."""
        if stream in self.model.own:
            return 0 if stream in self.left_out else 1
        return self.names.count[stream]

    def name_all(self):
        # How many more numbers each series has than the model's.
        self.more = {}
        for key, numbers in self.model.series.items():
            ahead = 0
            for _, name in numbers:
                self.names.number(name, self.jurisdiction, ahead)
                if name in self.model.printed:
                    self.names.printed(self.model.printed[name], ahead)
                ahead += self.count(name)
            self.more[key] = ahead - len(numbers)

    def place_all(self):
        """The first position of every run of events one command wrote."""
        self.places, next_place = [], self.begin
        for run in self.model.runs:
            self.places.append(next_place)
            next_place += len(run) * self.count(run[0].row["stream"])
        self.end = next_place - 1

    def serials(self, stream, count):
        run = self.model.first[stream]
        size = len(self.model.runs[run])
        return range(self.places[run], self.places[run] + size * count, size)

    def log(self):
        """Batches of events with their digests, in the order in which the log was written."""
        start = hashed(self.jurisdiction) + b"\1"
        for place, run in zip(self.places, self.model.runs):
            count, size = self.count(run[0].row["stream"]), len(run)
            if count == 0:
                continue
            commands, batches = range(place, place + size * count, size), []
            for nth, event in enumerate(run):
                positions = range(place + nth, place + nth + size * count, size)
                files, end = self.files[event.files]
                batches.append(Batch(event, files, start, end, positions, commands, self.names))
            self.digest = chain(batches, self.digest)
            yield from batches

    def rows(self, table):
        """The rows of one table, without the jurisdiction."""
        for row in self.model.tables[table]:
            count = 1 if row.stream is None else self.count(row.stream)
            if count:
                yield from zip(*(
                    self.serials(row.stream, count) if place + 1 == row.serial else self.column(value, count)
                    for place, value in enumerate(row.values)))

    def column(self, value, count):
        if isinstance(value, Template):
            return [text.decode() for text in value.of(self.names, count)]
        return itertools.repeat(value, count)

    def texts(self):
        """id, salt, body; sorted as far as their ids allow, which the index thanks for."""
        for turn, name in self.ids(self.model.texts):
            yield (self.names.makers[name](turn).decode(), *self.model.texts[name])

    def persons(self):
        for turn, name in self.ids(self.model.persons):
            person = self.model.persons[name]
            yield (self.names.makers[name](turn).decode(), person.salt, person.told(turn), person.telephone(turn))

    def ids(self, names):
        """Every repetition of every id."""
        ordered = sorted(names, key=lambda name: name[6:])
        counts = {name: self.names.count.get(name, int(name in self.spoken)) for name in ordered}
        for turn in range(max(counts.values(), default=0)):
            for name in ordered:
                if turn < counts[name]:
                    yield turn, name

    def counters(self):
        kinds = self.model.kinds | SERIES
        more = {(kinds[letters], int(year)): count for (year, letters), count in self.more.items()}
        for name, year, following in self.model.counters:
            yield name, year, following + more.get((name, year), 0)
