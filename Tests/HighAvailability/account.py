# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""What the clients were told, held against what the database holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Attempt:
    began: float
    ended: float
    key: str
    status: str
    number: str

    @property
    def accepted(self):
        return self.status == "201"

    @property
    def refused(self):
        """Refused for good: an answer no client could do anything about by sending it again."""
        return self.status.isdigit() and 400 <= int(self.status) < 500 and self.status not in ("408", "429")


def attempts(file):
    """Of a load's file; its last line may still be being written."""
    with open(file, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.endswith("\n")]
    return [Attempt(float(began), float(ended), *rest) for began, ended, *rest in rows]


@dataclass
class Account:
    acknowledged: int
    lost: list
    doubled: list
    unanswered: list
    refused: list
    unknown: list

    @property
    def is_right(self):
        return self.acknowledged > 0 and not (
            self.lost or self.doubled or self.unanswered or self.refused or self.unknown)


def account(tried, ledger):
    """`tried` are attempts, `ledger` numbers with their titles, which end with the key they were sent under.

    lost        acknowledged numbers the database does not have, or has for another report
    doubled     keys that stand in the database twice, or whose answers named different numbers
    unanswered  keys nobody ever acknowledged
    refused     answers no client could help by sending again
    unknown     reports in the database that no client sent
    """
    told, sent = {}, {each.key for each in tried}
    for each in tried:
        if each.accepted:
            told.setdefault(each.key, set()).add(each.number)
    held = {}
    for number, title in ledger:
        held.setdefault(title.rsplit(" ", 1)[-1], set()).add(number)
    return Account(
        acknowledged=sum(len(numbers) for numbers in told.values()),
        lost=sorted(n for key, numbers in told.items() for n in numbers - held.get(key, set())),
        doubled=sorted(key for key in sent if max(len(held.get(key, ())), len(told.get(key, ()))) > 1),
        unanswered=sorted(sent - told.keys()),
        refused=sorted(each.key for each in tried if each.refused),
        unknown=sorted(held.keys() - sent))


def recovery(tried, fault, until):
    """How long writes were disturbed by the fault, and the longest while in which none was accepted, in seconds.

    Disturbed: from the first attempt that failed, or the fault if that was later, to the first acknowledgement of an
    attempt after which no attempt failed any more; None if that never came.
    """
    since = [each for each in tried if fault <= each.ended and each.began <= until]
    failed = [each.began for each in since if not each.accepted]
    accepted = sorted(each.ended for each in since if each.accepted)
    gap = max((later - earlier for earlier, later in zip([fault, *accepted], accepted)), default=None)
    if not failed:
        return gap, gap
    after = min((each.ended for each in since if each.accepted and each.began > max(failed)), default=None)
    return (None if after is None else max(after - max(fault, min(failed)), gap)), gap
