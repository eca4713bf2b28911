// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Testing

@testable import MatterWeb

/// 写好的行: a list shows what it would show if every line were written anew.
@Suite(.everyEngine) struct WrittenLinesTests {
    private static let paths = ["/desk/matters", "/api/v1/matters"]

    /// Both lists as `account` sees them, and as a server sees them that remembers nothing.
    private static func differences(
        _ town: Town, _ client: Client, _ accounts: [String] = ["office", "window", "resources", "police", "audit"]
    ) async throws -> [String] {
        var forgetful = town.site
        forgetful.lines = WrittenLines()
        return try await town.serve(forgetful) { fresh in
            var found: [String] = []
            for account in accounts {
                for path in paths {
                    let (kept, anew) = (
                        try await client.get(path, as: account), try await fresh.get(path, as: account)
                    )
                    if kept.status != 200 || kept.text != anew.text { found.append("\(account): \(path)") }
                }
            }
            return found
        }
    }

    @Test func `3.1: step by step, hour by hour the list says what is so now`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.two.arise(client).number
            #expect(try await Self.differences(town, client) == [])
            #expect(try await Self.differences(town, client) == [])
            _ = try await client.registered()
            #expect(try await Self.differences(town, client) == [])
            let slip = try #require(try await client.slips(number).first)
            try await client.must("slips/\(slip)/receipt", as: "resources", [:])
            #expect(try await Self.differences(town, client) == [])
            for hours in [1, 8, 48, 240] {
                town.now = town.now.adding(seconds: hours * 3600)
                #expect(try await Self.differences(town, client) == [], "\(hours) hours later")
            }
        }
    }

    @Test func `3.1: a unit renamed and words erased are so in the list at once`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = MatterNumber(try await Situation.two.arise(client).number)
            let before = try await client.get("/desk/matters", as: "office").text
            #expect(before.contains("县公安局"))
            #expect(try await client.get("/desk/matters", as: "office").text == before)
            let title = try town.store.read("500231") { try $0.record(number, .everything).matter.report?.title }
            let now = town.now
            try town.store.lane("500231").perform { lane in
                let unit = HandlingUnit(id: "public-security", name: "县公安局交巡警大队", kind: .county)
                try lane.record([.unitRecorded(unit)], by: .system, at: now)
            }
            #expect(try await client.get("/desk/matters", as: "office").text.contains("县公安局交巡警大队"))
            try town.store.lane("500231").perform { lane in
                _ = try lane.eraseText(title?.id ?? "", reason: "requested", by: .system, at: now)
            }
            #expect(try await Self.differences(town, client) == [])
        }
    }

    @Test func `3.1: a line is written once for one viewer, minute and version`() async throws {
        let town = try Town()
        _ = try await town.serve { try await $0.registered() }
        let row = try #require(try town.store.read("500231") { try $0.ledger(LedgerQuery(.everything)).items.first })
        let lines = WrittenLines()
        var written = 0
        func line(_ row: MatterStore.LedgerRow, _ viewpoint: WrittenLines.Viewpoint?) -> String {
            lines.line(of: row, viewpoint) {
                written += 1
                return "\(written)"
            }
        }
        try town.store.read("500231") { reader in
            let sessions = try ["office", "window"].map { try town.session($0, reader) }
            let (office, window) = (sessions[0], sessions[1])
            func seen(by session: Session, _ form: String, later seconds: Int = 0) throws -> String {
                line(row, try WrittenLines.viewpoint(reader, session, form, town.now.adding(seconds: seconds)))
            }
            #expect(try seen(by: office, "json") == "1")
            #expect(try seen(by: office, "json", later: 59) == "1")
            #expect(try seen(by: office, "html-zh") == "2")
            #expect(try seen(by: window, "json") == "3")
            #expect(try seen(by: office, "json", later: 60) == "4")
            #expect(line(row, nil) == "5")
            #expect(line(row, nil) == "6")
        }
    }

    @Test(arguments: [PageExamples.Mood.named, .hostile, .empty])
    func `pages: a page of lines that are written already is the page`(mood: PageExamples.Mood) {
        let page = PageExamples(mood: mood).ledger
        let lines = page.rows.map { Templates.all.line($0) }
        #expect(Templates.all.html(page, lines: lines) == Templates.all.html(page))
    }
}

extension Town {
    fileprivate func session(_ account: String, _ reader: Reader) throws -> Session {
        let holder = try #require(try reader.holder(of: token(account), at: now))
        return Session(account: holder.account, token: token(account), byCookie: false)
    }
}
