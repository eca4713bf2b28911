// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 延期申请 (3.3). The reporter is told first; while it is undecided the old due runs.
    mutating func askExtension(_ request: ExtensionRequest) throws(Refusal) {
        if let lead = matter.leadSlip { try evidenced(lead.unit) }
        let most = matter.level.flatMap { plan.level($0) }?.extensionWorkdays ?? 0
        guard request.workdays >= 1, request.workdays <= most else {
            throw Refusal(.extensionTooLong, "3.3", [String(most)])
        }
        guard let told = request.reporterToldAt, told <= now else { throw Refusal(.reporterNotTold, "3.3") }
        let party: Party = matter.extensionsGranted < plan.caps.extensionsByHead ? .head : .groupLeader
        record(.extensionAsked(request), owes: [Owed(.decideExtension, party: party)])
    }

    mutating func decideExtension(_ decision: ExtensionDecision) {
        guard decision.granted, let asked = matter.extensionAsked, let promise = matter.promise else {
            let refused = ExtensionOutcome(granted: false, reason: decision.reason)
            record(.extensionDecided(refused), ends: .acts([.decideExtension]))
            return
        }
        let due = context.calendar.due(from: .end(of: promise.on), term: .workdays(asked.request.workdays))
        let running = matter.slips.filter { $0.isOpen && matter.owesWork(on: $0.number) }
        record(
            .extensionDecided(ExtensionOutcome(granted: true, reason: decision.reason, promise: due)),
            ends: .acts([.decideExtension, .complete, .handleSlip]), owes: clocks(of: running, due: due))
    }

    /// 中止计时 (3.3). The units' clocks stop with the workdays each still had; the office owes the restart.
    mutating func suspend(_ suspension: Suspension) throws(Refusal) {
        guard plan.suspensionGrounds.contains(where: { $0.id == suspension.ground }) else {
            throw Refusal(.groundUnknown, "3.3", [suspension.ground])
        }
        guard actor.roles.contains(.head) || suspension.approver != nil else {
            throw Refusal(.approverNeeded, "3.3")
        }
        guard suspension.approver != actor.account || actor.roles.contains(.head) else {
            throw Refusal(.ownApplication, "3.3")
        }
        try ahead(suspension.until)
        let days = context.calendar.workdays(after: now.date, through: suspension.until)
        guard days <= plan.caps.suspensionWorkdays else {
            throw Refusal(.dateTooFar, "3.3", [suspension.until.description])
        }
        let paused = matter.obligations.filter { [.complete, .handleSlip].contains($0.act) }.map {
            PausedClock(
                act: $0.act, unit: $0.party.unit, slip: $0.slip,
                workdaysLeft: context.calendar.workdays(after: now.date, through: $0.due.on))
        }
        let until = stated(suspension.until)
        record(
            .clockStopped(ClockStop(suspension: suspension, paused: paused)), ends: .acts([.complete, .handleSlip]),
            owes: [Owed(.resume, due: until)] + (suspension.reporterOwes ? [Owed(.supplement, due: until)] : []))
    }

    /// 恢复计时 (3.3). Each clock goes on with what it had left; at least the rest of one workday.
    mutating func restartClock(_ note: TextRef?) {
        guard let stop = matter.suspension, let since = matter.suspendedAt else { return }
        let stopped = max(0, context.calendar.workdays(after: since.date, through: now.date))
        record(
            .clockRestarted(ClockRestart(note: note, workdaysStopped: stopped)), ends: .acts([.resume, .supplement]),
            owes: stop.paused.filter { runs($0) }.map { clock in
                Owed(clock.act, unit: clock.unit, slip: clock.slip, due: due(.workdays(max(1, clock.workdaysLeft))))
            })
    }

    private func runs(_ clock: PausedClock) -> Bool {
        clock.slip.flatMap { matter.slip($0) }?.isOpen ?? true
    }

    /// 催办 (3.3). Copied to the leader in charge of every unit reminded.
    mutating func remind(_ reminder: Reminder) throws(Refusal) {
        var parties = Set(
            matter.obligations.filter { reminder.slip == nil || $0.slip == reminder.slip }
                .compactMap { $0.party.unit == nil ? nil : $0.party })
        guard !parties.isEmpty else { throw Refusal(.nobodyToRemind, "3.3") }
        for party in parties { if let unit = party.unit { parties.insert(.unitLeader(unit)) } }
        let to = parties.sorted { $0.description < $1.description }
        record(.reminded(ReminderSent(how: reminder.how, text: reminder.text, to: to)))
    }
}

extension Matter {
    func owesWork(on slip: SlipNumber) -> Bool { owes(.complete, slip: slip) || owes(.handleSlip, slip: slip) }
}
