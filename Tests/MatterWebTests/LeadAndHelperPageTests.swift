// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// 主办看协办 (2.4, 3.3), and what a helper sees of the reporter (0011).
@Suite struct LeadAndHelperPageTests {
    @Test func `2.4: the lead sees who helps it, since when, until when and whom to ring, and no word of its slip`()
        async throws
    {
        let town = try Town()
        try town.store.lane("500231").perform { try $0.setContact(of: "police", officePhone: "023-74500000") }
        try await town.serve { client in
            let number = try await Situation.two.arise(client).number
            let slips = try await client.slips(number)
            let page = try await client.get("/desk/matters/\(number)", as: "resources")
            #expect(page.words.contains("县公安局") && page.words.contains("联系电话：023-74500000"))
            #expect(page.text.contains("/desk/slips/\(slips[0])") && !page.text.contains("/desk/slips/\(slips[1])"))
            #expect(!page.text.contains("请核实身份"))
            let matter = try await client.get("matters/\(number)", as: "resources")
            let helper = matter.fields["slips"]?.list?.last
            #expect(helper?["unit"] == "public-security" && helper?["task"] == nil && helper?["due"]?.text != nil)
            #expect(helper?["telephones"] == .list(["023-74500000"]))
            #expect(try await client.get("/desk/slips/\(slips[1])", as: "resources").status == 404)
            let back = try await client.get("matters/\(number)", as: "police")
            #expect(!back.text.contains("telephones"))
        }
    }

    @Test func `3.3: the lead reminds its helpers from its own page, and is told who keeps it waiting`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.two.arise(client).number
            let page = try await client.get("/desk/matters/\(number)", as: "resources")
            #expect(page.forms.contains("/desk/matters/\(number)/reminders"))
            let early = try await client.post("matters/\(number)/completion", as: "resources", Said.completion)
            #expect(early.status == 422 && early.detail.contains("县公安局"))
            try await client.must("matters/\(number)/reminders", as: "resources", ["how": "message", "text": "请快一点"])
            let heard = try await client.get("matters/\(number)/events", as: "police")
            #expect(heard.text.contains("reminder-sent.1") && heard.text.contains("请快一点"))
            let helper = try await client.get("/desk/matters/\(number)", as: "police")
            #expect(!helper.forms.contains("/desk/matters/\(number)/reminders"))
        }
    }

    @Test func `3.3: a helper's note reaches lead and office, and not the reporter`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.two.arise(client)
            let slip = try await client.slips(number)[1]
            let page = try await client.get("/desk/matters/\(number)", as: "police")
            #expect(page.forms.contains("/desk/slips/\(slip)/note"))
            try await client.must("slips/\(slip)/note", as: "police", ["text": "还等市局回函"])
            for account in ["resources", "office", "police"] {
                let events = try await client.get("matters/\(number)/events", as: account)
                #expect(events.text.contains("slip-noted.1") && events.text.contains("还等市局回函"), "\(account)")
            }
            let track = try await client.form("/track", ["number": number, "code": code])
            #expect(track.status == 200 && !track.text.contains("还等市局回函"))
            #expect(try await client.post("slips/\(slip)/note", as: "resources", ["text": "x"]).status == 404)
        }
    }

    @Test func `2: a helper sees the reporter masked, on page, in the API and on its slip; the lead sees her whole`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.two.arise(client).number
            let slips = try await client.slips(number)
            for path in ["/desk/slips/\(slips[1])", "/desk/matters/\(number)", "matters/\(number)"] {
                let seen = try await client.get(path, as: "police")
                #expect(seen.status == 200 && seen.text.contains("138****0001"), "\(path)")
                #expect(!seen.text.contains("13800000001") && seen.text.contains("张*"), "\(path)")
            }
            // The paper goes to the helper, whoever prints it.
            let printed = try await client.get("/desk/slips/\(slips[1])", as: "office")
            #expect(!printed.text.contains("13800000001"))
            let lead = try await client.get("/desk/slips/\(slips[0])", as: "resources")
            #expect(lead.text.contains("13800000001"))
        }
    }

    @Test func `2.5: what a unit cannot see must be said on its slip, and the answer goes through the office`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered(Said.report.adding(["keepSecret": true])).number
            let form = try await client.get("/desk/matters/\(number)", as: "office")
            #expect(form.words.contains("该单位看不到反映内容，请写清要它办什么"))
            let wordless: Fields = ["level": 1, "slips": [["unit": "natural-resources", "role": "lead"]]]
            let refused = try await client.post(
                "matters/\(number)/judgement", as: "office", Said.acceptance.adding(["coordination": wordless]))
            #expect(refused.status == 422 && refused.code == "task-needed")
            #expect(refused.detail.contains("县规划和自然资源局"))
            try await client.must(
                "matters/\(number)/judgement", as: "office", Said.acceptance.adding(["coordination": Said.oneUnit]))
            let slip = try await client.slips(number)[0]
            let paper = try await client.get("/desk/slips/\(slip)", as: "resources")
            #expect(paper.words.contains("请办理抵押登记") && paper.words.contains("由行管办转达"))
            #expect(!paper.words.contains("答复反映人"))
            let page = try await client.get("/desk/matters/\(number)", as: "resources")
            #expect(page.words.contains("由行管办转达") && !page.words.contains("先答复反映人"))
        }
    }
}
