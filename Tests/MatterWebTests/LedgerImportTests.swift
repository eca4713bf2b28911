// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterStore
import Sheets
import Testing
import Wording

@testable import MatterWeb

/// 导入旧台账 (3.1).
@Suite struct LedgerImportTests {
    private static let pasted = """
        垫江县办不成事台账\t\t\t\t
        序号\t反映时间\t反映人\t联系电话\t反映事项\t责任单位\t办结时间
        1\t2021年3月1日\t张三\t13800131234\t房产证地址与门牌不一致\t县规划和自然资源局、县公安局\t2021.3.9
        2\t2026-02-27 下午3:30\t李四\t138 0013 1235\t开不了证明\t县民政局\t
        3\t3月5日\t王五\t1.38E+10\t路灯不亮\t县城管局\t

        """

    @Test(arguments: [
        ("2025-3-1", "2025-03-01T00:00"), ("2025/3/1", "2025-03-01T00:00"), ("2025.3.1", "2025-03-01T00:00"),
        ("2025年3月1日", "2025-03-01T00:00"), ("2025年03月01号", "2025-03-01T00:00"), ("20250301", "2025-03-01T00:00"),
        ("2025-03-01 09:30", "2025-03-01T09:30"), ("2025/3/1 9:30:15", "2025-03-01T09:30"),
        ("2025年3月1日上午9时30分", "2025-03-01T09:30"), ("2025年3月1日 下午3点", "2025-03-01T15:00"),
        ("2025-03-01T09:30", "2025-03-01T09:30"), ("２０２５．３．１　９：３０", "2025-03-01T09:30"),
        ("2025年 3月 1日", "2025-03-01T00:00"), ("2025-3-1 星期六", "2025-03-01T00:00"), ("2025.3.1.", "2025-03-01T00:00"),
    ])
    func `3.1: a day is read as people write it`(_ written: String, _ read: String) throws {
        guard case .date(let date) = WrittenDate.read(written) else {
            Issue.record("\(written) is not read")
            return
        }
        #expect(date.instant.description.hasPrefix(read))
    }

    @Test func `3.1: a day without its year, or that never was, is not guessed`() {
        for written in ["3月1日", "3-1", "3/15", "25.3.1", "25年3月1日"] {
            #expect(WrittenDate.read(written) == .withoutYear, "\(written)")
        }
        for written in [
            "2025-2-30", "2025-13-1", "44256", "上周", "2025-3", "2025-3-1至3-5", "2025-3-1 25:00", "1.38E+10", "", "-",
            "2025-3-1 9", "30/2", "2025年3月1日9:30 9:31", "1/2/3/4",
        ] {
            #expect(WrittenDate.read(written) == .none, "\(written)")
        }
    }

    @Test func `3.1: headings are recognised below a title, whatever marks they carry`() throws {
        let sheet = try SheetText.read(
            """
            垫江县台账\t\t\t\t\t
            序号\t反映人（企业）\t联系 电话\t＊反映事项：\t办理情况\t说不清的列
            1\t张三\t13800131234\t办不成\t已办结\t别丢了
            """)
        let columns = LedgerColumns(sheet)
        #expect(columns.headingRow == 2 && columns.missing == [])
        #expect(columns.columns.map(\.field) == [.serial, .name, .phone, .narrative, .result, .note])
        #expect(columns.columns.last?.isGuess == true)
        let said = LedgerColumns(sheet, said: [("反映事项", .title), ("说不清的列", .narrative)])
        #expect(said.columns.map(\.field) == [.serial, .name, .phone, .title, .result, .narrative])
    }

    @Test func `3.1: the better of two headings wins and the other is kept`() throws {
        let both = LedgerColumns(try SheetText.read("反映事项\t反映内容\t内容\na\tb\tc\n"))
        #expect(both.columns.map(\.field) == [.title, .narrative, .note])
        let none = LedgerColumns(try SheetText.read("甲\t乙\n1\t2\n"))
        #expect(none.missing == [.narrative] && none.columns.allSatisfy { $0.field == .note })
    }

    @Test func `3.1: every word of the list of headings is recognised by itself`() throws {
        for field in LedgerField.allCases where field != .note {
            let words = LedgerWords.words("heading.\(field.rawValue)")
            #expect(!words.isEmpty, "\(field.rawValue)")
            for word in words {
                let found = LedgerColumns(try SheetText.read("\(word)\t别的\n甲\t乙\n")).columns[0].field
                // A word two fields share is the first one's.
                let first = LedgerField.allCases.first { other in
                    LedgerWords.words("heading.\(other.rawValue)").map { LedgerWords.plain($0) }
                        .contains(LedgerWords.plain(word))
                }
                #expect(found == field || found == first, "\(word)")
            }
        }
    }

    @Test func `3.1: preview says what would be, and stores nothing; import does it once`() async throws {
        let town = try Town()
        try await town.serve { client in
            let before = try town.position
            let preview = try await client.post("imports/preview", as: "office", ["text": .text(Self.pasted)])
            #expect(preview.status == 200)
            let counts = preview.fields["counts"]
            #expect(counts?["open"] == 1 && counts?["history"] == 1 && counts?["wrong"] == 1 && counts?["rows"] == 3)
            #expect(try town.position == before)
            let wrong = (preview.fields["wrong"]?.list ?? []).map { $0["column"]?.text }
            #expect(wrong == ["反映时间", "联系电话"])
            let done = try await client.post("imports", as: "office", ["text": .text(Self.pasted)])
            #expect(done.fields["counts"]?["open"] == 1 && done.fields["counts"]?["history"] == 1)
            let again = try await client.post("imports", as: "head", ["text": .text(Self.pasted)])
            #expect(again.fields["counts"]?["there"] == 2 && again.fields["counts"]?["open"] == 0)
            let items = try await client.get("matters", as: "office").fields["items"]?.list ?? []
            #expect(items.count == 2)
            let old = items.first { $0["stage"] == "closed" }
            #expect(old?["reportedAt"]?.text?.hasPrefix("2021-03-01") == true)
            #expect(old?["obligations"] == [] && old?["actions"] == ["links"])
            let open = items.first { $0["stage"] == "intake" }
            #expect(open?["reportedAt"]?.text?.hasPrefix("2026-02-27T15:30") == true)
            #expect(open?["obligations"]?.list?.count == 2)
            let whole = try await client.get("matters/\(old?["number"]?.text ?? "")", as: "office").fields
            #expect(whole["history"]?["endedOn"] == "2021-03-09" && whole["unit"] == "natural-resources")
            #expect(whole["proposal"]?.text?.contains("责任单位：县规划和自然资源局、县公安局") == true)
        }
    }

    @Test func `4.2: what is entered as history is in no figure and in no unit's list`() async throws {
        try await Town().serve { client in
            _ = try await client.post("imports", as: "office", ["text": .text(Self.pasted)])
            let figures = try await client.get("assessments?period=2026-03", as: "head").fields
            #expect(figures["volume"]?["matters"]?["registered"]?.list?.count == 1)
            let units = try await client.get("matters", as: "resources").fields["items"]?.list
            #expect(units == [])
        }
    }

    @Test func `3.1: a file as it is, rows as JSON, columns named, and the rows that did not fit as CSV`() async throws
    {
        try await Town().serve { client in
            let csv = "谁,啥事\n张三,办不成\n,\"\n\"\n李四,\(String(repeating: "长", count: 5001))\n"
            let path = "imports?columns=" + "谁=reporter.name,啥事=narrative".addingPercentEncoding
            let type = ["Content-Type": "text/csv"]
            let left = try await client.send(.post, path + "&format=csv", as: "office", Array(csv.utf8), type)
            #expect(left.status == 200 && left.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(left.text.hasPrefix("\u{FEFF}谁,啥事,原行号,未登记原因\r\n李四,"))
            let rows: Fields = [["谁", "啥事"], ["王五", "又一件"], ["赵六", 7]]
            let said: Fields = ["rows": rows, "columns": ["谁": "reporter.name", "啥事": "narrative"]]
            let done = try await client.post("imports", as: "office", said)
            #expect(done.fields["counts"]?["open"] == 2)
        }
    }

    @Test func `3.1: what cannot be read, or by whom it may not, is refused in a sentence`() async throws {
        let town = try Town()
        try await town.serve { client in
            let before = try town.position
            for account in ["window", "resources", "admin", "oversight", "leader"] {
                #expect(try await client.post("imports", as: account, ["text": .text(Self.pasted)]).status == 403)
                #expect(try await client.get("/desk/imports", as: account).status == 403, "\(account)")
            }
            #expect(try await client.post("imports", ["text": .text(Self.pasted)]).status == 401)
            let cases: [(Fields, String)] = [
                (["text": "甲\t乙\n1\t2"], "fields-invalid"), (["text": ""], "sheet-empty"), ([:], "fields-invalid"),
            ]
            for (body, code) in cases {
                let answer = try await client.post("imports", as: "office", body)
                #expect(answer.status == 422 && answer.code == code)
            }
            let xls = try await client.send(
                .post, "imports", as: "office", [0xD0, 0xCF, 0x11, 0xE0], ["Content-Type": "application/vnd.ms-excel"])
            #expect(xls.status == 422 && xls.code == "sheet-old-excel" && xls.detail.contains(".xlsx"))
            let unknown: Fields = ["text": .text(Self.pasted), "columns": ["反映人": "nobody"]]
            let wrong = try await client.post("imports", as: "office", unknown)
            #expect(wrong.wrong == ["columns.反映人: unknown-value"])
            #expect(try town.position == before)
        }
    }

    @Test func `3.1: on the page one pastes, looks, corrects a column, imports, and mends what did not fit`()
        async throws
    {
        try await Town().serve { client in
            let text = Self.pasted.replacing("反映事项", with: "啥事")
            let asked = try await client.form("/desk/imports", as: "office", ["text": text, "step": "preview"])
            #expect(asked.status == 422 && asked.words.contains("请指明哪一列是反映内容"))
            #expect(asked.text.contains("房产证地址与门牌不一致"), "what was pasted comes back")
            let column: KeyValuePairs = [
                "text": text, "columns[0][heading]": "啥事", "columns[0][field]": "narrative", "step": "preview",
            ]
            let looked = try await client.form("/desk/imports", as: "office", column)
            try Exchange.check(looked, "imports")
            #expect(looked.status == 200 && looked.words.contains("导入 2 件") && looked.words.contains("哪一年"))
            let done = try await client.form(
                "/desk/imports", as: "office",
                [
                    "text": text, "columns[0][heading]": "啥事", "columns[0][field]": "narrative", "step": "import",
                ])
            #expect(done.words.contains("已登记 1 件，补录旧件 1 件") && done.words.contains("还有 1 行没有登记"))
            #expect(done.words.contains("不能登记 1 行") && !done.words.contains("一共 3 行"))
            let left = done.between("aria-describedby=\"text-hint\">\n", "</textarea>")
            #expect(left.contains("路灯不亮") && !left.contains("开不了证明"))
            let mended = left.replacing("3月5日", with: "2021-3-5").replacing("1.38E+10", with: "13800131236")
            let last = try await client.form(
                "/desk/imports", as: "office",
                [
                    "text": mended, "columns[0][heading]": "啥事", "columns[0][field]": "narrative", "step": "import",
                ])
            #expect(last.words.contains("已登记 1 件，补录旧件 0 件") && last.status == 200)
        }
    }

    @Test func `3.1: a chosen file stands in the box as if it had been pasted`() async throws {
        let town = try Town()
        try await town.serve { client in
            func send(_ file: [UInt8], sheet: String = "") async throws -> Answered {
                let head =
                    "--b\r\nContent-Disposition: form-data; name=\"sheet\"\r\n\r\n\(sheet)\r\n--b\r\n"
                    + "Content-Disposition: form-data; name=\"file\"; filename=\"old.csv\"\r\n\r\n"
                let type = ["Content-Type": "multipart/form-data; boundary=b"]
                let body = Array(head.utf8) + file + Array("\r\n--b--\r\n".utf8)
                return try await client.send(.post, "/desk/imports/file", as: "office", body, type)
            }
            let before = try town.position
            let gb: [UInt8] = [
                0xC4, 0xDA, 0xC8, 0xDD, 0x2C, 0xB5, 0xE7, 0xBB, 0xB0, 0x0A, 0xC2, 0xB7, 0xB5, 0xC6, 0x2C, 0x0A,
            ]
            let looked = try await send(gb)
            #expect(looked.status == 200 && looked.words.contains("导入 1 件"))
            #expect(looked.between("aria-describedby=\"text-hint\">\n", "</textarea>").hasPrefix("内容\t电话\n路灯"))
            #expect(try await send([0xD0, 0xCF, 0x11, 0xE0]).words.contains("另存为 .xlsx"))
            #expect(try await send(gb, sheet: "没有").status == 422)
            #expect(try await send([]).status == 422)
            #expect(try town.position == before)
        }
    }

    @Test func `3.1: cells that would run as formulas are kept as they were told and defused on their way out`()
        async throws
    {
        try await Town().serve { client in
            let text = "反映人\t电话\t反映内容\t备注\n=1+1\t12\t=HYPERLINK(1)\t<script>alert(1)</script>\n"
            let left = try await client.form("/desk/imports", as: "office", ["text": text, "step": "report"])
            #expect(left.text.contains("'=1+1,12,'=HYPERLINK(1),<script>alert(1)</script>,2,"))
            let looked = try await client.form("/desk/imports", as: "office", ["text": text, "step": "preview"])
            #expect(!looked.text.contains("<script>alert"))
        }
    }
}
