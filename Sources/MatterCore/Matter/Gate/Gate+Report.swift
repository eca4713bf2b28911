// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    func gateReport(_ action: Action) throws(Refusal) {
        switch action {
        case .contact:
            try refuse(action, unless: [.intake, .judgement, .coordination, .handling])
            guard owes(.firstContact) || owes(.contactAgain) else { throw Refusal(.alreadyContacted, "3.2") }
        case .onTheSpotResolution:
            try refuse(action, unless: [.intake, .judgement])
            guard judgement == nil else {
                throw Refusal(.wrongStage, "3.1", [stage.rawValue, action.rawValue])
            }
        case .senderReply: guard owes(.answerSender) else { throw Refusal(.senderNotOwed, "3.1") }
        case .withdrawal:
            guard outcome != .withdrawn else { throw Refusal(.alreadyWithdrawn, "outcomes") }
            try refuse(action, unless: [.intake, .judgement, .coordination, .handling])
        default: try refuse(action, unless: [.intake, .judgement, .coordination, .handling, .followUp])
        }
    }

    func gateJudgement(_ action: Action, _ context: Context) throws(Refusal) {
        let actor = context.actor
        switch action {
        case .convening:
            try refuse(action, unless: [.intake, .judgement])
            guard convened == nil, judgement == nil else { throw Refusal(.alreadyConvened, "3.2") }
        case .judgement:
            guard owes(.judge) || owes(.judgeSeveral) else {
                throw Refusal(.wrongStage, "3.2", [stage.rawValue, action.rawValue])
            }
        case .countersignature:
            guard judgement?.decision == .decline else { throw Refusal(.notDeclined, "3.2") }
            guard owes(.countersign) else { throw Refusal(.alreadyCountersigned, "3.2") }
            guard actor.account != judge else { throw Refusal(.secondPersonNeeded, "3.2") }
        case .declineReply: try gateReply(actor)
        case .reconsideration: try gateReconsideration(context)
        case .reconsiderationDecision:
            guard actor.roles.contains(.head) || actor.isGroupLeader else { throw Refusal(.notYours, "3.2") }
            guard owes(.reconsider) else { throw Refusal(.reconsiderationNotAsked, "3.2") }
            guard actor.account != judge else { throw Refusal(.ownApplication, "3.2") }
        default:
            try refuse(action, unless: [.coordination, .handling, .followUp])
            guard judgement?.decision == .accept || reconsideration?.granted == true else {
                throw Refusal(.wrongStage, "2", [stage.rawValue, action.rawValue])
            }
        }
    }

    private func gateReply(_ actor: Actor) throws(Refusal) {
        if owes(.replyJudgement) { return }
        guard owes(.countersign) else {
            throw Refusal(.wrongStage, "3.2", [stage.rawValue, Action.declineReply.rawValue])
        }
        guard actor.roles.contains(.head), actor.account != judge else {
            throw Refusal(.countersignatureMissing, "3.2")
        }
    }

    private func gateReconsideration(_ context: Context) throws(Refusal) {
        guard judgement?.decision == .decline, let replied = judgementRepliedAt else {
            throw Refusal(.notDeclined, "3.2")
        }
        try refuse(.reconsideration, unless: [.followUp, .closed])
        guard reconsiderationsAsked < context.plan.caps.reconsiderations else {
            throw Refusal(.reconsiderationUsed, "3.2")
        }
        let last = context.calendar.due(
            from: replied, term: context.plan.caps.reconsiderationTerm, atOnce: context.plan.atOnce)
        guard context.now <= last.at else {
            throw Refusal(.reconsiderationTooLate, "3.2", [last.on.description])
        }
    }
}
