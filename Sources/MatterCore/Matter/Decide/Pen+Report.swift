// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 一窗受理 (3.1). Five fields are enough; the same day's contact and the judgement become owed. Whoever tells it
    /// together (D1) is entered with it, by an official only: a stranger names nobody else.
    mutating func register(_ registration: Registration, with others: [JointReporter] = []) throws(Refusal) {
        guard matter.report == nil else { throw Refusal(.wrongStage, "3.1", [matter.stage.rawValue, "registration"]) }
        guard let channel = plan.channel(registration.channel) else {
            throw Refusal(.channelUnknown, "3.1", [registration.channel])
        }
        guard channel.open || !actor.roles.isDisjoint(with: [.window, .office, .head]) else {
            throw Refusal(.channelNeedsAccount, "3.1", [channel.name])
        }
        guard others.isEmpty || !actor.roles.isDisjoint(with: Action.jointReporters.roles) else {
            throw Refusal(.notYours, "D1")
        }
        try known(registration.obstacle)
        try known(registration.unit)
        try known(registration.firstContactUnit)
        let contact = channel.inContact ? [] : [Owed(.firstContact)]
        // The sender's own day counts from the start; without one the answer is owed once there is an end to tell.
        let sender = registration.foreign == nil ? nil : registration.foreignDue
        let answer = sender.map { [Owed(.answerSender, due: context.calendar.due(from: now, on: $0))] } ?? []
        record(.registered(registration), owes: contact + answer + [Owed(.judge)])
        for other in others { addReporter(other) }
    }

    /// 补录旧件 (3.1). What ended before the system knew of it is kept as history: nothing is owed, nothing is claimed
    /// to have been done here, and no report of today can be put away like this.
    mutating func enter(_ registration: Registration, _ history: History) throws(Refusal) {
        guard matter.report == nil else { throw Refusal(.wrongStage, "3.1", [matter.stage.rawValue, "history"]) }
        guard !actor.roles.isDisjoint(with: [.office, .head]) else { throw Refusal(.notYours, "3.1") }
        guard let told = registration.happenedAt, told.date < now.date, (history.endedOn ?? told.date) <= now.date
        else {
            throw Refusal(.historyNotPast, "3.1")
        }
        guard plan.channel(registration.channel) != nil else {
            throw Refusal(.channelUnknown, "3.1", [registration.channel])
        }
        try known(registration.obstacle)
        try known(registration.unit)
        try known(registration.firstContactUnit)
        record(.registered(registration))
        record(.historyEntered(history))
    }

    mutating func contact(_ contact: FirstContact) {
        record(.contacted(contact), ends: contact.reached ? .acts([.firstContact, .contactAgain]) : .none)
    }

    mutating func supplement(_ supplement: Supplement) {
        record(.supplemented(supplement), ends: .acts([.supplement]))
    }

    mutating func correct(_ correction: Correction) throws(Refusal) {
        let given =
            switch correction.field {
            case .title, .narrative, .reason, .service: correction.text != nil
            case .unit: correction.unit != nil || correction.text != nil
            case .reporter: correction.person != nil
            }
        guard given else { throw Refusal(.nothingToCorrect, "3.1", [correction.field.rawValue]) }
        try known(correction.unit)
        record(.corrected(correction))
    }

    /// 撤回 (outcomes). Open slips end; the reporter is still called, so that nobody is talked out of a report.
    mutating func withdraw(_ withdrawal: Withdrawal) {
        cancelOpenSlips()
        record(.withdrawn(withdrawal), ends: .all, owes: [Owed(.call)] + senderOwed())
    }

    /// 当场解决 (3.1). Still with a reply and a follow-up call.
    mutating func settleOnTheSpot(_ resolution: OnTheSpotResolution) {
        record(.settledOnTheSpot(resolution), ends: .all, owes: [Owed(.call)] + senderOwed())
    }

    /// 回填 (3.1). A matter another body sent here ends with an answer to it, once.
    func senderOwed() -> [Owed] {
        guard matter.report?.foreign != nil, !matter.senderAnswered, !matter.owes(.answerSender) else { return [] }
        return [Owed(.answerSender)]
    }

    mutating func cancelOpenSlips() {
        for slip in matter.slips where slip.isOpen {
            record(.slipCancelled(SlipCancellation(slip: slip.number)), ends: .slip(slip.number))
        }
    }

    func known(_ obstacle: String?) throws(Refusal) {
        guard let obstacle else { return }
        guard plan.obstacles.contains(where: { $0.id == obstacle }) else {
            throw Refusal(.obstacleUnknown, "2", [obstacle])
        }
    }

    func known(_ unit: UnitID?) throws(Refusal) {
        guard let unit else { return }
        guard context.organisation.unit(unit) != nil else { throw Refusal(.unitUnknown, "4.1", [unit.text]) }
    }
}
