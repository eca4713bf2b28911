// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@testable import MatterWeb

/// 今天: her own, and for whoever keeps the whole moving what every party of the county owes.
@Suite struct BoardPageTests {
    /// A county with something at many stages, some of it late.
    private static func busy(_ town: Town, _ client: Client) async throws {
        for situation in [
            Situation.issued, .received, .two, .levelThreeAsked, .completed, .extensionAsked, .calledPoor,
        ] {
            _ = try await situation.arise(client)
        }
        town.now = town.now.adding(seconds: 3 * 86_400)
        for situation in [Situation.reported, .issued] { _ = try await situation.arise(client) }
    }

    /// Every count with its address: under its heading, in order.
    private static func counts(_ page: Answered) -> [(href: String, number: Int, word: String)] {
        page.text.matches(of: /<a href="(\/desk[^"]*)"[^>]*><b>(\d+)<\/b>([^<]+)<\/a>/).map {
            (String($0.1).replacing("&amp;", with: "&").replacing("#list", with: ""), Int($0.2) ?? -1, String($0.3))
        }
    }

    @Test func `3.1: an office's row says that the reporter asked or added something, a unit's that it was reminded`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let arisen = try await Situation.issued.arise(client)
            let (number, slip) = (arisen.number, try await client.slips(arisen.number)[0])
            let quiet = try await client.get("/desk", as: "resources")
            #expect(!quiet.words.contains("被催办"))
            try await client.must("matters/\(number)/reminders", as: "office", ["how": "phone", "slip": .text(slip)])
            let unit = try await client.get("/desk", as: "resources")
            #expect(unit.words.contains("被催办 1 次，最近 3月2日 09:00"), "\(unit.words)")
            for text in ["还要多久？", "再催一次"] {
                let urged = try await client.form("/track/urge", ["number": number, "code": arisen.code, "text": text])
                #expect(urged.status < 400, "\(urged.words)")
            }
            let board = try await client.get("/desk?of=county", as: "office")
            #expect(board.words.contains("反映人催了 2 次，最近 3月2日 09:00"), "\(board.words)")
            #expect(!(try await client.get("/desk", as: "resources").words.contains("反映人催了")))
            let more = try await client.form(
                "/track/supplement", ["number": number, "code": arisen.code, "text": "身份证补好了"])
            #expect(more.status < 400, "\(more.words)")
            #expect(try await client.get("/desk?of=county", as: "office").words.contains("反映人补充了 1 次"))
            try await client.must("matters/\(number)/reminders", as: "office", ["how": "phone", "slip": .text(slip)])
            #expect(!(try await client.get("/desk?of=county", as: "office").words.contains("反映人补充了")))
        }
    }

    @Test func `3.1: the window's first page begins with registering`() async throws {
        try await Town().serve { client in
            let page = try await client.get("/desk", as: "window")
            #expect(page.text.contains("<a class=\"button\" href=\"/desk/matters/new\">"))
            #expect(
                !(try await client.get("/desk", as: "office").text.contains("class=\"button\" href=\"/desk/matters")))
        }
    }

    private static func rows(_ page: Answered) -> Int { page.text.matches(of: /<tr><td>/).count }

    @Test(arguments: ["office", "head", "leader", "deputy", "oversight"])
    func `closed loop: a count of the county has exactly its rows, and says that it is the county's`(
        _ account: String
    ) async throws {
        let town = try Town()
        try await town.serve { client in
            try await Self.busy(town, client)
            let board = try await client.get("/desk", as: account)
            let counts = Self.counts(board)
            let county = counts.filter { $0.href.contains("of=county") }
            #expect(board.words.contains("全县的") && county.count > 5, "\(board.words)")
            #expect(county.contains { $0.word == "已超期" && $0.number > 0 })
            #expect(county.contains { $0.word == "待批示" && $0.number > 0 })
            for count in counts {
                let page = try await client.get(count.href, as: account)
                #expect(Self.rows(page) == count.number, "\(account): \(count)")
                #expect(page.words.contains((count.href.contains("of=county") ? "全县 · " : "要您办的 · ") + count.word))
            }
        }
    }

    @Test func `3.3: the office sees what units have not received, though it owes nothing there itself`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.issued.arise(client).number
            let own = try await client.get("/desk?show=receive-slip", as: "office")
            #expect(!own.text.contains(number))
            let county = try await client.get("/desk?of=county&show=unreceived", as: "office")
            #expect(county.text.contains(number) && county.words.contains("县规划和自然资源局"))
        }
    }

    @Test(arguments: [
        "resources", "resources-leader", "resources-rep", "window", "discipline", "admin", "security", "audit",
    ])
    func `2.5: nobody else sees the county's dues, asked for by address or not`(_ account: String) async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.two.arise(client).number
            let other = try await Situation.reported.arise(client).number
            for address in ["/desk", "/desk?of=county", "/desk?of=county&show=judge", "/desk/reminders"] {
                let page = try await client.get(address, as: account)
                #expect(page.status == 200 && !page.words.contains("全县"), "\(address)")
                #expect(!page.text.contains(other) || account == "window", "\(address)")
                #expect(!page.text.contains("name=\"to[]\""), "\(address) offers no reminder")
            }
            // Owed to one unit is not shown to another.
            let police = try await client.get("/desk?of=county&show=unreceived", as: "police")
            #expect(police.text.contains(number) && !police.words.contains("县规划和自然资源局（主办）　签收"))
        }
    }
}
