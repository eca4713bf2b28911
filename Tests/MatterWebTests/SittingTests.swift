// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// 公用的电脑: what she began stays hers, on a hall's machine as on her own telephone.
@Suite struct SittingTests {
    private static let words = ["跑了三趟", "县规划和自然资源局", "两边互相推"]

    private func begun(_ client: Client) async throws -> (Browser, String) {
        let browser = Browser(client)
        try await browser.go("/report")
        try await browser.send(Browser.told)
        try await browser.send(Browser.place)
        return (browser, try #require(await browser.draftCode))
    }

    private func isSilent(_ page: Answered, _ code: String) -> Bool {
        !Self.words.contains { page.text.contains($0) } && !page.text.contains(code)
            && !page.text.contains(Draft.shown(code))
    }

    @Test func `3.1: whoever sits down next sees when a draft was begun, and not a word of it without its code`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (browser, code) = try await begun(client)
            let next = try await browser.go("/report")
            #expect(isSilent(next, code) && next.words.contains("还没有写完") && next.words.contains("09:00"))
            let guessed = try await browser.send(["code": "AAAA-BBBB-CCCC"], to: "/report/resume")
            #expect(guessed.status == 404 && isSilent(guessed, code))
            // Neither can the next person erase it.
            try await browser.go("/report")
            try await browser.send(["go": "drop"], to: "/report/draft")
            let resumed = try await browser.send(["code": code], to: "/report/resume")
            #expect(resumed.status == 200)
            #expect(try await browser.go("/report/place").text.contains("县规划和自然资源局"))
            try await browser.go("/report")
            let aside = try await browser.send(["go": "new"], to: "/report/draft")
            #expect(aside.words.contains("收起来") && isSilent(aside, code))
            for page in ["/report", "/report/what", "/report/place", "/report/check", "/report/saved"] {
                #expect(try await isSilent(browser.go(page), code), "\(page)")
            }
        }
    }

    @Test func `3.1: a draft closes here after ten minutes without a page, and its code opens it again`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (browser, code) = try await begun(client)
            for _ in 0..<3 {
                town.now = town.now.adding(seconds: Limits.idleSeconds - 1)
                #expect(try await browser.go("/report/place").text.contains("县规划和自然资源局"))
            }
            town.now = town.now.adding(seconds: Limits.idleSeconds)
            for page in ["/report", "/report/what", "/report/place", "/report/check", "/report/saved"] {
                #expect(try await isSilent(browser.go(page), code), "\(page)")
            }
            let told = try await browser.go("/report/place")
            #expect(told.words.contains("太久没有动静") && told.forms == ["/report/resume"])
            #expect(try await browser.send(["code": Draft.shown(code).lowercased()]).status == 200)
            #expect(try await browser.go("/report/what").text.contains("跑了三趟"))
        }
    }

    @Test func `3.1: the page that stands open is saved and put away by its script, and what is there is not lost`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (browser, code) = try await begun(client)
            let before = try town.position
            let page = try await browser.go("/report/place")
            #expect(page.text.contains("data-idle=\"\(Limits.idleSeconds)\" data-idle-go=\"idle\""))
            let ended = try await browser.send(["unit": "县公安局", "go": "idle"])
            #expect(ended.status == 200)
            #expect(try await isSilent(browser.go("/report/place"), code))
            try await browser.send(["code": code], to: "/report/resume")
            #expect(try await browser.go("/report/place").text.contains("value=\"县公安局\""))
            try await browser.go("/report/check")
            try await browser.send(["go": "idle"])
            #expect(try await isSilent(browser.go("/report/check"), code))
            #expect(try town.position == before)
        }
    }

    @Test func `3.1: on a device of her own a draft waits for its days, and is gone on with by one press`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let phone = Browser(client, ["User-Agent": "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36"])
            let own = /name="own" value="true" checked/
            #expect(try await phone.go("/report").text.contains(own))
            let hall = try await client.get("/report/what")
            #expect(hall.text.contains("name=\"own\"") && !hall.text.contains(own))
            try await phone.send(Browser.toldAtHome)
            town.now = town.now.adding(seconds: 3 * 86_400)
            let found = try await phone.go("/report")
            #expect(found.text.contains("href=\"/report/what\"") && !found.text.contains("跑了三趟"))
            let there = try await phone.go("/report/what")
            #expect(there.text.contains("跑了三趟") && there.text.contains(own))
            #expect(try await !phone.go("/report/place").text.contains("data-idle="))
            // With her code on the hall's machine it is the hall's machine again.
            let code = try #require(await phone.draftCode)
            let other = Browser(client)
            try await other.send(["code": code], to: "/report/resume")
            town.now = town.now.adding(seconds: Limits.idleSeconds)
            #expect(try await isSilent(other.go("/report/what"), code))
        }
    }

    @Test func `3.1: a receipt is put away with one press, by whoever begins anew, and by itself`() async throws {
        let town = try Town()
        try await town.serve { client in
            for leave in ["done", "anew", "idle"] {
                let browser = Browser(client)
                try await browser.told()
                let receipt = try await browser.send(["go": "send"])
                #expect(receipt.text.contains("data-idle-go=\"done\""))
                #expect(try await browser.go("/report/receipt").words.contains("反映事项回执"))
                switch leave {
                case "done": try await browser.send(["go": "done"], to: "/report/draft")
                case "anew": #expect(try await !browser.go("/report").text.contains("跑了三趟"))
                default: town.now = town.now.adding(seconds: Limits.idleSeconds)
                }
                let away = try await browser.go("/report/receipt")
                #expect(away.forms == ["/track"] && !away.words.contains("养殖场"), "\(leave)")
            }
        }
    }

    @Test func `3.1: a page that belongs to no draft never touches the one this browser has open`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (browser, code) = try await begun(client)
            let cookie = try #require(await browser.cookies["draft"])
            let other = try await client.form(
                "/report/what", ["narrative": "另一个人的事。", "seen": "0.OTHER", "go": "on"], ["Cookie": "draft=\(cookie)"])
            #expect(other.status == 303 && isSilent(other, code))
            #expect(other.headers[.setCookie]?.contains(code) == false)
            #expect(try await browser.go("/report/what").text.contains("跑了三趟"))
        }
    }
}
