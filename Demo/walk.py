# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The steps one matter may take, as calls of the API, with the moment of each."""

import datetime
import json
import pathlib

HERE = pathlib.Path(__file__).parent
OBSTACLES = {1: "missing-evidence", 2: "rigid-reading", 3: "needs-help", 4: "complex", 5: "obstructed"}
IN_CONTACT = {"hall", "hotline", "township"}
SENT_HERE = {"qungong", "12345"}
HOLIDAYS = {datetime.date(2026, 2, day) for day in range(15, 24)} | {datetime.date(2026, 4, 6)}
PLURALS = {
    "documents-to-follow": "documents-to-follow", "rating-inquiry": "rating-inquiries",
    "discipline-referral": "referrals",
    "special-study": "special-studies", "streamlining-study": "streamlining-studies",
}
MAKE_UP = {datetime.date(2026, 2, 14), datetime.date(2026, 2, 28)}


def rows(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


UNITS = {unit["id"]: unit for unit in rows("units.jsonl")}


def is_workday(day):
    return day in MAKE_UP or (day.weekday() < 5 and day not in HOLIDAYS)


def by_letter(unit):
    return UNITS[unit]["kind"] in {"vertical", "outside"}


def moment(text):
    """`0212 0940` is 2026-02-12T09:40."""
    return datetime.datetime.strptime("2026" + text, "%Y%m%d %H%M")


def stamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:00+08:00")


class Walk:
    """The steps of one matter, in order; `now` moves forward with them."""

    def __init__(self, row, course, solved=None):
        self.row, self.course, self.solved = row, course, dict(solved or {})
        self.now = moment(course["from"])
        self.steps = []
        self.lead, *self.others = course["units"] or [None]

    # When

    def wait(self, minutes):
        self.now += datetime.timedelta(minutes=minutes)
        if self.now.hour in (12, 13):
            self.now = self.now.replace(hour=14, minute=self.now.minute)

    def at(self, hour, minute):
        """That time today, or on the next workday when it is past."""
        later = self.now.replace(hour=hour, minute=minute)
        if later <= self.now or not is_workday(later.date()):
            later = self.next_workday(self.now).replace(hour=hour, minute=minute)
        self.now = later

    @staticmethod
    def next_workday(time):
        time += datetime.timedelta(days=1)
        while not is_workday(time.date()):
            time += datetime.timedelta(days=1)
        return time

    def workdays(self, count, hour, minute):
        """That time `count` workdays after today; 0 is today."""
        for _ in range(count):
            self.now = self.next_workday(self.now)
        then = self.now.replace(hour=hour, minute=minute)
        self.now = max(then, self.now + datetime.timedelta(minutes=0 if count else 5))

    # What

    def post(self, by, path, **body):
        place = path if path.startswith("/") else "/matters/{n}/" + path
        said = {name: value for name, value in body.items() if value is not None}
        self.steps.append({"at": stamp(self.now), "by": by, "post": place, "body": said})

    def slip(self, by, unit, what, **body):
        self.post(by, f"/slips/{{slip:{unit}}}/{what}", **body)

    def record(self, kind, by, step, **body):
        """A step of the matter's last record of a kind."""
        plural = PLURALS.get(kind, kind + "s")
        named = {name.replace("_", "-"): value for name, value in body.items()}
        self.post(by, f"/{plural}/{{record:{kind}}}/{step}", **named)

    def reply(self, text, how="phone"):
        return {"at": stamp(self.now), "how": how, "text": text}

    # The stages, in the order of the programme

    def register(self):
        row, channel = self.row, self.row["channel"]
        by = {"online": None, "hall": "window", "hotline": "window2"}.get(channel, "office")
        self.post(
            by, "/matters", channel=channel, title=row["title"], narrative=row["narrative"], reason=row["reason"],
            unit=self.lead, obstacle=OBSTACLES[row["category"]], reporter=row["reporter"],
            keepSecret=True if row["category"] == 5 else None,
            foreign=f"ZL-2026-{row['id'][5:]}" if channel in SENT_HERE else None)

    def contact(self):
        if self.row["channel"] not in IN_CONTACT:
            self.wait(35)
            anonymous = self.row["reporter"]["kind"] == "anonymous"
            if not anonymous:
                self.post("office", "contact", how="phone", reached=True, note="已电话联系，问清情况。")

    def participants(self):
        """The units; where one of them is what the report is about, only the office's own people (2.5)."""
        if self.row["category"] == 5:
            return [{"account": "office2", "opinion": "内容属不给办，密件处理，先办事项。"}]
        return [
            {"account": unit, "unit": unit, "opinion": "属本单位职责，同意办理。" if unit == self.lead else "配合办理。"}
            for unit in self.course["units"] if not by_letter(unit)
        ]

    def orders(self, units=None):
        return [
            {"unit": unit, "role": "lead" if unit == self.lead else "supporting", "task": self.task(unit)}
            for unit in units or self.course["units"]
        ]

    def task(self, unit):
        """What the slip says; of a sealed report it says nothing (2.5)."""
        if unit == self.lead:
            return "请立即为申请人办结所申请的事项并答复。" if self.row["category"] == 5 else "牵头办理：" + self.row["remedy"]
        return "请予协助核实。" if by_letter(unit) else "协助主办单位核实、提供材料，办好本单位环节。"

    def minutes(self):
        day = self.now.date().isoformat()
        return {
            "on": day, "place": "县行政服务大厅会商室", "present": self.participants(),
            "conclusion": "由主办单位牵头，各单位同步办理：" + self.row["remedy"],
        }

    def explanation(self):
        return "评判更正：" + self.row["corrected"] if self.row.get("corrected") else None

    def judge(self, units=None, level=None):
        level = level or self.course["level"]
        coordination = None
        if level < 3:
            coordination = {"level": level, "slips": self.orders(units)}
            if level == 2:
                coordination["minutes"] = self.minutes()
        self.post(
            "office", "judgement", decision="accept", obstacle=OBSTACLES[self.row["category"]],
            explanation=self.explanation(), participants=self.participants(),
            discretionary=True if self.course.get("discretionary") else None, coordination=coordination)
        self.refer()

    def receive(self, units=None, late=()):
        for unit in units or self.course["units"]:
            if by_letter(unit) or unit in late:
                continue
            self.wait(12)
            force = "组长为分管负责人，成员为相关科室和窗口人员。" if self.course["level"] == 1 and unit == self.lead else None
            self.slip(unit, unit, "receipt", taskForce=force)

    def refer(self):
        """What a sealed complaint needs at once; a course with remedies says it."""

    def remedy(self):
        """What solved it, as a record of its own; a course with remedies says it."""

    def afterwards(self):
        """What a remedy still asks for when the matter is done; a course with remedies says it."""

    def support(self, units=None):
        self.remedy()
        for unit in units or self.others:
            self.wait(9)
            by, evidence = (unit, None) if not by_letter(unit) else ("office", "对方来函答复，原件存卷。")
            self.slip(by, unit, "completion", result="已核实，有关材料已交主办单位。", evidence=evidence)

    def complete(self):
        self.wait(30)
        result = "申请事项已办结。" if self.row["category"] == 5 else self.row["remedy"]
        self.post(
            self.lead, "completion", outcome=self.course["end"], result=result, reply=self.reply("您反映的事：" + result))
        if self.course["end"] in {"explained", "waiting", "referred"}:
            self.at(*self.course.get("approved", (10, 10)))
            self.post("head", "completion/approval", approved=True, reason="依据充分，已向反映人说明。")
        if self.row["channel"] in SENT_HERE:
            self.wait(20)
            self.post("office", "sender-reply", text="已办结并答复反映人：" + result)

    def copies(self):
        self.at(9, 20)
        self.post("office", "copies/office/receipt")
        self.wait(25)
        self.post("oversight", "copies/oversight/receipt")

    def call(self):
        self.at(10, 15)
        kind = self.course.get("call", "good")
        if kind == "unreached":
            for hour in (10, 15):
                self.at(hour, 20)
                self.post("office2", "follow-up-calls", reached=False, remark="无人接听。")
            self.at(9, 40)
            self.post("office2", "follow-up-calls", reached=False, remark="无人接听。")
            self.wait(20)
            self.post("office2", "follow-up-calls", reached=False, wayOut="unreached", remark="三次未接通，已发短信。")
        elif kind in ("anonymous", "declined"):
            self.post("office2", "follow-up-calls", reached=kind == "declined", wayOut=kind, remark="无法评价，如实记录。")
        elif kind == "poor":
            self.post(
                "office2", "follow-up-calls", reached=True, remark="事办了，但等得太久。",
                ratings={"attitude": 4, "result": 4, "efficiency": 2, "integrity": 5})
            self.workdays(2, 10, 40)
            self.record("rating-inquiry", "office2", "contact", reached=True, words="等了太久，中间没有人告诉进展。")
            self.wait(20)
            self.record("rating-inquiry", "office2", "account-request", request="请说明这件事各环节用时。")
            self.at(15, 10)
            self.record("unit-account", self.lead, "account", account="实地核查比预计多用一天，没有及时告知。")
            self.wait(30)
            self.record("unit-account", "office2", "answer", answer="收到，今后须先告知反映人。")
            self.at(9, 30)
            self.record(
                "rating-inquiry", "head", "finding", cause="service", rework=False, result="explanation",
                text="超过承诺期限属实，已向反映人致歉并督促改进。")
            self.wait(40)
            self.record("rating-inquiry", "oversight", "opinion", agrees=True, opinion="同意。")
            self.wait(30)
            self.record("rating-inquiry", "office2", "second-call", reached=True, words="接受解释。")
        else:
            best = 5 if self.row["outcome"].startswith(("当", "约", "办成")) else 4
            self.post(
                "office2", "follow-up-calls", reached=True, remark="反映人认可。",
                ratings={"attitude": 5, "result": best, "efficiency": 4, "integrity": 5})

    def close(self):
        self.at(16, 10)
        self.post("office", "closure", note="四项齐备，销号。")
        self.at(9, 50)
        self.post("office", "filing", note="一件一档。")

    def finish(self):
        self.afterwards()
        self.copies()
        self.call()
        self.close()
