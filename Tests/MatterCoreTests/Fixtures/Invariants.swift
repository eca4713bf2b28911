// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// What holds of every matter after every step, whatever was done to it.
struct Invariants {
    /// When the dues were last acted on.
    var lastTick: Instant
    private var used: Set<Int> = []
    private var opened: [Int: Instant] = [:]
    private var looked = 0

    init(lastTick: Instant) { self.lastTick = lastTick }

    /// Sentences about what is broken; none when all is well.
    mutating func broken(_ story: Story) -> [String] {
        let fresh = story.log[looked...]
        looked = story.log.count
        for entry in fresh { for owed in entry.event.opens { opened[owed.id] = entry.at } }
        let found =
            numbering(Array(fresh)) + openHasDuty(story.matter) + dues(story) + clocks(story.matter)
            + hidden(story)
        return looked % 7 > 0 || story.replayed == story.matter ? found : found + ["replay differs from live"]
    }

    private mutating func numbering(_ fresh: [Story.Entry]) -> [String] {
        fresh.flatMap { $0.event.opens }.compactMap {
            used.insert($0.id).inserted ? nil : "obligation \($0.id) was used before"
        }
    }

    private func openHasDuty(_ matter: Matter) -> [String] {
        guard matter.report != nil else { return [] }
        let over = matter.stage == .closed && matter.filed
        return over || !matter.obligations.isEmpty ? [] : ["an open matter at \(matter.stage) owes nothing"]
    }

    /// Every due lies ahead, or passed since the last tick, or somebody up the ladder owes the next step.
    private func dues(_ story: Story) -> [String] {
        let matter = story.matter
        var found: [String] = []
        for owed in matter.obligations {
            let live = owed.due.at >= lastTick || opened[owed.id].map { $0 >= lastTick } ?? false
            let pressed = owed.missed && matter.obligations.contains { $0.about == owed.id }
            if !live, !pressed { found.append("nobody is called for \(Story.line(owed))") }
            if owed.missed, !pressed { found.append("missed and nobody presses: \(Story.line(owed))") }
            if let about = owed.about, !matter.obligations.contains(where: { $0.id == about }) {
                found.append("\(Story.line(owed)) presses for nothing")
            }
            if !story.calendar.isWorkday(owed.due.on), owed.act != .answerSender {
                found.append("\(Story.line(owed)) is no workday")
            }
        }
        let keys = matter.obligations.filter { $0.act != .milestone }.map {
            "\($0.act) \($0.slip?.text ?? "") \($0.about ?? 0)"
        }
        if Set(keys).count < keys.count { found.append("owed twice: \(story.owed)") }
        return found
    }

    /// Clocks stand while suspended; otherwise every slip at work has its one clock, the lead's the promise's.
    private func clocks(_ matter: Matter) -> [String] {
        let running = matter.obligations.filter { [.complete, .handleSlip].contains($0.act) }
        if matter.suspension != nil {
            return (running.isEmpty ? [] : ["a clock runs while suspended"])
                + (matter.owes(.resume) ? [] : ["suspended for ever"])
        }
        var found: [String] = []
        let clocked = Set(running.compactMap(\.slip))
        for slip in matter.slips {
            let works = slip.state == .issued || slip.state == .received
            let runs = clocked.contains(slip.number)
            if works, matter.completion == nil, !runs { found.append("\(slip.number) has no clock") }
            if !works, runs { found.append("\(slip.number) is \(slip.state) and has a clock") }
        }
        for owed in running where matter.slips.first(where: { $0.number == owed.slip })?.due != owed.due {
            found.append("\(Story.line(owed)) is not its slip's due")
        }
        if matter.slips.count(where: { $0.draft.role == .lead && $0.isOpen }) > 1 { found.append("two lead slips") }
        guard matter.stage != .handling else { return found }
        if !running.isEmpty { found.append("a clock runs at \(matter.stage)") }
        if matter.slips.contains(where: \.isOpen) { found.append("a slip is open at \(matter.stage)") }
        return found
    }

    private static let hiddenKinds: Set<String> = [
        "sender-replied.1", "matter-reclassified.1", "oversight-invited.1", "oversight-answered.1", "copy-received.1",
        "follow-up-called.1",
        "follow-up-voided.1", "reporter-rated.1", "rating-inquiry-found.1", "matter-closed.1", "matter-filed.1",
        "due-missed.1",
        "due-moved.1", "matter-linked.1", "matter-unlinked.1", "matter-merged.1", "matter-joined.1",
        "matter-parted.1", "merger-followed.1", "merger-ended.1", "merger-undone.1", "joint-reporter-added.1",
        "joint-reporter-removed.1", "joint-reporters-sampled.1",
    ]

    private static func isHidden(_ fact: MatterFact) -> Bool {
        if case .judged(let judgement) = fact, judgement.decision == .merger { return true }
        return hiddenKinds.contains(fact.kind)
    }

    /// A unit's version counts what a unit may know, and not one event more.
    private func hidden(_ story: Story) -> [String] {
        let known = story.log.count { !Self.isHidden($0.event.fact) }
        let seen = story.matter.versionForUnits
        return known == seen ? [] : ["units see \(seen) events, may see \(known)"]
    }
}
