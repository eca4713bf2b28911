# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The index of words of a repeated county: each matter is found by its own number, and by the words of the model's."""

import re


def beginnings(number):
    """Under what a number is found; see SearchWords.swift."""
    parts = re.findall(r"[0-9a-z]+", number.lower())
    wanted = ["".join(parts[place:]) for place in range(len(parts))]
    wanted.append(parts[-1].lstrip("0"))
    return dict.fromkeys(whole[:end] for whole in wanted for end in range(1, len(whole) + 1))


def documents(county):
    """Serial, number's words and the other words of every matter, matter by matter."""
    for number, rest in county.model.words:
        count = county.count(number)
        if count:
            for serial, name, text in zip(
                    county.serials(number, count), county.names.values(number, count), rest.of(county.names, count)):
                yield serial, [f"n{each}" for each in beginnings(name.decode())], text.decode()


def index_rows(county, ordinal):
    for serial, own, rest in documents(county):
        yield (ordinal << 40) + serial, " ".join([*own, rest])
