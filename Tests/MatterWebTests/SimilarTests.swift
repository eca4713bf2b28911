// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import MatterWeb

/// 同类事项、关联、并件、联名 over HTTP, and who learns of them.
@Suite struct SimilarTests {
    private static let licence: Fields = Said.report.adding(["service": "抵押登记"])

    @Test func `3.1: the same telephone and the same service item are shown with the reason, and bar nothing`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let first = try await client.registered(Self.licence)
            #expect(first.fields["similar"]?.list?.isEmpty == true)
            let second = try await client.registered(Self.licence)
            let told = try #require(second.fields["similar"]?.list?.first)
            #expect(told["number"]?.text == first.number)
            #expect(told["obligations"]?.list?.first?["act"] == "judge")
            let codes = (told["reasons"]?.list ?? []).compactMap { $0["code"]?.text }
            #expect(Set(codes) == ["same-phone", "same-service-and-unit", "shared-words"])
            let asked = try await client.get(
                "matters/similar?phone=13800000001&service=%E6%8A%B5%E6%8A%BC%E7%99%BB%E8%AE%B0&unit=natural-resources",
                as: "window")
            #expect(asked.fields["items"]?.list?.count == 2)
            #expect(asked.text.contains("90 天内第 3 件"))
        }
    }

    @Test func `visibility: who told what before is for those who register, never for a unit or a visitor`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            _ = try await client.registered(Self.licence)
            for account in ["resources", "resources-leader", "police", "audit"] {
                #expect(try await client.get("matters/similar?phone=13800000001", as: account).status == 403)
            }
            let online = try await client.must(
                "matters", as: nil, Self.licence.without("channel").adding(["channel": "online"]))
            #expect(online.fields["similar"] == nil)
        }
    }

    @Test func `visibility: a unit sees nothing of links, mergers and joint reporters, and its version stays`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            _ = try await client.registered()
            let number = try await Situation.received.arise(client).number
            let before = try await client.get("matters/\(number)", as: "resources")
            try await client.must(
                "matters/\(number)/links", as: "office", ["other": .text(Said.neighbour), "reason": "同一件事"])
            try await client.must(
                "matters/\(number)/joint-reporters", as: "window", ["name": "王五", "phone": "13800000005"])
            try await client.must(
                "matters/\(Said.neighbour)/judgement", as: "office",
                ["decision": "merger", "into": .text(number), "explanation": "同一件事，一起办。"])
            let after = try await client.get("matters/\(number)", as: "resources")
            #expect(after.text == before.text)
            #expect(!after.text.contains("王五"))
            #expect(try await client.get("matters/\(number)", as: "police").status == 404)
            let events = try await client.get("matters/\(number)/events", as: "resources")
            #expect(!events.text.contains(Said.neighbour))
            let office = try await client.get("matters/\(number)", as: "office")
            #expect(office.fields["joined"]?.list?.first?["number"]?.text == Said.neighbour)
            #expect(office.fields["linked"]?.list?.count == 1)
        }
    }

    @Test func `D2: number and code of a merged matter go on telling, and nothing of the other reporter`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let target = try await client.registered(
                Said.report.without("reporter").adding(["reporter": ["name": "赵六", "phone": "13800000009"]]))
            let (number, code) = try await Situation.mergedTold.arise(client)
            let told = try await client.get("track/\(number)?code=\(code)")
            #expect(told.fields["merged"]?["number"]?.text == target.number)
            #expect(told.fields["merged"]?["stage"] == "intake")
            #expect(!told.text.contains("赵六") && !told.text.contains("13800000009"))
            try await client.must("matters/\(target.number)/judgement", as: "office", Said.acceptance)
            try await client.must("matters/\(target.number)/coordination", as: "office", Said.oneUnit)
            let waiting = try await client.get("matters/\(number)", as: "office")
            #expect(waiting.fields["obligations"]?.list?.first?["act"] == "await-merged")
            try await client.must("matters/\(target.number)/completion", as: "resources", Said.completion)
            let over = try await client.get("matters/\(number)", as: "office")
            #expect(over.fields["obligations"]?.list?.first?["act"] == "call")
            #expect(try await client.get("track/\(number)?code=\(code)").fields["merged"]?["outcome"] == "resolved")
            try await client.must("matters/\(number)/follow-up-calls", as: "office2", Said.call(5))
        }
    }

    @Test func `D1: a representative follows the matter with a code of her own until she withdraws`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let added = try await client.must(
                "matters/\(number)/joint-reporters", as: "window",
                ["name": "王五", "phone": "13800000005", "representative": true])
            let code = try #require(added.fields["trackingCode"]?.text)
            #expect(try await client.get("track/\(number)?code=\(code)").status == 200)
            try await client.must(
                "matters/\(number)/joint-reporters/removal", as: "window", ["reporter": 1, "reason": "不再参加"])
            #expect(try await client.get("track/\(number)?code=\(code)").status == 404)
        }
    }
}
