// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    /// 可否办. Whether an action is open to this actor now, before its content is looked at; what `actions` lists.
    public func gate(_ action: Action, slip: SlipNumber?, _ context: Context) throws(Refusal) {
        guard report != nil else { throw Refusal(.matterUnknown, "D1") }
        let actor = context.actor
        guard !actor.roles.isDisjoint(with: action.roles) else { throw Refusal(.notYours, action.clause) }
        if action.roles.contains(.unit), actor.roles.isDisjoint(with: action.roles.subtracting(Action.units)) {
            guard permitsUnit(slip, actor) else {
                let supports = slips.contains { $0.state != .cancelled && actor.belongs(to: $0.unit) }
                throw Refusal(action == .completion && supports ? .onlyLeadCompletes : .notYours, action.clause)
            }
        }
        switch action {
        case .contact, .supplement, .urge, .correction, .senderReply, .withdrawal, .onTheSpotResolution:
            try gateReport(action)
        case .convening, .judgement, .countersignature, .declineReply, .reconsideration,
            .reconsiderationDecision, .reclassification:
            try gateJudgement(action, context)
        case .coordination, .escalation, .levelThreeApplication, .instruction, .milestones, .minutes:
            try gateCoordination(action, context)
        case .slipCheck, .slipSignature, .slipReceipt, .slipTaskForce, .slipReturn, .slipCompletion, .slipNote,
            .returnRuling:
            guard let slip, let found = self.slip(slip) else { throw Refusal(.slipUnknown, "3.3") }
            try gateSlip(action, found, context)
        case .extension, .extensionDecision, .suspension, .resumption, .reminders, .oversightAnswer,
            .progress:
            try gateClock(action, context)
        case .completion, .completionSubmission, .completionReturn, .completionApproval, .recheck, .officeCopyReceipt,
            .oversightCopyReceipt, .followUpCalls, .followUpCallVoid, .rating, .finding, .closure, .filing:
            try gateEnding(action, context)
        case .links, .linkRemoval, .merger, .mergerUndoing, .jointReporters, .jointReporterRemoval:
            try gateRepeats(action, context)
        }
    }

    /// 现在可以. Every action open to the actor now, with the slip it concerns.
    public func actions(_ context: Context) -> [(action: Action, slip: SlipNumber?)] {
        Action.allCases.flatMap { action in
            targets(action).filter { isOpen(action, $0, context) }.map { (action, $0) }
        }
    }

    /// Whether this one action is open to the actor now, on any slip it may concern.
    public func permits(_ action: Action, _ context: Context) -> Bool {
        targets(action).contains { isOpen(action, $0, context) }
    }

    private func targets(_ action: Action) -> [SlipNumber?] {
        action.concernsSlip ? slips.map(\.number) : [nil]
    }

    private func isOpen(_ action: Action, _ slip: SlipNumber?, _ context: Context) -> Bool {
        do throws(Refusal) {
            try gate(action, slip: slip, context)
            return true
        } catch {
            return false
        }
    }

    /// A unit acts on its own slip, and on the matter when it leads.
    private func permitsUnit(_ slip: SlipNumber?, _ actor: Actor) -> Bool {
        let own = slip.flatMap { self.slip($0) } ?? leadSlip
        return own.map { actor.belongs(to: $0.unit) } ?? false
    }

    func refuse(_ action: Action, unless stages: StageSet) throws(Refusal) {
        guard stages.contains(stage) else {
            throw Refusal(.wrongStage, action.clause, [stage.rawValue, action.rawValue])
        }
    }
}
