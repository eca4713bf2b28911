// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 反馈问效 (3.4).
extension Scene {
    mutating func ending(_ owed: Obligation) -> Doing? {
        switch owed.act {
        case .complete: return completing(owed)
        case .approveOutcome:
            return .done(head, .decideOutcome(OutcomeDecision(approved: true, reason: text("approval"))))
        case .recheck:
            return .done(office, .recheck(Recheck(conditionMet: comes("conditionMet"), note: text("recheck"))))
        case .receiveOfficeCopy: return .done(office, .receiveCopy(.office))
        case .receiveOversightCopy: return .done(staff.account("oversight"), .receiveCopy(.oversight))
        case .call: return calling()
        case .inquire: return finding()
        case .close:
            guard !matter.owes(.answerSender), !matter.owes(.reconsider) else {
                return .later(hours.soon(now, 200...500, &dice))
            }
            return .done(office, .close(Closure(note: text("closure"))))
        case .file: return .done(office, .file(Filing(note: text("filing"))))
        default: return nil
        }
    }

    private mutating func completing(_ owed: Obligation) -> Doing {
        guard let lead = matter.leadSlip else { return .nothing }
        // The others first.
        let others = matter.slips.contains { $0.isOpen && $0.number != lead.number }
        if others { return .later(hours.soon(now, 40...200, &dice)) }
        // A condition that has come, and work done again, end well.
        let outcome = matter.moments[.completion] == nil ? fate.outcome : .resolved
        let negative = plan.outcome(outcome)?.needsApproval == true
        let words = word(negative ? "reply-negative" : "reply") + fate.kind.result
        return .done(
            acting(for: lead.unit),
            .complete(
                Completion(outcome: outcome, result: drafting.text(fate.kind.result), reply: reply(words))))
    }

    private mutating func calling() -> Doing {
        guard let caller else { return .nothing }
        let call =
            if fate.person.kind == .anonymous {
                FollowUpCall(reached: false, remark: text("call-missed"), wayOut: .anonymous)
            } else if fate.person.phone == nil {
                FollowUpCall(reached: false, remark: text("call-missed"), wayOut: .noPhone)
            } else if fate.besides.contains("unreached") {
                unreached()
            } else if fate.besides.contains("declinesRating") {
                FollowUpCall(reached: true, remark: text("call-declined"), wayOut: .declined)
            } else {
                rated()
            }
        return .done(caller, .call(call))
    }

    /// Tried on different days at different hours, as often as the plan wants.
    private mutating func unreached() -> FollowUpCall {
        let tries = matter.calls.filter { !$0.voided && !$0.call.reached }
        let days = Set(tries.map(\.at.date)).count
        let hours = Set(tries.map { $0.at.minuteOfDay / 60 }).count
        let enough = tries.count >= plan.caps.callAttempts && days >= plan.caps.callDays && hours >= 2
        return FollowUpCall(
            reached: false, remark: text(enough ? "call-unreached" : "call-missed"), wayOut: enough ? .unreached : nil)
    }

    private mutating func rated() -> FollowUpCall {
        let late = matter.promise.map { ($0.at) < (matter.moments[.completion] ?? now) } ?? false
        let ratings = Ratings(
            attitude: rating(false), result: rating(late), efficiency: rating(late), integrity: rating(false))
        let poor = matter.isPoor(ratings, plan)
        return FollowUpCall(reached: true, ratings: ratings, remark: text(poor ? "call-poor" : "call-good"))
    }

    private mutating func rating(_ late: Bool) -> Int? {
        if comes("noComment") { return nil }
        return Int(dice.one(of: late ? files.rates.ratingWhenLate : files.rates.rating))
    }

    private mutating func finding() -> Doing {
        let cause = Finding.Cause(rawValue: dice.one(of: files.rates.finding)) ?? .service
        let rework = cause == .service && matter.leadSlip != nil && matter.findings.isEmpty && comes("rework")
        return .done(head, .find(Finding(cause: cause, text: text("finding-\(cause.rawValue)"), rework: rework)))
    }
}
