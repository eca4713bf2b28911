// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension CalendarAlarm {
    /// 提前六十天: time enough to get the State Council's notice and import it.
    static let daysAhead = 60

    static func isDue(_ calendar: WorkCalendar, _ now: Instant) -> Bool {
        guard let last = LocalDate(year: calendar.years.upperBound, month: 12, day: 31) else { return true }
        return now.date >= last.adding(days: -daysAhead)
    }
}

extension LaneTransaction {
    /// 到期 (日历). Owes the administrator the next year in time, also when a due already rests on days nobody
    /// published, and calls the next party up when that passes.
    func watchCalendar(_ now: Instant) throws {
        let current = try current()
        let record = try JurisdictionRecord.load(connection, jurisdiction)
        let stamp = Stamp(
            at: now, actor: .system, plan: current.planDigest, calendar: current.calendarDigest)
        if record.obligations.isEmpty {
            let provisional = try anyProvisional()
            guard CalendarAlarm.isDue(current.calendar, now) || provisional,
                let owed = owed(.importCalendar, now, current, record)
            else { return }
            let last = current.calendar.years.upperBound
            return try self.record(.calendarRunsOut(CalendarAlarm(lastYear: last, opens: [owed])), stamp)
        }
        for passed in record.obligations where !passed.missed && passed.due.at < now {
            try self.record(.dueMissed(pressing(passed, now, current, record)), stamp)
        }
    }

    private func anyProvisional() throws -> Bool {
        let sql = "select 1 from obligation where jurisdiction = $1 and missed = 0 and provisional = 1 limit 1"
        return try connection.row(sql, [.text(jurisdiction.text)]) != nil
    }

    /// The next rung of the ladder presses for what was missed; a press that passed gives way to the one above it.
    private func pressing(
        _ passed: Obligation, _ now: Instant, _ current: Publications.Current, _ record: JurisdictionRecord
    ) -> MissedAlarm {
        let ladder = current.plan.acts[.importCalendar].flatMap { current.plan.ladders[$0.ladder] } ?? []
        let act: Act = passed.rung < ladder.count ? .press : .pressTop
        let rung = min(passed.rung + 1, max(ladder.count, 1))
        let party = ladder.isEmpty ? Party.admin : ladder[rung - 1].party(nil) ?? .admin
        let opens = owed(act, now, current, record, party: party, about: passed.about ?? passed.id, rung: rung)
        return MissedAlarm(
            obligation: passed.id, opens: opens.map { [$0] } ?? [], closes: passed.rung > 0 ? [passed.id] : [])
    }

    private func owed(
        _ act: Act, _ now: Instant, _ current: Publications.Current, _ record: JurisdictionRecord,
        party: Party = .admin, about: Int? = nil, rung: Int = 0
    ) -> Obligation? {
        guard let rule = current.plan.acts[act] else { return nil }
        let term: Term = if case .fixed(let term) = rule.term { term } else { .workdays(1) }
        return Obligation(
            id: record.lastObligation + 1, act: act, party: party,
            due: current.calendar.due(from: now, term: term, atOnce: current.plan.atOnce), clause: rule.clause,
            slip: nil, about: about, rung: rung, missed: false)
    }
}
