// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 记录. Writes a decision's events one by one, each seeing the matter as the one before left it.
struct Pen {
    private(set) var matter: Matter
    let context: Context
    let number: MatterNumber
    private(set) var events: [MatterEvent] = []
    private var slipsUsed = 0

    init(_ matter: Matter, _ context: Context) {
        self.matter = matter
        self.context = context
        number = matter.number ?? context.numbers.matter
    }

    var plan: Plan { context.plan }
    var now: Instant { context.now }
    var actor: Actor { context.actor }

    /// Writes one fact, ends what it discharges and opens what it makes owed.
    mutating func record(_ fact: MatterFact, ends: Ending = .none, owes: [Owed] = []) {
        var ended = Set(matter.obligations.filter { ends.covers($0) }.map(\.id))
        // News for the reporter is owed while the lead's clock runs, and no longer.
        let clocks = matter.obligations.filter { $0.act == .complete && ended.contains($0.id) }.map(\.slip)
        for obligation in matter.obligations where obligation.act.isNews && clocks.contains(obligation.slip) {
            ended.insert(obligation.id)
        }
        for obligation in matter.obligations {
            // A step up the ladder lives and ends with the act it presses for.
            guard let about = obligation.about else { continue }
            if ended.contains(about) {
                ended.insert(obligation.id)
            } else if case .all = ends {
                ended.remove(obligation.id)
            }
        }
        let closes = ended.sorted()
        let opened = opened(owes, after: MatterEvent(fact: fact, opens: [], closes: closes))
        let event = MatterEvent(fact: fact, opens: opened, closes: closes)
        events.append(event)
        matter.evolve(event, at: now, by: actor.account, number: number)
        // A voided call is made again to the same person: nobody is drawn anew.
        if case .callVoided = fact { return }
        if owes.contains(where: { $0.act == .call }) { drawSample() }
    }

    mutating func nextSlip() -> (number: SlipNumber, ordinal: Int) {
        defer { slipsUsed += 1 }
        return (context.numbers.slip(slipsUsed), context.numbers.nextSlip + slipsUsed)
    }

    /// A term counted from this very moment.
    func due(_ term: Term) -> Due { context.calendar.due(from: now, term: term, atOnce: plan.atOnce) }

    /// 一事一议: a day a person set; one that is not worked moves to the next workday.
    func stated(_ date: LocalDate, from start: Instant? = nil) -> Due {
        let on = context.calendar.isWorkday(date) ? date : context.calendar.workday(1, after: date)
        return context.calendar.due(from: start ?? now, on: on)
    }

    /// The plan's due for an act, given the moments a matter has reached.
    func due(_ act: Act, in matter: Matter) -> Due {
        guard let rule = plan.acts[act] else { return due(.workdays(1)) }
        switch rule.term {
        case .fixed(let term):
            return context.calendar.due(
                from: matter.moments[rule.start] ?? now, term: term, atOnce: plan.atOnce)
        case .level, .stated, .beforePromise: return matter.promise ?? due(.workdays(1))
        }
    }

    /// Dues are counted from the moments as they stand once the fact has happened.
    private func opened(_ owes: [Owed], after event: MatterEvent) -> [Obligation] {
        guard !owes.isEmpty else { return [] }
        var then = matter
        then.evolve(event, at: now, by: actor.account, number: number)
        let news = owes.filter { $0.act == .complete }.flatMap { companions(of: $0, in: then) }
        return (owes + news).enumerated().map { place, owed in
            let rule = plan.acts[owed.act]
            return Obligation(
                id: matter.lastObligation + place + 1, act: owed.act,
                party: owed.party ?? rule?.party.party(owed.unit) ?? .office,
                due: owed.due ?? due(owed.act, in: then), clause: rule?.clause ?? "3.3", slip: owed.slip,
                about: owed.about, rung: owed.rung, missed: false)
        }
    }
}

/// 新欠. An act to become owed; party and due come from the plan unless given.
struct Owed {
    let act: Act
    var unit: UnitID?
    var slip: SlipNumber?
    var due: Due?
    var party: Party?
    var about: Int?
    let rung: Int

    init(
        _ act: Act, unit: UnitID? = nil, slip: SlipNumber? = nil, due: Due? = nil, party: Party? = nil,
        about: Int? = nil, rung: Int = 0
    ) {
        self.act = act
        self.unit = unit
        self.slip = slip
        self.due = due
        self.party = party
        self.about = about
        self.rung = rung
    }
}

/// 了结. Which obligations a fact discharges.
enum Ending {
    case none
    case all
    case acts(Set<Act>)
    case onSlip(Set<Act>, SlipNumber)
    case only(Int)
    /// Everything about one slip.
    case slip(SlipNumber)

    func covers(_ obligation: Obligation) -> Bool {
        switch self {
        case .none: false
        // Whoever sent the matter here is still owed an answer.
        case .all: obligation.act != .answerSender
        case .acts(let acts): acts.contains(obligation.act)
        case .onSlip(let acts, let slip): acts.contains(obligation.act) && obligation.slip == slip
        case .only(let id): obligation.id == id
        case .slip(let slip): obligation.slip == slip
        }
    }
}
