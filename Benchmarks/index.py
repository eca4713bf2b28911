# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The index of words of a repeated county: each matter is found by its own number, and by the words of the model's."""

import re

from histories import Template


def beginnings(number):
    """Under what a number is found; see SearchWords.swift."""
    parts = re.findall(r"[0-9a-z]+", number.lower())
    wanted = ["".join(parts[place:]) for place in range(len(parts))]
    wanted.append(parts[-1].lstrip("0"))
    return dict.fromkeys(whole[:end] for whole in wanted for end in range(1, len(whole) + 1))


def documents(county):
    """Serial, number's words and the other words of every matter, matter by matter."""
    model = county.model
    shelf = model.rows("select ordinal from search_cursor")[0][0] << 40
    for number, serial in model.rows("select number, serial from ledger order by serial"):
        count = county.count(number)
        found = model.rows("select words from search_index where rowid = ?", shelf + serial)
        if not count or not found:
            continue
        words = found[0][0].split(" ")
        own = len(beginnings(number))
        rest = Template(" ".join(words[own:]), model.pattern, model.known).of(county.names, count)
        for place, name, text in zip(county.serials(number, count), county.names.values(number, count), rest):
            yield place, [f"n{each}" for each in beginnings(name.decode())], text.decode()


def index_rows(county, ordinal):
    for serial, own, rest in documents(county):
        yield (ordinal << 40) + serial, " ".join([*own, rest])
