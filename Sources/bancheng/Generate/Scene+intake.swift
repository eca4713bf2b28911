// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 受理与评判 (3.1, 3.2).
extension Scene {
    mutating func intake(_ owed: Obligation) -> Doing? {
        switch owed.act {
        case .firstContact:
            let missed = comes("contactMissed")
            return .done(
                office,
                .contact(FirstContact(how: .phone, reached: !missed, note: text(missed ? "contact-missed" : "contact")))
            )
        case .judge, .judgeSeveral: return judging()
        case .countersign: return .done(head, .countersign(Countersignature()))
        case .replyJudgement: return .done(office, .replyJudgement(reply(word("reply-judgement"))))
        case .reconsider:
            let granted = comes("granted")
            return .done(
                head,
                .reconsider(
                    ReconsiderationDecision(
                        granted: granted, reason: text(granted ? "reason-reconsidered" : "reason-upheld"),
                        obstacle: fate.kind.obstacle)))
        case .answerSender:
            guard matter.outcome != nil || matter.stage == .followUp else {
                return .later(hours.open(now.adding(seconds: 86_400)))
            }
            return .done(office, .replyToSender(SenderReply(at: now, text: text("sender"))))
        case .supplement: return .done(.reporter, .supplement(Supplement(text: text("supplement"))))
        default: return nil
        }
    }

    private mutating func judging() -> Doing {
        if matter.owes(.judge), matter.convened == nil, !fate.others.isEmpty, fate.besides.contains("convene"),
            fate.course == "accept"
        {
            return .done(office, .convene(Convening(units: [fate.lead] + fate.others, siteVisit: false)))
        }
        switch fate.course {
        case "on-the-spot" where plan.channel(fate.channel)?.inContact == true && fate.level == 1:
            let result = drafting.text(fate.kind.result)
            return .done(
                staff.account("window"),
                .settleOnTheSpot(OnTheSpotResolution(result: result, reply: reply(word("reply") + fate.kind.result))))
        case "withdrawal": return .done(.reporter, .withdraw(Withdrawal(reason: text("reason-withdrawal"))))
        default: return .done(office, .judge(judgement(), coordination()))
        }
    }

    private var decision: Judgement.Decision {
        switch fate.course {
        case "decline": .decline
        case "consultation": .consultation
        case "referral": .referral
        case "merger": earlier == nil ? .consultation : .merger
        default: .accept
        }
    }

    private mutating func judgement() -> Judgement {
        let decision = decision
        let ground = decision == .decline ? dice.one(of: files.rates.declineGround) : nil
        return Judgement(
            decision: decision, obstacle: fate.kind.obstacle, ground: ground,
            explanation: decision == .accept ? nil : text("explanation-\(decision.rawValue)"),
            participants: participants(), into: decision == .merger ? earlier : nil)
    }

    /// The section heads; of a sealed report its unit hears nothing (2.5).
    mutating func participants() -> [Participant] {
        let sealed = plan.obstacles.first { $0.id == fate.kind.obstacle }?.sealed == true
        let units = sealed ? [] : ([fate.lead] + fate.others).filter { staff.handler($0) != nil }
        guard !units.isEmpty else { return [Participant(account: "office2", opinion: text("opinion"))] }
        return units.map { unit in
            Participant(account: staff.handler(unit)?.account, unit: unit, opinion: text("opinion"))
        }
    }

    /// One page, one save: what was accepted gets its level and its slips.
    private mutating func coordination() -> Coordination? {
        guard decision == .accept, fate.level < 3 else { return nil }
        return coordination(level: fate.level)
    }

    mutating func coordination(level: Int) -> Coordination {
        let needed = plan.level(level)?.needsMinutes == true && !fate.besides.contains("draft")
        return Coordination(
            level: level, slips: orders(), minutes: needed ? minutes() : nil, draft: fate.besides.contains("draft"))
    }

    mutating func orders() -> [SlipOrder] {
        let lead = SlipOrder(unit: fate.lead, role: .lead, task: drafting.text(fate.kind.task))
        return [lead] + fate.others.map { SlipOrder(unit: $0, role: .supporting, task: text("reminder")) }
    }

    mutating func minutes() -> Minutes {
        Minutes(on: now.date, place: text("place"), present: participants(), conclusion: text("conclusion"))
    }
}
