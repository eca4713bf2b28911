// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@testable import MatterWeb

/// 一次催办多件 (3.3).
@Suite struct RemindingTests {
    private static let list = "/desk?of=county&show=unreceived"

    private static func boxes(_ page: Answered, checked: Bool = false) -> [String] {
        page.text.matches(of: /name="to\[\]" value="([^"]+)"[^>]*?(checked)?>/)
            .filter { !checked || $0.2 != nil }.map { String($0.1) }
    }

    /// What the page's form would send with these ticked.
    private static func form(_ page: Answered, _ ticked: [String], text: String = "") -> [(String, String)] {
        ["of", "show", "cursor", "once"].map { ($0, page.between("name=\"\($0)\" value=\"", "\"")) }
            + ticked.map { ("to[]", $0) } + [("text", text)]
    }

    private static func reminders(_ client: Client, _ number: String) async throws -> Int {
        let events = try await client.get("matters/\(number)/events", as: "office")
        return events.text.ranges(of: "reminder-sent.1").count
    }

    @Test func `3.3: several ticked are reminded with one press, each copied to its leader in charge`() async throws {
        let town = try Town()
        try await town.serve { client in
            let first = try await Situation.issued.arise(client).number
            let second = try await Situation.two.arise(client).number
            let page = try await client.get(Self.list, as: "office")
            let boxes = Self.boxes(page)
            #expect(boxes.count == 3 && page.words.contains("催办县公安局：\(second)"))
            let sent = try await client.form(
                "/desk/reminders", as: "office", Self.form(page, boxes, text: "请今天签收"))
            #expect(sent.status == 200 && sent.words.contains("已催办 3 条"), "\(sent.words)")
            #expect(sent.words.contains("已记入：县公安局、县公安局分管领导"), "\(sent.words)")
            #expect(sent.words.contains("全县 · 未签收"), "she stays in her list")
            #expect(Self.boxes(sent, checked: true).isEmpty)
            #expect(try await Self.reminders(client, first) == 1)
            #expect(try await Self.reminders(client, second) == 2, "two slips, two reminders")
            let story = try await client.get("/desk/matters/\(second)", as: "office")
            #expect(story.words.contains("请今天签收"))
        }
    }

    @Test func `3.3: several are reminded by telephone or on paper too, and a means nobody offers sends none`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.two.arise(client).number
            let page = try await client.get(Self.list, as: "office")
            let form = Self.form(page, Self.boxes(page), text: "请今天签收")
            let wrong = try await client.form("/desk/reminders", as: "office", form + [("how", "pigeon")])
            #expect(wrong.status == 422 && wrong.text.contains("请今天签收") && Self.boxes(wrong, checked: true).count == 2)
            #expect(try await Self.reminders(client, number) == 0)
            _ = try await client.form("/desk/reminders", as: "office", form + [("how", "phone")])
            let events = try await client.get("matters/\(number)/events", as: "office")
            #expect(events.text.ranges(of: "电话催办").count == 2, "\(events.text)")
        }
    }

    @Test func `3.3: the same form pressed twice sends nothing twice, and a fresh one sends again`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.issued.arise(client).number
            let page = try await client.get(Self.list, as: "office")
            let form = Self.form(page, Self.boxes(page))
            _ = try await client.form("/desk/reminders", as: "office", form)
            let position = try town.position
            let again = try await client.form("/desk/reminders", as: "office", form)
            #expect(again.status == 200 && again.words.contains("刚才已经发过"))
            #expect(try town.position == position)
            // One more ticked on the page she went back to: only that one is sent.
            let other = try await Situation.issued.arise(client).number
            let slip = try await client.slips(other)[0]
            let more = try await client.form("/desk/reminders", as: "office", form + [("to[]", "\(other) \(slip)")])
            #expect(more.words.contains("刚才已经发过") && more.words.contains("已记入"))
            #expect(try await Self.reminders(client, number) == 1)
            #expect(try await Self.reminders(client, other) == 1)
            let fresh = try await client.get(Self.list, as: "office")
            _ = try await client.form("/desk/reminders", as: "office", Self.form(fresh, Self.boxes(fresh)))
            #expect(try await Self.reminders(client, number) == 2)
        }
    }

    @Test func `3.3: what one matter refuses holds no other back, and is said with its reason`() async throws {
        let town = try Town()
        try await town.serve { client in
            let open = try await Situation.issued.arise(client).number
            let done = try await Situation.issued.arise(client).number
            let page = try await client.get(Self.list, as: "office")
            let boxes = Self.boxes(page)
            try await client.must("matters/\(done)/withdrawal", as: "window", ["reason": "不办了"])
            let sent = try await client.form(
                "/desk/reminders", as: "office", Self.form(page, boxes + ["500231-2026-009999 500231-2026-J9999"]))
            #expect(sent.status == 200 && sent.words.contains("已催办 1 条，2 条没有发出"), "\(sent.words)")
            #expect(sent.words.contains("没有发出："))
            #expect(try await Self.reminders(client, open) == 1)
            #expect(try await Self.reminders(client, done) == 0)
        }
    }

    @Test func `3.3: a text too long and a form with nothing ticked send none and lose nothing`() async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await Situation.two.arise(client)
            let page = try await client.get(Self.list, as: "office")
            let boxes = Self.boxes(page)
            let position = try town.position
            let long = String(repeating: "催", count: 1001)
            let back = try await client.form("/desk/reminders", as: "office", Self.form(page, boxes, text: long))
            #expect(back.status == 422 && back.text.contains(long) && back.words.contains("1000"))
            #expect(Self.boxes(back, checked: true) == boxes, "what was ticked stays ticked")
            let none = try await client.form("/desk/reminders", as: "office", Self.form(page, [], text: "请抓紧"))
            #expect(none.status == 422 && none.words.contains("一条也没有勾选") && none.text.contains("请抓紧"))
            #expect(try town.position == position)
        }
    }

    @Test func `closed loop: a form whose session ended comes back with its ticks, and sends nothing before`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            _ = try await Situation.issued.arise(client)
            let page = try await client.get(Self.list, as: "office")
            let boxes = Self.boxes(page)
            let position = try town.position
            let asked = try await client.form("/desk/reminders", as: nil, Self.form(page, boxes, text: "请抓紧"))
            #expect(asked.status == 401 && asked.text.contains("请抓紧"))
            let carried = asked.text.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/)
                .map { (String($0.1), String($0.2)) }
            let back = try await client.form(
                "/desk/reminders", as: nil,
                carried + [("sign-in[account]", "office"), ("sign-in[password]", Town.password)])
            #expect(back.status == 409 && back.text.contains("请抓紧"))
            #expect(Self.boxes(back, checked: true) == boxes)
            #expect(try town.position == position)
        }
    }

    @Test func `3.3: every row can be ticked by a link, without a script`() async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await Situation.two.arise(client)
            let page = try await client.get(Self.list + "&tick=all", as: "head")
            #expect(Self.boxes(page, checked: true).count == 2 && page.words.contains("全部不选"))
        }
    }

    @Test(arguments: ["resources", "window", "leader", "admin"])
    func `3.3: who may not remind is refused before anything is looked at`(_ account: String) async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.issued.arise(client).number
            let slip = try await client.slips(number)[0]
            let position = try town.position
            let sent = try await client.form("/desk/reminders", as: account, [("to[]", "\(number) \(slip)")])
            #expect(sent.status == 403 && !sent.text.contains(number))
            #expect(try town.position == position)
        }
    }
}
