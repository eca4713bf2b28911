// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterFixtures
import MatterStore
import Sheets
import Testing

@testable import MatterWeb

/// 导出台账 (3.1).
@Suite struct LedgerExportTests {
    private static let doors = ["ledger", "/desk/ledger"]

    private static func rows(_ answer: Answered) throws -> [[String]] {
        try SheetText.read(String(answer.text.drop { $0 == "\u{FEFF}" })).rows.map(\.cells)
    }

    private static func numbers(_ rows: [[String]]) -> [String] { rows.dropFirst().map { $0[0] } }

    /// What was entered of exports: account and body.
    private static func entries(_ town: Town) throws -> [(account: String, body: String)] {
        try town.store.read("500231") { reader in
            var entries: [(String, String)] = []
            try reader.eachEvent { if $0.stream == "exports" { entries.append(($0.actor.account.text, $0.body)) } }
            return entries
        }
    }

    @Test func `3.1, 2.5: whoever exports gets exactly the rows of her list, by every filter, and nothing hidden`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            _ = try await RecordVisibilityTests.arise(client)
            _ = try await Situation.two.arise(client)
            let filters = [
                "", "&stage=handling", "&level=2", "&q=500231", "&channel=hall&from=2026-03-02&to=2026-03-02",
                "&unit=natural-resources", "&overdue=true", "&stage=closed",
            ]
            for (account, role, unit) in Town.accounts {
                for filter in filters {
                    let list = try await client.get("matters?limit=200\(filter)", as: account)
                    let told = (list.fields["items"]?.list ?? []).compactMap { $0["number"]?.text }
                    for door in Self.doors {
                        let answer = try await client.get("\(door)?format=csv\(filter)", as: account)
                        let rows = try Self.rows(answer)
                        #expect(answer.status == 200 && Self.numbers(rows) == told, "\(account) \(door) \(filter)")
                        for name in ["张三", "李四", "13800000001", "13800000009"] {
                            #expect(!answer.text.contains(name), "\(account): \(name)")
                        }
                        if unit != nil || [.admin, .security, .audit].contains(role) {
                            #expect(!answer.text.contains(RecordVisibilityTests.allegation), "\(account)")
                        }
                        if unit != nil { #expect(!answer.text.contains("不给办"), "\(account)") }
                    }
                }
            }
            #expect(try Self.numbers(Self.rows(await client.get("ledger?format=csv", as: "guixi"))) == [])
        }
    }

    @Test func `3.1: more rows than a page holds are all there, once`() async throws {
        let town = try Town()
        try await town.serve { client in
            var made: [String] = []
            for _ in 0...LedgerQuery.most { made.append(try await client.registered().number) }
            let rows = try Self.rows(await client.get("ledger?format=csv", as: "office"))
            #expect(Self.numbers(rows) == made.reversed())
            #expect(try Self.entries(town).map(\.body) == [#"{"filters":[],"format":"csv","rows":201}"#])
        }
    }

    @Test func `3.1: an export is entered with who, by which filters and how many rows, and no word of what was typed`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            _ = try await client.registered()
            let query =
                "stage=intake&unit=guixi&channel=%E5%BC%A0%E4%B8%89&party=unit:%E5%BC%A0%E4%B8%89&q=%E5%BC%A0%E4%B8%89"
            let answer = try await client.get("/desk/ledger?format=xlsx&\(query)", as: "office")
            #expect(answer.status == 200 && answer.text.hasPrefix("PK"))
            #expect(answer.headers[.contentType] == LedgerTable.Format.xlsx.mediaType)
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"ledger-2026-03-02.xlsx\"")
            #expect(answer.headers[.cacheControl] == "no-store")
            let filters = #"["stage=intake","channel=unknown","unit=guixi","party=unknown","q"]"#
            let entry = try #require(try Self.entries(town).first)
            #expect(entry.account == "office")
            #expect(entry.body == #"{"filters":\#(filters),"format":"xlsx","rows":0}"#)
            let verified = try town.store.verify("500231")
            #expect(verified.flaws == [])
        }
    }

    @Test func `3.1: what is no filter, no format and no session is refused in words, and nothing is entered`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let wrong = try await client.get("ledger?format=pdf", as: "office")
            #expect(wrong.wrong == ["format: unknown-value"])
            #expect(try await client.get("ledger?stage=later", as: "office").wrong == ["stage: unknown-value"])
            #expect(try await client.get("ledger?colour=red", as: "office").status == 422)
            #expect(try await client.get("/desk/ledger?stage=later", as: "office").status == 422)
            #expect(try await client.get("ledger").code == "session-needed")
            #expect(try await client.get("/desk/ledger").location.hasPrefix("/desk/sign-in"))
            #expect(try Self.entries(town).isEmpty)
        }
    }

    @Test func `3.1: one export at a time, and the door opens again after it`() async throws {
        let town = try Town()
        try await town.serve { client in
            #expect(town.site.exports.take())
            let busy = try await client.get("ledger", as: "office")
            #expect(busy.status == 503 && busy.code == "export-busy")
            #expect(HTTPField.Name("Retry-After").flatMap { busy.headers[$0] } == "30")
            town.site.exports.free()
            for _ in 0..<2 { #expect(try await client.get("ledger", as: "office").status == 200) }
        }
    }

    @Test func `3.1: columns and headings are the plan's, and an import knows the shipped ones again`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.calledWell.arise(client).number
            let rows = try Self.rows(await client.get("ledger?format=csv", as: "office"))
            let row = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
            #expect(rows[0].count == ExportColumn.Item.allCases.count)
            #expect(row["编号"] == number && row["反映人"] == "张*" && row["联系电话"] == "138****0001")
            #expect(row["反映时间"] == "2026-03-02 09:00" && row["承诺期限"] == "2026-03-04")
            #expect(row["承办单位"] == "县规划和自然资源局" && row["办理状态"] == "办成" && row["办结时间"] == "2026-03-02")
            #expect(row["办理结果"] == "已办结登记。" && row["问题类型"] == "不敢办")
            let known = LedgerColumns(
                try SheetText.read(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")))
            #expect(
                known.missing == [] && known.columns.filter { $0.field == .note }.map(\.heading) == ["承办单位", "承诺期限"])
            let shipped = String(decoding: Shipped.plans[0].bytes, as: UTF8.self)
            let start = try #require(shipped.firstRange(of: "      - {item: number"))
            let rest = shipped[start.lowerBound...]
            let end = try #require(rest.firstRange(of: "    clause: \"3.1\"\n    source: default\n"))
            let own = "      - {item: title, heading: 事由}\n      - {item: number, heading: 序号}\n"
            let changed = shipped[..<start.lowerBound] + own + rest[end.lowerBound...]
            try town.store.lane("500231").perform {
                try $0.publishPlan(Array(changed.utf8), by: .system, at: Town.monday)
            }
            let answer = try await client.get("ledger?format=csv", as: "office")
            #expect(try Self.rows(answer) == [["事由", "序号"], ["身份证件遗失，办不了抵押登记", number]])
        }
    }

    @Test func `3.1: the page offers the file of what it shows`() async throws {
        let town = try Town()
        try await town.serve { client in
            let page = try await client.get("/desk/matters?stage=intake&q=%3D1", as: "office")
            #expect(page.text.contains("href=\"/desk/ledger?format=xlsx&amp;q=%3D1&amp;stage=intake\""))
            #expect(page.text.contains("href=\"/desk/ledger?format=csv&amp;q=%3D1&amp;stage=intake\""))
        }
    }
}
