// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

/// 说给反映人听的话 (3.1), and her own rating (3.4b).
@Suite struct ReporterWordsTests {
    private static let poor: [(String, String)] = [
        ("ratings[attitude]", "1"), ("ratings[result]", "1"), ("remark", "等了很久"),
    ]

    @Test(arguments: [Situation.two, .supportingDone, .returned, .instructed, .completed])
    func `3.1: she reads which unit is at it, and neither numbers of papers nor what units dispute`(
        situation: Situation
    ) async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await situation.arise(client)
            let page = try await client.form("/track", ["number": number, "code": code])
            #expect(page.words.contains("交县规划和自然资源局办理。") && page.words.contains("答应您的期限"))
            for inner in ["垫办交", "级调度", "评判：", "人参加", "退回交办单", "签发", "不归我们", "⟦"] {
                #expect(!page.words.contains(inner), "\(situation): \(inner)")
            }
        }
    }

    @Test func `3.4b: a poor rating of her own stands before whoever calls, on the board and on her page`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.completed.arise(client)
            let key = [("number", number), ("code", code)]
            let rated = try await client.form("/track/rating", key + Self.poor)
            #expect(rated.words.contains("您评了不满意") && rated.words.contains("单独核查"))
            let call = try await client.get("/desk/calls", as: "office2")
            #expect(call.words.contains("反映人自己评的") && call.words.contains("等了很久"))
            #expect(call.words.contains("哪里没办好"))
            let board = try await client.get("/desk?of=county&show=call", as: "office2")
            #expect(board.words.contains("反映人自己评了不满意"))
            // What was poor here stays poor: the inquiry is owed after the call, whatever is said on the phone.
            try await client.must("matters/\(number)/follow-up-calls", as: "office2", Said.call(5))
            let matter = try await client.get("matters/\(number)", as: "office")
            #expect(matter.text.contains("\"inquire\"") || matter.fields["inquiryOpen"] == true)
            let after = try await client.form("/track", ["number": number, "code": code])
            #expect(after.words.contains("正在单独核查"))
        }
    }

    @Test func `3.4b: a good rating calls nobody dissatisfied`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.completed.arise(client)
            let good = [("number", number), ("code", code), ("ratings[result]", "5")]
            let rated = try await client.form("/track/rating", good)
            #expect(!rated.words.contains("您评了不满意"))
            let call = try await client.get("/desk/calls", as: "office2")
            #expect(call.words.contains("反映人自己评的") && !call.words.contains("哪里没办好"))
        }
    }
}
