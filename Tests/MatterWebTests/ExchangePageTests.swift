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
            try Exchange.check(try await client.get("/report"), "report")
            let wrong = try await client.form("/report", ["narrative": "", "reporter[phone]": "12"])
            try Exchange.check(wrong, "report-with-mistakes")
            let report: KeyValuePairs = [
                "narrative": "跑了三趟，一个说先备案，一个说先用地。", "unit": "县规划和自然资源局", "reporter[name]": "张三",
                "reporter[phone]": "13800131234", "step": "send",
            ]
            let receipt = try await client.form("/report", report)
            try Exchange.check(receipt, "receipt")
            let codes = receipt.text.matches(of: /<span class="code">([^<]+)<\/span>/).map { String($0.1) }
            let tracked = try await client.form("/track", ["number": codes[0], "code": codes[1]])
            try Exchange.check(tracked, "track")
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
