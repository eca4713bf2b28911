// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    func gateEnding(_ action: Action, _ context: Context) throws(Refusal) {
        let actor = context.actor
        switch action {
        case .completion:
            try gateCompletion(action, context)
            guard draft == nil || leadSlip.map({ !goesToLeader($0, actor, context.plan) }) ?? true else {
                throw Refusal(.draftPending, "3.4a")
            }
        case .completionSubmission: try gateSubmission(context)
        case .completionReturn:
            try refuse(action, unless: [.followUp])
            guard completedBy != nil, outcome != .withdrawn else {
                throw Refusal(.notCompleted, "3.4a")
            }
            guard owes(.call) else { throw Refusal(.alreadyCalled, "3.4a") }
        case .completionApproval:
            guard actor.roles.contains(.head) || actor.isGroupLeader else { throw Refusal(.notYours, "outcomes") }
            guard owes(.approveOutcome) else { throw Refusal(.noApprovalPending, "outcomes") }
            let leaders = obligations.contains { $0.act == .approveOutcome && $0.party == .groupLeader }
            guard !leaders || actor.isGroupLeader else { throw Refusal(.leaderNeeded, "outcomes") }
        case .recheck: guard owes(.recheck) else { throw Refusal(.nothingToRecheck, "outcomes") }
        case .officeCopyReceipt: guard owes(.receiveOfficeCopy) else { throw Refusal(.copyNotOwed, "3.4a") }
        case .oversightCopyReceipt: guard owes(.receiveOversightCopy) else { throw Refusal(.copyNotOwed, "3.4a") }
        case .followUpCalls:
            guard owes(.call) else { throw Refusal(.callNotOwed, "3.4b") }
            guard !handlers.contains(actor.account) else { throw Refusal(.callerHandledIt, "3.4b") }
        case .followUpCallVoid: try gateVoid(context)
        case .rating:
            try refuse(action, unless: [.followUp])
            guard owes(.call) else { throw Refusal(.callNotOwed, "3.4b") }
            guard ownRating == nil else { throw Refusal(.alreadyRated, "3.4b") }
        case .finding: guard owes(.inquire) else { throw Refusal(.inquiryNotOpen, "3.4c") }
        case .closure:
            guard !owes(.inquire) else { throw Refusal(.inquiryOpen, "3.4c") }
            guard owes(.close), !owes(.reconsider), !owes(.answerSender) else {
                throw Refusal(.notReadyToClose, "3.4")
            }
        default: guard owes(.file) else { throw Refusal(.notReadyToFile, "file") }
        }
    }

    /// The unit's leader in charge, or the office with her paper in hand; nobody submits her own draft.
    private func gateSubmission(_ context: Context) throws(Refusal) {
        let actor = context.actor
        let leads = leadSlip.map { actor.belongs(to: $0.unit) && actor.roles.contains(.leader) } ?? false
        guard leads || actor.roles.contains(.office) else { throw Refusal(.notYours, "3.4a") }
        guard let draft else { throw Refusal(.noDraft, "3.4a") }
        guard draft.by != actor.account else { throw Refusal(.ownApplication, "3.4a") }
        try gateCompletion(.completionSubmission, context)
    }

    private func gateCompletion(_ action: Action, _ context: Context) throws(Refusal) {
        try refuse(action, unless: [.handling])
        guard suspension == nil else { throw Refusal(.matterSuspended, "3.3") }
        guard let lead = leadSlip, owes(.complete, slip: lead.number) else {
            throw Refusal(.wrongStage, "3.4a", [stage.rawValue, action.rawValue])
        }
        let open = slips.filter { $0.isOpen && $0.number != lead.number }
        guard open.isEmpty else {
            let told = open.map { slip in
                [context.organisation.unit(slip.unit)?.name ?? slip.unit.text, slip.draft.printed].joined(
                    separator: " ")
            }
            throw Refusal(.slipsOpen, "3.4a", [told.joined(separator: ", ")])
        }
    }

    private func isPoor(_ call: FollowUpCall, _ plan: Plan) -> Bool {
        call.ratings.map { isPoor($0, plan) } ?? false
    }

    /// 作废: the same day, by a second person, before an inquiry has spoken.
    private func gateVoid(_ context: Context) throws(Refusal) {
        try refuse(.followUpCallVoid, unless: [.followUp])
        let among = owes(.call) && calls.last.map { !$0.voided && $0.call.isConcluded } ?? false && !sample.isEmpty
        guard let last = calls.last, among || owes(.inquire) || owes(.close) && !isPoor(last.call, context.plan) else {
            throw Refusal(.noCallToVoid, "3.4b")
        }
        guard last.at.date == context.now.date else { throw Refusal(.voidOnlySameDay, "3.4b") }
        guard last.by != context.actor.account else { throw Refusal(.secondPersonNeeded, "3.4b") }
    }
}
