// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct IdentityStoreTests {
    private let number: MatterNumber = "500231-2026-000001"
    private let oversight = Actor(account: "jiandu", role: .oversight)

    private func read(
        _ county: County, _ purpose: ReadingPurpose, by actor: Actor, matter: MatterNumber? = nil,
        at now: Instant = County.morning
    ) throws {
        let reading = IdentityReading(of: matter ?? number, persons: ["000000000000000000000017"], for: purpose)
        try county.lane.perform { try $0.record(reading, by: actor, at: now) }
    }

    @Test func `D1: a reading says who, which matter, which person, why and when, and no name`() throws {
        let county = try County()
        try read(county, .contact, by: county.officer)
        let entry = try #require(try county.read { try $0.identityReadings(IdentityQuery()) }.items.first)
        #expect(entry.actor.account == county.officer.account && entry.at == County.morning)
        #expect(entry.reading == IdentityReading(of: number, persons: ["000000000000000000000017"], for: .contact))
        #expect(try county.verify().flaws == [])
    }

    @Test func `D1: what is shown unasked is entered once a day for an account and matter, what is asked for always`()
        throws
    {
        let county = try County()
        for purpose in [ReadingPurpose.duty, .duty, .paper] { try read(county, purpose, by: county.officer) }
        try read(county, .duty, by: county.head)
        try read(county, .duty, by: county.officer, matter: "500231-2026-000002")
        try read(county, .duty, by: county.officer, at: County.morning.adding(seconds: 86_400))
        #expect(try county.read { try $0.identityReadings(IdentityQuery()) }.items.count == 4)
        for _ in 0..<2 { try read(county, .verify, by: county.officer) }
        #expect(try county.read { try $0.identityReadings(IdentityQuery()) }.items.count == 6)
    }

    @Test func `D1: another person of the same matter is another reading, whatever was entered of it that day`() throws
    {
        let county = try County()
        for persons in [["a"], ["a", "b"], ["b"], ["c"], ["a", "c"]] {
            let reading = IdentityReading(of: number, persons: persons, for: persons == ["a"] ? .search : .duty)
            try county.lane.perform { [officer = county.officer] in
                try $0.record(reading, by: officer, at: County.morning)
            }
        }
        let entered = try county.read { try $0.identityReadings(IdentityQuery()) }.items.map(\.reading.persons)
        #expect(entered.reversed() == [["a"], ["a", "b"], ["c"]])
    }

    @Test func `D1: readings are found by account, matter and day, page by page, and counted by account`() throws {
        let county = try County()
        for day in 0..<3 {
            for matter: MatterNumber in ["500231-2026-000001", "500231-2026-000002"] {
                let now = County.morning.adding(seconds: day * 86_400)
                try read(county, .duty, by: county.officer, matter: matter, at: now)
            }
        }
        try read(county, .supervision, by: oversight)
        func count(_ set: (inout IdentityQuery) -> Void) throws -> Int {
            var query = IdentityQuery()
            set(&query)
            return try county.read { [query] in try $0.identityReadings(query) }.items.count
        }
        #expect(try count { $0.account = "lisi" } == 6)
        #expect(try count { $0.matter = "500231-2026-000001" } == 4)
        #expect(try count { $0.day = day("2026-03-03") } == 2)
        #expect(
            try count {
                $0.account = "jiandu"
                $0.day = day("2026-03-03")
            } == 0)
        let counts = try county.read { try $0.identityCounts(IdentityQuery()) }
        #expect(counts.map(\.account) == ["lisi", "jiandu"])
        #expect(counts.map(\.readings) == [6, 1] && counts.map(\.matters) == [2, 1])
        var query = IdentityQuery()
        query.limit = 4
        let first = try county.read { [query] in try $0.identityReadings(query) }
        query.cursor = first.next
        let second = try county.read { [query] in try $0.identityReadings(query) }
        #expect(first.items.count == 4 && second.items.count == 3 && second.next == nil)
        #expect(Set((first.items + second.items).map(\.position)).count == 7)
    }

    @Test func `D1: verify finds a reading that was changed or taken away`() throws {
        for change in [
            "update event set actor = 'head' where kind = 'identity-read.1'",
            "delete from event where kind = 'identity-read.1'",
        ] {
            let county = try County()
            try read(county, .contact, by: county.officer)
            try read(county, .verify, by: county.officer, matter: "500231-2026-000002")
            _ = try county.store.database.write { try $0.execute(change, []) }
            #expect(try !county.verify().flaws.isEmpty, "\(change)")
        }
    }

    @Test func `D1: readings come back from a dump and outlive a rebuild`() throws {
        let county = try County()
        try read(county, .contact, by: county.officer)
        var lines: [String] = []
        try county.store.dump { lines.append($0) }
        let other = try County(publishing: false, jurisdictions: false)
        var rest = lines[...]
        try other.store.load { rest.popFirst() }
        try other.store.rebuild("500231")
        #expect(try other.read { try $0.identityReadings(IdentityQuery()) }.items.count == 1)
        #expect(try other.verify().flaws == [])
    }
}

@Suite(.everyEngine) struct GuessTests {
    private let name = Guess("account", "lisi")

    private func wait(_ store: Store, _ guess: Guess, _ now: Instant) throws -> Int? {
        try store.wait(guess, in: "500231", after: 3, at: now)
    }

    private func wrong(_ store: Store, _ guess: Guess, known: Bool = true, at now: Instant) throws {
        try store.wrong(guess, known: known, in: "500231", seconds: 600, at: now)
    }

    @Test func `sign-in: a lock outlives a restart, is the same on every server, and ends`() throws {
        let county = try County()
        let other = try county.reopened()
        for store in [county.store, other, county.store] {
            #expect(try wait(store, name, County.morning) == nil)
            try wrong(store, name, at: County.morning)
        }
        #expect(try wait(try county.reopened(), name, County.morning) == 600)
        #expect(try wait(other, Guess("account", "wangwu"), County.morning) == nil)
        let later = County.morning.adding(seconds: 600)
        #expect(try wait(other, name, later) == nil)
        try wrong(other, name, at: later)
        #expect(try wait(other, name, later) == nil, "counted anew once it was over")
    }

    @Test func `sign-in: what was right forgets what was wrong`() throws {
        let county = try County()
        for _ in 0..<2 { try wrong(county.store, name, at: County.morning) }
        try county.store.right(name, in: "500231")
        try wrong(county.store, name, at: County.morning)
        #expect(try wait(county.store, name, County.morning) == nil)
    }

    @Test func `sign-in: made-up names fill nothing up and free nobody`() throws {
        let county = try County()
        for _ in 0..<3 { try wrong(county.store, name, at: County.morning) }
        let most = Guess.mostUnknown
        try county.store.database.write { connection in
            for index in 0..<most {
                try connection.send(
                    "insert into guess (jurisdiction, name, known, wrong, ends_at) values ($1, $2, 0, 1, $3)",
                    [
                        .text("500231"), .bytes(ContentDigest.raw(Array("\(index)".utf8))),
                        .int(County.morning.seconds + 600),
                    ])
            }
        }
        try wrong(county.store, Guess("account", "nobody"), known: false, at: County.morning)
        let count = try county.store.database.read { try $0.row("select count(*) from guess", [])?.int(0) }
        #expect(count == 2)
        #expect(try wait(county.store, name, County.morning) == 600)
    }
}
