// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@testable import MatterWeb

/// 找单位 (3.3): by name, a part of it, or the first letters of pinyin.
@Suite struct UnitNameTests {
    private static let names = UnitNames(
        Organisation(
            units: Dictionary(
                uniqueKeysWithValues: [
                    ("police", "县公安局"), ("transport-police", "县交通运输公安局"), ("civil", "县民政局"),
                    ("resources", "县规划和自然资源局"), ("changlong", "长龙镇"), ("gaj", "某银行"),
                ].map { (UnitID($0.0), HandlingUnit(id: UnitID($0.0), name: $0.1, kind: .county)) })))

    @Test func `3.3: an id, a name, a part of a name and letters each find their unit`() {
        for (typed, unit) in [
            ("police", "police"), ("县公安局", "police"), ("民政", "civil"), (" 自然资源 ", "resources"), ("zrzy", "resources"),
            ("XMZJ", "civil"), ("ｘｇａｊ", "police"), ("clz", "changlong"), ("zlz", "changlong"), ("gaj", "gaj"),
        ] { #expect(Self.names.find(typed) == .one(UnitID(unit)), "\(typed)") }
    }

    @Test func `3.3: what fits several is none of them, and names them; what fits none is none`() {
        #expect(Self.names.find("公安") == .several(["县交通运输公安局", "县公安局"]))
        #expect(Self.names.find("xg") == .several(["县公安局", "县规划和自然资源局"]))
        for typed in ["派出所", "qqq", "", "公安jv", "县公安局分局"] { #expect(Self.names.find(typed) == .none, "\(typed)") }
    }

    @Test func `3.3: the matter page offers each unit once, with its letters, whatever number of fields asks`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let page = try await client.get("/desk/matters/\(number)", as: "office")
            #expect(page.text.ranges(of: "<option value=\"县公安局\" label=\"xgaj\">").count == 1)
            #expect(page.text.ranges(of: "list=\"units\"").count > 5)
        }
    }

    private static let judgement: [(String, String)] = [
        ("decision", "accept"), ("obstacle", "missing-evidence"), ("participants[0][name]", "李四"),
        ("participants[0][unit]", "gaj"), ("participants[0][opinion]", "同意"), ("coordination[level]", "1"),
    ]

    @Test func `3.3: a slip goes to the unit whose letters were typed; letters of several lose nothing`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let address = "/desk/matters/\(number)/judgement"
            let position = try town.position
            let back = try await client.form(
                address, as: "office", Self.judgement + [("coordination[slips][0][unit]", "x")])
            #expect(try back.status == 422 && town.position == position)
            #expect(back.words.contains("“x”对得上 6 个单位：县公安局 县民政局 县规划和自然资源局"), "\(back.words)")
            #expect(back.text.contains("name=\"coordination[slips][0][unit]\" type=\"text\" class=\"\" value=\"x\""))
            #expect(back.text.contains("value=\"gaj\"") && back.text.contains("同意"))
            let sent = try await client.form(
                address, as: "office", Self.judgement + [("coordination[slips][0][unit]", "zrzy")])
            #expect(sent.status == 303, "\(sent.words)")
            let matter = try await client.get("matters/\(number)", as: "office")
            #expect(matter.fields["slips"]?[0]?["unit"] == "natural-resources")
        }
    }

    @Test func `3.1: the ledger is filtered by letters, and says which units they may mean`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.issued.arise(client).number
            let found = try await client.get("/desk/matters?unit=zrzy", as: "office")
            #expect(found.text.contains(number) && found.text.contains("value=\"zrzy\""))
            let other = try await client.get("/desk/matters?unit=xgaj", as: "office")
            #expect(other.status == 200 && !other.text.contains(number))
            let byID = try await client.get("/desk/matters?unit=natural-resources", as: "office")
            #expect(byID.text.contains(number) && byID.text.contains("value=\"县规划和自然资源局\""))
            let several = try await client.get("/desk/matters?unit=x", as: "office")
            #expect(several.status == 422 && several.words.contains("县民政局"))
        }
    }

    @Test func `3.1: a clerk's letters become the unit, her words stay as told, and a visitor is never guessed at`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let report = [
                ("channel", "hall"), ("narrative", "跑了三趟"), ("reporter[name]", "张三"), ("step", "register"),
            ]
            func unit(_ typed: String) async throws -> (status: Int, unit: String?) {
                let answer = try await client.form("/desk/matters/new", as: "window", report + [("unit", typed)])
                let number = answer.between("<span class=\"code\">", "<")
                let matter = try await client.get("matters/\(number)", as: "office")
                return (answer.status, matter.fields["unit"]?.text)
            }
            #expect(try await unit("zrzy") == (201, "natural-resources"))
            #expect(try await unit("民政") == (201, "civil-affairs"))
            #expect(try await unit("街上办证的大厅").status == 201)
            let several = try await client.form("/desk/matters/new", as: "window", report + [("unit", "x")])
            #expect(several.status == 422 && several.words.contains("县公安局") && several.text.contains("跑了三趟"))
            let browser = Browser(client)
            try await browser.go("/report")
            try await browser.send(Browser.told)
            try await browser.send(["unit": "民政", "reason": "推", "go": "on"])
            try await browser.send(Browser.kind)
            try await browser.send(Browser.who)
            let receipt = try await browser.send(["go": "send"])
            let number = receipt.between("<span class=\"code\">", "<")
            let matter = try await client.get("matters/\(number)", as: "office")
            #expect(matter.fields["unit"]?.text != "civil-affairs")
        }
    }
}
