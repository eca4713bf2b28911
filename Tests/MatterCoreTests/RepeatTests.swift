// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 并件、关联、联名: without losing a report, a number or a clock.
@Suite struct RepeatTests {
    private static let into = "500231-2026-000099"

    @Test func `D2: a merged matter waits with the other, and its own reporter is called when that is done`() throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  merges \(Self.into)  → judgement: office reply-judgement 2026-03-03
            2026-03-02 11:01  officer  replies              → follow-up (merged): office await-merged 2026-03-09
            2026-03-02 11:02  officer  calls 5 5 5 5        ✗ call-not-owed 3.4b
            2026-03-03 09:00  system   hears moved 2026-03-12  → follow-up (merged): office await-merged 2026-03-12
            2026-03-10 09:00  system   hears ended          → follow-up (merged): office call 2026-03-13
            2026-03-10 10:00  officer  calls 5 5 5 5        → follow-up (merged): office close 2026-03-11
            """)
        #expect(told.matter.number == Story.number)
        #expect(told.matter.merger?.into == "500231-2026-000099")
    }

    @Test func `D2: when nobody waits for the other any more the head of the office hears of it`() throws {
        let told = try story("2026-03-10 00:30  system  ticks", from: Situation.mergedTold.story)
        #expect(told.matter.obligations.contains { $0.act == .press && $0.about != nil })
    }

    @Test func `D2: a result that is taken back makes the merged matter wait again`() throws {
        try story(
            """
            2026-03-04 09:00  system  hears reopened 2026-03-12  → follow-up (merged): office await-merged 2026-03-12
            """, from: Situation.mergedDone.story)
    }

    @Test func `D2: a matter whose other was declined or withdrawn comes back to be judged by itself`() throws {
        let told = try story(
            "2026-03-04 09:00  system  hears fell  → judgement: office judge 2026-03-05",
            from: Situation.mergedTold.story)
        #expect(told.matter.outcome == nil)
        #expect(told.matter.merger == nil)
    }

    @Test func `D2: a merger is undone while the other is open, and the matter is judged again`() throws {
        try story(
            """
            2026-03-03 09:00  officer  parts  → judgement: office judge 2026-03-04
            2026-03-03 09:01  officer  parts  ✗ not-merged D2
            2026-03-03 09:02  officer  accepts complex
            """, from: Situation.mergedTold.story)
        try story("2026-03-04 09:00  officer  parts  ✗ merger-over D2", from: Situation.mergedDone.story)
    }

    @Test func `D2: a duplicate found while handled is merged by the head; what was promised comes back with it`()
        throws
    {
        let told = try story(
            """
            2026-03-02 09:30  officer  moves-into \(Self.into)  ✗ not-yours D2
            2026-03-02 09:30  land     moves-into \(Self.into)  ✗ not-yours D2
            2026-03-02 09:31  head     moves-into \(Self.into)  → judgement: office reply-judgement 2026-03-03
            2026-03-02 09:40  clerk    replies                  → follow-up (merged): office await-merged 2026-03-04
            2026-03-03 09:00  head     parts                    → judgement: office judge 2026-03-04
            2026-03-03 09:10  officer  accepts complex at 2 land police minutes
            """, from: Situation.received.story)
        // Level two alone would have given until 2026-03-10; what she had been promised was 2026-03-04.
        #expect(told.matter.promise?.on == LocalDate("2026-03-04"))
        #expect(told.matter.slips.first?.state == .cancelled)
        #expect(told.matter.promises.map(\.level) == [1, 2])
    }

    @Test func `D2: the surviving matter is due no later than what the merged reporter was promised`() throws {
        let running = try story("2026-03-02 10:00  system  hears joined 2026-03-03", from: Situation.two.story)
        #expect(running.matter.promise?.on == LocalDate("2026-03-03"))
        #expect(running.matter.slips.allSatisfy { $0.due?.on == LocalDate("2026-03-03") })
        let later = try story("2026-03-02 10:00  system  hears joined 2026-03-20", from: Situation.two.story)
        #expect(later.matter.promise == (try Situation.two.story).matter.promise)
        // One that had no promise yet gets none later than that.
        let fresh = try story(
            """
            2026-03-02 09:05  system   hears joined 2026-03-05
            2026-03-02 09:10  officer  accepts complex at 2 land police minutes
            """, from: Situation.intake.story)
        #expect(fresh.matter.promise?.on == LocalDate("2026-03-05"))
    }

    @Test func `2.5: what is sealed is not merged, in either direction`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall obstructed
            2026-03-02 11:00  officer  merges \(Self.into)  ✗ sealed-not-merged 2.5
            """)
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  merges 500231-2026-000095  ✗ sealed-not-merged 2.5
            """)
    }

    @Test func `3.1: a link leaves stage, duties and what units see as they are`() throws {
        let before = try Situation.received.story.matter
        let after = try story("2026-03-02 09:30  clerk  links \(Self.into)", from: Situation.received.story).matter
        #expect(after.obligations == before.obligations)
        #expect(after.stage == before.stage)
        #expect(after.versionForUnits == before.versionForUnits)
        #expect(after.links.map(\.other) == ["500231-2026-000099"])
    }

    @Test func `closed loop: what happens to one matter is told to the other, and only once`() throws {
        var story = try Situation.intake.story
        let before = story.matter
        story.now = story.now.adding(seconds: 60)
        try story.tries("officer", "merges \(Self.into)")
        let echoes = story.matter.echoes(after: story.log.dropFirst().map(\.event), before: before)
        #expect(echoes.map(\.number) == ["500231-2026-000099"])
        guard case .joined(let joined) = echoes.first?.echo else { return #expect(Bool(false), "\(echoes)") }
        #expect(joined.number == Story.number)
        #expect(joined.reportedAt == before.moments[.registration])
    }

    @Test
    func `3.4b: of joint reporters those are called whom a seed drew, each by name, and one poor rating is enough`()
        throws
    {
        var told = try Situation.jointDone.story
        #expect(told.matter.toCall == [0, 1])
        told = try story(
            """
            2026-03-03 10:00  officer  calls 5 5 5 5        ✗ reporter-needed 3.4b
            2026-03-03 10:00  officer  calls 1 5 5 5 who=1
            2026-03-03 10:01  officer  calls 5 5 5 5 who=1  ✗ reporter-not-sampled 3.4b
            2026-03-03 10:02  officer  calls 5 5 5 5
            """, from: told)
        #expect(told.matter.owes(.inquire))
        #expect(told.matter.ratings?.attitude == 1)
    }

    /// Counted once more outside this programme, by the same rule: FNV-1a of the seed, then SplitMix64.
    @Test(arguments: [
        ("2026", [114, 261, 381, 789, 834]), ("a", [20, 119, 583, 622, 931]), ("b", [11, 50, 799, 978, 980]),
    ])
    func `3.4b: anybody who follows the rule of the draw comes to the same people`(seed: String, drawn: [Int]) {
        #expect(ReporterSample.draw(seed: seed, from: Array(0..<1000), drawn.count) == drawn)
    }

    @Test func `3.4b: the draw takes the plan's share and nobody can choose it`() throws {
        let people = Array(0..<40)
        let draws = (0..<200).map { ReporterSample.draw(seed: "\($0)", from: people, 8) }
        #expect(draws.allSatisfy { Set($0).count == 8 && $0.allSatisfy(people.contains) })
        #expect(ReporterSample.draw(seed: "7", from: people, 8) == draws[7])
        // Everybody is drawn by some seed.
        #expect(Set(draws.flatMap(\.self)).count == 40)
    }
}
