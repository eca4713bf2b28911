// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// 离开就锁: a desk nobody used for a while asks to sign in again, and what was being written is still there.
@Suite struct DeskLockTests {
    private func signedIn(_ client: Client) async throws -> Browser {
        let browser = Browser(client)
        try await browser.go("/desk/sign-in")
        try await browser.send(["account": "office", "password": Town.password], to: "/desk/sign-in")
        return browser
    }

    @Test func `desk lock: half an hour without anything done asks to sign in, and leads back to the same page`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let browser = try await signedIn(client)
            town.now = town.now.adding(seconds: Limits.deskEndSeconds - 1)
            #expect(try await browser.go("/desk/matters").status == 200)
            town.now = town.now.adding(seconds: Limits.deskEndSeconds - 1)
            #expect(try await browser.go("/desk/matters").status == 200, "each use counts anew")
            town.now = town.now.adding(seconds: Limits.deskEndSeconds)
            let locked = try await browser.go("/desk/matters")
            #expect(locked.words.contains("工作台已经锁上了"))
            #expect(locked.forms.contains("/desk/sign-in?back=/desk/matters"))
            let back = try await browser.send(["account": "office", "password": Town.password])
            #expect(back.status == 200 && back.text.contains("/desk/matters"))
        }
    }

    @Test func `desk lock: going back in time opens nothing again`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = try await signedIn(client)
            let morning = town.now
            town.now = morning.adding(seconds: Limits.deskEndSeconds)
            try await browser.go("/desk")
            town.now = morning
            #expect(try await browser.go("/desk").forms.contains { $0.hasPrefix("/desk/sign-in") })
        }
    }

    @Test func `desk lock: what pages ask by themselves keeps no desk open; somebody typing does`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = try await signedIn(client)
            let token = await browser.page.between("name=\"csrf\" value=\"", "\"")
            town.now = town.now.adding(seconds: 1000)
            #expect(try await browser.go("/desk/session").fields["left"] == Fields(Limits.deskIdleSeconds - 1000))
            #expect(try await browser.go("/desk/session").fields["left"] == Fields(Limits.deskIdleSeconds - 1000))
            #expect(try await browser.send(["csrf": token], to: "/desk/session").status == 200)
            #expect(try await browser.go("/desk/session").fields["left"] == Fields(Limits.deskIdleSeconds))
            town.now = town.now.adding(seconds: Limits.deskEndSeconds)
            #expect(try await browser.go("/desk/session").forms.contains { $0.hasPrefix("/desk/sign-in") })
        }
    }

    @Test func `desk lock: a page that answers a form leads back to one that can be opened`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = try await signedIn(client)
            let token = await browser.page.between("name=\"csrf\" value=\"", "\"")
            try await browser.send(
                ["csrf": token, "password": "", "newPassword": "", "again": ""], to: "/desk/account/password")
            let back = await browser.page.between("data-lock-to=\"/desk/sign-in?back=", "&amp;locked=1\"")
            #expect(back == "/desk/account")
            try await browser.send(["csrf": token, "step": "register"], to: "/desk/matters/new")
            let form = await browser.page.between("data-lock-to=\"/desk/sign-in?back=", "&amp;locked=1\"")
            #expect(form == "/desk/matters/new")
        }
    }

    @Test func `desk lock: another system's session has no screen that could be left alone`() async throws {
        let town = try Town()
        try await town.serve { client in
            let body: Fields = ["account": "office", "password": .text(Town.password)]
            let token = try await client.must("sessions", as: nil, body).fields["token"]?.text ?? ""
            town.now = town.now.adding(seconds: 4 * 3600)
            #expect(try await client.get("me", as: nil, ["Authorization": "Bearer \(token)"]).status == 200)
        }
    }

    @Test func `desk lock: a form sent too late is carried through signing in, but no password lies in a page`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let browser = try await signedIn(client)
            let token = await browser.page.between("name=\"csrf\" value=\"", "\"")
            town.now = town.now.adding(seconds: Limits.deskEndSeconds)
            let late = try await browser.send(
                ["account": "window", "password": "垫江的山路十八弯", "csrf": token], to: "/desk/organisation/password")
            #expect(late.status == 401 && late.text.contains("value=\"window\""))
            #expect(!late.text.contains("垫江的山路十八弯"))
        }
    }

    @Test func `my account: shows where one is signed in and ends it elsewhere`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (here, elsewhere) = (try await signedIn(client), try await signedIn(client))
            let page = try await here.go("/desk/account")
            #expect(page.status == 200 && page.words.contains("行管办经办人") && page.words.contains("就是这里"))
            #expect(page.forms.contains("/desk/account/sessions"))
            let token = page.between("name=\"csrf\" value=\"", "\"")
            let ended = try await here.send(["csrf": token], to: "/desk/account/sessions")
            #expect(ended.words.contains("其他地方的登录都已退出") && !ended.forms.contains("/desk/account/sessions"))
            let out = try await elsewhere.go("/desk")
            #expect(out.words.contains("登录已经结束") && !out.words.contains("锁上了"), "she was not idle")
        }
    }

    @Test func `my account: a new password is typed twice; mistakes stand beside their fields`() async throws {
        let town = try Town()
        try await town.serve { client in
            let here = try await signedIn(client)
            let page = try await here.go("/desk/account")
            let token = page.between("name=\"csrf\" value=\"", "\"")
            func change(_ old: String, _ new: String, _ again: String) async throws -> Answered {
                try await here.send(
                    ["csrf": token, "password": old, "newPassword": new, "again": again],
                    to: "/desk/account/password")
            }
            #expect(try await change("", "", "").words.contains("请填写"))
            #expect(try await change("错的密码错的", "垫江的山路十八弯", "垫江的山路十八弯").words.contains("现在的密码不对"))
            #expect(try await change(Town.password, "垫江的山路十八弯", "垫江的水路").words.contains("两次输的新密码不一样"))
            let weak = try await change(Town.password, "13800131234", "13800131234")
            #expect(weak.status == 422 && weak.words.contains("太容易猜") && !weak.text.contains("13800131234"))
            #expect(try await change(Town.password, "垫江的山路十八弯", "垫江的山路十八弯").words.contains("密码改好了"))
        }
    }
}
