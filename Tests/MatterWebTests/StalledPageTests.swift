// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// Where somebody new stood still: the page now says it, or leads on.
@Suite struct StalledPageTests {
    @Test func `3.3: a unit that asked for more time or gave a slip back sees who decides, and by when`() async throws {
        let town = try Town()
        try await town.serve { client in
            let asked = try await Situation.extensionAsked.arise(client).number
            let page = try await client.get("/desk/matters/\(asked)", as: "resources")
            #expect(page.words.contains("您单位申请的延期，等行管办主任决定："), "\(page.words)")
            #expect(page.words.contains("决定延不延期") || page.words.contains("审批延期"))
            let office = try await client.get("/desk/matters/\(asked)", as: "office")
            #expect(!office.words.contains("您单位申请的延期"))
            let returned = try await Situation.returned.arise(client).number
            let slip = try await client.get("/desk/matters/\(returned)", as: "resources")
            #expect(slip.words.contains("您单位退回的交办单，等行管办主任决定由谁办："), "\(slip.words)")
        }
    }

    @Test func `3.3: a helper is told neither of the lead's request nor of another unit's return`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.two.arise(client).number
            try await client.must(
                "matters/\(number)/extension", as: "resources",
                ["workdays": 1, "reason": "材料多", "reporterTold": true])
            let lead = try await client.get("/desk/matters/\(number)", as: "resources")
            #expect(lead.words.contains("您单位申请的延期"))
            let helper = try await client.get("/desk/matters/\(number)", as: "police")
            #expect(helper.status == 200 && !helper.words.contains("申请的延期"))
            #expect(try await !client.get("matters/\(number)", as: "police").text.contains("decide-extension"))
        }
    }

    @Test func `4.2: the figures open at the last whole month, the running one a press away`() async throws {
        let town = try Town()
        try await town.serve { client in
            let page = try await client.get("/desk/assessments", as: "head")
            #expect(page.text.contains("value=\"2026-02\"") && page.text.contains("?period=2026-03\">看本月至今"))
            let running = try await client.get("/desk/assessments?period=2026-03", as: "head")
            #expect(running.text.contains("value=\"2026-03\"") && !running.words.contains("看本月至今"))
        }
    }

    @Test func `3.4a: the duty of the weekly list leads straight to its form, the week filled in`() async throws {
        let town = try Town()
        try await town.serve { client in
            // A standing duty is opened by the clock.
            try town.store.tick("500231").run(until: Town.monday.adding(seconds: 60))
            town.now = Town.monday.adding(seconds: 60)
            let form = "/desk/record-forms/copies-list?since=2026-03-02&amp;through=2026-03-08"
            let board = try await client.get("/desk", as: "office")
            #expect(board.text.contains(form), "\(board.text)")
            #expect(board.text.contains("/desk/bulletins/draft?period=2026-W10"))
            let page = try await client.get(form.replacing("&amp;", with: "&"), as: "office")
            #expect(page.text.contains("value=\"2026-03-02\"") && page.text.contains("value=\"2026-03-08\""))
            let draft = try await client.get("/desk/bulletins/draft?period=2026-W10", as: "office")
            #expect(draft.text.contains("/desk/record-forms/bulletin?since=2026-03-02&amp;through=2026-03-08"))
            let odd = try await client.get("/desk/record-forms/copies-list?since=%3Cb&through=x", as: "office")
            #expect(odd.status == 200 && !odd.text.contains("value=\"&lt;b"))
        }
    }

    @Test func `3.1: a page that is not there says so in a sentence, and its code to officials alone`() async throws {
        let town = try Town()
        try await town.serve { client in
            let desk = try await client.get("/desk/matters/500231-2026-999999", as: "office")
            #expect(desk.status == 404 && desk.words.contains("matter-unknown"))
            let (number, code) = try await Situation.reported.arise(client)
            let visitor = try await client.form(
                "/track/attachments/F000000000000000000000001", ["number": number, "code": code])
            #expect(visitor.status == 404 && visitor.text.contains("class=\"phone\""), "\(visitor.text)")
            #expect(!visitor.text.contains("unknown") && !visitor.text.contains(" · 3.1"))
        }
    }

    @Test func `4.1: only a script offers to show a password`() async throws {
        let town = try Town()
        try await town.serve { client in
            let page = try await client.get("/desk/sign-in")
            #expect(page.text.contains("data-show=\"显示密码\"") && !page.words.contains("显示口令"))
            let account = try await client.get("/desk/account", as: "office")
            #expect(account.text.split(separator: "data-show").count == 4)
        }
    }
}
