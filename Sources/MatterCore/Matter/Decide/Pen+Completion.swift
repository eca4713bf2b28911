// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 办结反馈 (3.4a). A handler's result goes to the leader in charge first where the plan or she herself says so.
    mutating func complete(_ completion: Completion, toLeader: Bool) throws(Refusal) {
        guard let lead = matter.leadSlip else { throw Refusal(.noPromise, "3.3") }
        try evidenced(lead.unit)
        guard plan.outcome(completion.outcome) != nil, ![.withdrawn, .merged].contains(completion.outcome) else {
            throw Refusal(.outcomeNotHere, "outcomes", [completion.outcome.rawValue])
        }
        let drafts = matter.goesToLeader(lead, actor, plan, asked: toLeader)
        guard !drafts || matter.draft == nil else { throw Refusal(.draftPending, "3.4a") }
        receiveIfStillOwed(lead)
        guard drafts else { return submit(completion, of: lead) }
        record(
            .completionDrafted(completion), ends: .acts([.approveCompletion]),
            owes: [Owed(.approveCompletion, unit: lead.unit, slip: lead.number, due: withinPromise(.approveCompletion))]
        )
    }

    /// The act's own term, and no later than the promise while that still runs: the reporter waits for no signature.
    private func withinPromise(_ act: Act) -> Due {
        let own = freshDue(act)
        guard let promise = matter.promise, promise.at > now, promise.at < own.at else { return own }
        return promise
    }

    /// 分管领导审定 (3.4a). Approved, the draft is the completion; otherwise the handler goes on under the same clock.
    mutating func decideDraft(_ decision: DraftDecision) throws(Refusal) {
        guard let lead = matter.leadSlip, let draft = matter.draft else { throw Refusal(.noDraft, "3.4a") }
        try evidenced(lead.unit)
        guard decision.approved || decision.reason != nil else { throw Refusal(.explanationNeeded, "3.4a") }
        record(.draftDecided(decision), ends: .acts([.approveCompletion]))
        if decision.approved { submit(draft.completion, of: lead) }
    }

    /// Done, replied, copied; a negative answer waits for the head where the plan says so.
    private mutating func submit(_ completion: Completion, of lead: Slip) {
        let rule = plan.outcome(completion.outcome)
        let owes =
            rule?.needsApproval == true
            ? [Owed(.approveOutcome, unit: lead.unit, slip: lead.number, party: rule?.approvedBy?.party(lead.unit))]
            : afterwards(completion)
        record(.completed(completion), ends: .all, owes: owes)
    }

    /// 监督室回应邀请 (3.3). First whether it comes, then once more who came and what they say.
    mutating func answerInvitation(_ answer: OversightAnswer) throws(Refusal) {
        guard matter.oversightAnswers.isEmpty || answer.reports else { throw Refusal(.alreadyAnswered, "3.3") }
        for participant in answer.present ?? [] { try known(participant.unit) }
        record(.oversightAnswered(answer))
    }

    /// 邀请监督 (3.3). Sent with the acceptance, once a matter.
    mutating func inviteOversight() {
        guard plan.matters.invitesOversight else { return }
        record(.oversightInvited(OversightInvitation(to: .oversight)))
    }
}

extension Matter {
    /// A leader in charge submits at once; what the office enters rests on the unit's own paper (3.4a).
    func goesToLeader(_ lead: Slip, _ actor: Actor, _ plan: Plan, asked: Bool = false) -> Bool {
        guard actor.belongs(to: lead.unit), !actor.roles.contains(.leader) else { return false }
        return asked || plan.matters.leaderApproves.contains(lead.draft.level)
    }
}
