// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 没写完的 as they are stored: each under its account, for a while, and never over another page's.
@Suite(.everyEngine) struct AccountDraftTests {
    private let county: County
    private let now = County.morning

    init() throws { county = try County() }

    @discardableResult
    private func keep(
        _ code: String, _ body: String, of account: AccountID = "lisi", inPlaceOf earlier: DraftMark? = nil,
        most: Int = 9, at now: Instant? = nil, for seconds: Int = 60
    ) throws -> Bool {
        let now = now ?? self.now
        let draft = StoredDraft(
            code: code, body: body, savedAt: now, endsAt: now.adding(seconds: seconds), version: 1)
        return try county.store.keep(draft, of: account, inPlaceOf: earlier, most: most, in: "500231")
    }

    private func kept(_ account: AccountID = "lisi", at now: Instant? = nil) throws -> [String] {
        try county.read { try $0.drafts(of: account, at: now ?? self.now).map { "\($0.body) \($0.version)" } }
    }

    @Test func `4.3: what an account has begun is its own, the latest first, and saved over by its own page only`()
        throws
    {
        try keep("a", "一")
        try keep("b", "二", at: now.adding(seconds: 1))
        try keep("c", "别人的", of: "wangwu")
        try keep("a", "三", at: now.adding(seconds: 2))
        #expect(try kept() == ["三 2", "二 1"])
        #expect(try kept("wangwu") == ["别人的 1"])
        // Whoever knew the code of another's could write nothing there.
        try keep("c", "改写", of: "lisi")
        #expect(try kept("wangwu") == ["别人的 1"])
        try county.store.drop([DraftMark("c")], of: "lisi", in: "500231")
        #expect(try kept("wangwu") == ["别人的 1"])
    }

    @Test func `4.3: a page that goes on from a draft takes its place, unless somebody wrote there since`() throws {
        try keep("a", "一")
        try keep("b", "一二", inPlaceOf: DraftMark("a", version: 1))
        #expect(try kept() == ["一二 1"])
        try keep("b", "一二三")
        try keep("c", "一二另", inPlaceOf: DraftMark("b", version: 1), at: now.adding(seconds: 1))
        #expect(try kept() == ["一二另 1", "一二三 2"])
        try county.store.drop([DraftMark("b", version: 1), DraftMark("c")], of: "lisi", in: "500231")
        #expect(try kept() == ["一二三 2"])
    }

    @Test func `4.3: an account has so many and no more; what it has may still be written on`() throws {
        #expect(try keep("a", "一", most: 2) && keep("b", "二", most: 2))
        #expect(try !keep("c", "三", most: 2))
        #expect(try keep("b", "四", most: 2) && keep("c", "五", of: "wangwu", most: 2))
        #expect(try kept().sorted() == ["一 1", "四 2"])
    }

    @Test func `4.3: its time over it is not there, and the clock erases it`() throws {
        try keep("a", "一")
        let later = now.adding(seconds: 60)
        #expect(try kept(at: later) == [])
        try county.store.tick("500231").run(until: later)
        #expect(try kept(at: now) == [], "gone, not only hidden")
    }

    @Test func `4.3: a save that arrives after its form was accepted writes nothing, and counts for nothing`() throws {
        try keep("a", "一")
        try county.store.settle("a", of: "wangwu", at: now, until: now.adding(seconds: 60), in: "500231")
        #expect(try kept() == ["一 1"], "another's is not hers to settle")
        for code in ["a", "b"] {
            try county.store.settle(code, of: "lisi", at: now, until: now.adding(seconds: 60), in: "500231")
            try keep(code, "迟到的")
        }
        #expect(try kept() == [])
        #expect(try keep("c", "三", most: 1) && kept() == ["三 1"])
        try county.store.tick("500231").run(until: now.adding(seconds: 60))
        try keep("a", "新的", at: now.adding(seconds: 61))
        #expect(try kept(at: now.adding(seconds: 61)) == ["新的 1"])
    }

    @Test func `4.3: no code of a report opens an official's draft`() throws {
        try keep("ABCDEFGHJKLM", "一")
        #expect(try county.read { try $0.draft("ABCDEFGHJKLM", at: now) } == nil)
    }

    @Test func `4.3: a dump takes them along, and verify has nothing to say of them`() throws {
        try keep("a", "一")
        var lines: [String] = []
        try county.store.dump { lines.append($0) }
        let other = try County(publishing: false, jurisdictions: false, seed: 2)
        var rest = lines[...]
        _ = try other.store.load { rest.popFirst() }
        let there = try other.read { try $0.drafts(of: "lisi", at: now).map(\.body) }
        #expect(there == ["一"])
        #expect(try other.verify().flaws == [] && county.verify().flaws == [])
    }
}
