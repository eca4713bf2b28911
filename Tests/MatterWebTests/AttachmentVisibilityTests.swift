// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// Who may know of which file, role by role, by every way of reading; and that nobody else can tell.
@Suite struct AttachmentVisibilityTests {
    private static let columns = RecordVisibilityTests.columns

    /// ● may read, ○ may know that it is there, · may not. 2.5: on a sealed matter nothing of the reporter's reaches a
    /// unit; 三员分立: who runs the system reads no file.
    private static let expected = """
        file             win off hea res rep led pol gro dep ove dis adm sec aud
        office            ●   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ○   ○   ○
        for-units         ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ○   ○   ○
        shown-later       ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ○   ○   ○
        to-reporter       ●   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ○   ○   ○
        reporter          ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ○   ○   ○
        own               ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ○   ○   ○
        sealed-reporter   ●   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ○   ○   ○
        sealed-for-units  ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ○   ○   ○
        inquiry           ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        complaint         ·   ●   ●   ·   ·   ·   ·   ·   ·   ●   ●   ·   ·   ·
        account           ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ○   ·   ○
        """

    private struct Placed {
        let id: String
        /// The API's address of what it belongs to.
        let path: String
        let page: String
    }

    private static func place(
        _ client: Client, _ path: String, as account: String, _ page: String,
        _ fields: KeyValuePairs<String, String> = [:]
    ) async throws -> Placed {
        Placed(
            id: try await client.attached("\(path)/attachments", as: account, Sent.note, fields), path: path,
            page: page)
    }

    private static func arise(_ client: Client) async throws -> [String: Placed] {
        var placed: [String: Placed] = [:]
        for (prefix, obstacle) in [("", "other"), ("sealed-", "obstructed")] {
            let answer = try await client.registered()
            let (number, code) = (answer.number, answer.fields["trackingCode"]?.text ?? "")
            let judged = Said.acceptance.without("obstacle").adding([
                "obstacle": .text(obstacle), "coordination": Said.oneUnit,
            ])
            try await client.must("matters/\(number)/judgement", as: "office", judged)
            let (path, page) = ("matters/\(number)", "/desk/matters/\(number)")
            placed["\(prefix)for-units"] = try await place(client, path, as: "office", page, ["forUnits": "true"])
            let photo = try await client.attached("track/\(number)/attachments", as: nil, Sent.note, ["code": code])
            placed["\(prefix)reporter"] = Placed(id: photo, path: path, page: page)
            if prefix.isEmpty {
                placed["office"] = try await place(client, path, as: "office", page)
                for (name, audience) in [("shown-later", "units"), ("to-reporter", "reporter")] {
                    let file = try await place(client, path, as: "office", page)
                    try await client.must("attachments/\(file.id)/showing", as: "office", ["to": .text(audience)])
                    placed[name] = file
                }
                placed["own"] = try await place(client, path, as: "resources", page)
            } else {
                let complaint = try await RecordRouteTests.record(.sealedComplaint, of: number, client)
                placed["complaint"] = try await place(
                    client, "sealed-complaints/\(complaint)", as: "office", "/desk/records/\(complaint)")
            }
        }
        let poor = try await Situation.calledPoor.arise(client).number
        let inquiry = try await RecordRouteTests.record(.ratingInquiry, of: poor, client)
        placed["inquiry"] = try await place(
            client, "rating-inquiries/\(inquiry)", as: "office", "/desk/records/\(inquiry)")
        try await client.must("rating-inquiries/\(inquiry)/account-request", as: "office", ["request": "请说明经过"])
        let account = try await RecordRouteTests.record(.unitAccount, of: poor, client)
        placed["account"] = try await place(
            client, "unit-accounts/\(account)", as: "resources", "/desk/records/\(account)")
        return placed
    }

    @Test func `2.5: every role reads the files it may, by every way, and of the others nothing tells`() async throws {
        let town = try Town()
        try await town.serve { client in
            let placed = try await Self.arise(client)
            for row in Self.expected.split(separator: "\n").dropFirst() {
                let cells = row.split(separator: " ").map(String.init)
                let file = try #require(placed[cells[0]])
                for (account, cell) in zip(Self.columns, cells.dropFirst()) {
                    let told = "\(cells[0]) \(account)"
                    let knows = cell != "·"
                    for path in [file.path, file.page] {
                        let answer = try await client.get(path, as: account)
                        let shows =
                            answer.text.contains(file.id) || cell == "○" && path == file.page && answer.status == 200
                        #expect(shows == knows, "\(told) \(path): \(answer.status)")
                    }
                    for prefix in ["attachments/", "/desk/attachments/"] {
                        let answer = try await client.get(prefix + file.id, as: account)
                        #expect(answer.status == (cell == "●" ? 200 : knows ? 403 : 404), "\(told) \(prefix)")
                        if cell != "●" { #expect(!answer.text.contains("hello"), "\(told)") }
                    }
                    for path in ["matters", "\(file.path)/events", "obligations", "/desk", "records", "/desk/matters"] {
                        #expect(!(try await client.get(path, as: account).text.contains(file.id)), "\(told) \(path)")
                    }
                }
            }
        }
    }

    @Test func `2.5: a hidden file is answered like one that never was`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.received.arise(client).number
            let hidden = try await client.attached("matters/\(number)/attachments", as: "office", Sent.note)
            let never = "F" + String(repeating: "0", count: 24)
            for account in ["resources", "police"] {
                for (method, path) in [("GET", ""), ("POST", "/erasure")] {
                    var answers: [String] = []
                    for id in [hidden, never] {
                        let answer =
                            method == "GET"
                            ? try await client.get("attachments/\(id)\(path)", as: account)
                            : try await client.post("attachments/\(id)\(path)", as: account, ["reason": "mistaken"])
                        answers.append("\(answer.status) \(answer.text.replacing(id, with: "ID"))")
                    }
                    #expect(answers[0] == answers[1], "\(account) \(method)")
                }
            }
            #expect(try await client.get("attachments/\(hidden)").status == 401)
        }
    }

    @Test func `2.5: a unit's pages, versions, counts and lists are the same with hidden files and without`()
        async throws
    {
        for account in ["resources", "resources-leader"] {
            var seen: [[String]] = []
            for hides in [false, true] {
                let town = try Town()
                seen.append(
                    try await town.serve { client in
                        let number = try await Situation.received.arise(client).number
                        if hides {
                            for _ in 0..<3 {
                                _ = try await client.attached("matters/\(number)/attachments", as: "office", Sent.scan)
                            }
                        }
                        var answers: [String] = []
                        for path in [
                            "matters", "matters/\(number)", "matters/\(number)/events", "obligations", "records",
                            "/desk",
                            "/desk/matters", "/desk/matters/\(number)", "/desk/matters/\(number)/file",
                        ] {
                            let answer = try await client.get(path, as: account)
                            answers.append("\(path) \(answer.status) \(answer.headers[.eTag] ?? "")\n\(answer.still)")
                        }
                        return answers
                    })
            }
            for (without, with) in zip(seen[0], seen[1]) { #expect(without == with, "\(account)") }
        }
    }
}
