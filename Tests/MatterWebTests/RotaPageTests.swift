// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import Testing

@testable import MatterWeb

@Suite struct RotaPageTests {
    private static let page = "/desk/organisation"
    private static let rota = "/desk/organisation/rota"
    private static let gap = "工作日无人值班"

    /// Everything the form on the page would send, as a browser sends it, with some of it typed over.
    private static func filled(_ answer: Answered, _ typed: [String: String]) -> [(String, String)] {
        answer.text.matches(of: /<input [^>]*name="(days[^"]+)" value="([^"]*)"/)
            .map { (String($0.1), typed[String($0.1)] ?? String($0.2)) }
    }

    /// The row of a day, from its date to the end.
    private static func row(_ answer: Answered, _ day: String) -> String {
        answer.between("<td><b>\(day)</b>", "</tr>")
    }

    private static func named(_ client: Client) async throws {
        for (account, name) in [("window", "李四"), ("office", "王五"), ("office2", "王五"), ("head", "赵六")] {
            let path = "organisation/accounts/\(account)/contact"
            #expect(try await client.post(path, as: "admin", ["name": .text(name)]).status == 204)
        }
    }

    @Test func `4.1: two weeks from Monday to Sunday, with working days, holidays and make-up days named`() async throws
    {
        let town = try Town()
        town.now = town.now.adding(seconds: 65 * 86_400)  // Wednesday, 2026-05-06
        try await town.serve { client in
            let page = try await client.get(Self.page, as: "head")
            #expect(page.text.contains("本周（5月4日—5月10日）") && page.text.contains("下周（5月11日—5月17日）"))
            #expect(Self.row(page, "5月4日 周一").contains("放假：劳动节"))
            #expect(Self.row(page, "5月6日 周三").contains("今天") && Self.row(page, "5月6日 周三").contains("工作日"))
            #expect(Self.row(page, "5月9日 周六").contains("调休上班：劳动节"))
            #expect(Self.row(page, "5月10日 周日").contains("休息"))
            #expect(Self.row(page, "5月17日 周日").contains("休息") && Self.row(page, "5月18日 周一").isEmpty)
            // What is over is told, not asked.
            #expect(!Self.row(page, "5月5日 周二").contains("<input"))
            #expect(Self.row(page, "5月6日 周三").contains("name=\"days[2][window]\""))
        }
    }

    @Test func `4.1: a fortnight is filled by name in one form, and a working day left empty shows as a gap`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            try await Self.named(client)
            let empty = try await client.get(Self.page, as: "head")
            #expect(empty.text.contains("还没有排过班") && !empty.text.contains(Self.gap))
            let form = Self.filled(
                empty,
                [
                    "days[0][window]": "李四", "days[1][window]": "李四、office2", "days[0][office]": "赵六，office",
                ])
            #expect(form.count == 14 * 5, "a day, two places, and what each showed")
            let saved = try await client.form(Self.rota, as: "head", form)
            #expect(saved.status == 303, "\(saved.words)")
            let kept = try await client.get("organisation/rota", as: "office").fields["items"]?.list ?? []
            #expect(
                kept.map(\.json) == [
                    #"{"day":"2026-03-02","place":"office","accounts":["head","office"]}"#,
                    #"{"day":"2026-03-02","place":"window","accounts":["window"]}"#,
                    #"{"day":"2026-03-03","place":"window","accounts":["window","office2"]}"#,
                ])
            let page = try await client.get(saved.location, as: "head")
            #expect(page.text.contains("已记：排班"))
            #expect(!Self.row(page, "3月2日 周一").contains(Self.gap))
            #expect(Self.row(page, "3月2日 周一").contains("value=\"赵六、office\""), "two are called 王五")
            #expect(Self.row(page, "3月3日 周二").components(separatedBy: Self.gap).count == 2, "the office only")
            #expect(Self.row(page, "3月4日 周三").components(separatedBy: Self.gap).count == 3, "both places")
            #expect(!Self.row(page, "3月7日 周六").contains(Self.gap))
        }
    }

    @Test func `4.1: wrong names are named at their day, nothing is stored and nothing typed is lost`() async throws {
        let town = try Town()
        try await town.serve { client in
            try await Self.named(client)
            let away: Fields = ["account": "office2", "from": "2026-03-05", "until": "2026-03-05"]
            #expect(try await client.post("organisation/absences", as: "admin", away).status == 204)
            let before = try town.position
            let form = Self.filled(
                try await client.get(Self.page, as: "head"),
                [
                    "days[0][window]": "李四、钱七", "days[1][window]": "王五", "days[2][window]": "赵六",
                    "days[3][window]": "office2", "days[4][window]": "李四",
                ])
            let back = try await client.form(Self.rota, as: "head", form)
            #expect(try back.status == 422 && town.position == before)
            for (day, typed, sentence) in [
                ("3月2日 周一", "李四、钱七", "没有叫“钱七”的人"), ("3月3日 周二", "王五", "其中之一：office office2"),
                ("3月4日 周三", "赵六", "赵六 那天不能在这里值班"), ("3月5日 周四", "office2", "office2 那天请假"),
            ] {
                let row = Self.row(back, day)
                #expect(row.contains("value=\"\(typed)\"") && row.contains(sentence), "\(day): \(row)")
            }
            #expect(Self.row(back, "3月6日 周五").contains("value=\"李四\""))
            #expect(back.text.contains("href=\"#days-0-window\"") && back.text.contains("id=\"days-0-window\""))
            // The form for pasted text is not the one that came back.
            #expect(!back.text.contains("<details id=\"form-rota\" open"))
        }
    }

    @Test func `4.1: a day that is over is refused, and what was not touched stays as somebody else made it`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let shown = try await client.get(Self.page, as: "head")
            let rota: Fields = ["text": "2026-03-03,window,window\n2026-03-03,office,office"]
            #expect(try await client.post("organisation/rota", as: "admin", rota).status == 204)
            let form = Self.filled(shown, ["days[1][window]": "office2"])
            #expect(try await client.form(Self.rota, as: "head", form).status == 303)
            let items = try await client.get("organisation/rota", as: "office").fields["items"]?.list ?? []
            #expect(items.map { $0["accounts"]?[0]?.text } == ["office", "office2"])
            let cleared = Self.filled(try await client.get(Self.page, as: "head"), ["days[1][window]": ""])
            #expect(try await client.form(Self.rota, as: "head", cleared).status == 303)
            let left = try await client.get("organisation/rota", as: "office").fields["items"]?.list ?? []
            #expect(left.map { $0["place"]?.text } == ["office"])
            let late: Fields = ["days": [["day": "2026-03-01", "window": "window"]]]
            #expect(try await client.post("organisation/rota", as: "head", late).wrong == ["days[0].day: day-is-over"])
            let none: Fields = ["days": [["window": "window"]]]
            #expect(try await client.post("organisation/rota", as: "head", none).wrong == ["days[0].day: required"])
            #expect(try await client.post("organisation/rota", as: "head").wrong == ["text: required"])
        }
    }

    @Test func `4.1: everybody reads the rota, only who keeps it finds a form`() async throws {
        let town = try Town()
        try await town.serve { client in
            let rota: Fields = ["days": [["day": "2026-03-02", "window": "window"]]]
            #expect(try await client.post("organisation/rota", as: "head", rota).status == 204)
            for who in ["admin", "head"] {
                #expect(try await client.get(Self.page, as: who).text.contains("name=\"days[0][window]\""), "\(who)")
            }
            for who in ["office", "window", "civil"] {
                let page = try await client.get(Self.page, as: who)
                #expect(!page.text.contains("days[0]") && Self.row(page, "3月2日 周一").contains("张三"), "\(who)")
            }
            #expect(try await client.form(Self.rota, as: "office", [:]).status == 403)
        }
    }
}
