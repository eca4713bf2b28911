// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@testable import MatterWeb

/// 办成的事和数字: what was signed as fit for everybody, all of it and nothing else.
@Suite struct OutcomesPageTests {
    private func drafted(_ title: String, _ client: Client) async throws -> String {
        let opened = try await client.must(
            "bulletins", as: "office",
            ["since": "2026-02-23", "through": "2026-03-01", "title": .text(title), "text": "两件事办成了。"])
        return opened.number
    }

    private func published(_ title: String, isPublic: Bool, _ client: Client) async throws {
        let number = try await drafted(title, client)
        let flag: Fields = isPublic ? ["public": true] : [:]
        _ = try await client.must("bulletins/\(number)/signature", as: "head", flag)
        _ = try await client.must(
            "bulletins/\(number)/publication", as: "office", ["issued-on": "2026-03-02", "reach": "本县"])
    }

    @Test func `4.3: what is not for everybody never crowds out what is, however much of it there is`() async throws {
        let town = try Town()
        try await town.serve { client in
            try await published("给大家看的", isPublic: true, client)
            try await published("内部的", isPublic: false, client)
            for place in 0...Limits.published {
                let number = try await drafted("没有签发 \(place)", client)
                _ = try await client.must("bulletins/\(number)/refusal", as: "head", ["reason": "不合适"])
            }
            let page = try await client.get("/outcomes")
            #expect(page.words.contains("给大家看的"))
            #expect(!page.words.contains("内部的") && !page.words.contains("没有签发") && !page.words.contains("更早的"))
        }
    }

    @Test func `4.3: the oldest published one is still to be found, page after page`() async throws {
        let town = try Town()
        try await town.serve { client in
            for place in 0...Limits.published { try await published("第 \(place) 期", isPublic: true, client) }
            let first = try await client.get("/outcomes")
            #expect(first.words.contains("第 \(Limits.published) 期") && !first.words.contains("第 0 期"))
            let earlier = first.between("<p class=\"back\"><a href=\"", "\"")
            let second = try await client.get(earlier)
            #expect(second.words.contains("第 0 期") && !second.words.contains("第 1 期"))
            #expect(!second.words.contains("更早的"))
            #expect(try await client.get("/outcomes?bulletin=x").words == first.words)
        }
    }
}
