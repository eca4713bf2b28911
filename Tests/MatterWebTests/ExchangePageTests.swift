// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@testable import MatterWeb

/// Whole answers, status, headers and body, as text that is read in every review.
@Suite struct ExchangePageTests {
    @Test func `3.1: what a visitor gets, page by page`() async throws {
        let town = try Town()
        try await town.serve { client in
            try Exchange.check(try await client.get("/"), "home")
            try Exchange.check(try await client.get("/", as: nil, ["Accept-Language": "en"]), "home-en")
            let browser = Browser(client)
            try Exchange.check(try await browser.go("/report"), "report")
            try Exchange.check(try await browser.send(["narrative": " ", "go": "on"]), "report-empty")
            try Exchange.check(try await browser.send(Browser.told), "report-place")
            try await browser.send(Browser.place)
            try Exchange.check(try await browser.send(Browser.kind), "report-you")
            let wrong = try await browser.send([
                "reporter[kind]": "person", "reporter[name]": "张三", "reporter[phone]": "打我侄子的", "go": "on",
            ])
            try Exchange.check(wrong, "report-with-mistakes")
            try Exchange.check(try await browser.go("/report/saved"), "draft-saved")
            try Exchange.check(try await browser.go("/report"), "draft-begun")
            try await browser.go("/report/you")
            try Exchange.check(try await browser.send(Browser.who), "review")
            let receipt = try await browser.send(["go": "send"])
            try Exchange.check(receipt, "receipt")
            let codes = receipt.text.matches(of: /<span class="code">([^<]+)<\/span>/).map { String($0.1) }
            let tracked = try await client.form("/track", ["number": codes[0], "code": codes[1]])
            try Exchange.check(tracked, "track")
            try Exchange.check(try await client.get("/privacy"), "privacy")
            try Exchange.check(try await client.get("/outcomes"), "outcomes")
        }
    }

    @Test func `3.2: what an official gets, page by page`() async throws {
        let town = try Town()
        try await town.serve { client in
            try Exchange.check(try await client.get("/desk/sign-in"), "sign-in")
            _ = try await client.post("/api/v1/matters", as: "window", Said.report)
            town.now = town.now.adding(seconds: 3600)
            let number = "500231-2026-000001"
            try Exchange.check(try await client.get("/desk", as: "office"), "board")
            try Exchange.check(try await client.get("/desk/matters?stage=intake", as: "office"), "ledger")
            try Exchange.check(try await client.get("/desk/matters/\(number)", as: "head"), "matter")
            try Exchange.check(try await client.get("/desk/matters/\(number)/file", as: "office"), "file")
        }
    }
}
