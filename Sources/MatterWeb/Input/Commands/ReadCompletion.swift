// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 办结反馈, 电话回访, 差评核查 (3.4) on the wire.
extension CommandReader {
    func completion(_ fields: FieldReader) -> MatterCommand? {
        let outcome: Outcome? = fields.choice("outcome")
        let result = text(fields, "result", most: Limits.narrative)
        let reply = innerReply(fields, wordsAlone: nil)
        let toLeader = fields.flag("toLeader")
        guard let outcome, let reply else { return nil }
        return .complete(Completion(outcome: outcome, result: result, reply: reply), toLeader: toLeader)
    }

    /// 分管领导审定 (3.4a).
    func draftDecision(_ fields: FieldReader) -> MatterCommand? {
        let approved = fields.requiredFlag("approved")
        let reason = optionalText(fields, "reason", most: Limits.remark)
        return .decideDraft(DraftDecision(approved: approved, reason: reason))
    }

    func outcomeDecision(_ fields: FieldReader) -> MatterCommand? {
        let approved = fields.requiredFlag("approved")
        let reason = optionalText(fields, "reason", most: Limits.remark)
        return .decideOutcome(OutcomeDecision(approved: approved, reason: reason))
    }

    func recheck(_ fields: FieldReader) -> MatterCommand? {
        let met = fields.requiredFlag("conditionMet")
        return .recheck(Recheck(conditionMet: met, note: text(fields, "note", most: Limits.remark)))
    }

    func call(_ fields: FieldReader) -> MatterCommand? {
        let reached = fields.requiredFlag("reached")
        let ratings = fields.optionalObject("ratings").map { rated($0) }
        let remark = optionalText(fields, "remark", most: Limits.remark)
        let wayOut: WayOut? = fields.optionalChoice("wayOut")
        let reporter = fields.optionalInteger("reporter", in: 0...Limits.ordinal)
        return .call(
            FollowUpCall(reached: reached, ratings: ratings, remark: remark, wayOut: wayOut, reporter: reporter))
    }

    func ownRating(_ fields: FieldReader) -> MatterCommand? {
        let ratings = fields.optionalObject("ratings").map { rated($0) } ?? Ratings()
        return .rate(OwnRating(ratings: ratings, remark: optionalText(fields, "remark", most: Limits.remark)))
    }

    /// Null or absent is "no comment".
    private func rated(_ fields: FieldReader) -> Ratings {
        Ratings(
            attitude: fields.optionalInteger("attitude", in: 1...RatingScale.longest),
            result: fields.optionalInteger("result", in: 1...RatingScale.longest),
            efficiency: fields.optionalInteger("efficiency", in: 1...RatingScale.longest),
            integrity: fields.optionalInteger("integrity", in: 1...RatingScale.longest))
    }
}
