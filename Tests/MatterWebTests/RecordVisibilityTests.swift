// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// Who may know of what, by whatever way of reading; the expected cells are written by hand from the programme.
@Suite struct RecordVisibilityTests {
    /// `police` is a unit with no part in the matter; `leader` leads the working group.
    static let columns = [
        "window", "office", "head", "resources", "resources-rep", "resources-leader", "police",
        "leader", "deputy",
        "oversight", "discipline", "admin", "security", "audit",
    ]

    /// ● may know, · may not. 2.1–2.4: open to officials and the unit; 2.5, 3.4c: sealed; 4.2: list and receipt only.
    private static let expected = """
        kind                 win off hea res rep led pol gro dep ove dis adm sec aud
        documents-to-follow   ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ●   ·   ●
        undertaking           ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ●   ·   ●
        unit-account          ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ●   ·   ●
        streamlining-study    ●   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ●   ·   ●
        rating-inquiry        ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        sealed-complaint      ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        circular              ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        discipline-referral   ·   ●   ●   ·   ·   ·   ·   ●   ·   ●   ●   ·   ·   ·
        name                  ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ·   ·   ·
        sealed-name           ●   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        allegation            ●   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        """

    /// kind → account → may know
    private static var cells: [String: [String: Bool]] {
        let rows = expected.split(separator: "\n").dropFirst().map {
            $0.split(separator: " ").map(String.init)
        }
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (row[0], Dictionary(uniqueKeysWithValues: zip(columns, row.dropFirst().map { $0 == "●" })))
            })
    }

    /// What is told of, by the kind it is checked under, with the matter it belongs to.
    struct Told {
        var numbers: [String: (matter: String, text: String)] = [:]
    }

    static let allegation = "窗口的人要好处才给办"

    /// One county that holds everything there is to hide.
    static func arise(_ client: Client) async throws -> Told {
        var told = Told()
        let plain = try await Situation.received.arise(client).number
        try await client.must("matters/\(plain)/remedies", as: "resources", RecordRouteTests.documents)
        try await client.must("matters/\(plain)/completion", as: "resources", Said.completion)
        try await client.must("matters/\(plain)/follow-up-calls", as: "office2", Said.call(1))
        let inquiry = try await RecordRouteTests.record(.ratingInquiry, of: plain, client)
        try await client.must(
            "rating-inquiries/\(inquiry)/account-request", as: "office", ["request": "请说明经过"])
        let hidden = Said.report.without("narrative").without("reporter").adding([
            "narrative": .text(allegation),
            "reporter": ["kind": "person", "name": "李四", "phone": "13800000009"],
        ])
        let sealed = try await client.registered(hidden).number
        let judged = Said.acceptance.without("obstacle").adding([
            "obstacle": "obstructed", "coordination": Said.oneUnit,
        ])
        try await client.must("matters/\(sealed)/judgement", as: "office", judged)
        let complaint = try await RecordRouteTests.record(.sealedComplaint, of: sealed, client)
        try await client.must(
            "sealed-complaints/\(complaint)/referral", as: "office", ["contents": "清单"])
        try await client.must(
            "sealed-complaints/\(complaint)/establishment", as: "oversight",
            ["established": "yes", "opinion": "属实", "ground": "attitude"])
        let complex = try await client.registered().number
        let both = Said.acceptance.without("obstacle").adding([
            "obstacle": "complex", "coordination": Said.oneUnit,
        ])
        try await client.must("matters/\(complex)/judgement", as: "office", both)
        try await client.must("matters/\(complex)/completion", as: "resources", Said.completion)
        for (kind, matter) in [
            (RecordKind.documentsToFollow, plain), (.undertaking, plain), (.unitAccount, plain),
            (.ratingInquiry, plain), (.sealedComplaint, sealed), (.circular, sealed),
            (.disciplineReferral, sealed),
            (.streamliningStudy, complex),
        ] {
            let number = try await RecordRouteTests.record(kind, of: matter, client)
            told.numbers[kind.rawValue] = (matter, number)
        }
        told.numbers["name"] = (plain, "13800000001")
        told.numbers["sealed-name"] = (sealed, "13800000009")
        told.numbers["allegation"] = (sealed, allegation)
        return told
    }

    @Test func `2.5, 3.4c: who may know of each record, by every way of reading`() async throws {
        let town = try Town()
        try await town.serve { client in
            let told = try await Self.arise(client)
            for kind in RecordKind.allCases {
                guard let (matter, number) = told.numbers[kind.rawValue] else { continue }
                for account in Self.columns {
                    let may = Self.cells[kind.rawValue]?[account] == true
                    for path in [
                        "\(kind.plural)/\(number)", "\(kind.plural)", "records", "matters/\(matter)",
                        "/desk/records", "/desk/records/\(number)", "/desk/matters/\(matter)",
                    ] {
                        let answer = try await client.get(path, as: account)
                        // A matter she has no part in is not there at all.
                        if answer.status == 404, path.hasSuffix(matter) { continue }
                        let asked = path.hasSuffix(number) && answer.status != 200
                        let knows = !asked && answer.text.contains(number)
                        // The established complaint is over: it is not on the page of what is open.
                        let listed = path != "/desk/records" || kind != .sealedComplaint
                        #expect(knows == (may && listed), "\(kind) \(account) \(path): \(answer.status)")
                    }
                    for path in Self.silent(matter, number) {
                        let answer = try await client.get(path, as: account)
                        let owes = path == "obligations" || path == "/desk"
                        // The open file holds what every official may know of, and nothing that is sealed.
                        let filed = path.hasSuffix("/file") && ArchiveFile.openKinds.contains(kind)
                        #expect(!answer.text.contains(number) || (owes || filed) && may, "\(kind) \(account) \(path)")
                    }
                }
            }
        }
    }

    /// What speaks of matters only; what is owed shows to whoever may know.
    private static func silent(_ matter: String, _ number: String) -> [String] {
        [
            "matters", "matters?q=\(number)", "matters/\(matter)/events", "obligations", "/desk",
            "/desk/matters",
            "/desk/matters/\(matter)/file", "/desk/matters/\(matter)/receipt",
        ]
    }

    @Test func `2.5: who may know the reporter and the allegation, and no way of reading tells more`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let told = try await Self.arise(client)
            for row in ["name", "sealed-name", "allegation"] {
                let (matter, text) = try #require(told.numbers[row])
                for account in Self.columns {
                    let may = Self.cells[row]?[account] == true
                    let single = try await client.get("matters/\(matter)", as: account)
                    // A name is shown to whoever works with it, and to whoever may ask and does.
                    let asked = try await client.post(
                        "matters/\(matter)/identity-readings", as: account, ["purpose": "verify"])
                    #expect((single.text + asked.text).contains(text) == may, "\(row) \(account)")
                    if may { continue }
                    for path in Self.silent(matter, "x") + [
                        "records", "/desk/records", "/desk/matters/\(matter)",
                    ] {
                        let answer = try await client.get(path, as: account)
                        #expect(!answer.text.contains(text), "\(row) \(account) \(path)")
                    }
                }
            }
        }
    }

    // MARK: nobody can tell

    /// Everything the unit can ask for, in one town.
    private static func everything(_ client: Client, _ number: String, as account: String)
        async throws -> [String]
    {
        let slip = try await client.slips(number)[0]
        let kinds = RecordKind.allCases.flatMap { kind in
            [kind.plural, "\(kind.plural)/\(RecordNumber("500231", 2026, kind, 1))"]
        }
        let paths =
            [
                "matters", "matters?stage=follow-up", "matters/\(number)", "matters/\(number)/events",
                "obligations",
                "records", "records?matter=\(number)", "me", "/desk", "/desk/matters", "/desk/records",
                "/desk/matters/\(number)", "/desk/matters/\(number)/file",
                "/desk/matters/\(number)/receipt",
                "/desk/slips/\(slip)", "matters?limit=1", "matters?q=\(number)", "matters?overdue=true",
                "matters/\(number)/attachments", "units", "plan", "/readyz", "assessments?period=2026",
                "assessments?period=2026&format=csv", "assessments/2026/natural-resources/poor",
                "assessments/2026/natural-resources/completed-on-time", "bulletins/draft?period=2026", "recurrences",
                "/desk/assessments?period=2026", "/desk/assessments/2026/natural-resources/completed-on-time",
                "/desk/bulletins/draft?period=2026", "/desk/organisation", "/desk/organisation/phone-book",
            ] + kinds
        var answers: [String] = []
        for path in paths {
            let answer = try await client.get(path, as: account)
            answers.append("\(path) \(answer.status) \(answer.headers[.eTag] ?? "")\n\(answer.still)")
        }
        return answers
    }

    private static func compare(
        _ plain: @escaping @Sendable (Client) async throws -> String,
        _ hiding: @escaping @Sendable (Client) async throws -> String
    ) async throws {
        for account in ["resources", "resources-rep", "resources-leader"] {
            var answers: [[String]] = []
            for make in [plain, hiding] {
                answers.append(
                    try await Town().serve { client in
                        let number = try await make(client)
                        return try await everything(client, number, as: account)
                    })
            }
            for (one, other) in zip(answers[0], answers[1]) { #expect(one == other, "\(account)") }
        }
    }

    @Test func `2.5, 3.4c: a unit cannot tell that a complaint, a referral or an inquiry exists`()
        async throws
    {
        try await Self.compare { client in
            try await Situation.calledWell.arise(client).number
        } _: { client in
            let number = try await Situation.calledPoor.arise(client).number
            let about: Fields = ["matters": [.text(number)], "unit": "natural-resources"]
            let complaint = try await client.must(
                "sealed-complaints", as: "office",
                about.adding(["allegation": "要好处", "fault": "extortion"])
            ).number
            try await client.must(
                "sealed-complaints/\(complaint)/referral", as: "office", ["contents": "清单"])
            try await client.must(
                "circulars", as: "office", about.adding(["ground": "attitude", "basis": "属实"]))
            return number
        }
    }

    @Test func `2.5: a sealed matter looks to its unit like any matter whose reporter wants secrecy`()
        async throws
    {
        let judged = { @Sendable (client: Client, report: Fields, obstacle: String) -> String in
            let number = try await client.registered(report).number
            let body = Said.acceptance.without("obstacle").adding([
                "obstacle": .text(obstacle), "coordination": Said.oneUnit,
            ])
            try await client.must("matters/\(number)/judgement", as: "office", body)
            try await client.must("slips/\(try await client.slips(number)[0])/receipt", as: "resources")
            return number
        }
        try await Self.compare { client in
            try await judged(client, Said.report.adding(["keepSecret": true]), "other")
        } _: { client in
            try await judged(client, Said.report, "obstructed")
        }
    }
}
