// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 一窗受理 (3.1). Five fields are enough; the same day's contact and the judgement become owed.
    mutating func register(_ registration: Registration) throws(Refusal) {
        guard let channel = plan.channel(registration.channel) else {
            throw Refusal(.channelUnknown, "3.1", [registration.channel])
        }
        guard channel.open || !actor.roles.isDisjoint(with: [.window, .office, .head]) else {
            throw Refusal(.channelNeedsAccount, "3.1", [channel.name])
        }
        try known(registration.obstacle)
        try known(registration.unit)
        try known(registration.firstContactUnit)
        let contact = channel.inContact ? [] : [Owed(.firstContact)]
        let own = registration.foreignDue.map { context.calendar.due(from: now, on: $0) }
        let sender = registration.foreign == nil ? [] : [Owed(.answerSender, due: own)]
        record(.registered(registration), owes: contact + sender + [Owed(.judge)])
    }

    mutating func contact(_ contact: FirstContact) {
        record(.contacted(contact), ends: contact.reached ? .acts([.firstContact]) : .none)
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
        record(.withdrawn(withdrawal), ends: .all, owes: [Owed(.call)])
    }

    /// 当场解决 (3.1). Still with a reply and a follow-up call.
    mutating func settleOnTheSpot(_ resolution: OnTheSpotResolution) {
        record(.settledOnTheSpot(resolution), ends: .all, owes: [Owed(.call)])
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
