// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// Whoever can write to the database but does not recompute the chain is found; docs/THREAT-MODEL.md has who is not.
@Suite(.everyEngine) struct VerifyTests {
    /// Two matters, one of them with slips: some thirty events.
    private func county() throws -> County {
        let county = try County()
        try county.coordinate(try county.register("第一件"), "natural-resources", "housing")
        try county.register("第二件")
        return county
    }

    @Test func `log: an untouched log is clean, and its counts are told`() throws {
        let found = try county().verify()
        #expect(found.flaws == [])
        #expect(found.matters == 2)
        #expect(found.events == found.position)
        #expect(found.texts == 7 && found.persons == 2)
        #expect(found.digest.count == 64)
    }

    @Test(arguments: [
        "stream = 'x'", "version = version + 100", "kind = 'filed.1'", "at = at + 1", "actor = 'x'",
        "role = 'audit'", "lent = 'head'", "unit = 'housing'", "evidence = 'a b'", "plan = null",
        "plan = 'x'", "calendar = null", "command = 1", "body = body || ' '", "digest = zeroblob(32)",
        "body = replace(body, '2026', '2027')",
    ])
    func `log: no column of an event can be changed unnoticed`(_ change: String) throws {
        let county = try county()
        try county.tamper("update event set \(change) where position = 9")
        let found = try county.store.verify(county.jurisdiction, logOnly: true)
        #expect(found.firstBadPosition == 9)
        #expect(found.flaws.contains { $0.code == .digestWrong && $0.position == 9 })
        #expect(try county.verify().firstBadPosition == 9)
    }

    @Test func `log: an event moved to another jurisdiction is missed in one and a stranger in the other`() throws {
        let county = try county()
        try county.store.addJurisdiction("500232", name: "武隆区")
        try county.tamper("update event set jurisdiction = '500232' where position = 1")
        #expect(try county.store.verify(county.jurisdiction, logOnly: true).firstBadPosition == 1)
        #expect(try county.store.verify("500232", logOnly: true).firstBadPosition == 1)
    }

    @Test(arguments: [1, 7, 0])
    func `log: no event can be deleted unnoticed`(_ which: Int) throws {
        let county = try county()
        let last = try county.read { try $0.head().position }
        let position = which == 0 ? last : which
        try county.tamper("delete from event where position = $1", [.int(position)])
        let found = try county.store.verify(county.jurisdiction, logOnly: true)
        #expect(found.firstBadPosition == position)
        #expect(found.flaws.contains { $0.code == (which == 0 ? .headPosition : .positionMissing) })
    }

    @Test(arguments: ["first", "last"])
    func `log: a matter deleted with its rows in every read model is missed`(_ which: String) throws {
        let county = try county()
        let number = which == "first" ? "500231-2026-000001" : "500231-2026-000002"
        try county.tamper("delete from event where stream = $1", [.text(number)])
        try county.tamper("delete from ledger where number = $1", [.text(number)])
        for table in ["obligation", "slip", "matter_unit", "rating"] {
            try county.tamper("delete from \(table) where record = $1", [.text(number)])
        }
        let found = try county.verify()
        #expect(found.firstBadPosition != nil)
        // Its words are still there, and nobody speaks of them any more.
        #expect(found.flaws.contains { $0.code == .textStray })
    }

    @Test func `log: a matter's last event deleted and the head set back shows in the read models`() throws {
        let county = try county()
        let last = try county.read { try $0.head().position }
        try county.tamper("delete from event where position = $1", [.int(last)])
        try county.tamper(
            """
            update head set position = $1,
            digest = (select digest from event where position = $1 and event.jurisdiction = head.jurisdiction)
            """, [.int(last - 1)])
        #expect(try county.store.verify(county.jurisdiction, logOnly: true).flaws == [])
        #expect(try county.verify().flaws.contains { $0.code == .rowStray })
    }

    @Test func `log: two events swapped are both found`() throws {
        let county = try county()
        for (from, to) in [(12, 1000), (13, 12), (1000, 13)] {
            try county.tamper(
                "update event set command = 1, position = $1 where position = $2", [.int(to), .int(from)])
        }
        let found = try county.store.verify(county.jurisdiction, logOnly: true)
        #expect(found.flaws.map(\.position).contains(12))
        #expect(found.flaws.map(\.position).contains(13))
    }

    @Test(arguments: ["position = position + 1", "position = position - 1", "digest = zeroblob(32)"])
    func `log: the head cannot be edited unnoticed`(_ change: String) throws {
        let county = try county()
        try county.tamper("update head set \(change)")
        let found = try county.store.verify(county.jurisdiction, logOnly: true)
        #expect(found.flaws.map(\.code) == [change.hasPrefix("digest") ? .headDigest : .headPosition])
    }

    @Test(arguments: [
        ("ledger", "stage = 'closed'"), ("ledger", "reported_at = 1"), ("ledger", "due_at = null"),
        ("ledger", "version = 99"), ("obligation", "party = 'admin'"), ("obligation", "due_at = due_at + 1"),
        ("obligation", "missed = 1 - missed"), ("slip", "state = 'completed'"), ("matter_unit", "unit = 'guixi'"),
        ("unit", "name = '改名'"), ("matter_unit", "serial = 1"),
    ])
    func `log: an edited read model is named`(_ table: String, _ change: String) throws {
        let county = try county()
        let key = table == "unit" ? "id = 'housing'" : "rowid = (select min(rowid) from \(table))"
        try county.tamper("update \(table) set \(change) where \(key)")
        let found = try county.verify()
        #expect(!found.isClean && found.firstBadPosition == nil)
        #expect(found.flaws.allSatisfy { $0.what.first == table })
    }

    @Test func `log: rows of a matter nobody registered are named`() throws {
        let county = try county()
        try county.tamper("insert into matter_unit values ('500231', '500231-2026-000777', 'housing', 5)")
        let stray = Flaw(code: .rowStray, position: nil, what: ["matter_unit", "500231-2026-000777", ""])
        #expect(try county.verify().flaws == [stray])
    }

    @Test func `log: changed, missing and stray words are told apart`() throws {
        let changed = try county()
        try changed.tamper("update text set body = '改过' where body = '第一件'")
        #expect(try changed.verify().flaws.map(\.code) == [.textChanged])
        let missing = try county()
        try missing.tamper("delete from text where body = '第一件'")
        #expect(try missing.verify().flaws.map(\.code) == [.textMissing])
        let person = try county()
        try person.tamper("update person set body = replace(body, '张三', '李四') where id = (select min(id) from person)")
        #expect(try person.verify().flaws.map(\.code) == [.textChanged])
        let stray = try county()
        try stray.tamper("insert into text values ('500231', 'f00d', zeroblob(16), '没人提过')")
        #expect(try stray.verify().flaws == [Flaw(code: .textStray, position: nil, what: ["text", "f00d"])])
    }

    @Test func `log: plan and calendar bytes must keep the digest they are filed under`() throws {
        let county = try county()
        try county.tamper("update plan_version set bytes = x'00'")
        #expect(try county.verify().flaws.map(\.code) == [.versionFileWrong])
    }

    @Test func `closed loop: an open matter nobody owes anything on is named`() throws {
        let county = try county()
        let number = try county.register("第三件")
        let events = try county.read { try $0.events(of: number) }
        let body = events[0].body
        let bare = try #require(body.firstRange(of: ",\"opens\"")).lowerBound
        // The chain is made to fit, as a rewriter would; only the closed loop can tell.
        try county.rewrite(number, body: String(body[..<bare]) + "}")
        try county.tamper("delete from obligation where record = $1", [.text(number.text)])
        try county.tamper("update ledger set due_at = null where number = $1", [.text(number.text)])
        let flaw = Flaw(code: .nothingOwed, position: nil, what: [number.text])
        #expect(try county.verify().flaws == [flaw])
    }

    @Test func `closed loop: a due that passed before the last tick without anybody being called is named`() throws {
        let county = try county()
        try county.tamper("update head set ticked_at = $1", [.int(Instant(day("2026-06-01")).seconds)])
        let codes = Set(try county.verify().flaws.map(\.code))
        #expect(codes == [.dueForgotten])
    }
}

extension County {
    /// Rewrites the last event and the head behind it, as somebody with the source code could.
    func rewrite(_ number: MatterNumber, body: String) throws {
        try store.database.write { connection in
            let row = try #require(
                try connection.rows(
                    "select \(EventLog.columns) from event where stream = $1", [.text(number.text)]
                ).last)
            let position = try row.int(1)
            let before = try connection.rows("select digest from event where position = $1", [.int(position - 1)])
            var columns = Array(row.values[..<15])
            columns[14] = .text(body)
            let digest = Chain.digest(after: try before[0].bytes(0), columns)
            let values: [Value] = [.text(body), .bytes(digest), .int(position)]
            try connection.execute("update event set body = $1, digest = $2 where position = $3", values)
            try connection.execute("update head set digest = $1", [.bytes(digest)])
        }
    }
}
