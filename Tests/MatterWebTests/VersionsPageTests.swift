// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// 方案与日历 (5.1): what changed from version to version, and publishing the next one after looking.
@Suite struct VersionsPageTests {
    private static let plan = String(decoding: Shipped.plans[0].bytes, as: UTF8.self)
    private static let calendar = String(decoding: Shipped.calendar.bytes, as: UTF8.self)
    /// With the days of a year nobody had published.
    private static let nextYear = calendar.replacing("years: 2019-2026", with: "years: 2019-2027").replacing(
        "holidays:\n", with: "holidays:\n  - {name: 元旦, from: 2027-01-01, to: 2027-01-05}\n")

    private static func base(_ page: Answered) -> String { page.between("name=\"base\" value=\"", "\"") }

    private static func sent(_ text: String, _ page: Answered, _ step: String) -> [(String, String)] {
        [
            ("text", text), ("base", base(page)), ("looked", page.between("name=\"looked\" value=\"", "\"")),
            ("step", step),
        ]
    }

    @Test func `5.1: a new plan is seen beside the one in force, then published, and its difference stays`()
        async throws
    {
        let town = try Town()
        let changed = Self.plan.replacing("74522706", with: "74522707")
        try await town.serve { client in
            let before = try town.position
            let asked = try await client.get("/desk/versions/plan/new", as: "admin")
            let form = Self.sent(changed, asked, "preview")
            let looked = try await client.form("/desk/versions/plan/new", as: "admin", form)
            #expect(looked.status == 200 && looked.words.contains("有 1 处不同"), "\(looked.words)")
            #expect(looked.text.contains("<del>") && looked.text.contains("<ins>"))
            #expect(looked.words.contains("74522706") && looked.words.contains("74522707"))
            #expect(try town.position == before, "looking stores nothing")
            // Another text than the one she saw is shown first.
            let unseen = try await client.form(
                "/desk/versions/plan/new", as: "admin",
                Self.sent(changed.replacing("74522707", with: "74522708"), looked, "publish"))
            #expect(unseen.status == 200 && unseen.words.contains("74522708"))
            #expect(try town.position == before)
            // As a browser sends the box back.
            let lines = changed.replacing("\n", with: "\r\n")
            let done = try await client.form(
                "/desk/versions/plan/new", as: "admin", Self.sent(lines, looked, "publish"))
            #expect(done.status == 303 && done.location == "/desk/versions?done=plan", "\(done.words)")
            #expect(try town.position == before + 1)
            let list = try await client.get("/desk/versions?done=plan", as: "admin")
            #expect(list.words.contains("新方案已发布") && list.text.ranges(of: "/desk/versions/plan/").count == 3)
            let digest = ContentDigest.of(Array(changed.utf8))
            let page = try await client.get("/desk/versions/plan/\(digest)", as: "oversight")
            #expect(page.status == 200 && page.words.contains("74522706") && page.words.contains("删去"))
            let again = try await client.form(
                "/desk/versions/plan/new", as: "admin", Self.sent(changed, list, "preview"))
            let renamed = changed.replacing("# ", with: "#  ")
            let unsaid = try await client.form(
                "/desk/versions/plan/new", as: "admin", Self.sent(renamed, list, "preview"))
            #expect(unsaid.words.contains("说明里看不出差别") && unsaid.text.contains("value=\"publish\""))
            #expect(again.words.contains("没有差别") && !again.text.contains("value=\"publish\""))
        }
    }

    @Test func `calendar: days and deadlines a new calendar would move are named before it is imported`() async throws {
        let town = try Town()
        town.now = Instant("2026-12-31T11:00:00+08:00") ?? town.now
        try await town.serve { client in
            let number = try await client.registered().number
            let asked = try await client.get("/desk/versions/calendar/new", as: "admin")
            let looked = try await client.form(
                "/desk/versions/calendar/new", as: "admin", Self.sent(Self.nextYear, asked, "preview"))
            #expect(looked.status == 200 && looked.words.contains("2019 至 2027 年"), "\(looked.words)")
            #expect(looked.words.contains("周五 放假（元旦）") && looked.text.contains(number), "\(looked.words)")
            #expect(looked.words.contains("1月6日"))
            let done = try await client.form(
                "/desk/versions/calendar/new", as: "admin", Self.sent(Self.nextYear, looked, "publish"))
            #expect(done.status == 303, "\(done.words)")
            let moved = try await client.get("matters/\(number)/events", as: "office")
            #expect(moved.text.contains("due-moved.1"))
            let list = try await client.get("/desk/versions", as: "admin")
            #expect(list.words.contains("现行"))
        }
    }

    @Test func `calendar: dues whose moving broke off are moved when the same calendar is published again`()
        async throws
    {
        let town = try Town()
        town.now = Instant("2026-12-31T11:00:00+08:00") ?? town.now
        try await town.serve { client in
            let number = try await client.registered().number
            // Imported, and then the power went.
            try town.store.lane("500231").perform {
                _ = try $0.importCalendar(Array(Self.nextYear.utf8), by: .system, at: town.now)
            }
            let before = try await client.get("matters/\(number)/events", as: "office")
            #expect(!before.text.contains("due-moved.1"))
            let asked = try await client.get("/desk/versions/calendar/new", as: "admin")
            let looked = try await client.form(
                "/desk/versions/calendar/new", as: "admin", Self.sent(Self.nextYear, asked, "preview"))
            #expect(looked.words.contains("没有差别") && looked.text.contains(number), "\(looked.words)")
            let done = try await client.form(
                "/desk/versions/calendar/new", as: "admin", Self.sent(Self.nextYear, looked, "publish"))
            #expect(done.status == 303, "\(done.words)")
            let after = try await client.get("matters/\(number)/events", as: "office")
            #expect(after.text.contains("due-moved.1"))
            let list = try await client.get("/desk/versions/calendar/new", as: "admin")
            let again = try await client.form(
                "/desk/versions/calendar/new", as: "admin", Self.sent(Self.nextYear, list, "preview"))
            #expect(!again.text.contains("value=\"publish\""))
        }
    }

    @Test func `5.1: a file with mistakes comes back with every mistake and every word`() async throws {
        let town = try Town()
        try await town.serve { client in
            let before = try town.position
            for (kind, text) in [("plan", "plan: x\nwrong: 1\n"), ("calendar", ""), ("plan", "- <b>\u{1F4A5}")] {
                let asked = try await client.get("/desk/versions/\(kind)/new", as: "admin")
                for step in ["preview", "publish"] {
                    let back = try await client.form(
                        "/desk/versions/\(kind)/new", as: "admin", Self.sent(text, asked, step))
                    #expect(back.status == 422 && back.words.contains("处不对"), "\(kind) \(step): \(back.words)")
                    #expect(back.text.contains(text.replacing("<", with: "&lt;").replacing(">", with: "&gt;")))
                    #expect(!back.text.contains("value=\"publish\""))
                }
            }
            #expect(try town.position == before)
        }
    }

    @Test func `5.1: what somebody else published meanwhile is not overwritten unseen`() async throws {
        let town = try Town()
        try await town.serve { client in
            let fresh = try await client.get("/desk/versions/plan/new", as: "admin")
            let (mine, other) = ("74522707", "74522708")
            let theirs = Self.plan.replacing("74522706", with: other)
            let text = Self.plan.replacing("74522706", with: mine)
            let asked = try await client.form(
                "/desk/versions/plan/new", as: "admin", Self.sent(text, fresh, "preview"))
            try town.store.lane("500231").perform {
                _ = try $0.publishPlan(Array(theirs.utf8), by: .system, at: town.now)
            }
            let before = try town.position
            let late = try await client.form("/desk/versions/plan/new", as: "admin", Self.sent(text, asked, "publish"))
            #expect(late.status == 422 && late.words.contains("已经发布了另一版") && late.words.contains(other))
            #expect(try town.position == before)
            let done = try await client.form("/desk/versions/plan/new", as: "admin", Self.sent(text, late, "publish"))
            #expect(done.status == 303)
        }
    }

    @Test func `5.1: a chosen file stands in the box, and one that is no text is named as that`() async throws {
        let town = try Town()
        try await town.serve { client in
            func send(_ file: [UInt8]) async throws -> Answered {
                let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.yaml\"\r\n\r\n"
                let type = ["Content-Type": "multipart/form-data; boundary=b"]
                let body = Array(head.utf8) + file + Array("\r\n--b--\r\n".utf8)
                return try await client.send(.post, "/desk/versions/plan/file", as: "admin", body, type)
            }
            let looked = try await send(Array(Self.plan.replacing("74522706", with: "74522709").utf8))
            #expect(looked.status == 200 && looked.words.contains("74522709"), "\(looked.words)")
            let wrong = try await send([0xB7, 0xBD, 0xB0, 0xB8])
            #expect(wrong.status == 422 && wrong.words.contains("UTF-8"), "\(wrong.words)")
        }
    }

    @Test func `5.1: whoever serves the county reads the versions, the administrator alone publishes`() async throws {
        let town = try Town()
        try await town.serve { client in
            for who in ["window", "office", "leader", "oversight", "audit"] {
                #expect(try await client.get("/desk/versions", as: who).status == 200, "\(who)")
                #expect(try await client.get("/desk/versions/plan/new", as: who).status == 403, "\(who)")
                let sent = try await client.form("/desk/versions/plan/new", as: who, [("text", Self.plan)])
                #expect(sent.status == 403, "\(who)")
            }
            for who in ["resources", "resources-leader"] {
                #expect(try await client.get("/desk/versions", as: who).status == 403, "\(who)")
            }
            #expect(try await client.get("/desk/versions/plan/none", as: "admin").status == 404)
            #expect(try await client.get("/desk/versions/law/new", as: "admin").status == 404)
        }
    }
}
