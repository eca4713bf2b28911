// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

/// Lists, searches, exports, counts, figures and bulletins add things up; none of them tells what a reader may not know.
@Suite struct AggregateVisibilityTests {
    private static let columns = RecordVisibilityTests.columns

    /// ● whole, ○ her own unit's row without what rests on calls, · refused. 4.2, 4.3: the working group, the office,
    /// oversight and discipline assess; admin and audit watch that it is done; a unit knows its own figures.
    private static let doors = """
        door            win off hea res rep led pol gro dep ove dis adm sec aud
        assessments      ·   ●   ●   ○   ○   ○   ○   ●   ●   ●   ●   ●   ·   ●
        csv              ·   ●   ●   ○   ○   ○   ○   ●   ●   ●   ●   ●   ·   ●
        page             ·   ●   ●   ○   ○   ○   ○   ●   ●   ●   ●   ●   ·   ●
        charts           ·   ●   ●   ○   ○   ○   ○   ●   ●   ●   ●   ●   ·   ●
        bulletin         ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ●   ·   ●
        bulletin-page    ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ●   ·   ●
        recurrences      ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ●   ·   ●
        """

    private static let paths = [
        "assessments": "assessments?period=2026", "csv": "assessments?period=2026&format=csv",
        "page": "/desk/assessments?period=2026", "charts": "/desk/figures?period=2026",
        "bulletin": "bulletins/draft?period=2026",
        "bulletin-page": "/desk/bulletins/draft?period=2026", "recurrences": "recurrences",
    ]

    /// ● is told which matters, · is not. The matters behind a poor rating have an inquiry each (3.4c); whoever solved
    /// which matter is no secret to those who assess.
    private static let figures = """
        figure                     win off hea res rep led pol gro dep ove dis adm sec aud
        county/poor                 ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        natural-resources/poor      ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        county/completed-on-time    ·   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ●   ·   ●
        natural-resources/completed-on-time ·   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ●   ·   ●
        """

    /// ● finds it by this, · does not. 3.1: officials search words; 2.5: what is sealed is found by those who handle it;
    /// a unit finds its own matters by what it may read of them, what is kept back by number alone, and cannot filter by
    /// their kind.
    private static let searches = """
        found-by         win off hea res rep led pol gro dep ove dis adm sec aud
        plain-words       ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ●   ●   ●
        plain-number      ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ●   ●   ●
        sealed-words      ●   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ·   ·   ·
        sealed-number     ●   ●   ●   ●   ●   ●   ·   ●   ●   ●   ●   ●   ●   ●
        sealed-kind       ●   ●   ●   ·   ·   ·   ·   ●   ●   ●   ●   ●   ●   ●
        """

    private static func rows(_ table: String) -> [(name: String, cells: [(account: String, cell: String)])] {
        table.split(separator: "\n").dropFirst().map { line in
            let parts = line.split(separator: " ").map(String.init)
            return (parts[0], Array(zip(columns, parts.dropFirst())).map { (account: $0, cell: $1) })
        }
    }

    @Test func `4.2, 4.3: who may read which figures, exports and bulletins, and nothing hidden is in them`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let told = try await RecordVisibilityTests.arise(client)
            for (door, cells) in Self.rows(Self.doors) {
                let path = try #require(Self.paths[door])
                for (account, cell) in cells {
                    let answer = try await client.get(path, as: account)
                    #expect(answer.status == (cell == "·" ? 403 : 200), "\(door) \(account)")
                    for (kind, hidden) in told.numbers where kind != "streamlining-study" {
                        #expect(!answer.text.contains(hidden.text), "\(door) \(account) tells \(kind)")
                    }
                    if cell == "○" {
                        for word in ["poor", "found-against", "差评", "核查属实", "reached"] {
                            #expect(!answer.text.contains(word), "\(door) \(account): \(word)")
                        }
                    }
                }
            }
        }
    }

    @Test func `3.4c: which matters are behind a figure is told to whoever may know of what made it`() async throws {
        let town = try Town()
        try await town.serve { client in
            let plain = try #require(try await RecordVisibilityTests.arise(client).numbers["rating-inquiry"]).matter
            for (figure, cells) in Self.rows(Self.figures) {
                for (account, cell) in cells {
                    for prefix in ["assessments/2026/", "/desk/assessments/2026/"] {
                        let answer = try await client.get(prefix + figure, as: account)
                        #expect((answer.status == 200) == (cell == "●"), "\(figure) \(account): \(answer.status)")
                        #expect(answer.text.contains(plain) == (cell == "●"), "\(figure) \(account)")
                    }
                    // The whole table names the matters behind each figure to the same people.
                    let parts = figure.split(separator: "/").map(String.init)
                    let whole = try await client.get("assessments?period=2026", as: account)
                    let row = whole.fields["rows"]?.list?.first { $0["subject"]?.text == parts[0] }
                    let counted = row?["figures"]?[parts[1]]?["counted"]?.list ?? []
                    #expect(!counted.isEmpty == (cell == "●"), "\(figure) \(account): the table")
                }
            }
        }
    }

    @Test func `2.5: a search finds by words only what its reader may read`() async throws {
        let town = try Town()
        try await town.serve { client in
            let told = try await RecordVisibilityTests.arise(client)
            let plain = try #require(told.numbers["undertaking"]).matter
            let sealed = try #require(told.numbers["sealed-name"]).matter
            let asked = [
                "plain-words": ("q=\("身份证丢了".addingPercentEncoding)", plain), "plain-number": ("q=\(plain)", plain),
                "sealed-words": ("q=\("要好处".addingPercentEncoding)", sealed), "sealed-number": ("q=\(sealed)", sealed),
                "sealed-kind": ("obstacle=obstructed", sealed),
            ]
            for (row, cells) in Self.rows(Self.searches) {
                let (query, number) = try #require(asked[row])
                for (account, cell) in cells {
                    let listed = try await client.get("matters?\(query)", as: account)
                    let found = listed.fields["items"]?.list?.contains { $0["number"]?.text == number } ?? false
                    #expect(found == (cell == "●"), "\(row) \(account)")
                    // A unit's page passes over what it cannot ask for, so it shows the unit's own matters as ever.
                    if row == "sealed-kind", ["resources", "resources-rep", "resources-leader"].contains(account) {
                        continue
                    }
                    let page = try await client.get("/desk/matters?\(query)", as: account)
                    let shown = page.text.contains("/desk/matters/\(number)\"")
                    #expect(shown == found, "\(row) \(account): the page")
                }
            }
        }
    }
}
