// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct FormatTests {
    /// From the first release on: a change of the tables is a new file beside the old ones.
    @Test func `log: a released format file stays as it was`() {
        let digests = ["b6597c8307eff59315c9cfbbacb71c9faf5696f608a5bf58b76919304411e673"]
        // Format 2 joins the list with the release that brings it.
        #expect(Format.files.prefix(1).map { ContentDigest.of($0) } == digests)
    }

    @Test func `log: a database made by a newer release is not touched`() throws {
        let county = try County()
        try county.tamper("insert into format values (99, 0)")
        #expect(throws: StoreFault.newerFormat(99)) { try county.reopened() }
    }

    @Test func `log: opening a database again changes nothing`() throws {
        let county = try County()
        try county.register()
        let before = try county.tables()
        #expect(try county.reopened().verify(county.jurisdiction).flaws == [])
        #expect(try county.tables() == before && before.contains("event"))
    }

    @Test func `log: what a column may not hold the database itself refuses`() throws {
        let county = try County()
        try county.register()
        for change in [
            "update head set position = -1", "update head set digest = x'00'", "update event set version = 0",
            "update event set body = null", "insert into text values ('999999', 'a', zeroblob(16), 'x')",
            "insert into text values ('500231', 'a', x'00', 'x')", "update event set position = 1 where position = 2",
            "insert into idempotency values ('500231', 'a', '', zeroblob(32), x'', 0)",
        ] { #expect(throws: StoreFault.self) { try county.tamper(change) } }
    }

    @Test func `log: words of every kind come back as they were typed`() throws {
        let county = try County()
        let long = String(repeating: "长", count: 20_000)
        for words in ["", "🙂👨‍👩‍👧", "'; drop table event; --", "\u{202E}倒", long] {
            let number = try county.register(words)
            let report = try #require(try county.read { try $0.record(number, .everything).matter.report })
            #expect(try county.read { try $0.text(report.title) } == words)
        }
        #expect(try county.verify().flaws == [])
    }

    /// PostgreSQL cannot store it and SQLite would cut the words there.
    @Test func `log: words with a NUL are refused whole`() throws {
        let county = try County()
        #expect(throws: StoreFault.holdsNUL) { try county.register("NUL\0里面") }
        #expect(throws: StoreFault.holdsNUL) { try county.register(phone: "138\0") }
        #expect(try county.verify().matters == 0)
    }
}
