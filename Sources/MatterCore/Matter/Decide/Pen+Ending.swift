// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 抄报与回访: what a finished matter owes; a waiting one owes another look.
    func afterwards(_ completion: Completion) -> [Owed] {
        guard completion.outcome != .waiting else { return [Owed(.recheck)] }
        let copies = plan.copies.filter { $0.fits(completion.outcome) }.map { Owed($0.holder.act) }
        return copies + [Owed(.call)] + senderOwed()
    }

    mutating func returnCompletion(_ returned: CompletionReturn) {
        record(.completionReturned(returned), ends: .all, owes: leadAgain())
    }

    mutating func decideOutcome(_ decision: OutcomeDecision) {
        guard let completion = matter.completion else { return }
        let owes = decision.approved ? afterwards(completion) : leadAgain()
        record(.outcomeDecided(decision), ends: .acts([.approveOutcome]), owes: owes)
    }

    mutating func recheck(_ recheck: Recheck) {
        let again = plan.acts[.contactAgain] == nil ? [] : [Owed(.contactAgain)]
        record(
            .rechecked(recheck), ends: .acts([.recheck]),
            owes: recheck.conditionMet ? leadFresh() + again : [Owed(.recheck)])
    }

    /// The same promise goes on: sending work back gives nobody more time.
    private func leadAgain() -> [Owed] {
        guard let lead = matter.leadSlip else { return [Owed(.coordinate)] }
        return [Owed(.complete, unit: lead.unit, slip: lead.number, due: lead.due ?? matter.promise)]
    }

    /// A condition that has come starts the level's term anew.
    private func leadFresh() -> [Owed] {
        guard let lead = matter.leadSlip else { return [Owed(.coordinate)] }
        let level = plan.level(lead.draft.level)
        guard case .fixed(let term) = level?.term else {
            return [Owed(.complete, unit: lead.unit, slip: lead.number, due: freshDue(.rework))]
        }
        return [Owed(.complete, unit: lead.unit, slip: lead.number, due: due(term))]
    }

    mutating func receiveCopy(_ holder: CopyHolder) {
        record(.copyReceived(CopyReceipt(holder: holder)), ends: .acts([holder.act]))
    }

    /// 电话回访 (3.4b). A try that reached nobody leaves the call owed; a poor rating opens the inquiry.
    /// Of several reporters each one drawn is called; one poor rating among theirs is enough.
    mutating func call(_ made: FollowUpCall) throws(Refusal) {
        let call = try addressed(made)
        try fits(call)
        guard call.isConcluded, matter.toCall.allSatisfy({ $0 == call.reporter ?? 0 }) else {
            record(.called(call))
            return
        }
        let others = matter.sample.isEmpty ? nil : matter.ratings
        let poor = [call.ratings, others, matter.ownRating?.ratings].compactMap(\.self).contains {
            matter.isPoor($0, plan)
        }
        record(.called(call), ends: .acts([.call]), owes: [poor ? inquiry : Owed(.close)])
    }

    /// 回访哪一位 (3.4b): one of those drawn and not called yet; the only one left need not be named.
    private func addressed(_ call: FollowUpCall) throws(Refusal) -> FollowUpCall {
        let left = matter.toCall
        if matter.sample.isEmpty {
            guard call.reporter ?? 0 == 0 else { throw Refusal(.reporterNotSampled, "3.4b", ["0"]) }
            return call
        }
        let names = left.map(String.init).joined(separator: ", ")
        guard let who = call.reporter ?? (left.count == 1 ? left.first : nil) else {
            throw Refusal(.reporterNeeded, "3.4b", [names])
        }
        guard left.contains(who) else { throw Refusal(.reporterNotSampled, "3.4b", [names]) }
        return FollowUpCall(
            reached: call.reached, ratings: call.ratings, remark: call.remark, wayOut: call.wayOut, reporter: who)
    }

    private func hasPhone(_ reporter: Int) -> Bool? {
        reporter == 0 ? matter.report?.hasPhone : matter.jointReporters.first { $0.id == reporter }?.hasPhone
    }

    /// 本人评价 (3.4b). She is called all the same, and what was poor here stays poor whatever is said on the phone.
    mutating func rate(_ rating: OwnRating) throws(Refusal) {
        guard rating.ratings != Ratings() else { throw Refusal(.ratingsNeeded, "3.4b") }
        try fits(FollowUpCall(reached: true, ratings: rating.ratings))
        record(.rated(rating))
    }

    /// 核查督办 (3.4c): oversight's alone where the office handled the matter itself.
    private var inquiry: Owed { Owed(.inquire, party: matter.leadSlip == nil ? .oversight : nil) }

    private func fits(_ call: FollowUpCall) throws(Refusal) {
        guard call.reached else {
            guard call.ratings == nil else { throw Refusal(.ratingsWithoutCall, "3.4b") }
            if let wayOut = call.wayOut { try open(wayOut, call.reporter ?? 0) }
            return
        }
        guard call.wayOut == nil || call.wayOut == .declined else {
            throw Refusal(.wayOutDoesNotFit, "3.4b", [call.wayOut?.rawValue ?? ""])
        }
        guard let ratings = call.ratings else {
            guard call.wayOut == .declined else { throw Refusal(.ratingsNeeded, "3.4b") }
            return
        }
        for value in [ratings.attitude, ratings.result, ratings.efficiency, ratings.integrity] {
            guard (1...plan.scale.names.count).contains(value ?? 1) else {
                throw Refusal(.ratingOutOfRange, "3.4b", [String(plan.scale.names.count)])
            }
        }
    }

    private func open(_ wayOut: WayOut, _ reporter: Int) throws(Refusal) {
        switch wayOut {
        case .noPhone:
            guard hasPhone(reporter) == false else { throw Refusal(.wayOutDoesNotFit, "3.4b", [wayOut.rawValue]) }
        case .anonymous:
            guard reporter == 0, matter.report?.reporterKind == .anonymous else {
                throw Refusal(.wayOutDoesNotFit, "3.4b", [wayOut.rawValue])
            }
        case .declined: break
        case .unreached: try triedEnough(reporter)
        }
    }

    /// 未接通 (3.4b): only after the plan's tries, on its days, at different hours.
    private func triedEnough(_ reporter: Int) throws(Refusal) {
        let since = matter.moments[.completion] ?? now
        let tries = matter.calls.filter {
            !$0.voided && !$0.call.isConcluded && $0.at >= since && $0.call.reporter ?? 0 == reporter
        }
        let days = Set(tries.map(\.at.date)).count
        let hours = Set(tries.map { $0.at.minuteOfDay / 60 }).count
        guard tries.count >= plan.caps.callAttempts, days >= plan.caps.callDays, hours >= plan.caps.callHours
        else {
            throw Refusal(
                .tooFewTries, "3.4b",
                [String(plan.caps.callAttempts), String(plan.caps.callDays), String(tries.count), String(days)])
        }
    }

    mutating func voidCall(_ void: CallVoid) {
        // With others still to be called the call is owed as it is.
        record(
            .callVoided(void), ends: .acts([.close, .inquire]),
            owes: matter.owes(.call) ? [] : [Owed(.call)])
    }

    /// 核查结论 (3.4c). Rework sends a new slip to the lead unit; a merged matter, whose result another one brought,
    /// goes its own way again and is judged; otherwise the matter may close.
    mutating func find(_ finding: Finding) throws(Refusal) {
        guard finding.rework else {
            record(.found(finding), ends: .acts([.inquire]), owes: [Owed(.close, due: freshDue(.close))])
            return
        }
        if matter.leadSlip == nil, matter.merger != nil {
            record(.found(finding), ends: .acts([.inquire]))
            undoMerger(MergerUndoing(reason: finding.text))
            return
        }
        guard let lead = matter.leadSlip, let level = plan.level(lead.draft.level) else {
            throw Refusal(.notCompleted, "3.4c")
        }
        record(.found(finding), ends: .acts([.inquire]))
        try draw(SlipOrder(unit: lead.unit, role: .lead, task: finding.text), level, draft: false, rework: true)
    }
}
