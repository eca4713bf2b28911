// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 记录. Writes a decision's events one by one, each seeing the record as the one before left it.
struct RecordPen {
    private(set) var record: ProgrammeRecord
    let context: Context
    private(set) var events: [RecordEvent] = []

    init(_ record: ProgrammeRecord, _ context: Context) {
        self.record = record
        self.context = context
    }

    private var plan: Plan { context.plan }

    /// 走一步. Ends what the step ends, opens what it makes owed, and settles a record that owes nothing more.
    mutating func take(_ rule: StepRule, _ values: StepValues) throws(Refusal) {
        guard let effect = rule.effect(values) else {
            throw Refusal(.fieldNeeded, record.procedure.clause, [record.kind.rawValue, rule.id.text])
        }
        let known = record.values.merging(values) { _, new in new }
        let closes = closed(by: effect)
        let owes = effect.owes.filter { debt in
            debt.when.map { known[$0.field]?.choice == $0.choice } ?? true
        }
        var to = effect.to ?? record.phase
        let left = record.obligations.count - closes.count
        if let settled = record.procedure.settles, left == 0, owes.isEmpty, !record.procedure.finals.contains(to) {
            to = settled
        }
        let opens = owes.enumerated().map { place, debt in
            obligation(debt, record.lastObligation + place + 1, known)
        }
        write(
            .took(StepTaken(step: rule.id, to: to, values: values)), opens: opens, closes: closes,
            triggers: effect.triggers)
    }

    /// What a step is about ends together with the steps up the ladder that pressed for it.
    private func closed(by effect: Effect) -> [Int] {
        if effect.endsAll { return record.obligations.map(\.id) }
        let ended = Set(record.obligations.filter { effect.ends.contains($0.act) }.map(\.id))
        return record.obligations.filter { ended.contains($0.id) || $0.about.map(ended.contains) ?? false }.map(\.id)
    }

    private mutating func write(
        _ fact: RecordFact, opens: [Obligation], closes: [Int], triggers: [Trigger] = []
    ) {
        let event = RecordEvent(fact: fact, opens: opens, closes: closes, triggers: triggers)
        events.append(event)
        record.evolve(event, at: context.now, by: context.actor.account, number: record.number ?? "")
    }

    private func obligation(_ debt: Debt, _ id: Int, _ known: StepValues) -> Obligation {
        let rule = plan.acts[debt.act]
        let unit = known[.unit]?.units.first
        let standing = debt.day == .nextPeriod ? plan.standing.first { $0.id == known["duty"]?.choice } : nil
        let party = debt.party ?? standing?.party ?? rule?.party
        return Obligation(
            id: id, act: debt.act, party: party?.party(unit) ?? .office, due: due(debt, known, standing),
            clause: standing?.clause ?? rule?.clause ?? record.procedure.clause, slip: nil, about: nil, rung: 0,
            missed: false)
    }

    private func due(_ debt: Debt, _ known: StepValues, _ standing: StandingRule?) -> Due {
        let calendar = context.calendar
        switch debt.day {
        case .planned: return planned(debt.act)
        case .on(let field):
            guard let day = known[field]?.day else { return planned(debt.act) }
            return calendar.due(from: context.now, on: calendar.workedOrNext(day))
        case .ahead(let field):
            guard let day = known[field]?.day, case .fixed(.workdays(let ahead)) = plan.acts[debt.act]?.term else {
                return planned(debt.act)
            }
            let early = calendar.workday(ahead, before: day)
            return calendar.due(from: context.now, on: early > context.now.date ? early : calendar.workedOrNext(day))
        case .nextPeriod:
            guard let standing else { return planned(debt.act) }
            return standing.due(after: lastDue(debt.act), context)
        }
    }

    private func lastDue(_ act: Act) -> Due? { record.obligations.last { $0.act == act && $0.about == nil }?.due }

    private func planned(_ act: Act) -> Due {
        guard case .fixed(let term) = plan.acts[act]?.term else {
            return context.calendar.due(from: context.now, term: .workdays(1), atOnce: plan.atOnce)
        }
        return context.calendar.due(from: context.now, term: term, atOnce: plan.atOnce)
    }

    /// 到期 (闭环). Acts on every due that has passed, oldest first; each calls the next party up.
    mutating func passDues() {
        let passed = record.obligations.filter { $0.due.at < context.now }
            .sorted { ($0.due.at, $0.id) < ($1.due.at, $1.id) }
        for obligation in passed {
            if let about = obligation.about {
                guard let original = record.obligations.first(where: { $0.id == about }) else { continue }
                call(for: original, rung: obligation.rung + 1, replacing: obligation.id)
            } else if !obligation.missed {
                call(for: obligation, rung: 1, replacing: nil)
            }
        }
    }

    private mutating func call(for original: Obligation, rung: Int, replacing: Int?) {
        let next = Ladder(plan: plan).step(for: original, rung: rung)
        let opened = Obligation(
            id: record.lastObligation + 1, act: next.act, party: next.party, due: planned(next.act),
            clause: plan.acts[next.act]?.clause ?? original.clause, slip: nil, about: original.id, rung: rung,
            missed: false)
        let missed = MissedDue(obligation: original.id, act: original.act, party: original.party, rung: rung)
        write(.dueMissed(missed), opens: [opened], closes: replacing.map { [$0] } ?? [])
    }

    /// 改期 (日历). Provisional dues are counted again with the calendar now in force.
    mutating func moveDues() {
        for obligation in record.obligations where obligation.due.provisional {
            let calendar = context.calendar
            let again =
                obligation.due.term.map { calendar.due(from: obligation.due.from, term: $0, atOnce: plan.atOnce) }
                ?? calendar.due(from: obligation.due.from, on: calendar.workedOrNext(obligation.due.on))
            guard again != obligation.due else { continue }
            write(
                .dueMoved(MovedDue(obligation: obligation.id, due: again, calendar: calendar.version)), opens: [],
                closes: [])
        }
    }
}

/// 逐级上报 (闭环). Whose turn it is when an act's due has passed: its ladder, then the top again and again.
struct Ladder {
    let plan: Plan

    func step(for original: Obligation, rung: Int) -> (act: Act, party: Party) {
        let steps = plan.acts[original.act].flatMap { plan.ladders[$0.ladder] } ?? [.head]
        let parties = steps.compactMap { $0.party(original.party.unit) }.filter { $0 != original.party }
        let act: Act = rung <= parties.count ? .press : .pressTop
        return (act, parties.isEmpty ? .oversight : parties[min(rung, parties.count) - 1])
    }
}

extension WorkCalendar {
    /// The day itself when it is worked, else the next one that is.
    func workedOrNext(_ day: LocalDate) -> LocalDate { isWorkday(day) ? day : workday(1, after: day) }

    /// The last day from which that many workdays still lie before the day.
    func workday(_ count: Int, before day: LocalDate) -> LocalDate {
        var early = day
        var left = count
        while left > 0 {
            early = early.adding(days: -1)
            if isWorkday(early) { left -= 1 }
        }
        return early
    }
}
