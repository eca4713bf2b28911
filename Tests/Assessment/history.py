# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""One matter as its exported events tell it, kept flat."""

import datetime as dt

from days import moment


def due_at(obligation):
    return moment(obligation["due"]["at"])


def due_on(obligation):
    return dt.date.fromisoformat(obligation["due"]["on"])


class History:
    """One matter: what its events say, kept flat."""

    def __init__(self, number, poor_at_most):
        self.number, self.poor_at_most = number, poor_at_most
        self.owed, self.slips, self.duties, self.calls = {}, {}, {}, []
        self.findings, self.stops, self.asked, self.relabels = [], [], [], []
        self.standing = self.issue_by = None
        self.registered = self.settled = self.accepted = self.declined = None
        self.obstacle = self.channel = self.level = None
        self.ended = False
        # Ended before the system knew of it: no figure counts it.
        self.old = False

    def lead(self):
        leads = [s for s in self.slips.values() if s["lead"] and not s["gone"]]
        return leads[-1] if leads else None

    def unit(self):
        lead = self.lead()
        return lead["unit"] if lead else None

    def live(self):
        return [s for s in self.slips.values() if is_open(s)]

    def read(self, kind, at, actor, body):
        fact = body["fact"]
        closed = [self.owed.pop(i) for i in body.get("closes", []) if i in self.owed]
        self.close(kind, at, closed)
        for obligation in body.get("opens", []):
            self.owed[obligation["id"]] = obligation
        handler = getattr(self, "on_" + kind.rsplit(".", 1)[0].replace("-", "_"), None)
        if handler:
            handler(fact, at, actor)
        for obligation in body.get("opens", []):
            self.open(obligation)
        if kind == "due-moved.1":
            self.move(fact)

    def close(self, kind, at, closed):
        coordinates = [o for o in closed if o["act"] == "coordinate"]
        if kind == "level-set.1":
            self.issue_by = due_at(coordinates[-1]) if coordinates else None
        wanted = {
            "first-contact": "first-contact-made.1", "judge": "matter-judged.1", "judge-several": "matter-judged.1",
            "coordinate": "level-set.1",
        }
        for obligation in closed:
            duty = self.duties.get(obligation["id"])
            if duty:
                duty["done" if wanted[obligation["act"]] == kind else "ended"] = at
            if obligation["act"] in ("complete", "handle-slip") and obligation.get("slip") in self.slips:
                self.slips[obligation["slip"]]["runs"] = False

    def open(self, obligation):
        act, slip = obligation["act"], self.slips.get(obligation.get("slip"))
        if act in ("first-contact", "judge", "judge-several", "coordinate"):
            self.duties[obligation["id"]] = {"act": act, "due": due_at(obligation), "done": None, "ended": None}
        elif act == "receive-slip" and slip and not slip["receive-by"]:
            slip["receive-by"] = due_at(obligation)
        elif act in ("complete", "handle-slip") and slip:
            slip["due"], slip["on"], slip["runs"] = due_at(obligation), due_on(obligation), True
            slip["first"] = slip["first"] or (slip["due"], slip["on"])

    def move(self, fact):
        obligation = self.owed.get(fact["obligation"])
        if not obligation:
            return
        before = due_at(obligation)
        obligation["due"] = fact["due"]
        if obligation["id"] in self.duties:
            self.duties[obligation["id"]]["due"] = due_at(obligation)
        slip = self.slips.get(obligation.get("slip"))
        if slip and obligation["act"] == "receive-slip":
            slip["receive-by"] = due_at(obligation)
        if slip and obligation["act"] in ("complete", "handle-slip"):
            slip["due"], slip["on"] = due_at(obligation), due_on(obligation)
            if slip["first"] and slip["first"][0] == before:
                slip["first"] = (slip["due"], slip["on"])

    # One method for each kind that matters here.
    def on_history_entered(self, fact, at, actor):
        self.old = True

    def on_matter_registered(self, fact, at, actor):
        self.registered, self.channel, self.obstacle = at, fact["channel"], fact.get("obstacle")

    def on_settled_on_the_spot(self, fact, at, actor):
        self.settled, self.ended = at, True
        self.standing = (at, "resolved", None)

    def on_matter_withdrawn(self, fact, at, actor):
        self.standing, self.ended = None, True

    def on_matter_judged(self, fact, at, actor):
        self.obstacle = fact.get("obstacle") or self.obstacle
        if fact["decision"] == "accept":
            self.accepted = self.accepted or at
        if fact["decision"] == "decline":
            self.declined = at

    def on_judgement_replied(self, fact, at, actor):
        self.ended = True

    def on_matter_reconsidered(self, fact, at, actor):
        if fact["granted"]:
            self.accepted, self.declined, self.ended = self.accepted or at, None, False
            self.obstacle = fact.get("obstacle") or self.obstacle

    def on_matter_reclassified(self, fact, at, actor):
        self.obstacle = fact["obstacle"]
        dues = [o for o in self.owed.values() if o["act"] == "complete"]
        poor = any(not c["void"] and any(m <= self.poor_at_most for m in c["marks"]) for c in self.calls)
        due = due_at(max(dues, key=lambda o: o["id"])) if dues else None
        self.relabels.append((at, self.unit(), due, poor))

    def on_level_set(self, fact, at, actor):
        self.level = fact["level"]

    def on_slip_drafted(self, fact, at, actor):
        self.ended = False
        self.slips[fact["number"]] = {
            "number": fact["number"], "unit": fact["unit"], "lead": fact["role"] == "lead",
            "rework": fact["rework"], "letter": fact["letter"], "issue-by": None if fact["rework"] else self.issue_by,
            "gone": False, "runs": False, "reopened": [], "reminded": False, "extended": False,
            **dict.fromkeys([
                "issued", "receive-by", "received", "held", "first", "due", "on", "done", "first-done", "ended",
                "returned", "ruling",
            ]),
        }

    def on_slip_signed(self, fact, at, actor):
        self.slips[fact["slip"]]["issued"] = at

    def on_slip_received(self, fact, at, actor):
        slip = self.slips[fact["slip"]]
        slip["received"], slip["held"] = slip["received"] or at, slip["held"] or at

    def on_slip_deemed_received(self, fact, at, actor):
        slip = self.slips[fact["slip"]]
        slip["held"] = slip["held"] or at

    def on_slip_returned(self, fact, at, actor):
        slip = self.slips[fact["slip"]]
        slip["received"], slip["returned"] = slip["received"] or at, at

    def on_return_ruled(self, fact, at, actor):
        self.issue_by = None
        slip = self.slips[fact["slip"]]
        slip["ruling"] = (fact["decision"], at)
        if fact["decision"] == "reassign":
            slip["ended"], slip["gone"] = slip["returned"] or at, True

    def on_slip_completed(self, fact, at, actor):
        slip = self.slips[fact["slip"]]
        slip["done"], slip["first-done"] = at, slip["first-done"] or at

    def on_slip_cancelled(self, fact, at, actor):
        slip = self.slips[fact["slip"]]
        slip["ended"], slip["gone"] = at, True

    def on_extension_asked(self, fact, at, actor):
        self.asked.append((at, actor))

    def on_extension_decided(self, fact, at, actor):
        if fact["granted"]:
            for slip in self.live():
                slip["extended"] = True

    def on_clock_stopped(self, fact, at, actor):
        self.stops.append({"at": at, "by": actor, "unit": self.unit(), "end": None})

    def on_clock_restarted(self, fact, at, actor):
        if self.stops:
            self.stops[-1]["end"] = (at, fact["workdaysStopped"])

    def on_reminder_sent(self, fact, at, actor):
        units = {p.split(":", 1)[1] for p in fact["to"] if ":" in p}
        for slip in self.live():
            slip["reminded"] = slip["reminded"] or slip["unit"] in units

    def on_matter_completed(self, fact, at, actor):
        lead = self.lead()
        self.standing = (at, fact["outcome"], lead["unit"] if lead else None)
        if lead:
            lead["done"], lead["first-done"] = at, lead["first-done"] or at
        self.ended = fact["outcome"] != "waiting" and not any(
            o["act"] == "approve-outcome" for o in self.owed.values())

    def reopen(self, at, again):
        self.standing, self.ended = None, False
        lead = self.lead()
        if lead:
            lead["done"] = None
            if again:
                lead["reopened"].append(at)

    def on_completion_returned(self, fact, at, actor):
        self.reopen(at, True)

    def on_outcome_decided(self, fact, at, actor):
        if not fact["approved"]:
            self.reopen(at, True)
        elif self.standing:
            self.ended = self.standing[1] != "waiting"

    def on_condition_rechecked(self, fact, at, actor):
        if fact["conditionMet"]:
            self.reopen(at, False)

    def on_rating_inquiry_found(self, fact, at, actor):
        self.findings.append((at, self.unit(), fact["cause"]))
        if fact["rework"]:
            self.standing, self.ended = None, False
            if self.lead():
                self.lead()["reopened"].append(at)

    def on_follow_up_called(self, fact, at, actor):
        ratings = fact.get("ratings") or {}
        marks = [v for v in (ratings.get(a) for a in ("attitude", "result", "efficiency", "integrity")) if v]
        self.calls.append({
            "at": at, "by": actor, "unit": self.unit(), "reached": fact["reached"], "marks": marks,
            "way": fact.get("wayOut"), "void": False,
        })

    def on_follow_up_voided(self, fact, at, actor):
        if self.calls:
            self.calls[-1]["void"] = True


def is_open(slip):
    return bool(slip["issued"]) and not slip["done"] and not slip["ended"]
