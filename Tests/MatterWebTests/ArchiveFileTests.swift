// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

@Suite struct ArchiveFileTests {
    @Test func `file: a filed matter has its number, its retention and every paper in its order`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.filed.arise(client)
            let file = try await client.get("/desk/papers/file/\(number)", as: "office")
            let words = file.words
            for word in ["BCS·2026-D10-000001", "定期 10 年", "归档日期", "卷内目录", "卷终"] {
                #expect(words.contains(word), "\(word)")
            }
            let titles = file.text.matches(of: /<h1>([^<]+)<\/h1>/).map { String($0.1) }
            #expect(
                titles == [
                    "卷宗", "卷内目录", "反映登记表", "评判记录", "交办单", "办结报告", "办理情况答复书", "电话回访", "销号记录", "归档记录", "办理经过",
                ])
            // Each line of the contents leads to a paper that is there.
            let anchors = file.text.matches(of: /class="page-of" href="#([^"]+)"/).map { String($0.1) }
            #expect(anchors.count == titles.count - 1)
            for anchor in anchors { #expect(file.text.contains("id=\"\(anchor)\""), "\(anchor)") }
        }
    }

    @Test func `file: before it is closed the number is not given yet`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.received.arise(client)
            let words = try await client.get("/desk/papers/file/\(number)", as: "office").words
            #expect(words.contains("归档时编定") && words.contains("尚未销号") && !words.contains("BCS"))
        }
    }

    @Test func `file: level three is kept for ever, what was explained for thirty years`() async throws {
        let town = try Town()
        try await town.serve { client in
            let plan = try town.store.read("500231") { try $0.plan() }
            #expect(plan.retention(.resolved, level: 3)?.name == "永久")
            #expect(plan.retention(.explained, level: 1)?.years == 30)
            let (number, _) = try await Situation.explained.arise(client)
            try await client.must("matters/\(number)/completion/approval", as: "head", ["approved": true])
            try await client.must("matters/\(number)/follow-up-calls", as: "office2", Said.call(5))
            try await client.must("matters/\(number)/closure", as: "office", [:])
            let words = try await client.get("/desk/papers/file/\(number)", as: "office").words
            #expect(words.contains("BCS·2026-D30-000001") && words.contains("定期 30 年"))
        }
    }

    /// The numbers that differ anyway, taken out.
    private static func told(_ client: Client, _ number: String, as account: String) async throws -> String {
        try await client.get("/desk/papers/file/\(number)", as: account).words
            .replacing(/[0-9a-f]{64}/, with: "…").replacing("评判：酌情受理", with: "评判：予以受理")
    }

    @Test func `2.5, file: a sealed matter's open file looks like that of anybody who wants secrecy`() async throws {
        var files: [String] = []
        for (obstacle, secret) in [("other", true), ("obstructed", false)] {
            files.append(
                try await Town().serve { client in
                    let number = try await client.registered(Said.report.adding(["keepSecret": .bool(secret)])).number
                    let body = Said.acceptance.without("obstacle").adding([
                        "obstacle": .text(obstacle), "coordination": Said.oneUnit,
                    ])
                    try await client.must("matters/\(number)/judgement", as: "office", body)
                    return try await Self.told(client, number, as: "window")
                })
        }
        #expect(files[0] == files[1])
        #expect(!files[1].contains("不给办") && !files[1].contains("密"))
    }

    @Test func `3.4c, file: a poor rating, its inquiry and a complaint leave no trace in the open file`() async throws {
        var files: [String] = []
        for isPoor in [false, true] {
            files.append(
                try await Town().serve { client in
                    let situation: Situation = isPoor ? .calledPoor : .calledWell
                    let (number, _) = try await situation.arise(client)
                    if isPoor {
                        try await client.must(
                            "sealed-complaints", as: "office",
                            ["matters": [.text(number)], "allegation": "要好处", "fault": "extortion"])
                    }
                    return try await Self.told(client, number, as: "window")
                })
        }
        #expect(files[0] == files[1])
        #expect(!files[1].contains("满意") && !files[1].contains("核查"))
    }

    @Test func `2.5, 3.4c, file: only readers of sealed records open the sealed file, which every matter has`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.calledPoor.arise(client)
            try await client.must(
                "sealed-complaints", as: "office",
                ["matters": [.text(number)], "allegation": "向我要好处", "fault": "extortion"])
            let (plain, _) = try await Situation.reported.arise(client)
            let readers: Set = ["office", "office2", "head", "leader", "deputy", "oversight", "discipline"]
            for (account, _, _) in Town.accounts {
                for matter in [number, plain] {
                    let answer = try await client.get("/desk/papers/sealed-file/\(matter)", as: account)
                    #expect(answer.status == (readers.contains(account) ? 200 : 404), "\(account) \(matter)")
                }
                let page = try await client.get("/desk/matters/\(number)", as: account)
                #expect(page.text.contains("/desk/papers/sealed-file/") == readers.contains(account), "\(account)")
            }
            let sealed = try await client.get("/desk/papers/sealed-file/\(number)", as: "oversight").words
            for word in ["密卷", "非常不满意", "向我要好处", "差评核查"] { #expect(sealed.contains(word), "\(word)") }
        }
    }
}
