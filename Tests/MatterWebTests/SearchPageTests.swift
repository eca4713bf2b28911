// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Synchronization
import Testing

@testable import MatterWeb

/// 检索 (3.1) at the doors: what a page marks and says, what the API answers.
@Suite(.everyEngine) struct SearchPageTests {
    private func registered(_ client: Client, _ title: String, _ narrative: String, secret: Bool = false) async throws
        -> String
    {
        let report = Said.report.without("title").without("narrative").adding([
            "title": .text(title), "narrative": .text(narrative), "keepSecret": .bool(secret),
        ])
        return try await client.registered(report).number
    }

    private func page(_ client: Client, _ text: String, as account: String = "office") async throws -> String {
        try await client.get("/desk/matters?q=\(text.addingPercentEncoding)", as: account).text
    }

    @Test
    func `3.1: the page marks what was searched for, in the title and in her own words, and nothing gets through`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await registered(
                client, "<b>两套房</b>&登记成一套", "窗口说\"两套\"房子只能登记成一套<script>，房产 抵押也办不了。")
            let title = try await page(client, "两套房")
            #expect(title.contains("&lt;b&gt;<mark>两套房</mark>&lt;/b&gt;&amp;登记成一套</a>"))
            #expect(title.contains("/desk/matters/\(number)\""))
            let both = try await page(client, "抵押 登记成")
            #expect(both.contains("&lt;/b&gt;&amp;<mark>登记成</mark>一套</a>"))
            #expect(both.contains("<mark>登记成</mark>一套&lt;script&gt;，房产 <mark>抵押</mark>也办不了。</span>"))
            for text in [title, both] { #expect(!text.contains("<b>") && !text.contains("<script>")) }
            #expect(!(try await page(client, "500231")).contains("<mark>"), "a number is marked by its column")
            #expect(!(try await client.get("/desk/matters", as: "office").text.contains("<mark>")))
        }
    }

    @Test func `3.1: what was just registered is found at once, and where nothing is found the page says what to do`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await registered(client, "水井被填", "老水井被填了。")
            let found = try await client.get("matters?q=\("水井".addingPercentEncoding)", as: "office")
            #expect(found.fields["items"]?.list?.compactMap { $0["number"]?.text } == [number])
            #expect(found.fields["late"]?.integer == 0)
            #expect(try await client.get("matters", as: "office").fields["late"] == nil)
            #expect(try await page(client, "没有的词").contains("少写几个词，或者只写两个字、编号的开头；姓名和电话要写全。"))
            let unit = try await page(client, "没有的词", as: "resources")
            #expect(unit.contains("保密的件只能按编号找。") && !unit.contains("姓名和电话"))
            let other = try await client.get("/desk/matters?stage=closed", as: "office").text
            #expect(other.contains("没有符合条件的反映事项，放宽条件再找。"))
        }
    }

    @Test func `2.5: what is told in confidence no page of a unit marks or quotes`() async throws {
        let town = try Town()
        try await town.serve { client in
            let open = try await registered(client, "公开的水井", "水井被填了。")
            let secret = try await registered(client, "保密的水井", "水井被人填了。", secret: true)
            for number in [open, secret] {
                try await client.must("matters/\(number)/judgement", as: "office", Said.acceptance)
                try await client.must(
                    "matters/\(number)/coordination", as: "office",
                    ["level": 1, "slips": [["unit": "natural-resources", "role": "lead", "task": "查清水井的事"]]])
            }
            let page = try await page(client, "水井", as: "resources")
            #expect(page.contains(open) && page.contains("公开的<mark>水井</mark>"))
            #expect(!page.contains(secret) && !page.contains("被人填"))
            let byNumber = try await self.page(client, secret, as: "resources")
            #expect(byNumber.contains(secret) && !byNumber.contains("被人填") && !byNumber.contains("保密的"))
        }
    }

    @Test func `3.1: whoever registers is shown what was told in the same rare words, on the page and in the API`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let first = try await registered(client, "老水井被填", "桂溪河边的老水井被填了，二十户人没有水喝。")
            let told = "我家吃水的老水井去年被填了，二十户人都难。"
            let answer = try await client.get(
                "matters/similar?narrative=\(told.addingPercentEncoding)", as: "window")
            let item = try #require(answer.fields["items"]?.list?.first)
            #expect(item["number"]?.text == first)
            let reason = try #require(item["reasons"]?.list?.first)
            #expect(reason["code"] == "shared-words" && reason["words"]?[0] == "二十户人")
            #expect(reason["text"]?.text?.hasPrefix("叙述里都有这些词：二十户人、的老水井") == true)
            let page = try await client.form(
                "/desk/matters/new", as: "window", ["narrative": told, "step": "history"])
            #expect(page.text.contains("/desk/matters/\(first)\"") && page.text.contains("叙述里都有这些词：二十户人、的老水井"))
            for account in ["resources", "audit"] {
                let refused = try await client.get(
                    "matters/similar?narrative=\(told.addingPercentEncoding)", as: account)
                #expect(refused.status == 403)
            }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `3.1: while the site is open the index follows what was written, by whomever`() async throws {
        let town = try Town()
        try await town.serve { client in
            // The window's answer looks for earlier reports, and so brings the index up; a visitor's does not.
            _ = try await client.must("matters", as: nil, Said.report(channel: "online"))
        }
        let lag = { try town.store.read("500231") { try $0.searchLag(at: town.now.adding(seconds: 5)) } }
        #expect(try lag() >= 5)
        let looks = Mutex(0)
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        let follower = SearchFollower(store: town.store) { _ in
            let look = looks.withLock { looks in
                looks += 1
                return looks
            }
            if look > 3 {
                end.finish()
                throw CancellationError()
            }
        }
        let running = Task { try await follower.run() }
        for await _ in ended { break }
        #expect(try lag() == 0)
        running.cancel()
        _ = await running.result
    }
}
