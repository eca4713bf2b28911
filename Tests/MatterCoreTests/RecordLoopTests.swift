// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import Testing

/// What holds of every kind of record on every path through it.
@Suite struct RecordLoopTests {
    private static let people = [
        "clerk", "officer", "second", "head", "leader", "deputy", "oversight", "discipline", "land", "police", "town",
        "system",
    ]

    private static let seed: UInt64 = {
        let named = ProcessInfo.processInfo.environment["BANCHENG_SEED"].flatMap { UInt64($0) }
        let seed = named ?? UInt64.random(in: 0..<1_000_000_000)
        FileHandle.standardError.write(Data("records: BANCHENG_SEED=\(seed)\n".utf8))
        return seed
    }()

    @Test func `closed loop: every act a record owes is ended by a step of its procedure`() {
        for kind in RecordKind.allCases {
            let story = Self.everyPath(kind, walks: 60)
            for (act, ended) in story where !ended { Issue.record("\(kind): nothing ends \(act)") }
        }
    }

    @Test func `closed loop: an open record always owes something, a finished one nothing, and none is stuck`() {
        var chance = Chance(seed: Self.seed)
        for kind in RecordKind.allCases {
            for _ in 0..<80 { walk(kind, &chance) }
        }
    }

    @Test func `closed loop: every phase of every procedure can be reached and left`() {
        var chance = Chance(seed: Self.seed)
        for kind in RecordKind.allCases {
            let procedure = Procedure.of(kind)
            var reached: Set<Phase> = []
            for _ in 0..<200 { reached.formUnion(walk(kind, &chance)) }
            let named = procedure.steps.reduce(into: procedure.finals) { $0.formUnion($1.from) }
            #expect(named.subtracting(reached).isEmpty, "\(kind): \(named.subtracting(reached)) never reached")
            for phase in reached where !procedure.finals.contains(phase) {
                #expect(procedure.steps.contains { $0.from.contains(phase) }, "\(kind): nothing leaves \(phase)")
            }
        }
    }

    @Test func `closed loop: two letters stand for each kind, and every address is its own`() {
        #expect(Set(RecordKind.allCases.map { Procedure.of($0).code }).count == RecordKind.allCases.count)
        #expect(Set(RecordKind.allCases.map(\.plural)).count == RecordKind.allCases.count)
        for kind in RecordKind.allCases {
            let number = RecordNumber("500231", 2026, kind, 7)
            #expect(number.kind == kind)
            #expect(RecordNumber(parsing: number.text) == number)
            #expect(RecordKind(plural: kind.plural) == kind)
        }
        #expect(RecordNumber(parsing: "500231-2026-000123") == nil)
        #expect(RecordNumber(parsing: "organisation") == nil)
    }

    /// Walks at random and says which phases it saw.
    @discardableResult
    private func walk(_ kind: RecordKind, _ chance: inout Chance) -> Set<Phase> {
        var story = RecordStory(kind)
        var seen: Set<Phase> = []
        step(story.record.procedure.opening, &story, &chance)
        for _ in 0..<14 where story.record.number != nil {
            seen.insert(story.record.phase)
            check(story, kind)
            if chance.below(3) == 0 {
                story.now = story.now.adding(seconds: 86_400 * (1 + chance.below(20)))
                if chance.below(2) == 0 { story.tick(story.now.date.description) }
            }
            let steps = story.record.procedure.steps.filter { $0.from.contains(story.record.phase) }
            guard !steps.isEmpty else { break }
            step(steps[chance.below(steps.count)], &story, &chance)
        }
        return seen
    }

    private func step(_ rule: StepRule, _ story: inout RecordStory, _ chance: inout Chance) {
        let values = StepValues.drawn(rule, story.plan, story.now.date) { chance.below($0) }
        for who in Self.people.shuffled(using: &chance) where story.take(rule.id, by: who, values) == nil { return }
    }

    private func check(_ story: RecordStory, _ kind: RecordKind) {
        let record = story.record
        for owed in record.obligations where owed.party != .reporter {
            let mayRead = Role.allCases.contains { role in
                let actor = Actor(account: "one", role: role, unit: owed.party.unit)
                return role.party(in: actor.unit) == owed.party && record.isReadable(by: actor)
            }
            #expect(mayRead, "\(kind): \(owed.party) owes \(owed.act) in a record nobody of it may read")
        }
        if record.isOpen {
            #expect(!record.obligations.isEmpty, "\(kind) in \(record.phase) owes nothing")
            let answered = record.obligations.filter(\.missed).allSatisfy { missed in
                record.obligations.contains { $0.about == missed.id }
            }
            #expect(answered, "\(kind): a missed due presses nobody")
            let somebody = Self.people.contains { !record.steps(story.context($0)).isEmpty }
            #expect(somebody, "\(kind) in \(record.phase): nobody may do anything")
        } else {
            #expect(record.obligations.isEmpty, "\(kind) is over in \(record.phase) and still owes")
        }
    }

    /// Each act any walk opened, and whether any walk ended it by a step.
    private static func everyPath(_ kind: RecordKind, walks: Int) -> [Act: Bool] {
        var chance = Chance(seed: 7)
        var found: [Act: Bool] = [:]
        for _ in 0..<walks {
            var story = RecordStory(kind)
            for _ in 0..<14 {
                let rules =
                    story.record.number == nil
                    ? [story.record.procedure.opening]
                    : story.record.procedure.steps.filter { $0.from.contains(story.record.phase) }
                guard !rules.isEmpty else { break }
                let rule = rules[chance.below(rules.count)]
                let values = StepValues.drawn(rule, story.plan, story.now.date) { chance.below($0) }
                let before = Set(story.record.obligations.map(\.act))
                for who in people where story.take(rule.id, by: who, values) == nil { break }
                let after = Set(story.record.obligations.map(\.act))
                for act in after.subtracting(before) where found[act] == nil { found[act] = false }
                for act in before.subtracting(after) { found[act] = true }
            }
        }
        // A standing duty's act is owed again at once; its end is seen in its tests.
        return kind == .standingDuty ? [:] : found
    }
}
