# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The remedies of clause 2 beside a matter's steps: remedies.jsonl says which one solved it."""

import datetime

from walk import Walk


class Remedied(Walk):
    """A walk with the records its remedy leaves behind."""

    @property
    def kind(self):
        return self.solved.get("kind")

    def said(self, *names):
        return {name: self.solved[name] for name in names if name in self.solved}

    def day(self, ahead=0):
        return (self.now.date() + datetime.timedelta(days=ahead)).isoformat()

    # 2.5: the complaint goes its own way from the moment it is judged

    def refer(self):
        if self.kind != "sealed-complaint":
            return
        self.wait(15)
        self.record(self.kind, "office2", "details", allegation=self.row["narrative"], **self.said("fault"))
        self.wait(10)
        self.record(self.kind, "office2", "referral", contents="反映材料一份，登记表一份。")
        self.wait(20)
        self.record("discipline-referral", "oversight", "receipt", received_by="监督室值班人员")

    def complain(self):
        self.wait(40)
        self.record(
            self.kind, "oversight", "establishment", **self.said("established", "opinion", "ground", "obstacle"))
        if self.solved["established"] == "no":
            self.wait(30)
            self.record(self.kind, "oversight", "clearing", told="在单位内部会上说明", told_on=self.day())
            return
        self.wait(20)
        self.record("circular", "office", "draft", title="一起办事窗口典型问题的通报", text="经查属实，予以通报，各单位引以为戒。")
        self.at(9, 5)
        self.record("circular", "leader", "signature", signatory="组长")
        self.wait(30)
        self.record("circular", "office", "publication", issued_on=self.day(), document="垫办通〔2026〕1号", reach="全县")

    # 2.1–2.3: while it is handled

    def remedy(self):
        chosen = {
            "investigation": self.investigate, "documents-to-follow": self.accept_without, "special-study": self.study,
            "assisted-service": self.help,
        }
        if self.kind in chosen:
            self.wait(5)
            chosen[self.kind]()
            self.wait(5)

    def investigate(self):
        self.post(
            self.lead, "remedies", kind=self.kind, **{"with": self.county_units() or None}, **self.said("question"))
        self.wait(25)
        self.record(
            self.kind, self.lead, "findings", established=True, **self.said("findings", "evidence", "makes-good"))

    def county_units(self):
        return [unit for unit in self.others if unit != self.lead]

    def accept_without(self):
        self.post(
            self.lead, "remedies", kind=self.kind, key=False, promised=self.day(self.solved["days"]),
            **self.said("papers", "urgency", "confirmed-by", "consequence"))
        self.wait(30)
        self.record(self.kind, self.lead, "handling", at=self.day(), result=self.row["remedy"])

    def study(self):
        self.record(
            self.kind, self.lead, "conclusion", met_on=self.day(), present="分管负责人、法规科、窗口首席代表",
            conclusion=self.row["remedy"], **self.said("basis", "verdict"))

    def help(self):
        self.record(self.kind, "office", "mode", helper="帮办员王五", **self.said("mode", "help"))
        if self.solved["mode"] == "on-behalf":
            self.wait(15)
            self.record(
                self.kind, "office", "mandate", principal={"name": self.row["reporter"].get("name", "张三")},
                scope=self.solved["help"], expires=self.day(30), identity_seen=True)
            self.wait(5)
            self.record(
                self.kind, "office", "papers-taken", papers="身份证复印件、申请表", taken_by="帮办员王五", taken_on=self.day())
            self.wait(5)
            self.record(
                self.kind, "office", "papers-returned", papers="身份证复印件", returned_to="本人", returned_on=self.day())
        self.wait(10)
        self.record(
            self.kind, "office", "account", done=self.row["remedy"], delivered_to="本人", delivered_on=self.day())

    # 2.4 and 2.1: after the matter is done

    def afterwards(self):
        if self.kind == "sealed-complaint":
            self.complain()
        if self.kind == "documents-to-follow":
            self.wait(15)
            self.record("undertaking", "window", "outcome", outcome="kept", note="材料已补齐。")
        if self.kind == "streamlining-study":
            self.streamline()

    def streamline(self):
        before = {"papers-before": 8, "forms-before": 3, "steps-before": 5, "days-before": 13}
        after = {"papers-after": 5, "forms-after": 1, "steps-after": 3, "days-after": 7}
        self.wait(25)
        said = self.said("verdict", "name")
        self.record(self.kind, "office", "result", result=self.row["remedy"], **before, **after, **said)
        if self.solved["verdict"] == "not-packaged":
            self.wait(20)
            self.record(self.kind, "head", "reason", **self.said("reason"))
