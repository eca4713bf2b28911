// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 草稿 as they are stored: changed by several at once, and over when their days are.
@Suite(.everyEngine) struct DraftStoreTests {
    private let county: County
    private let now = County.morning

    init() throws { county = try County() }

    private func add(_ word: String, at now: Instant? = nil) throws {
        let now = now ?? self.now
        try county.store.change(draft: "ABCDEFGHJKLM", at: now, in: "500231") { before in
            let body = (before?.body ?? "") + word
            let after = StoredDraft(
                code: "ABCDEFGHJKLM", body: body, savedAt: now, endsAt: now.adding(seconds: 60),
                version: (before?.version ?? 0) + 1)
            return (after, ())
        }
    }

    private func kept(at now: Instant? = nil) throws -> StoredDraft? {
        try county.read { try $0.draft("ABCDEFGHJKLM", at: now ?? self.now) }
    }

    @Test func `3.1: of drafts changed at the same moment no change is lost`() async throws {
        try add("始")
        let words = (0..<8).map { "<\($0)>" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for word in words { group.addTask { try add(word) } }
            try await group.waitForAll()
        }
        let draft = try #require(try kept())
        #expect(draft.version == 9 && words.allSatisfy { draft.body.contains($0) }, "\(draft.body)")
    }

    @Test func `3.1: a draft that is over is not there, and its place is free before the tick comes by`() throws {
        try add("旧")
        let later = now.adding(seconds: 60)
        #expect(try kept(at: later) == nil)
        try add("新", at: later)
        #expect(try kept(at: later)?.body == "新")
        #expect(try kept(at: later)?.version == 1)
    }

    @Test func `3.1: a change that says no leaves what is there`() throws {
        try add("原来")
        let said = try county.store.change(draft: "ABCDEFGHJKLM", at: now, in: "500231") { before in
            (nil, before?.body ?? "")
        }
        #expect(said == "原来")
        #expect(try kept()?.version == 1)
    }
}
