// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 何时去办. When people get to what they owe: mostly in time, some at the last minute, some too late.
struct Timing {
    let now: Instant
    let matter: Matter
    let hours: OfficeHours
    let files: GenerateFiles
    var life: Life

    /// Minutes after it became owed, for what is done in passing.
    private static let quick: [Act: ClosedRange<Int>] = [
        .firstContact: 10...90, .judge: 20...260, .countersign: 20...160, .replyJudgement: 30...240,
        .coordinate: 15...120, .instruct: 120...900, .checkSlip: 10...60, .signSlip: 10...90, .receiveSlip: 8...140,
        .confirmReceipt: 20...120, .nameTaskForce: 20...170, .ruleReturn: 30...170, .decideExtension: 15...160,
        .approveOutcome: 30...300, .answerSender: 20...200,
    ]

    private var rates: Rates { files.rates }

    /// The act itself, and what happens besides while it is owed.
    mutating func moments(_ owed: Obligation) -> [(Planned.What, Instant)] {
        guard owed.about == nil else { return pressed(owed) }
        return [(.owed(owed.id), moment(owed))] + besides(owed)
    }

    private mutating func moment(_ owed: Obligation) -> Instant {
        switch owed.act {
        case .complete: return completion(owed)
        case .handleSlip:
            return life.fate.late && life.dice.comes(40)
                ? hours.after(owed.due, 1...2, &life.dice) : hours.within(now, owed.due, &life.dice)
        case .resume:
            return life.dice.comes(60) ? hours.within(now, owed.due, &life.dice) : owed.due.at.adding(seconds: 9)
        default:
            if life.dice.comes("officeLate", rates) { return hours.after(owed.due, 1...3, &life.dice) }
            if let minutes = Self.quick[owed.act] { return hours.soon(now, minutes, &life.dice) }
            return hours.within(now, owed.due, &life.dice)
        }
    }

    private mutating func completion(_ owed: Obligation) -> Instant {
        if life.fate.late || life.besides.contains("extension") { return hours.after(owed.due, 1...6, &life.dice) }
        return life.fate.lastHour
            ? hours.lastHour(now, owed.due, &life.dice) : hours.within(now, owed.due, &life.dice)
    }

    /// What people do of their own accord while the matter is in this state.
    private mutating func besides(_ owed: Obligation) -> [(Planned.What, Instant)] {
        switch owed.act {
        case .complete where matter.completion == nil && matter.findings.isEmpty:
            let names = [
                "extension", "suspension", "escalation", "urge", "supplement", "reminder", "withdrawal",
                "oversightAnswers", "reclassification",
            ]
            return names.filter { life.takes($0) }.map {
                (.besides($0), $0 == "extension" ? early(owed) : hours.within(now, owed.due, &life.dice))
            }
        case .receiveSlip where life.takes("return"):
            return [(.besides("return"), hours.soon(now, 145...190, &life.dice))]
        case .call where life.takes("completionReturned"):
            return [(.besides("completionReturned"), hours.soon(now, 20...90, &life.dice))]
        case .close where life.takes("voided"):
            return [(.besides("voided"), now.adding(seconds: life.dice.between(120...900)))]
        default: return []
        }
    }

    /// Before the last day is over.
    private mutating func early(_ owed: Obligation) -> Instant {
        let half = now.adding(seconds: max(0, (owed.due.at.seconds - now.seconds) / 2))
        return hours.soon(hours.open(half), 5...120, &life.dice)
    }

    /// Called up the ladder: now and then a word helps.
    private mutating func pressed(_ step: Obligation) -> [(Planned.What, Instant)] {
        guard life.dice.comes(30) else { return [] }
        return [(.owed(step.id), hours.within(now, step.due, &life.dice))]
    }
}
