// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// One stored example of every kind that was ever released. Lines are added, never changed or taken away: what a
/// county stored ten years ago must still be read.
@Suite(.everyEngine) struct EventCodingTests {
    private struct Example {
        let kind: String
        let body: String
    }

    private func examples() throws -> [Example] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/events.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: "\t")
            return Example(kind: String(parts[0]), body: String(parts[1]))
        }
    }

    private func stored(_ example: Example) -> StoredEvent {
        StoredEvent(
            jurisdiction: "500231", position: 1, stream: "500231-2026-000001", version: 1, kind: example.kind,
            at: County.morning, actor: .system, plan: nil, calendar: nil, command: 1, body: example.body,
            digest: Chain.origin)
    }

    /// Read and written again by the type that owns the kind.
    private func roundTrip(_ event: StoredEvent) throws -> (kind: String, body: String) {
        if OrganisationFact.kinds.contains(event.kind) {
            let fact = try OrganisationFact(event)
            return (fact.kind, fact.body)
        }
        if JurisdictionFact.kinds.contains(event.kind) {
            let fact = try JurisdictionFact(event)
            return (fact.kind, fact.body)
        }
        if AttachmentFact.kinds.contains(event.kind) {
            let fact = try AttachmentFact(event)
            return (fact.kind, fact.body)
        }
        if PaperFact.kinds.contains(event.kind) {
            let fact = try PaperFact(event)
            return (fact.kind, fact.body)
        }
        if IdentityReading.kinds.contains(event.kind) { return (event.kind, try IdentityReading(event).body) }
        if LedgerExported.kinds.contains(event.kind) { return (event.kind, try LedgerExported(event).body) }
        if HandoverWritten.kinds.contains(event.kind) { return (event.kind, try HandoverWritten(event).body) }
        if HandoverRead.kinds.contains(event.kind) { return (event.kind, try HandoverRead(event).body) }
        if RecordFact.kinds.contains(event.kind) {
            let fact = try EventCoding.recordEvent(event)
            return (fact.fact.kind(try recordKind(event.kind)), EventCoding.body(fact))
        }
        let fact = try EventCoding.matterEvent(event)
        return (fact.fact.kind, EventCoding.body(fact))
    }

    /// The kind of record an event's kind begins with; any will do for what all records share.
    private func recordKind(_ kind: String) throws -> RecordKind {
        if kind.hasPrefix("record-due-") { return .undertaking }
        let found = RecordKind.allCases.filter { kind.hasPrefix($0.rawValue + "-") }
        return try #require(found.max { $0.rawValue.count < $1.rawValue.count })
    }

    @Test func `log: every kind has a stored example, and none has two`() throws {
        let kinds = try examples().map(\.kind)
        #expect(Set(kinds).count == kinds.count)
        #expect(Set(EventCoding.kinds).subtracting(kinds) == [])
        #expect(EventCoding.kinds.count == Set(EventCoding.kinds).count)
    }

    @Test func `log: every stored example is read, and written back byte for byte`() throws {
        for example in try examples() {
            let again = try #require(try? roundTrip(stored(example)), "\(example.kind) is not read")
            #expect(again.kind == example.kind)
            #expect(again.body == example.body)
        }
    }

    @Test func `log: our writer of JSON and Foundation's write the same characters`() throws {
        struct Sample: Codable {
            var text = "引号\" 反斜\\ /斜/ \u{8}\u{C}\n\r\t\u{1}\u{1f}\u{7f} 🙂 \u{2028}"
            var b: Int? = nil
            var a = [1, -2, 0]
            var upper = ["b": 1, "a": 2]
            var empty: [String] = []
            var nested = [["x": true], [:]]
            var maybe: [String?] = ["y", nil]

            /// An upper-case key: it sorts before every lower-case one.
            enum CodingKeys: String, CodingKey {
                case text, b, a, empty, nested, maybe
                case upper = "Z"
            }
        }
        let theirs = JSONEncoder()
        theirs.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try JSON.text(Sample()) == String(decoding: theirs.encode(Sample()), as: UTF8.self))
        #expect(JSON.text(["rows": 1]) == "{\"rows\":1}")
        #expect(JSON.text("词") == "\"词\"")
    }

    @Test func `log: a kind nobody knows is named, not skipped`() throws {
        let event = stored(Example(kind: "matter-registered.2", body: "{}"))
        #expect(throws: StoreFault.unknownKind("matter-registered.2", stream: event.stream)) {
            try EventCoding.matterEvent(event)
        }
    }

    @Test(arguments: ["", "{", "{}", "[]", "{\"fact\":[]}", "垃圾", "{\"fact\":{\"obligation\":"])
    func `log: a damaged body is named by its position`(_ body: String) throws {
        for kind in EventCoding.kinds {
            let event = stored(Example(kind: kind, body: body))
            #expect { try roundTrip(event) } throws: { error in
                guard case StoreFault.damagedEvent(position: 1, _) = error else { return false }
                return true
            }
        }
    }

    @Test func `log: a reporter's name is in no event and her words are in none`() throws {
        let county = try County()
        try county.coordinate(county.register("独一无二的标题"), "natural-resources")
        var bodies = ""
        try county.read { try $0.eachEvent { bodies += $0.body } }
        let secrets = ["张三", "13800000000", "独一无二的标题", "想办抵押办不了", "同意受理"]
        for secret in secrets { #expect(!bodies.contains(secret)) }
    }
}
