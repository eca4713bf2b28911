// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 告诉反映人的话 (3.1): which unit is at it, from when, until when; what offices do among themselves stays there.
extension MatterReading {
    /// Nil where the sentence everybody reads is plain enough.
    func sentenceForReporter(_ fact: MatterFact) -> String? {
        switch fact {
        case .contacted(let contact):
            told("first-contact-made." + (contact.reached ? "reached" : "missed"), [how(contact.how)])
        case .urged, .withdrawn, .reconsiderationAsked, .callVoided, .completionReturned: told(fact.name)
        case .rated(let rating): told(fact.name, [ratingWords(rating.ratings)])
        case .convened(let convening): told(convening.siteVisit ? "judgement-convened.site" : "judgement-convened")
        case .judged(let judgement): judgedForReporter(judgement)
        case .judgementReplied(let reply): told(fact.name, [how(reply.how)])
        case .settledOnTheSpot(let settled): told(fact.name, [how(settled.reply.how)])
        case .completed(let completion):
            told(
                matter.keepsReporterBack(plan) ? "matter-completed.kept" : fact.name,
                [outcome(completion.outcome), how(completion.reply.how)])
        case .levelSet(let set):
            told(set.escalatedFrom == nil ? "level-set" : "level-set.escalated", [words.deadline(set.promise)])
        case .instructed(let instruction):
            told(
                "leader-instructed" + (instruction.approved ? "" : ".refused"), [words.dayOfWeek(instruction.deadline)])
        case .slipSigned(let signature): slipForReporter(fact.name, signature.slip)
        case .slipReceived(let receipt): slipForReporter(fact.name, receipt.slip)
        case .slipCompleted(let completion): slipForReporter(fact.name, completion.slip)
        case .reminded: told(fact.name)
        case .dueMissed(let missed): told(fact.name, [party(missed.party), act(missed.act)])
        default: nil
        }
    }

    private func told(_ key: String, _ values: [String] = []) -> String { say.fact("reporter.\(key)", values) }

    private func judgedForReporter(_ judgement: Judgement) -> String {
        told(
            "matter-judged.\(judgement.decision.rawValue)",
            [obstacle(judgement.obstacle), ground(judgement.ground), judgement.into?.text ?? ""])
    }

    /// The unit and what it is to her; no number of a paper.
    private func slipForReporter(_ name: String, _ number: SlipNumber) -> String? {
        guard let slip = matter.slip(number) else { return nil }
        let part = slip.draft.rework ? "rework" : slip.draft.role.rawValue
        let key = name == "slip-signed" ? "\(name).\(part)" : name
        return told(key, [unit(slip.unit)])
    }

    private func ratingWords(_ ratings: Ratings) -> String {
        rated(ratings).map { say.fact("rated", [$0.name, $0.value]) }.joined(separator: say("list-comma"))
    }
}

extension MissedDue {
    /// 逾期可告反映人: only where what is late is something she waits for.
    var isToldToReporter: Bool {
        rung <= 1 && Self.told.contains(act)
    }

    private static let told: Set<Act> = [
        .firstContact, .contactAgain, .judge, .judgeSeveral, .replyJudgement, .reconsider, .coordinate, .complete,
        .handleSlip, .rework, .sayWhether, .reportProgress, .explainDelay, .resume, .recheck, .call, .supplement,
    ]
}
