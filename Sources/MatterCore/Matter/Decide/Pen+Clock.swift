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
        record(
            .extensionAsked(request), ends: .acts([.explainDelay]),
            owes: [Owed(.decideExtension, party: matter.decidesExtension(plan))])
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
            matter.remindable(by: actor).filter { reminder.slip == nil || $0.slip == reminder.slip }
                .compactMap { $0.party.unit == nil ? nil : $0.party })
        guard !parties.isEmpty else { throw Refusal(.nobodyToRemind, "3.3") }
        for party in parties { if let unit = party.unit { parties.insert(.unitLeader(unit)) } }
        let to = parties.sorted { $0.description < $1.description }
        record(.reminded(ReminderSent(how: reminder.how, text: reminder.text, to: to)))
    }
}

extension Pen {
    /// 告知进展 (3.3). Ends what the unit owed the reporter by way of news; the promise stays as it is.
    mutating func tellProgress(_ progress: Progress) throws(Refusal) {
        guard let lead = matter.leadSlip else { throw Refusal(.noPromise, "3.3") }
        try evidenced(lead.unit)
        if let until = progress.until { try ahead(until) }
        var told: Set<Act> = [.reportProgress]
        if progress.canBeDone != nil { told.insert(.sayWhether) }
        if progress.until != nil { told.insert(.explainDelay) }
        let again = matter.owes(.reportProgress) ? news(.reportProgress, on: lead, from: now) : nil
        record(.progressTold(progress), ends: .acts(told), owes: [again].compactMap(\.self))
    }

    /// 随办结而来的告知 (3.3): what the plan makes owed to the reporter while the lead's clock runs.
    func companions(of clock: Owed, in then: Matter) -> [Owed] {
        guard let slip = clock.slip.flatMap({ then.slip($0) }), !slip.draft.rework else { return [] }
        let acts: [Act] = (then.canBeDone == nil ? [.sayWhether] : []) + [.reportProgress, .explainDelay]
        return acts.filter { plan.acts[$0] != nil }.compactMap { act in
            news(act, on: slip, from: plan.acts[act].flatMap { then.moments[$0.start] } ?? now, promise: clock.due)
        }
    }

    /// Nil when the promise comes before the news would be due.
    private func news(_ act: Act, on slip: Slip, from start: Instant, promise: Due? = nil) -> Owed? {
        guard let rule = plan.acts[act], let promise = promise ?? slip.due ?? matter.promise else { return nil }
        var due: Due
        switch rule.term {
        case .fixed(let term):
            due = context.calendar.due(from: start, term: term, atOnce: plan.atOnce)
            if due.at < now { due = context.calendar.due(from: now, term: term, atOnce: plan.atOnce) }
        case .beforePromise(let days):
            let on = context.calendar.workday(days, before: promise.on)
            due = context.calendar.due(from: now, on: max(on, now.date))
        case .level, .stated: due = promise
        }
        guard due.at < promise.at || act != .reportProgress else { return nil }
        return Owed(act, unit: slip.unit, slip: slip.number, due: due.at < promise.at ? due : promise)
    }
}

extension Matter {
    /// 谁批延期 (3.3). The party that decides the extension now asked for, or the next one.
    func decidesExtension(_ plan: Plan) -> Party {
        let level = level.flatMap { plan.level($0) }
        let rule = level?.decider(extensionsGranted, plan.caps) ?? .head
        return rule.party(leadSlip?.unit) ?? .head
    }

    func owesWork(on slip: SlipNumber) -> Bool { owes(.complete, slip: slip) || owes(.handleSlip, slip: slip) }
}
