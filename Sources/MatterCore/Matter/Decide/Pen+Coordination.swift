// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 三级调度 (3.3). Sets the level and its promise and draws one slip for each unit.
    mutating func coordinate(_ coordination: Coordination) throws(Refusal) {
        guard let level = plan.level(coordination.level) else {
            throw Refusal(.levelUnknown, "3.3", [String(coordination.level)])
        }
        guard !level.needsInstruction || matter.level == level.number else {
            throw Refusal(.levelNeedsInstruction, level.clause, [String(level.number)])
        }
        guard matter.level == nil || matter.level == level.number else {
            throw Refusal(.levelNotHigher, level.clause, [String(level.number)])
        }
        guard !level.needsReason || level.needsInstruction || coordination.reason != nil else {
            throw Refusal(.explanationNeeded, level.clause)
        }
        let slips = led(coordination.slips)
        try fits(slips, level, existing: [])
        let minutesOwed = coordination.minutes == nil && lacksMinutes(level)
        // A level a leader opened has its promise already.
        let promise = capped((level.needsInstruction ? matter.promise : nil) ?? levelDue(level))
        record(
            .levelSet(
                LevelSet(level: level.number, promise: promise, reason: coordination.reason)),
            ends: .acts([.coordinate]), owes: minutesOwed ? [Owed(.takeMinutes)] : [])
        if let minutes = coordination.minutes { try takeMinutes(minutes) }
        for order in slips { try draw(order, level, draft: coordination.draft) }
    }

    /// 首接负责 (2.4). Where nobody was named to lead, the first-contact unit does.
    private func led(_ orders: [SlipOrder]) -> [SlipOrder] {
        guard !orders.contains(where: { $0.role == .lead }), let first = matter.report?.firstContactUnit else {
            return orders
        }
        return orders.map { SlipOrder(unit: $0.unit, role: $0.unit == first ? .lead : $0.role, task: $0.task) }
    }

    /// 提级 (3.3). A new promise starts; the old one stays shown.
    mutating func escalate(_ escalation: Escalation) throws(Refusal) {
        guard let current = matter.level, let level = plan.level(current + 1) else {
            throw Refusal(.levelNotHigher, "3.3")
        }
        let open = matter.slips.filter(\.isOpen)
        try fits(escalation.slips, level, existing: open)
        let minutesOwed = escalation.minutes == nil && lacksMinutes(level)
        let promise = level.restarts ? due(level) : levelDue(level)
        record(
            .levelSet(
                LevelSet(level: level.number, promise: promise, escalatedFrom: current, reason: escalation.reason)),
            ends: .acts([.complete, .handleSlip, .approveCompletion]),
            owes: clocks(of: open, due: promise) + (minutesOwed ? [Owed(.takeMinutes)] : []))
        if let minutes = escalation.minutes { try takeMinutes(minutes) }
        for order in escalation.slips { try draw(order, level, draft: false) }
    }

    mutating func applyLevelThree(_ application: LevelThreeApplication) {
        record(.levelThreeApplied(application), ends: .acts([.coordinate]), owes: [Owed(.instruct)])
    }

    /// 批示 (3.3 L3). The leader's instruction opens the level and sets its deadline.
    mutating func instruct(_ instruction: Instruction) throws(Refusal) {
        let waiting = matter.slips.contains(where: \.isOpen) ? [] : [Owed(.coordinate, due: freshDue(.coordinate))]
        guard instruction.approved else {
            record(.instructed(instruction), ends: .acts([.instruct]), owes: waiting)
            return
        }
        guard let level = plan.levels.first(where: \.needsInstruction) else {
            throw Refusal(.levelUnknown, "3.3 L3", ["3"])
        }
        try ahead(instruction.deadline)
        for milestone in instruction.milestones {
            try ahead(milestone.on)
            guard milestone.on <= instruction.deadline else {
                throw Refusal(.dateTooFar, "3.3 L3", [milestone.on.description])
            }
        }
        let open = matter.slips.filter(\.isOpen)
        let promise = stated(instruction.deadline)
        let from = matter.level
        // Slips still to be drawn bring the minutes with them; running ones owe them now.
        let minutesOwed = !open.isEmpty && lacksMinutes(level)
        let afterwards = open.isEmpty ? waiting : minutesOwed ? [Owed(.takeMinutes)] : []
        record(
            .instructed(instruction), ends: .acts([.instruct]),
            owes: instruction.milestones.map {
                Owed(.milestone, due: stated($0.on))
            })
        record(
            .levelSet(LevelSet(level: level.number, promise: promise, escalatedFrom: from)),
            ends: .acts([.complete, .handleSlip, .approveCompletion]),
            owes: clocks(of: open, due: promise) + afterwards)
        guard !instruction.slips.isEmpty else { return }
        if open.isEmpty {
            try coordinate(Coordination(level: level.number, slips: instruction.slips))
        } else {
            try fits(instruction.slips, level, existing: open)
            for order in instruction.slips { try draw(order, level, draft: false) }
        }
    }

    mutating func reachMilestone(_ report: MilestoneReport) throws(Refusal) {
        guard matter.obligations.contains(where: { $0.act == .milestone && $0.id == report.obligation }) else {
            throw Refusal(.noMilestone, "3.3 L3", [String(report.obligation)])
        }
        record(.milestoneReached(report), ends: .only(report.obligation))
    }

    mutating func takeMinutes(_ minutes: Minutes) throws(Refusal) {
        for participant in minutes.present { try known(participant.unit) }
        for task in minutes.tasks { try known(task.unit) }
        record(.minutesTaken(minutes), ends: .acts([.takeMinutes]))
    }

    /// A level that meets needs its minutes once, and owes them once.
    private func lacksMinutes(_ level: Level) -> Bool {
        level.needsMinutes && matter.minutes.isEmpty && !matter.owes(.takeMinutes)
    }

    func ahead(_ date: LocalDate) throws(Refusal) {
        guard date > now.date else { throw Refusal(.dateNotAhead, "3.3", [date.description]) }
        guard date.dayNumber - now.date.dayNumber <= Term.longest else {
            throw Refusal(.dateTooFar, "3.3", [date.description])
        }
    }

    /// The clocks of slips already issued, started again with another due.
    func clocks(of slips: [Slip], due: Due) -> [Owed] {
        slips.filter { $0.issuedAt != nil && $0.state != .returned }.map { slip in
            Owed(slip.draft.role.act, unit: slip.unit, slip: slip.number, due: due)
        }
    }

    private func fits(_ orders: [SlipOrder], _ level: Level, existing: [Slip]) throws(Refusal) {
        var seen = Set(existing.map(\.unit))
        for order in orders {
            guard let unit = context.organisation.unit(order.unit) else {
                throw Refusal(.unitUnknown, "4.1", [order.unit.text])
            }
            guard seen.insert(order.unit).inserted else { throw Refusal(.unitTwice, "3.3", [unit.name]) }
            guard order.role == .supporting || !unit.isAskedByLetter else {
                throw Refusal(.leadAskedByLetter, "3.3", [unit.name])
            }
        }
        let leads = orders.count { $0.role == .lead } + existing.count { $0.draft.role == .lead }
        guard leads == 1 else { throw Refusal(.oneLeadNeeded, "3.3", [String(leads)]) }
        let counted = seen.count { context.organisation.unit($0)?.countsForLevel ?? true }
        guard counted >= level.leastUnits, counted <= level.mostUnits ?? Int.max else {
            throw Refusal(
                .unitsDoNotFitLevel, level.clause,
                [
                    String(level.number), String(level.leastUnits), level.mostUnits.map(String.init) ?? "",
                    String(counted),
                ])
        }
    }

    /// The first level's promise runs from where the plan says, usually acceptance.
    private func levelDue(_ level: Level) -> Due {
        guard case .fixed(let term) = level.term else { return due(level) }
        let start = plan.acts[.complete].flatMap { matter.moments[$0.start] }
        return context.calendar.due(from: start ?? now, term: term, atOnce: plan.atOnce)
    }

    private func due(_ level: Level) -> Due {
        guard case .fixed(let term) = level.term else { return matter.promise ?? due(.workdays(1)) }
        return due(term)
    }
}

extension SlipRole {
    /// What the role owes: the lead completes the matter, the others their slip.
    var act: Act {
        switch self {
        case .lead: .complete
        case .supporting: .handleSlip
        }
    }
}
