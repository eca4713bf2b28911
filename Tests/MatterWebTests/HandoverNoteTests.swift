// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterFixtures
import MatterStore
import Testing

@testable import MatterWeb

/// 交班留言: from the one who leaves the window to the one who comes.
@Suite(.everyEngine) struct HandoverNoteTests {
    private static let notes = "/desk/handover/notes"
    private static let readings = "/desk/handover/readings"

    @Test func `3.1: what is left at the window stands at the top of the next one's board until she has read it`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let left = try await client.form(Self.notes, as: "office", ["text": "李四的备案，明早要回电话。<b>"])
            #expect(left.status == 303 && left.location == "/desk/handover?done=1")
            #expect(try await client.get("/desk/handover?done=1", as: "office").words.contains("已经留言"))
            let board = try await client.get("/desk", as: "window")
            #expect(board.text.contains("明早要回电话。&lt;b&gt;") && board.words.contains("3月2日 09:00"))
            #expect(board.words.contains("已阅") && board.forms.contains(Self.readings))
            let paper = try await client.get("/desk/handover", as: "window")
            #expect(paper.text.split(separator: "明早要回电话").count == 3, "on the page and on the paper")
            for account in ["head", "resources", "oversight", "admin"] {
                #expect(try await !client.get("/desk", as: account).text.contains("明早要回电话"), "\(account)")
            }
            let note = board.between("name=\"note\" value=\"", "\"")
            for account in ["office", "resources", "admin"] {
                #expect(try await client.form(Self.readings, as: account, ["note": note]).status == 403, "\(account)")
            }
            #expect(try await client.form(Self.readings, as: "window", ["note": note]).location == "/desk")
            #expect(try await !client.get("/desk", as: "window").text.contains("明早要回电话"))
            #expect(try await client.form(Self.readings, as: "window", ["note": note]).location == "/desk")
        }
    }

    @Test func `3.1: whoever wrote it sees that it waits, and cannot put it away herself`() async throws {
        let town = try Town()
        try await town.serve { client in
            for _ in 0..<2 { _ = try await client.form(Self.notes, as: "window", ["text": "钥匙在抽屉里"]) }
            let board = try await client.get("/desk", as: "window")
            #expect(board.words.contains("接班的人还没有看") && !board.forms.contains(Self.readings))
            #expect(board.text.split(separator: "钥匙在抽屉里").count == 2, "pressed twice is one note")
        }
    }

    @Test func `3.1: a note that is empty or too long comes back as it was typed, and is kept while it is written`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let position = try town.position
            let long = String(repeating: "长", count: 1001)
            let back = try await client.form(Self.notes, as: "window", ["text": long])
            #expect(back.status == 422 && back.text.contains(">\n\(long)</textarea>") && back.words.contains("1000"))
            #expect(try await client.form(Self.notes, as: "window", ["text": " "]).status == 422)
            #expect(try await client.form(Self.notes, as: "resources", ["text": "你好"]).status == 403)
            #expect(try town.position == position)
            let page = try await client.get("/desk/handover", as: "window")
            #expect(page.text.contains("data-draft=\"\(Self.notes)\""))
            let piece = page.between("name=\"piece\" value=\"", "\"")
            let kept = try await client.form(
                "/desk/drafts?form=\(Self.notes)&place=/desk/handover", as: "window",
                ["text": "写到一半", "piece": piece])
            #expect(kept.status == 200)
            let again = try await client.get("/desk/handover", as: "window")
            #expect(again.text.contains(">\n写到一半</textarea>") && again.words.contains("写了还没有提交"))
            #expect(try await client.get("/desk", as: "window").words.contains("给接班的人留言"))
        }
    }
}
