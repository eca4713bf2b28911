// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

@Suite struct OrganisationRouteTests {
    @Test func `4.1: B acts in A's role while A is away, and the timeline says for whom`() async throws {
        let town = try Town()
        try await town.serve { client in
            let pair: Fields = ["account": "office2", "of": "head"]
            #expect(try await client.post("organisation/stand-ins", as: "admin", pair).status == 204)
            let away: Fields = ["account": "head", "from": "2026-03-02", "until": "2026-03-03"]
            #expect(try await client.post("organisation/absences", as: "head", away).status == 204)
            let me = try await client.get("me", as: "office2")
            #expect(me.fields["parties"]?.list?.compactMap(\.text) == ["head", "office"])
            let number = try await client.post("matters", as: "window", Said.report).number
            let convened = try await client.post("matters/\(number)/convening", as: "office2", ["siteVisit": true])
            #expect(convened.status == 200, "\(convened.text)")
            let page = try await client.get("/desk/matters/\(number)", as: "office")
            #expect(page.text.contains("代 张三"))
        }
    }

    @Test func `4.1: a person is named by her name where nobody else has it, a unit by its letters`() async throws {
        let town = try Town()
        let new: Fields = [
            "account": "wangwu", "role": "unit", "unit": "public-security", "name": "王五", "password": "Wang-2026-wu",
        ]
        try await town.serve { client in
            #expect(try await client.post("organisation/accounts", as: "admin", new).status == 204)
            let form = try await client.get("/desk/organisation?form=posts", as: "admin")
            #expect(form.text.contains("<option value=\"王五\"") && form.text.contains("list=\"units\""))
            #expect(!form.text.contains("<select id=\"form-posts-account"))
            let named: KeyValuePairs = ["kind": "liaison", "unit": "gaj", "account": "王五"]
            let done = try await client.form("/desk/organisation/posts", as: "admin", named)
            #expect(done.status == 303, "\(done.words)")
            let posts = try await client.get("organisation", as: "admin").fields["posts"]?.list ?? []
            #expect(posts.contains { $0["account"]?.text == "wangwu" && $0["unit"]?.text == "public-security" })
            let several: KeyValuePairs = ["kind": "liaison", "unit": "guixi", "account": "张三"]
            let which = try await client.form("/desk/organisation/posts", as: "admin", several)
            #expect(which.status == 422 && which.words.contains("office2"), "\(which.words)")
            let nobody: KeyValuePairs = ["kind": "liaison", "unit": "guixi", "account": "赵六七"]
            #expect(try await client.form("/desk/organisation/posts", as: "admin", nobody).status == 422)
        }
    }

    @Test func `4.1: only the administrator keeps accounts, the head also the group and the rota`() async throws {
        let town = try Town()
        let post: Fields = ["kind": "liaison", "unit": "guixi", "account": "guixi"]
        let rota: Fields = ["text": "2026-03-02,window,window"]
        try await town.serve { client in
            for who in ["office", "guixi", "audit", "head"] {
                #expect(try await client.post("organisation/posts", as: who, post).status == 403, "\(who)")
            }
            #expect(try await client.post("organisation/posts", as: "admin", post).status == 204)
            #expect(try await client.post("organisation/rota", as: "office", rota).status == 403)
            #expect(try await client.post("organisation/rota", as: "head", rota).status == 204)
            #expect(try await client.get("organisation").status == 401)
            let whole = try await client.get("organisation", as: "guixi")
            #expect(whole.fields["posts"]?.list?.first?["unit"]?.text == "guixi")
            #expect(try await client.get("organisation/rota", as: "office").fields["items"]?.list?.count == 1)
        }
    }

    @Test func `4.1: a leaver without a successor is refused by name, with one she goes and her session with her`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let path = "organisation/accounts/police/leaving"
            let refused = try await client.post(path, as: "admin")
            #expect(refused.status == 422 && refused.code == "somebody-must-act")
            #expect(refused.detail.contains("县公安局"))
            let next: Fields = [
                "account": "police2", "role": "unit", "unit": "public-security", "name": "王五", "phone": "13800000002",
                "password": "Bancheng-2026",
            ]
            #expect(try await client.post("organisation/accounts", as: "admin", next).status == 204)
            #expect(try await client.post("organisation/accounts", as: "admin", next).wrong == ["account: taken"])
            #expect(try await client.get("me", as: "police").status == 200)
            #expect(try await client.post(path, as: "admin", ["successor": "police2"]).status == 204)
            #expect(try await client.get("me", as: "police").status == 401)
            let signed = try await client.post("sessions", ["account": "police2", "password": "Bancheng-2026"])
            #expect(signed.status == 200)
        }
    }

    @Test func `4.1: the phone book is searched by officials, and what is erased is gone`() async throws {
        let town = try Town()
        try await town.serve { client in
            let phones: Fields = ["phone": "13800000007", "officePhone": "023-55500007"]
            #expect(try await client.post("organisation/accounts/civil/contact", as: "admin", phones).status == 204)
            let found = try await client.get("organisation/phone-book?q=55500007", as: "resources")
            #expect(found.fields["items"]?.list?.compactMap { $0["account"]?.text } == ["civil"])
            #expect(found.fields["hotlines"]?.list?.isEmpty == false)
            let page = try await client.get("/desk/organisation/phone-book?q=55500007", as: "office")
            #expect(page.text.contains("tel:02355500007") && page.text.contains("县民政局"))
            _ = try await client.post("organisation/accounts/civil/contact", as: "admin", ["erase": true])
            let gone = try await client.get("organisation/phone-book?q=55500007", as: "resources")
            #expect(gone.fields["items"]?.list?.isEmpty == true)
            #expect(try await client.get("/desk/organisation/phone-book").status == 303)
        }
    }

    @Test func `4.1: a form that comes back keeps what was typed and says what to do`() async throws {
        let town = try Town()
        try await town.serve { client in
            let bad = try await client.form(
                "/desk/organisation/rota", as: "head", ["text": "2026-03-02,window,nobody"])
            #expect(bad.status == 422 && bad.text.contains("2026-03-02,window,nobody"))
            let good = try await client.form(
                "/desk/organisation/rota", as: "head", ["text": "2026-03-02,window,window"])
            #expect(good.status == 303)
            let page = try await client.get("/desk/organisation?done=rota", as: "head")
            #expect(page.text.contains("今天值班：窗口 张三；行管办 无人"))
            #expect(page.text.contains("桂溪街道没有分管领导"))
            let gap = page.between("id=\"missing\"", "</section>")
            #expect(gap.contains("值班：2026年3月2日 行管办没有排人") && !gap.contains("没有要补的"))
            #expect(try await client.get("/desk", as: "office").text.contains("值班表有空缺"))
        }
    }
}
