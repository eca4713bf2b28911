// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// 两个窗口: one draft on two pages at once, and neither text is lost.
@Suite struct TwoPagesTests {
    /// The same browser shows the first question twice.
    private func twoPages(_ client: Client) async throws -> (Browser, one: String, other: String) {
        let browser = Browser(client)
        try await browser.go("/report")
        try await browser.send(["narrative": "原来的话。", "go": "on"])
        try await browser.go("/report/what")
        let one = try #require(await browser.hidden("seen"))
        try await browser.go("/report/what")
        let other = try #require(await browser.hidden("seen"))
        #expect(one != other)
        return (browser, one, other)
    }

    @Test func `3.1: what two pages wrote of the same part is shown together, and she says which one stands`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (browser, one, other) = try await twoPages(client)
            try await browser.send(["narrative": "一个窗口写的。", "seen": one, "go": "on"])
            try await browser.go("/report/what")
            let both = try await browser.send(["narrative": "另一个窗口写的。", "seen": other, "go": "on"])
            #expect(both.status == 409)
            #expect(both.words.contains("一个窗口写的。") && both.text.contains(">\n另一个窗口写的。</textarea>"))
            #expect(both.words.contains("另一个窗口里也改过") && both.text.contains("<a href=\"/report/what\">"))
            // Nothing was stored over the first.
            #expect(try await Browser.copy(of: browser, client).go("/report/what").text.contains("\n一个窗口写的。"))
            let hers = try await browser.send(["narrative": "另一个窗口写的。", "go": "on"])
            #expect(hers.status == 200 && hers.text.contains("name=\"unit\""))
            #expect(try await browser.go("/report/what").text.contains("\n另一个窗口写的。"))
        }
    }

    @Test func `3.1: one page may save as often as it likes, the same words are no quarrel, other parts neither`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (browser, one, other) = try await twoPages(client)
            let code = try #require(await browser.draftCode)
            for text in ["写", "写到", "写到一半"] {
                let kept = try await client.form(
                    "/report/what", ["narrative": text, "draft": code, "seen": one, "go": "keep"])
                #expect(kept.status == 200)
            }
            let same = try await client.form(
                "/report/what", ["narrative": "写到一半", "draft": code, "seen": other, "go": "keep"])
            #expect(same.status == 200)
            let place = try await client.form(
                "/report/place", ["unit": "县公安局", "draft": code, "seen": other, "go": "on"])
            #expect(place.status == 303)
            let stale = try await client.form(
                "/report/what", ["narrative": "另写的", "draft": code, "seen": one, "go": "keep"])
            #expect(stale.status == 409 && stale.fields["said"]?.text?.contains("另一个窗口") == true)
            #expect(stale.fields["code"] == nil)
            let page = try await browser.go("/report/what")
            #expect(page.text.contains("写到一半") && !page.text.contains("另写的"))
        }
    }

    @Test func `3.1: what changed after she read it is not sent before she has read it again`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            try await browser.told()
            let read = try #require(await browser.hidden("seen"))
            try await browser.go("/report/place")
            try await browser.send(["unit": "县公安局", "reason": "", "go": "on"])
            let before = try town.position
            let changed = try await browser.send(["seen": read, "go": "send"])
            #expect(changed.status == 409 && changed.words.contains("还没有提交"))
            #expect(changed.words.contains("县公安局") && changed.forms == ["/report/check"])
            #expect(try town.position == before)
            #expect(try await browser.send(["go": "send"]).words.contains("反映事项回执"))
        }
    }
}
