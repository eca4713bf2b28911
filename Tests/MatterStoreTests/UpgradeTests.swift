// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// A database as the program of format 1 left it (Fixtures/format1.sql) and what this release makes of it.
@Suite(.everyEngine) struct UpgradeTests {
    private static let jurisdiction: JurisdictionID = "500231"
    /// What the file's log ends with.
    private static let digest = "df99a29b4f3fd559f1b026e04aaea04e1c181fc46813a3ae8d429ab69ec76ac4"
    /// Everything that cannot be replayed.
    private static let kept = [
        "head", "event", "text", "person", "counter", "idempotency", "origin", "plan_version", "calendar_version",
        "setting",
    ]

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "old-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// A new copy of it.
    private func old() throws -> DatabaseURL {
        let engine = try #require(Engine.current)
        let place = try DatabaseURL(engine.address(in: folder))
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/format1.sql")
        var rows = try String(contentsOf: file, encoding: .utf8)
        rows.replace(/utf8\('((?:[^']|'')*)'\)/) {
            engine == .sqlite ? "cast('\($0.1)' as blob)" : "convert_to('\($0.1)', 'UTF8')"
        }
        if engine == .postgres { rows.replace(/\bx'([0-9a-f]*)'/) { "decode('\($0.1)', 'hex')" } }
        let script = rows
        try place.open().write { connection in
            try connection.script(String(decoding: Format.files[0], as: UTF8.self))
            try connection.execute("insert into format (version, at) values (1, 0)", [])
            try connection.script(script)
        }
        return place
    }

    private func rows(_ place: DatabaseURL) throws -> [String: [Row]] {
        let database = try place.open()
        let rows = try Self.kept.map { table in
            (table, try database.read { try $0.rows("select * from \(table) order by 1, 2", []) })
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    private func isWhole(_ place: DatabaseURL) throws {
        let store = try Store(place, at: County.morning)
        let found = try store.verify(Self.jurisdiction)
        #expect(found.flaws == [] && found.matters == 4 && found.digest == Self.digest)
        let tables = try place.open().read { try $0.tables() }
        #expect(!tables.contains { $0.hasPrefix("next_") })
        #expect(try store.setting("replay") == nil)
    }

    @Test func `log: a database of the first format is brought to this one, and nothing is lost`() throws {
        let place = try old()
        let before = try rows(place)
        #expect(before["event"]?.count == 41 && before["text"]?.count == 20)
        try isWhole(place)
        #expect(try rows(place) == before)
        let store = try Store(place, at: County.morning)
        try store.read(Self.jurisdiction) { reader in
            let page = try reader.ledger(LedgerQuery(.everything)).items
            #expect(page.map(\.stage) == [.judgement, .intake, .handling, .closed])
            #expect(page.map(\.title) == ["补贴领不到", "没人管的一件", "停车场备案办不下来", "营运证换不了"])
            let password = try reader.password(of: "office", at: County.morning)
            #expect(password?.fits("Bancheng-2026") == true)
            // What format 1 did not know is found as well: who told it, and what it was about.
            var query = SimilarQuery(since: Instant(day("2026-03-01")))
            query.phone = "13800000001"
            #expect(try reader.similar(query, .everything).items.count == 4)
        }
        #expect(try store.database.read { try $0.rows("select token from session", []).count } == 8)
    }

    @Test func `log: work goes on in an upgraded database where it was left`() throws {
        let place = try old()
        let store = try Store(place, at: County.morning)
        let county = try County(opening: place, as: store, in: folder)
        let now = Instant(day("2026-03-09"), minute: 600)
        try county.lane.perform { [head = county.head] in
            try $0.record(County.units.map { .unitRecorded($0) }, by: head, at: now)
        }
        #expect(try county.register("升级以后的", at: now) == "500231-2026-000005")
        #expect(try store.tick(Self.jurisdiction).run(until: now) > 0)
        #expect(try store.verify(Self.jurisdiction).flaws == [])
    }

    @Test func `log: an upgrade whose tables do not all come about leaves none of them`() throws {
        let place = try old()
        let database = try place.open()
        let before = try (database.read { try $0.tables() }, rows(place))
        // The last table of the new format is there already, and another's.
        try database.write { try $0.script("create table guess (a bigint)") }
        #expect(throws: StoreFault.self) { try Store(place, at: County.morning) }
        #expect(try database.read { try Format.version($0) } == 1)
        try database.write { try $0.script("drop table guess") }
        #expect(try database.read { try $0.tables() } == before.0)
        #expect(try rows(place) == before.1)
        try isWhole(place)
    }

    @Test func `log: an upgrade that is cut short at any step goes on where the program is started next`() throws {
        var cuts = 0
        while true {
            let place = try old()
            let stopping = StoppingDatabase(try place.open(), after: cuts)
            do {
                _ = try Store(database: stopping, at: County.morning)
                break
            } catch is Broken {
                cuts += 1
                try isWhole(place)
            }
        }
        // The tables, the beginning, the rows beside, the switch, the end, the index's beginning, rows and end, and that it
        // is owed no more.
        #expect(cuts == 9)
    }

    @Test func `log: several servers that start at once after an upgrade all come up, and it is done once`()
        async throws
    {
        let place = try old()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try Store(place, at: County.morning) } }
            try await group.waitForAll()
        }
        try isWhole(place)
    }
}
