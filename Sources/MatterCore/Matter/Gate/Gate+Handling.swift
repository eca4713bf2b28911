// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    func gateCoordination(_ action: Action, _ context: Context) throws(Refusal) {
        switch action {
        case .coordination:
            guard owes(.coordinate) else {
                throw Refusal(.wrongStage, "3.3", [stage.rawValue, action.rawValue])
            }
        case .escalation:
            try runs(action)
            guard let level, let next = context.plan.level(level + 1) else {
                throw Refusal(.levelNotHigher, "3.3", [String(self.level ?? 0)])
            }
            guard !next.needsInstruction else {
                throw Refusal(.levelNeedsInstruction, next.clause, [String(next.number)])
            }
        case .levelThreeApplication:
            guard application?.pending != true else { throw Refusal(.applicationPending, "3.3 L3") }
            let top = context.plan.levels.first(where: \.needsInstruction)?.number
            guard top != nil, level != top else {
                throw Refusal(.levelNotHigher, "3.3 L3", [String(level ?? 0)])
            }
            if stage == .coordination { return }
            try runs(action)
        case .instruction:
            guard context.actor.isGroupLeader else { throw Refusal(.notYours, "3.3 L3") }
            guard let application, owes(.instruct) else { throw Refusal(.noApplication, "3.3 L3") }
            guard application.by != context.actor.account else { throw Refusal(.ownApplication, "3.3 L3") }
        case .milestones: guard owes(.milestone) else { throw Refusal(.noMilestone, "3.3 L3") }
        default: try refuse(action, unless: [.judgement, .coordination, .handling])
        }
    }

    /// In handling, with the clock running and nothing waiting for approval.
    private func runs(_ action: Action) throws(Refusal) {
        try refuse(action, unless: [.handling])
        guard suspension == nil else { throw Refusal(.matterSuspended, "3.3") }
        guard completion == nil else {
            throw Refusal(.wrongStage, action.clause, [stage.rawValue, action.rawValue])
        }
    }

    func gateClock(_ action: Action, _ context: Context) throws(Refusal) {
        switch action {
        case .extension:
            try runs(action)
            try gateExtension(context)
        case .extensionDecision:
            let decides = context.actor.isGroupLeader || context.actor.holds(decidesExtension(context.plan))
            guard decides || context.actor.roles.contains(.head) else { throw Refusal(.notYours, "3.3") }
            guard let asked = extensionAsked else { throw Refusal(.noExtension, "3.3") }
            guard asked.by != context.actor.account else { throw Refusal(.ownApplication, "3.3") }
            guard decides else { throw Refusal(.leaderNeeded, "3.3") }
        case .suspension:
            try refuse(action, unless: [.handling])
            guard suspension == nil else { throw Refusal(.alreadySuspended, "3.3") }
            try runs(action)
            guard let promise, owes(.complete) else { throw Refusal(.noPromise, "3.3") }
            guard context.now <= promise.at else { throw Refusal(.promisePassed, "3.3", [promise.on.description]) }
            guard extensionAsked == nil else { throw Refusal(.extensionPending, "3.3") }
            guard application?.pending != true else { throw Refusal(.applicationPending, "3.3") }
            guard draft == nil else { throw Refusal(.draftPending, "3.4a") }
            // A slip still to be signed or ruled on would start a clock while all clocks stand.
            guard !owes(.checkSlip), !owes(.signSlip) else { throw Refusal(.slipNotIssued, "3.3") }
            guard !owes(.ruleReturn) else { throw Refusal(.slipNotOpen, "3.3") }
        case .resumption: guard suspension != nil else { throw Refusal(.notSuspended, "3.3") }
        case .progress:
            try refuse(action, unless: [.handling])
            guard owes(.complete) || suspension != nil else {
                throw Refusal(.wrongStage, "3.3", [stage.rawValue, action.rawValue])
            }
        case .reminders:
            guard !remindable(by: context.actor).isEmpty else { throw Refusal(.nobodyToRemind, "3.3") }
        default:
            try refuse(action, unless: [.coordination, .handling, .followUp])
            guard moments[.acceptance] != nil else {
                throw Refusal(.wrongStage, "3.3", [stage.rawValue, action.rawValue])
            }
            guard !oversightAnswers.contains(where: \.isLast) else { throw Refusal(.alreadyAnswered, "3.3") }
        }
    }

    /// 可催办的 (3.3): what units owe; for the lead unit, what those that help it owe on their slips.
    func remindable(by actor: Actor) -> [Obligation] {
        let owed = obligations.filter { $0.party.unit != nil }
        guard actor.roles.isDisjoint(with: Action.reminders.roles.subtracting(Action.units)) else { return owed }
        return owed.filter { owed in owed.slip.flatMap { slip($0) }?.draft.role == .supporting }
    }

    private func gateExtension(_ context: Context) throws(Refusal) {
        guard let promise, owes(.complete) else { throw Refusal(.noPromise, "3.3") }
        guard extensionAsked == nil else { throw Refusal(.extensionPending, "3.3") }
        guard extensionsGranted < context.plan.caps.extensions else {
            throw Refusal(.extensionsExhausted, "3.3", [String(context.plan.caps.extensions)])
        }
        guard (level.flatMap { context.plan.level($0) }?.extensionWorkdays ?? 0) > 0 else {
            throw Refusal(.extensionTooLong, "3.3", ["0"])
        }
        guard context.now <= promise.at else { throw Refusal(.promisePassed, "3.3", [promise.on.description]) }
    }
}
