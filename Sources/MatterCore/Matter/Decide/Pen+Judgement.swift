// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 召集研判 (3.2). Several units or a visit on site give the judgement its longer term.
    mutating func convene(_ convening: Convening) throws(Refusal) {
        for unit in convening.units { try known(unit) }
        let longer = convening.units.count > 1 || convening.siteVisit
        record(
            .convened(convening), ends: longer ? .acts([.judge]) : .none, owes: longer ? [Owed(.judgeSeveral)] : [])
    }

    /// 两类评判 (3.2). An acceptance may carry its level and slips: one page, one save.
    mutating func judge(_ judgement: Judgement, _ coordination: Coordination?) throws(Refusal) {
        try known(judgement.obstacle)
        for kind in judgement.further { try known(kind) }
        for participant in judgement.participants { try known(participant.unit) }
        let judging: Ending = .acts([.judge, .judgeSeveral])
        if [.accept, .decline].contains(judgement.decision), judgement.participants.isEmpty {
            throw Refusal(.participantsNeeded, "3.2")
        }
        switch judgement.decision {
        case .accept:
            guard judgement.obstacle != nil else { throw Refusal(.obstacleNeeded, "2") }
            record(.judged(judgement), ends: judging, owes: [Owed(.coordinate)])
            inviteOversight()
            if let coordination { try coordinate(coordination) }
        case .decline:
            try declinable(judgement)
            let next: Act = plan.secondSignature ? .countersign : .replyJudgement
            record(.judged(judgement), ends: judging, owes: [Owed(next)])
        case .merger:
            guard let into = judgement.into else { throw Refusal(.mergerTargetNeeded, "D2") }
            guard judgement.explanation != nil else { throw Refusal(.explanationNeeded, "D2") }
            try mergeable(into: into)
            fallthrough
        case .consultation, .referral:
            guard judgement.explanation != nil else { throw Refusal(.explanationNeeded, "D2") }
            record(.judged(judgement), ends: judging, owes: [Owed(.replyJudgement)])
        }
    }

    private func declinable(_ judgement: Judgement) throws(Refusal) {
        guard let ground = judgement.ground else { throw Refusal(.groundNeeded, "D2") }
        guard plan.declineGrounds.contains(where: { $0.id == ground }) else {
            throw Refusal(.groundUnknown, "D2", [ground])
        }
        guard judgement.explanation != nil else { throw Refusal(.explanationNeeded, "3.2") }
    }

    mutating func countersign(_ signature: Countersignature) {
        record(.countersigned(signature), ends: .acts([.countersign]), owes: [Owed(.replyJudgement)])
    }

    /// 答复评判结果 (3.2). The head's own reply is the second signature when none stands yet.
    mutating func replyJudgement(_ reply: Reply) {
        if matter.owes(.countersign) { countersign(Countersignature()) }
        record(
            .judgementReplied(reply), ends: .acts([.replyJudgement, .firstContact, .supplement]),
            owes: matter.merger?.awaiting == true ? [awaiting()] : [Owed(.call)] + senderOwed())
    }

    mutating func askReconsideration(_ request: ReconsiderationRequest) {
        record(.reconsiderationAsked(request), owes: [Owed(.reconsider)])
    }

    mutating func reconsider(_ decision: ReconsiderationDecision) throws(Refusal) {
        try known(decision.obstacle)
        if decision.granted {
            guard decision.obstacle ?? matter.obstacle != nil else { throw Refusal(.obstacleNeeded, "2") }
            record(.reconsidered(decision), ends: .all, owes: [Owed(.coordinate)])
            inviteOversight()
        } else {
            record(.reconsidered(decision), ends: .acts([.reconsider]))
        }
    }

    mutating func reclassify(_ change: Reclassification) throws(Refusal) {
        try known(change.obstacle)
        guard change.obstacle != matter.obstacle else { throw Refusal(.sameObstacle, "2", [change.obstacle]) }
        record(.reclassified(change))
    }
}
