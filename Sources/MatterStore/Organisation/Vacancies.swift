// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension Roster {
    /// 提前几个工作日: how far ahead the duty rota must be filled.
    static let dutyWorkdays = 5

    /// Parties already owed a person.
    fileprivate var reported: [Party: Int] {
        var found: [Party: Int] = [:]
        for owed in obligations where owed.rung == 0 {
            if let party = vacant[owed.id] ?? nil { found[party] = owed.id }
        }
        return found
    }

    fileprivate var reportedRota: Int? {
        obligations.first { owed in owed.rung == 0 && (vacant[owed.id].map { $0 == nil } ?? false) }?.id
    }

    /// An obligation and every step up the ladder about it.
    fileprivate func whole(_ id: Int) -> [Int] { obligations.filter { $0.id == id || $0.about == id }.map(\.id) }
}

extension LaneTransaction {
    /// 一刻无人 (4.1). Whoever owes and has nobody to act for it is owed somebody, at once, by the administrator; by the
    /// head where it is the administrator who is missing. Where nobody has an account yet there is nobody to tell.
    func watchVacancies(_ now: Instant) throws {
        let roster = try roster()
        guard roster.members.keys.contains(where: { roster.isActive($0, on: now.date) }) else { return }
        let covered = roster.covered(on: now.date)
        let empty = try owingParties().subtracting(covered)
        let reported = roster.reported
        let filled = reported.filter { covered.contains($0.key) || !empty.contains($0.key) }
        let closes = filled.values.flatMap { roster.whole($0) }.sorted()
        if !closes.isEmpty { try write([.vacancyFilled(VacancyFilled(closes: closes))], by: .system, at: now) }
        for party in empty.subtracting(reported.keys).sorted(by: { $0.description < $1.description }) {
            let whose: Party = covered.contains(.admin) || !covered.contains(.head) ? .admin : .head
            try open(.fillPost, whose, about: party, now)
        }
        try watchRota(now)
    }

    /// The same for parties a step has just made owe something: most steps ask no more than this.
    func watchVacancies(_ parties: Set<Party>, _ now: Instant) throws {
        if parties.isEmpty { return }
        let roster = try roster()
        let day = now.date
        if memory.covered?.day != day {
            memory.covered = CoveredDay(day: day, parties: roster.covered(on: day))
        }
        if parties.isSubset(of: memory.covered?.parties ?? []) { return }
        try watchVacancies(now)
    }

    /// 值班缺口 (4.1): the office owes a rota for the working days ahead, once it keeps one.
    private func watchRota(_ now: Instant) throws {
        let roster = try roster()
        if roster.rota.isEmpty { return }
        let gaps = roster.dutyGaps(try current().calendar, from: now.date, workdays: Roster.dutyWorkdays)
        if gaps.isEmpty, let reported = roster.reportedRota {
            try write([.vacancyFilled(VacancyFilled(closes: roster.whole(reported)))], by: .system, at: now)
        } else if !gaps.isEmpty, roster.reportedRota == nil {
            try open(.fillRota, .office, about: nil, now)
        }
    }

    private func open(_ act: Act, _ party: Party, about: Party?, _ now: Instant) throws {
        let owed = try owed(act, party, now)
        try write([.vacancyFound(Vacancy(party: about, opens: [owed]))], by: .system, at: now)
    }

    private func owed(_ act: Act, _ party: Party, _ now: Instant, about: Int? = nil, rung: Int = 0) throws -> Obligation
    {
        let current = try current()
        let rule = current.plan.acts[act]
        // Every plan owes this, also one written before plans spoke of it.
        let term: Term = if case .fixed(let term) = rule?.term { term } else { .workdays(1) }
        return Obligation(
            id: try roster().lastObligation + 1, act: act, party: party,
            due: current.calendar.due(from: now, term: term, atOnce: current.plan.atOnce),
            clause: rule?.clause ?? "4.1",
            slip: nil, about: about, rung: rung, missed: false)
    }

    /// 到期 (4.1). The next rung of the ladder presses for what was missed.
    func passVacancies(_ now: Instant) throws {
        for passed in try roster().obligations where !passed.missed && passed.due.at < now {
            let plan = try current().plan
            let source = try roster().obligations.first { $0.id == passed.about ?? passed.id }?.act ?? passed.act
            let ladder = plan.acts[source].flatMap { plan.ladders[$0.ladder] } ?? []
            let act: Act = passed.rung < ladder.count ? .press : .pressTop
            let rung = min(passed.rung + 1, max(ladder.count, 1))
            let party = ladder.isEmpty ? Party.admin : ladder[rung - 1].party(nil) ?? .admin
            let next = try owed(act, party, now, about: passed.about ?? passed.id, rung: rung)
            let missed = VacancyMissed(
                obligation: passed.id, opens: [next], closes: passed.rung > 0 ? [passed.id] : [])
            try write([.dueMissed(missed)], by: .system, at: now)
        }
    }
}
