// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 并件、关联、联名, at their edges: what is refused when, what is heard twice, what two clocks come to.
@Suite struct RepeatEdgeTests {
    private static func gate(_ action: Action, _ situation: Situation) throws -> Refusal? {
        let story = try situation.story
        let actor = try #require(Cast.actor("head"))
        do throws(Refusal) {
            try story.matter.gate(action, slip: nil, story.context(actor))
            return nil
        } catch {
            return error
        }
    }

    @Test func `D2: a matter at work is merged only while nothing about it waits or is decided`() throws {
        let received = Situation.received
        #expect(try Self.gate(.merger, received) == nil)
        #expect(try Self.gate(.merger, .accepted) == nil)
        let sealed = Situation.intake.then("sealed", "2026-03-02 09:10  officer  accepts obstructed at 1 land")
        let tookIn = received.then("took in", "2026-03-02 10:00  system  hears joined 2026-03-20")
        let refused: [(Situation, Refusal)] = [
            (sealed, Refusal(.sealedNotMerged, "2.5", [""])),
            (.suspended, Refusal(.matterSuspended, "3.3")), (.sent, Refusal(.draftPending, "3.4a")),
            (.extending, Refusal(.extensionPending, "3.3")), (.pending, Refusal(.applicationPending, "3.3")),
            (tookIn, Refusal(.hasJoined, "D2", ["500231-2026-000098"])),
        ]
        for (situation, refusal) in refused {
            #expect(try Self.gate(.merger, situation) == refusal, "\(situation.name)")
        }
        // One that was refused is nothing any more.
        let rejected = Situation.pending.then("rejected", "2026-03-02 09:40  leader  rejects")
        #expect(try Self.gate(.merger, rejected) == nil)
    }

    @Test func `D2: what takes another in is open, not refused, without result, and itself nowhere merged`() throws {
        let takes: [Situation] = [
            .intake, .online, .convened, .accepted, .issued, .received, .two, .suspended, .extending, .sent, .tookIn,
            .rework,
        ]
        let takesNot: [Situation] = [
            .declined, .countersigned, .refused, .contested, .completed, .called, .poor, .withdrawn, .closed, .filed,
            .merged, .mergedTold, .mergedDone, .waiting, .toApprove,
        ]
        for situation in takes { #expect(try situation.story.matter.takesIn, "\(situation.name)") }
        for situation in takesNot { #expect(try !situation.story.matter.takesIn, "\(situation.name)") }
        let granted = Situation.contested.then("granted", "2026-03-02 09:20  head  grants rigid-reading")
        #expect(try granted.story.matter.takesIn)
    }

    /// How many events this news makes.
    private static func written(_ news: String, at time: String, _ situation: Situation) throws -> [String] {
        var story = try situation.story
        let before = story.log.count
        story.now = try #require(Instant("\(time.replacing(" ", with: "T")):00+08:00"))
        #expect(try story.tries("system", "hears \(news)") == nil)
        return story.log.dropFirst(before).map(\.event.fact.kind)
    }

    @Test func `closed loop: news is written once, and not at all when it changes nothing`() throws {
        let linked = Situation.linkedReceived
        let cases: [(String, String, Situation, [String])] = [
            ("linked 500231-2026-000099", "2026-03-02 11:00", linked, []),
            ("linked 500231-2026-000097", "2026-03-02 11:00", linked, ["matter-linked.1"]),
            ("unlinked 500231-2026-000099", "2026-03-02 11:00", linked, ["matter-unlinked.1"]),
            ("unlinked 500231-2026-000097", "2026-03-02 11:00", linked, []),
            ("joined 2026-03-20", "2026-03-02 11:00", .tookIn, []),
            ("parted", "2026-03-02 11:00", .tookIn, ["matter-parted.1"]),
            ("parted", "2026-03-02 11:00", .intake, []),
            ("moved 2026-03-12", "2026-03-02 11:00", .received, []),
            ("reopened 2026-03-12", "2026-03-02 11:00", .mergedTold, []),
            ("reopened 2026-03-12", "2026-03-02 11:00", .completed, []),
            ("ended", "2026-03-03 11:00", .mergedDone, []), ("ended", "2026-03-03 11:00", .received, []),
            ("fell", "2026-03-03 11:00", .mergedDone, []), ("fell", "2026-03-03 11:00", .received, []),
        ]
        for (news, time, situation, kinds) in cases {
            #expect(try Self.written(news, at: time, situation) == kinds, "\(situation.name) hears \(news)")
        }
        // A due that has passed, or is the one she waits for already, moves nothing.
        let told = try Situation.mergedTold.story
        let waits = try #require(told.matter.obligations.first { $0.act == .awaitMerged }).due.on
        #expect(try Self.written("moved \(waits.adding(days: 1))", at: "2026-03-02 11:00", .mergedTold).count == 1)
        let moved = "2026-03-02 11:00  system  hears moved \(waits.adding(days: 1))"
        let once = try story(moved, from: told)
        #expect(try story(moved, from: once).log.count == once.log.count)
    }

    @Test func `D2: a matter suspended, answered or due sooner is not brought forward by one merged into it`() throws {
        let moved = { (situation: Situation, day: String) in
            try Self.written("joined \(day)", at: "2026-03-02 11:00", situation).contains("promise-advanced.1")
        }
        #expect(try moved(.received, "2026-03-03"))
        #expect(try !moved(.suspended, "2026-03-03"))
        #expect(try !moved(.completed, "2026-03-03"))
        let own = try #require(try Situation.received.story.matter.promise).on
        #expect(try !moved(.received, "\(own)"))
    }

    @Test func `D2: a slip that is returned or finished gets no new due from one merged in`() throws {
        let after = try story("2026-03-02 11:00  system  hears joined 2026-03-03", from: Situation.leadLeft.story)
        let finished = try #require(after.matter.slips.first { $0.unit == "police" })
        #expect(!after.matter.obligations.contains { $0.slip == finished.number })
        #expect(after.matter.owes(.complete))
    }

    @Test func `3.4c: rework after the poor rating of a merged report makes it a matter of its own again`() throws {
        let poor = try story("2026-03-04 10:00  second  calls 1 1 1 1", from: Situation.mergedDone.story)
        #expect(poor.matter.owes(.inquire) && poor.matter.merger != nil)
        let before = poor.matter
        let told = try story("2026-03-04 14:00  system  finds rework", from: poor)
        #expect(told.matter.merger == nil && told.matter.stage == .judgement && told.matter.outcome == nil)
        #expect(told.matter.obligations.map(\.act) == [.judge], "judged, and nothing else is left owed")
        let events = told.log.map(\.event)
        let echoes = told.matter.echoes(after: Array(events.suffix(2)), before: before)
        #expect(echoes.map(\.number) == [try #require(before.merger).into])
        // The other matter's reporter is not touched by it: only this one's was poor.
        let policy = try story("2026-03-04 14:00  system  finds policy", from: poor)
        #expect(policy.matter.merger != nil && policy.matter.owes(.close))
    }

    @Test func `D2: a promise already broken when it joins leaves one workday`() throws {
        let joined = try story("2026-03-02 09:05  system  hears joined 2026-02-27", from: Situation.intake.story)
        let told = try story("2026-03-02 09:10  officer  accepts complex at 1 land", from: joined)
        #expect(told.matter.promise?.on == LocalDate("2026-03-03"))
    }

    @Test func `D2: a merger is explained before anybody asks where to`() throws {
        try story(
            """
            2026-03-02 09:10  officer  merges silent 500231-2026-000777  ✗ explanation-needed D2
            2026-03-02 09:10  officer  merges 500231-2026-000777         ✗ other-unknown D2
            """, from: Situation.intake.story)
    }

    @Test func `3.4b: where one person told it, nobody else is called`() throws {
        try story(
            "2026-03-03 10:00  officer  calls 5 5 5 5 who=1  ✗ reporter-not-sampled 3.4b",
            from: Situation.completed.story)
        #expect(JointReporter(person: person("wang"), hasPhone: false, tracking: nil).id == 0)
    }

    @Test func `3.3: the unit sees that the due it works by has moved`() throws {
        let due = try #require(try Situation.received.story.matter.promise)
        #expect(MatterFact.promiseAdvanced(PromiseAdvance(promise: due)).isVisibleToUnits)
    }

    @Test func `3.4b: what she said of a result that fell again is asked anew for the next one`() throws {
        let told = try story(
            """
            2026-03-03 10:00  reporter  rates 5 1 5 5
            2026-03-03 10:01  reporter  rates 5 5 5 5  ✗ already-rated 3.4b
            2026-03-03 11:00  system    hears reopened 2026-03-12
            2026-03-05 09:20  system    hears ended
            2026-03-05 10:00  reporter  rates 5 5 5 5
            2026-03-05 10:01  second    calls 5 5 5 5
            """, from: Situation.mergedDone.story)
        #expect(told.matter.owes(.close) && !told.matter.owes(.inquire), "the old mark forces no inquiry")
    }

    @Test func `D2: whoever is merged waits no longer than she was promised herself`() throws {
        let late = try story("2026-03-02 10:00  clerk  replies", from: Situation.mergedLate.story).matter
        let own = try #require(try Situation.received.story.matter.promise)
        #expect(late.obligations.first { $0.act == .awaitMerged }?.due.on == own.on)
    }

    @Test func `3.4b: where one person told it, nobody is drawn; where several did, those drawn are told apart`() throws
    {
        let single = try Situation.completed.story
        #expect(!single.log.contains { $0.event.fact.kind == "joint-reporters-sampled.1" })
        #expect(single.matter.toCall == [] && single.matter.joint == 1 && single.matter.people == [0])
        let joint = try Situation.jointDone.story
        #expect(joint.log.contains { $0.event.fact.kind == "joint-reporters-sampled.1" })
        #expect(joint.matter.joint == 2 && joint.matter.people == [0, 1])
        let one = try story("2026-03-03 10:00  officer  calls 5 5 5 5 who=1", from: joint)
        #expect(one.matter.toCall == [0])
    }

    @Test func `3.4b: among several calls the last one may be voided, once, and counts no more`() throws {
        let told = try story(
            """
            2026-03-03 10:00  officer  calls 1 5 5 5 who=1
            2026-03-03 10:01  second   voids
            2026-03-03 10:02  second   voids          ✗ no-call-to-void 3.4b
            2026-03-03 10:03  officer  calls 4 5 5 5 who=1
            2026-03-03 10:04  officer  calls 5 5 5 5
            """, from: Situation.jointDone.story)
        #expect(told.matter.ratings?.attitude == 4)
        #expect(told.matter.owes(.close) && !told.matter.owes(.inquire))
        // An attempt that reached nobody is no call to void.
        try story(
            """
            2026-03-03 10:00  officer  calls nobody who=1
            2026-03-03 10:01  second   voids          ✗ no-call-to-void 3.4b
            """, from: Situation.jointDone.story)
        try story(
            """
            2026-03-03 10:00  officer  calls nobody
            2026-03-03 10:01  second   voids          ✗ no-call-to-void 3.4b
            """, from: Situation.completed.story)
    }

    @Test func `D2: what becomes of the one is told to those merged into it, and each thing once`() throws {
        let joined = Situation.received.then("took in", "2026-03-02 10:00  system  hears joined 2026-03-20")
        let before = try joined.story
        func echoes(_ more: String, from start: Story) throws -> [String] {
            let after = try story(more, from: start)
            let events = after.log.dropFirst(start.log.count).map(\.event)
            return after.matter.echoes(after: Array(events), before: start.matter).map { "\($0.number) \($0.echo)" }
        }
        let done = "2026-03-02 11:00  land  completes resolved"
        #expect(try echoes(done, from: before).first?.contains("ended") == true)
        #expect(try echoes("2026-03-02 11:00  land  names-force land", from: before) == [])
        #expect(try echoes("2026-03-02 11:00  reporter  withdraws", from: before).first?.contains("fell") == true)
        let answered = try story(done, from: before)
        #expect(try echoes("2026-03-03 10:00  officer  calls 5 5 5 5", from: answered) == [])
        let poor = try story("2026-03-03 10:00  officer  calls 1 5 5 5", from: answered)
        let again = try echoes("2026-03-03 11:00  system  finds rework", from: poor)
        #expect(again.first?.contains("reopened") == true)
        let later = try echoes(
            "2026-03-02 11:00  land  asks-extension 2\n2026-03-02 11:01  head  extends", from: before)
        #expect(later.contains { $0.contains("moved") })
    }
}
