// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct DumpTests {
    private func lines(_ county: County) throws -> [String] {
        var lines: [String] = []
        try county.store.dump { lines.append($0) }
        return lines
    }

    private func load(_ lines: [String], into county: County) throws -> Int {
        var rest = lines[...]
        return try county.store.load { rest.popFirst() }
    }

    private func full() throws -> County {
        let county = try County()
        try county.coordinate(county.register("第一件"), "natural-resources", "housing")
        try county.register("引号\"和\n换行 和 表情🙂", phone: nil)
        return county
    }

    private func empty() throws -> County { try County(publishing: false, jurisdictions: false, seed: 2) }

    @Test func `log: a dump loaded elsewhere has the same digests, words and lists`() throws {
        let county = try full()
        let other = try empty()
        let written = try lines(county)
        #expect(try load(written, into: other) == written.count - 2)
        #expect(try other.read { try $0.head().digest } == county.read { try $0.head().digest })
        #expect(try other.verify().flaws == [])
        let query = LedgerQuery(.everything)
        #expect(try other.read { try $0.ledger(query).items } == county.read { try $0.ledger(query).items })
        #expect(try lines(other) == written)
        #expect(try other.register().text == "500231-2026-000003")
    }

    @Test func `log: a dump goes into an empty database only`() throws {
        let written = try lines(full())
        #expect(throws: LoadRefusal.notEmpty) { try load(written, into: full()) }
    }

    @Test func `log: a damaged dump is refused whole`() throws {
        let written = try lines(full())
        let cut = Array(written.dropLast(3))
        var wrong = written
        wrong[4] = wrong[4].replacing("\"row\":[", with: "\"row\":[1,")
        var foreign = written
        foreign[3] = "{\"table\":\"sqlite_master\",\"row\":[]}"
        var twice = written
        twice.insert(twice[4], at: 5)
        let cases: [([String], LoadRefusal)] = [
            (cut, .cut(rows: cut.count - 1)), (wrong, .badLine(5)), (foreign, .badLine(4)), (twice, .badLine(6)),
            ([], .notADump), (["垃圾"], .notADump),
            (["{\"dump\":\"bancheng.dump.1\",\"format\":99}"], .newerFormat(99)),
        ]
        for (lines, refusal) in cases {
            let other = try empty()
            #expect(throws: refusal) { try load(lines, into: other) }
            #expect(try other.store.jurisdictions().isEmpty)
        }
    }
}
