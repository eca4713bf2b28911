// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 到期 (闭环). Acts on every due that has passed, oldest first; each step calls the next party up.
    mutating func passDues() {
        let passed = matter.obligations.filter { $0.due.at < now }
            .sorted { ($0.due.at, $0.id) < ($1.due.at, $1.id) }
        for obligation in passed where matter.obligations.contains(where: { $0.id == obligation.id }) {
            pass(obligation)
        }
    }

    private mutating func pass(_ obligation: Obligation) {
        switch obligation.act {
        case .resume: restartClock(nil)
        case .confirmReceipt:
            if let slip = obligation.slip { deemReceived(slip) }
        default:
            if obligation.about != nil {
                climb(from: obligation)
            } else if !obligation.missed {
                call(for: obligation, rung: 1, replacing: nil)
            }
        }
    }

    /// A step that was missed in its turn hands over to the next one up.
    private mutating func climb(from step: Obligation) {
        guard let original = matter.obligations.first(where: { $0.id == step.about }) else { return }
        call(for: original, rung: step.rung + 1, replacing: step.id)
    }

    private mutating func call(for original: Obligation, rung: Int, replacing: Int?) {
        let missed = MissedDue(obligation: original.id, act: original.act, party: original.party, rung: rung)
        record(
            .dueMissed(missed), ends: replacing.map { .only($0) } ?? .none, owes: [next(original, rung)])
    }

    /// 逐级上报: the act's ladder, then its top again and again until somebody acts.
    private func next(_ original: Obligation, _ rung: Int) -> Owed {
        if original.act == .receiveSlip {
            return Owed(
                .confirmReceipt, unit: original.party.unit, slip: original.slip, due: freshDue(.confirmReceipt),
                about: original.id, rung: rung)
        }
        let steps = plan.acts[original.act].flatMap { plan.ladders[$0.ladder] } ?? [.head]
        let parties = steps.compactMap { $0.party(original.party.unit) }
        let act: Act = rung <= parties.count ? .press : .pressTop
        let party = parties.isEmpty ? Party.oversight : parties[min(rung, parties.count) - 1]
        return Owed(act, slip: original.slip, due: freshDue(act), party: party, about: original.id, rung: rung)
    }

    /// Counted from now: a server that was off does not run up the whole ladder at once.
    func freshDue(_ act: Act) -> Due {
        guard case .fixed(let term) = plan.acts[act]?.term else { return due(.workdays(1)) }
        return due(term)
    }

    /// 改期 (日历). Provisional dues are counted again with the calendar now in force.
    mutating func moveDues() {
        for obligation in matter.obligations where obligation.due.provisional {
            let again =
                obligation.due.term.map {
                    context.calendar.due(from: obligation.due.from, term: $0, atOnce: plan.atOnce)
                } ?? stated(obligation.due.on, from: obligation.due.from)
            guard again != obligation.due else { continue }
            let moved = MovedDue(obligation: obligation.id, due: again, calendar: context.calendar.version)
            record(.dueMoved(moved))
        }
    }
}
