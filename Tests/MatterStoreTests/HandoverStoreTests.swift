// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 交班留言, on both engines.
@Suite(.everyEngine) struct HandoverStoreTests {
    private func leave(_ county: County, _ words: String, _ id: String, by actor: Actor) throws {
        let body = TextBody(id: id, salt: Array(repeating: 7, count: 16), body: words)
        let note = TextRef(id: id, digest: ContentDigest.of(salt: body.salt, body: words))
        try county.lane.perform { try $0.record(body, HandoverWritten(note: note), by: actor, at: County.morning) }
    }

    private func read(_ county: County, _ id: String, by actor: Actor) throws -> Bool {
        try county.lane.perform { try $0.readHandover(id, by: actor, at: County.morning) }
    }

    @Test func `3.1: a note waits until somebody else has read it, once, and its words lie outside the log`() throws {
        let county = try County()
        let (first, second) = (String(repeating: "a", count: 24), String(repeating: "b", count: 24))
        try leave(county, "李四明早来取件", first, by: county.clerk)
        try leave(county, "李四明早来取件", String(repeating: "c", count: 24), by: county.clerk)
        try leave(county, "钥匙在抽屉里", second, by: county.officer)
        let waiting = try county.read { try $0.handoverNotes() }
        #expect(waiting.map(\.text) == ["李四明早来取件", "钥匙在抽屉里"], "pressed twice is one note")
        #expect(waiting.map(\.by) == [county.clerk.account, county.officer.account])
        #expect(try !read(county, first, by: county.clerk), "her own is not hers to put away")
        #expect(try !read(county, "nothing", by: county.officer))
        #expect(try read(county, first, by: county.officer))
        #expect(try !read(county, first, by: county.head), "read once")
        #expect(try county.read { try $0.handoverNotes() }.map(\.id) == [second])
        #expect(try county.verify().flaws == [])
        let erased = try county.lane.perform { [head = county.head] in
            try $0.eraseText(second, reason: "requested", by: head, at: County.morning)
        }
        #expect(erased)
        #expect(try county.read { try $0.handoverNotes() }.map(\.text) == [nil])
        #expect(try county.verify().flaws == [])
        try county.store.rebuild(county.jurisdiction)
        #expect(try county.read { try $0.handoverNotes() }.map(\.id) == [second])
    }
}
