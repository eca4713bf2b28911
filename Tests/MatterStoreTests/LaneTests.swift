// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import MatterCore
import MatterFixtures
import Synchronization
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct LaneTests {
    @Test func `3.1: a report is in the ledger the moment it is answered`() throws {
        let county = try County()
        let number = try county.register("军人身份证件遗失")
        #expect(number == "500231-2026-000001")
        let page = try county.read { try $0.ledger(LedgerQuery(.everything)) }
        #expect(page.items.map(\.title) == ["军人身份证件遗失"])
        #expect(page.items.first?.stage == .intake)
        #expect(try county.verify().flaws == [])
    }

    @Test(arguments: [(128, 2), (129, 3)])
    func `log: waiting commands share one transaction, at most sixty-four of them`(
        _ waiting: Int, _ transactions: Int
    ) async throws {
        let county = try County()
        let counting = CountingDatabase(county.store.database)
        let lane = try Store(database: counting, at: County.morning).lane(county.jurisdiction)
        let gate = DispatchSemaphore(value: 0)
        let opened = DispatchSemaphore(value: 0)
        Thread.start {
            try? lane.perform { _ in
                opened.signal()
                gate.wait()
            }
        }
        opened.wait()
        let before = counting.writes
        // The lane is held, so these all wait.
        let numbers = try await withThrowingTaskGroup(of: MatterNumber.self) { group in
            for _ in 0..<waiting {
                let submission = county.report()
                group.addTask { try await lane.submit { try $0.handle(submission).number } }
            }
            while lane.waitingCount < waiting { await Task.yield() }
            gate.signal()
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(numbers.count == waiting)
        #expect(counting.writes - before == transactions)
        #expect(try county.verify().flaws == [])
    }

    @Test func `log: a command that fails leaves nothing and its neighbours stay`() throws {
        let county = try County()
        let lane = county.lane
        let first = county.report("第一件")
        let second = county.report("第二件")
        let third = county.report("第三件")
        try lane.perform { try $0.handle(first) }
        #expect(throws: Broken.self) {
            try lane.perform { transaction in
                try transaction.handle(second)
                throw Broken()
            }
        }
        let receipt = try lane.perform { try $0.handle(third) }
        #expect(receipt.number == "500231-2026-000002")
        let titles = try county.read { try $0.ledger(LedgerQuery(.everything)).items.map(\.title) }
        #expect(titles == ["第三件", "第一件"])
        #expect(try county.rows("select count(*) from text where body = '第二件'")[0].int(0) == 0)
        #expect(try county.verify().flaws == [])
    }

    @Test func `log: when the commit fails every waiting command is told and nothing is stored`() throws {
        let county = try County()
        let breaking = BreakingDatabase(county.store.database)
        let store = try Store(database: breaking, at: County.morning)
        let lane = store.lane(county.jurisdiction)
        let first = county.report("存得下")
        _ = try lane.perform { try $0.handle(first) }
        breaking.breaks.withLock { $0 = true }
        let lost = county.report("存不下")
        #expect(throws: Broken.self) { try lane.perform { try $0.handle(lost) } }
        breaking.breaks.withLock { $0 = false }
        let again = county.report("又存得下")
        #expect(try lane.perform { try $0.handle(again) }.number == "500231-2026-000002")
        #expect(try county.verify().flaws == [])
    }

    @Test(arguments: [true, false])
    func `log: a commit whose answer was lost is looked up in the log, and nothing is done twice`(
        _ stored: Bool
    ) throws {
        let county = try County()
        let doubtful = DoubtfulDatabase(county.store.database)
        let lane = try Store(database: doubtful, at: County.morning).lane(county.jurisdiction)
        let first = county.report("第一件")
        try lane.perform { try $0.handle(first) }
        doubtful.stores.withLock { $0 = stored }
        let second = county.report("第二件")
        #expect(try lane.perform { try $0.handle(second).number } == "500231-2026-000002")
        let third = county.report("第三件")
        #expect(try lane.perform { try $0.handle(third).number } == "500231-2026-000003")
        let verification = try county.verify()
        #expect(verification.flaws == [] && verification.matters == 3)
    }

    @Test func `log: where the log cannot tell, the unknown outcome is said`() throws {
        let county = try County()
        let doubtful = DoubtfulDatabase(county.store.database)
        let lane = try Store(database: doubtful, at: County.morning).lane(county.jurisdiction)
        doubtful.stores.withLock { $0 = true }
        #expect(throws: StoreFault.outcomeUnknown) { try lane.perform { try $0.forgetAnswers(County.morning) } }
    }

    @Test func `log: a row the database refuses fails its own command, however late that shows`() throws {
        let county = try County()
        let number = try county.register("第一件")
        let twice = county.report("第二件")
        #expect(throws: StoreFault.self) {
            try county.lane.perform { transaction in
                try transaction.handle(twice)
                try transaction.keep("case-1", number)
                try transaction.keep("case-1", number)
            }
        }
        // The very statement that failed works for the next one.
        try county.lane.perform { try $0.keep("case-1", number) }
        #expect(try county.register("第三件") == "500231-2026-000002")
        #expect(try county.verify().flaws == [])
    }

    @Test func `log: a refused command stores nothing, not even its words`() throws {
        let county = try County()
        let number = try county.register()
        let before = try county.rows("select (select count(*) from event), (select count(*) from text)")
        #expect(throws: Refusal.self) {
            try county.act(number, county.clerk) { .close(Closure(note: $0.text("不该存"))) }
        }
        #expect(try county.rows("select (select count(*) from event), (select count(*) from text)") == before)
    }

    @Test func `log: somebody who saw an older version is told so`() throws {
        let county = try County()
        let number = try county.register()
        try county.coordinate(number, "natural-resources")
        var submission = Submission(.urge(Urging()), on: number, by: .reporter, at: County.morning)
        submission.expected = .whole(1)
        let version = try county.read { try $0.record(number, .everything).matter.version }
        #expect(throws: VersionConflict(matter: number, expected: 1, version: version)) {
            try county.submit(submission)
        }
        submission.expected = .whole(version)
        #expect(try county.submit(submission).version == version + 1)
    }

    @Test func `log: two processes on one database never number twice`() throws {
        let county = try County()
        let other = try county.reopened()
        var numbers: [MatterNumber] = []
        for turn in 0..<6 {
            let lane = turn.isMultiple(of: 2) ? county.lane : other.lane(county.jurisdiction)
            let submission = county.report()
            numbers.append(try lane.perform { try $0.handle(submission).number })
        }
        #expect(Set(numbers).count == 6)
        // The other process changed the same matter: what this one remembers of it is old.
        let urging = Submission(.urge(Urging()), on: numbers[0], by: .reporter, at: County.morning)
        let versions = try [other.lane(county.jurisdiction), county.lane, other.lane(county.jurisdiction)]
            .map { lane in try lane.perform { try $0.handle(urging).version } }
        #expect(versions == [2, 3, 4])
        #expect(try county.verify().flaws == [])
    }

    @Test func `log: a stream with a kind from a newer release is not written to`() throws {
        let county = try County()
        let number = try county.register()
        try county.tamper("update event set kind = 'matter-sung-about.1' where stream = $1", [.text(number.text)])
        #expect(throws: StoreFault.unknownKind("matter-sung-about.1", stream: number.text)) {
            try county.reopened().lane(county.jurisdiction).perform {
                try $0.handle(Submission(.urge(Urging()), on: number, by: .reporter, at: County.morning))
            }
        }
        #expect(try county.verify().flaws.map(\.code) == [.digestWrong, .kindUnknown])
    }

    @Test func `3.1: what was imported once is not registered again`() throws {
        let county = try County()
        var submission = county.report()
        submission.origin = "case-001"
        let number = try county.submit(submission).number
        var again = county.report()
        again.origin = "case-001"
        #expect(throws: AlreadyThere(origin: "case-001", matter: number)) { try county.submit(again) }
        #expect(try county.verify().matters == 1)
    }
}

struct Broken: Error {}
