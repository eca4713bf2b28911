// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 调度 (3.3).
extension Scene {
    mutating func coordinating(_ owed: Obligation) -> Doing? {
        switch owed.act {
        case .coordinate: return coordinates()
        case .instruct: return .done(staff.account("leader"), .instruct(instruction()))
        case .milestone:
            return .done(office, .reachMilestone(MilestoneReport(obligation: owed.id, text: text("milestone-report"))))
        case .takeMinutes: return .done(office, .takeMinutes(minutes()))
        case .decideExtension:
            let granted = comes("extensionGranted")
            let reason = granted ? nil : text("reason-extension-denied")
            return .done(
                matter.extensionsGranted > 0 ? staff.account("leader") : head,
                .decideExtension(ExtensionDecision(granted: granted, reason: reason)))
        case .resume: return .done(office, .resume(Resumption(note: text("resume"))))
        case .press, .pressTop: return reminding(owed.about)
        default: return nil
        }
    }

    private mutating func coordinates() -> Doing {
        if fate.level == 3, matter.level == nil {
            return .done(office, .applyLevelThree(LevelThreeApplication(reason: text("reason-level-three"))))
        }
        return .done(office, .coordinate(coordination(level: matter.level ?? min(fate.level, 2))))
    }

    private mutating func instruction() -> Instruction {
        if comes("rejected") {
            return Instruction(text: text("reason-upheld"), deadline: now.date.adding(days: 1), approved: false)
        }
        let deadline = hours.calendar.workday(dice.between(8...20), after: now.date)
        let middle = hours.calendar.workday(dice.between(3...7), after: now.date)
        return Instruction(
            text: text("instruction"), deadline: deadline, milestones: [Milestone(on: middle, task: text("milestone"))],
            slips: matter.slips.contains(where: \.isOpen) ? [] : orders(), paper: text("instruction-paper"))
    }

    private mutating func reminding(_ about: Int?) -> Doing {
        let original = matter.obligations.first { $0.id == about }
        guard original?.party.unit != nil else { return .nothing }
        return .done(head, .remind(Reminder(how: .phone, text: text("reminder"), slip: original?.slip)))
    }

    /// What people do of their own accord.
    mutating func besides(_ name: String) -> Doing {
        switch name {
        case "return": return returning()
        case "extension": return extending()
        case "suspension": return suspending()
        case "escalation": return escalating()
        case "urge": return .done(.reporter, .urge(Urging(text: text("urge"))))
        case "supplement": return .done(.reporter, .supplement(Supplement(text: text("supplement"))))
        case "reminder":
            guard matter.obligations.contains(where: { $0.party.unit != nil }) else { return .nothing }
            return .done(office, .remind(Reminder(how: .message, text: text("reminder"))))
        case "withdrawal":
            guard matter.stage == .handling else { return .nothing }
            return .done(.reporter, .withdraw(Withdrawal(reason: text("reason-withdrawal"))))
        case "oversightAnswers":
            guard matter.oversightAnswers.isEmpty else { return .nothing }
            return .done(
                staff.account("oversight"), .answerInvitation(OversightAnswer(comes: true, opinion: text("oversight"))))
        case "reclassification":
            guard matter.obstacle != "other", plan.obstacles.contains(where: { $0.id == "other" }) else {
                return .nothing
            }
            return .done(
                office, .reclassify(Reclassification(obstacle: "other", reason: text("reason-reclassification"))))
        case "completionReturned":
            guard matter.owes(.call), matter.completedBy != nil, matter.outcome != .withdrawn else { return .nothing }
            return .done(office, .returnCompletion(CompletionReturn(reason: text("reason-completion-return"))))
        case "voided":
            guard matter.owes(.close), let last = matter.calls.last, last.at.date == now.date else { return .nothing }
            return .done(last.by == head.account ? office : head, .voidCall(CallVoid(reason: text("void"))))
        default: return .nothing
        }
    }

    private mutating func returning() -> Doing {
        guard let slip = matter.leadSlip, slip.state == .received, staff.handler(slip.unit) != nil, slip.ruling == nil
        else {
            return .nothing
        }
        return .done(acting(for: slip.unit), .returnSlip(SlipReturn(slip: slip.number, reason: text("reason-return"))))
    }

    private mutating func extending() -> Doing {
        let most = matter.level.flatMap { plan.level($0) }?.extensionWorkdays ?? 0
        guard let lead = matter.leadSlip, most > 0, matter.owes(.complete, slip: lead.number),
            matter.promise.map({ now <= $0.at }) == true
        else { return .nothing }
        return .done(
            acting(for: lead.unit),
            .askExtension(
                ExtensionRequest(
                    workdays: dice.between(1...most), reason: text("reason-extension"),
                    reporterToldAt: now.adding(seconds: -300))))
    }

    private mutating func suspending() -> Doing {
        guard matter.owes(.complete), matter.promise.map({ now <= $0.at }) == true, matter.extensionAsked == nil else {
            return .nothing
        }
        let ground = dice.one(of: files.rates.suspension)
        return .done(
            office,
            .suspend(
                Suspension(
                    ground: ground, reason: text("reason-suspension"),
                    until: hours.calendar.workday(dice.between(3...15), after: now.date), approver: head.account,
                    reporterOwes: ground == "waiting-for-papers")))
    }

    private mutating func escalating() -> Doing {
        guard matter.level == 1, matter.stage == .handling, matter.suspension == nil, matter.completion == nil else {
            return .nothing
        }
        let more = SlipOrder(unit: helping, role: .supporting, task: text("reminder"))
        return .done(
            office, .escalate(Escalation(reason: text("reason-escalation"), slips: [more], minutes: minutes())))
    }

    /// A unit that has no slip yet.
    private var helping: UnitID {
        let have = Set(matter.slips.map(\.unit))
        return ["human-resources", "natural-resources", "market-regulation"].first { !have.contains($0) } ?? "justice"
    }
}
