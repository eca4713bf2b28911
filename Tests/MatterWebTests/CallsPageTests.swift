// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// 逐件回访 (3.4b) and 交接班 (3.1).
@Suite struct CallsPageTests {
    private static let marks: [(String, String)] = [
        ("reached", "true"), ("ratings[attitude]", "5"), ("ratings[result]", "5"), ("ratings[efficiency]", "4"),
        ("ratings[integrity]", "5"), ("remark", "跑得少了"),
    ]

    private static func address(_ page: Answered) -> String {
        page.forms.first { $0.hasPrefix("/desk/calls/") } ?? ""
    }

    private static func number(_ page: Answered) -> String { String(address(page).dropFirst("/desk/calls/".count)) }

    private static func form(_ page: Answered, _ values: [(String, String)] = marks) -> [(String, String)] {
        ["version", "after"].map { ($0, page.between("name=\"\($0)\" value=\"", "\"")) } + values
    }

    @Test func `3.4b: each call saved opens the next, with a number to dial, what to say and four ratings`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let first = try await Situation.completed.arise(client).number
            town.now = town.now.adding(seconds: 3600)
            let second = try await Situation.completed.arise(client).number
            let page = try await client.get("/desk/calls", as: "office2")
            #expect(Self.number(page) == first && page.words.contains("还有 2 件待回访"))
            #expect(page.text.contains("<a class=\"phone\" href=\"tel:13800000001\">13800000001</a>"))
            #expect(page.words.contains("想用一两分钟听听您的评价") && page.words.contains("服务态度"))
            #expect(page.text.ranges(of: "type=\"radio\"").count > 20)
            #expect(page.text.contains("value=\"true\" checked"), "most are reached")
            let saved = try await client.form(Self.address(page), as: "office2", Self.form(page))
            #expect(saved.status == 303, "\(saved.words)")
            let next = try await client.get(saved.location, as: "office2")
            #expect(Self.number(next) == second && next.words.contains("已保存：\(first)"))
            let matter = try await client.get("matters/\(first)", as: "office")
            #expect(matter.fields["ratings"]?["efficiency"]?.integer == 4)
            // Pressed twice: the same call, and the same next one.
            let position = try town.position
            let again = try await client.form(Self.address(page), as: "office2", Self.form(page))
            #expect(try again.status == 303 && again.location == saved.location && town.position == position)
            let last = try await client.form(Self.address(next), as: "office2", Self.form(next))
            let end = try await client.get(last.location, as: "office2")
            #expect(Self.address(end).isEmpty && end.words.contains("没有待回访的事项"))
        }
    }

    @Test func `3.4b: whom nobody reached stays owed, and the next one opens all the same`() async throws {
        let town = try Town()
        try await town.serve { client in
            let first = try await Situation.completed.arise(client).number
            let second = try await Situation.completed.arise(client).number
            let page = try await client.get("/desk/calls", as: "office2")
            let saved = try await client.form(
                Self.address(page), as: "office2", Self.form(page, [("reached", "false")]))
            let next = try await client.get(saved.location, as: "office2")
            #expect(Self.number(page) == first && Self.number(next) == second)
            let skip = next.between("<a class=\"button quiet\" href=\"/desk/calls?after=", "\"")
            let end = try await client.get("/desk/calls?after=\(skip)", as: "office2")
            #expect(end.words.contains("后面没有您能打的了") && end.words.contains("从头再打"))
            let again = try await client.get("/desk/calls", as: "office2")
            #expect(Self.number(again) == first && again.words.contains("打过：没有接通"))
        }
    }

    @Test func `3.4b: a call that is refused comes back as it was typed`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.completed.arise(client).number
            let page = try await client.get("/desk/calls", as: "office2")
            let position = try town.position
            let form = Self.form(page, [("reached", "true"), ("ratings[attitude]", "9"), ("remark", "说不清")])
            let back = try await client.form(Self.address(page), as: "office2", form)
            #expect(try back.status == 422 && town.position == position)
            #expect(Self.number(back) == number && back.text.contains("说不清") && back.text.contains("id=\"problem\""))
            // A colleague was faster: her words stand beside the reason, under the next call or none.
            try await client.must("matters/\(number)/follow-up-calls", as: "head", Said.call(5))
            let late = try await client.form(Self.address(page), as: "office2", Self.form(page))
            #expect(late.status == 409 || late.status == 422)
            #expect(late.words.contains("您刚才填写的内容还在这里") && late.words.contains("跑得少了"))
            #expect(Self.address(late).isEmpty)
        }
    }

    @Test func `D1: the number is shown to whoever may call, with an entry, and to nobody else`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.completed.arise(client).number
            _ = try await client.get("/desk/calls", as: "office2")
            let readings = try town.store.read("500231") { reader in
                try reader.identityReadings(IdentityQuery()).items.map { ($0.actor.account, $0.reading.matter) }
            }
            #expect(readings.contains { $0.0 == "office2" && $0.1 == number }, "\(readings)")
            for account in ["window", "resources", "leader", "oversight", "discipline", "admin", "audit"] {
                let page = try await client.get("/desk/calls", as: account)
                #expect(page.status == 403 && !page.text.contains("13800000001"), "\(account)")
            }
        }
    }

    @Test func `3.4b: whoever worked on a matter is not led to call about it`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            try await client.must(
                "matters/\(number)/on-the-spot-resolution", as: "office", ["result": "当场办好", "reply": "已告知"])
            let own = try await client.get("/desk/calls", as: "office")
            #expect(Self.address(own).isEmpty && own.words.contains("您经办过的由别人回访"))
            #expect(!own.text.contains("13800000001"))
            #expect(Self.number(try await client.get("/desk/calls", as: "office2")) == number)
        }
    }

    @Test func `3.4b: who asks for the head of the page alone is shown nobody, and nobody is entered`() async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await Situation.completed.arise(client)
            func entered() throws -> Int {
                try town.store.read("500231") { try $0.identityReadings(IdentityQuery()).items.count }
            }
            let before = try entered()
            #expect(try await client.send(.head, "/desk/calls", as: "office2", []).status == 200)
            #expect(try entered() == before)
            _ = try await client.get("/desk/calls", as: "office2")
            #expect(try entered() == before + 1)
        }
    }

    @Test func `3.1: a handover note left open knows when to print itself, once, and only on a workday`() async throws {
        let town = try Town()
        try await town.serve { client in
            let page = try await client.get("/desk/handover", as: "window")
            #expect(page.text.contains("data-print-in=\"30000\"") && page.words.contains("17:20"), "\(page.text)")
            #expect(!page.text.contains("data-print-now"))
            let printing = try await client.get("/desk/handover?print=1", as: "window")
            #expect(printing.text.contains("data-print-now=\"/desk/handover\""))
            town.now = town.now.adding(seconds: 30_000)
            #expect(!(try await client.get("/desk/handover", as: "window").text.contains("data-print-in")))
            town.now = Instant("2026-03-07T09:00:00+08:00") ?? town.now
            #expect(!(try await client.get("/desk/handover", as: "window").text.contains("data-print-in")))
        }
    }

    @Test func `3.1: the handover note says what was taken in today, how it stands and what is owed, by when`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let empty = try await client.get("/desk/handover", as: "window")
            #expect(empty.status == 200 && empty.words.contains("今天登记的：0 件") && empty.words.contains("没有。"))
            let number = try await client.registered().number
            let online = try await client.must(
                "matters", as: nil, Said.report.without("channel").adding(["channel": "online"]))
            let note = try await client.get("/desk/handover", as: "window")
            #expect(note.words.contains("今天登记的：1 件") && note.text.contains(number), "\(note.words)")
            #expect(!note.text.contains(online.number) || note.words.contains("本岗位还没有办的"))
            #expect(note.words.contains("行管办　评判") && note.words.contains("交班人") && note.words.contains("接班人"))
            #expect(!note.text.contains("13800000001") && note.text.contains("/assets/paper.css"))
            town.now = town.now.adding(seconds: 86_400)
            #expect(try await client.get("/desk/handover", as: "window").words.contains("今天登记的：0 件"))
            for account in ["resources", "leader", "oversight", "admin"] {
                #expect(try await client.get("/desk/handover", as: account).status == 403, "\(account)")
            }
        }
    }
}
