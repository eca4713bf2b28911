// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension LaneTransaction {
    /// 联动. What a step of a record sets off, in the same transaction, by the system in the person's stead.
    func set(off trigger: Trigger, _ stored: StoredRecord, _ actor: Actor, _ now: Instant) throws {
        switch trigger {
        case .open(let kind, let naming):
            try open(stored.state.opening(kind, naming), now)
        case .concludeInquiry:
            guard let finding = stored.state.finding else { return }
            for matter in stored.state.matters where try record(matter).matter.owes(.inquire) {
                try handle(Submission(.find(finding), on: matter, by: .system, at: now))
            }
        case .reclassify:
            guard let change = stored.state.reclassification else { return }
            for matter in stored.state.matters where try record(matter).matter.obstacle != change.obstacle {
                try handle(Submission(.reclassify(change), on: matter, by: .system, at: now))
            }
        case .receiveCopies:
            for matter in stored.state.matters where try record(matter).matter.owes(.receiveOversightCopy) {
                try handle(Submission(.receiveCopy(.oversight), on: matter, by: .system, at: now))
            }
        case .perform(let act):
            try perform(act, stored.number, now)
        }
    }

    /// 立项 by the system.
    func open(_ opening: Opening, _ now: Instant) throws {
        try take(.take(.opening, opening.values), .new(opening.kind), .system, now)
    }

    /// 由事及录: the records a matter's new events call for.
    func follow(_ events: [MatterEvent], from before: Matter, to after: Matter, _ plan: Plan, _ now: Instant) throws {
        if events.isEmpty { return }
        try callAgain(events, after, now)
        for opening in after.openings(after: events, before: before, plan) { try open(opening, now) }
    }

    /// 再次回访 (3.4c): the call after rework is the inquiry's second one too.
    private func callAgain(_ events: [MatterEvent], _ matter: Matter, _ now: Instant) throws {
        for case .called(let call) in events.map(\.fact) where call.reached {
            guard let number = matter.number else { continue }
            for inquiry in try records(.ratingInquiry, of: number) where inquiry.state.owes(.secondCall) {
                var values: StepValues = ["reached": .flag(true)]
                if let remark = call.remark { values["words"] = .text(remark) }
                try take(.take("second-call", values), .open(inquiry.number), .system, now)
            }
        }
    }

    /// Open records of one kind about one matter.
    func records(_ kind: RecordKind, of matter: MatterNumber) throws -> [StoredRecord] {
        try connection.rows(
            """
            select r.number from record_matter m
            join record r on r.jurisdiction = m.jurisdiction and r.number = m.record
            where m.jurisdiction = $1 and m.matter = $2 and r.kind = $3 and r.closed_at is null order by r.serial
            """,
            [.text(jurisdiction.text), .text(matter.text), .text(kind.rawValue)]
        ).map { try storedRecord(RecordNumber(try $0.text(0))) }
    }

    /// 完成一项常设事项, when the work itself was recorded.
    private func perform(_ act: Act, _ result: RecordNumber, _ now: Instant) throws {
        let duties = try openDuties().map { try storedRecord($0.number) }.filter { $0.state.owes(act) }
        // Of a weekly and a yearly one, the work belongs to whichever is due first.
        guard let first = duties.min(by: { $0.due(act) < $1.due(act) }) else { return }
        let values: StepValues = ["act": .choice(act.rawValue), "result": .record(result)]
        try take(.take("performance", values), .open(first.number), .system, now)
    }

    private func openDuties() throws -> [(number: RecordNumber, duty: String?)] {
        try connection.rows(
            """
            select number, duty from record where jurisdiction = $1 and kind = $2 and closed_at is null order by serial
            """, [.text(jurisdiction.text), .text(RecordKind.standingDuty.rawValue)]
        ).map { (RecordNumber(try $0.text(0)), try $0.textIfAny(1)) }
    }

    /// 常设事项: what the plan in force asks for every period stands open; what it no longer asks for ends.
    func keepStandingDuties(_ now: Instant) throws {
        let plan = try current().plan
        var there: Set<String> = []
        for (number, duty) in try openDuties() {
            guard let duty else { continue }
            if plan.standing.contains(where: { $0.id == duty }) {
                there.insert(duty)
            } else {
                try take(.take("end", [:]), .open(number), .system, now)
            }
        }
        for rule in plan.standing where !there.contains(rule.id) {
            try open(Opening(.standingDuty, ["duty": .choice(rule.id), "act": .choice(rule.act)]), now)
        }
    }
}

extension StoredRecord {
    fileprivate func due(_ act: Act) -> Instant {
        state.obligations.first { $0.act == act && $0.about == nil }?.due.at ?? Instant(seconds: .max)
    }
}
