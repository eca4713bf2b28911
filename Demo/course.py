# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The courses a matter may take, each a sequence of the steps of walk.py."""

from remedy import Remedied
from walk import by_letter, moment, stamp


class Course(Remedied):
    def on_the_spot(self):
        self.register()
        self.wait(18)
        remedy = self.row["remedy"]
        self.post("window", "on-the-spot-resolution", result=remedy, reply=self.reply(remedy, "visit"))
        self.call()
        self.close()

    def usual(self):
        """Levels one and two: one save judges and issues."""
        self.register()
        self.contact()
        self.wait(45)
        self.judge()
        self.receive(late=self.course.get("late", ()))
        self.workdays(self.course["days"], 14, 30)
        self.support()
        self.complete()
        self.finish()

    def level_three(self):
        self.register()
        self.contact()
        self.wait(45)
        self.judge()
        self.apply()
        self.receive()
        self.workdays(self.course["days"], 14, 30)
        self.support()
        self.complete()
        self.finish()

    def apply(self, pause=20, draws=True):
        """Draws the slips with the instruction, unless the units have theirs already."""
        self.wait(pause)
        self.post("office", "level-three-application", reason="涉及流程和权限，需领导召集研究：" + self.row["reason"])
        self.at(*self.course.get("instructed", (15, 0)))
        deadline = moment(self.course["deadline"] + " 0000").date().isoformat()
        self.post(
            self.course.get("instructor", "leader"), "level-three-application/instruction", text="同意提级，请各单位按分工限期办结。",
            deadline=deadline, slips=self.orders() if draws else None)
        self.wait(15)
        self.post("office", "minutes", **self.minutes())

    def escalated(self):
        """One unit, then several, then the leader: 1 → 2 → 3."""
        self.register()
        self.wait(45)
        self.judge([self.lead], 1)
        self.wait(12)
        self.slip(self.lead, self.lead, "receipt", taskForce="组长为分管负责人，成员为登记、监管科室。")
        self.workdays(1, 10, 0)
        self.post(
            "office", "escalation", reason="门牌要公安和街道一同核对，一个单位解决不了。", slips=self.orders(self.others),
            minutes=self.minutes())
        self.wait(60)
        self.slips_again()
        self.workdays(2, 9, 30)
        self.apply(draws=False)
        self.workdays(self.course["days"], 14, 30)
        self.support()
        self.complete()
        self.finish()

    def slips_again(self):
        for unit in self.others:
            self.wait(10)
            self.slip(unit, unit, "receipt")

    def declined(self):
        self.register()
        self.contact()
        self.wait(50)
        text = "所反映的是正在办理的案件，不属于申请类政务服务；已说明应向办案机关了解，并可申请复核。"
        self.post(
            "office", "judgement", decision="decline", ground="litigation", explanation=text,
            participants=[{"account": "office2", "opinion": "属涉诉事项，不予受理。"}])
        self.at(10, 30)
        self.post("head", "countersignature", note="同意。")
        self.wait(30)
        self.post("office", "decline-reply", **self.reply(text))
        self.workdays(1, 14, 40)
        self.post("window", "reconsideration", reason="我认为部门之间的衔接也有问题。")
        self.workdays(1, 11, 0)
        self.post("head", "reconsideration/decision", granted=False, reason="案件仍在办理，维持原评判，已告知反映渠道。")
        self.call()
        self.close()

    def referred(self):
        self.register()
        self.wait(30)
        text = "印章真伪核验由公安机关受理，已帮您联系并转去材料。"
        self.post(
            "office", "judgement", decision="referral", explanation=text,
            participants=[{"account": "public-security", "unit": "public-security", "opinion": "由我局治安窗口核验。"}])
        self.at(11, 20)
        self.post("office", "decline-reply", **self.reply(text))
        self.call()
        self.close()

    def withdrawn(self):
        self.register()
        self.wait(45)
        self.judge()
        self.receive()
        self.workdays(1, 10, 30)
        self.post("window", "withdrawal", reason="反映人已另行取得新的指标卡，要求撤回。")
        self.call()
        self.close()

    def suspended(self):
        self.register()
        self.wait(45)
        self.judge()
        self.receive()
        self.workdays(1, 9, 40)
        until = moment(self.course["until"] + " 0000").date().isoformat()
        self.post("office", "suspension", ground="publication", reason="场所证明正在公示，期满继续。", until=until, approver="head")
        self.now = moment(self.course["until"] + " 0915")
        self.post("office", "resumption", note="公示期满，无异议。")
        self.workdays(1, 14, 30)
        self.support()
        self.complete()
        self.finish()

    def extended(self):
        self.register()
        self.contact()
        self.wait(45)
        self.judge()
        self.receive()
        self.workdays(self.course["asked"], 15, 10)
        self.post(
            self.lead, "extension", workdays=self.course["more"], reason="需再核对原始材料。", reporterToldAt=stamp(self.now))
        self.at(*self.course.get("decided", (16, 20)))
        self.post("head", "extension/decision", granted=True, reason="已告知反映人，同意。")
        self.workdays(self.course["days"], 14, 30)
        self.support()
        self.complete()
        self.finish()

    def returned(self):
        """One unit says it is not its duty; the head rules."""
        self.register()
        self.wait(45)
        self.judge()
        self.receive()
        unit = self.others[0]
        self.wait(40)
        self.slip(unit, unit, "return", reason="前租户登记在另一街道辖区。", proposedUnit=self.course["other"])
        self.at(*self.course.get("ruled", (16, 30)))
        self.post(
            "head", f"/returns/{{slip:{unit}}}/ruling", decision="reassign", unit=self.course["other"],
            reason="按铺位所在地改派。")
        self.wait(20)
        self.slip(self.course["other"], self.course["other"], "receipt")
        self.others = [self.course["other"]]
        self.workdays(self.course["days"], 14, 30)
        self.support()
        self.complete()
        self.finish()

    def waiting(self):
        """Registered until conditions allow; looked at again, then done."""
        self.register()
        self.at(9, 40)
        self.post("office", "contact", how="phone", reached=True, note="已电话联系，问清情况。")
        self.wait(60)
        self.judge()
        self.receive()
        self.workdays(self.course["days"], 14, 30)
        self.support()
        self.complete()
        self.workdays(10, 10, 0)
        self.post("office", "recheck", conditionMet=True, note="原始档案已找到。")
        self.at(15, 0)
        self.course = self.course | {"end": "resolved"}
        self.complete()
        self.finish()

    def convened(self):
        """Several people look on site before the judgement."""
        self.register()
        self.contact()
        self.wait(20)
        self.post("office", "convening", units=self.course["units"], siteVisit=True, note="约定现场查看。")
        self.at(10, 40)
        self.judge()
        self.receive()
        self.workdays(self.course["days"], 14, 30)
        self.support()
        self.complete()
        self.finish()
