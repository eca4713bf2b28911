// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 叙述相近 (3.1). Which matters were told in the same rare words; the rule stands in decision 0054.
struct SharedWords {
    /// The matter's place in the index.
    let place: Int
    /// The longest first.
    let words: [String]
    let pairs: Int

    /// At most so many are shown for their words, and so many words of each.
    static let most = 5
    private static let shown = 4
    /// Pairs of the new report that are looked up.
    static let asked = 120
    /// More than so many matters, or more than a tenth of them, and a pair is common; fewer are always rare.
    static let rare = 3...200
    private static let share = 10

    static func rare(among matters: Int) -> Int { min(max(matters / share, rare.lowerBound), rare.upperBound) }

    /// Pairs of Chinese signs, each once, in the order they were told; digits and Latin letters tell nothing here.
    static func pairs(of runs: [[Unicode.Scalar]]) -> [String] {
        var seen: Set<String> = []
        let pairs = runs.flatMap { run in
            run.count < 2 ? [] : (1..<run.count).map { run[($0 - 1)...$0] }.filter { $0.allSatisfy { !$0.isASCII } }
        }
        return pairs.map { SearchWords.text($0) }.filter { seen.insert($0).inserted }.prefix(asked).map(\.self)
    }

    /// Nil when what both have in common may be chance: two words of four pairs together, or one of five signs.
    init?(place: Int, told: [[Unicode.Scalar]], other: [[Unicode.Scalar]], shared: Set<String>) {
        let theirs = other.map { SearchWords.text($0) }
        var words: Set<String> = []
        for run in told {
            var start = 0
            while start + 1 < run.count {
                var end = start
                while end + 1 < run.count, shared.contains(SearchWords.text(run[end...(end + 1)])),
                    theirs.contains(where: { $0.contains(SearchWords.text(run[start...(end + 1)])) })
                { end += 1 }
                if end > start { words.insert(SearchWords.text(run[start...end])) }
                start = max(end, start + 1)
            }
        }
        pairs = words.reduce(0) { $0 + $1.count - 1 }
        guard words.count > 1 && pairs > 3 || words.contains(where: { $0.count > 4 }) else { return nil }
        self.place = place
        self.words = words.sorted { ($1.count, $0) < ($0.count, $1) }.prefix(Self.shown).map(\.self)
    }
}

extension Reader {
    /// The closest first: whoever shares more pairs, then the newest.
    func sharing(_ told: String) throws -> [SharedWords] {
        guard let shelf = try SearchShelf.read(connection, jurisdiction) else { return [] }
        let runs = SearchWords.runs(told)
        let rare = SharedWords.rare(among: try matters(most: SharedWords.rare.upperBound * 10))
        var shared: [Int: Set<String>] = [:]
        for pair in SharedWords.pairs(of: runs) where !replays.common.holds(pair, in: jurisdiction) {
            let terms = SearchTerms.any([.word(.heading, pair), .word(.narrative, pair)])
            let places = try connection.search.places(terms, of: shelf, most: rare + 1, connection)
            if places.count <= rare {
                for place in places { shared[place, default: []].insert(pair) }
            } else if rare == SharedWords.rare.upperBound {
                // In a county that still grows, what is rare grows with it.
                replays.common.add(pair, in: jurisdiction)
            }
        }
        let closest = shared.filter { $1.count > 3 }.sorted { ($0.value.count, $0.key) > ($1.value.count, $1.key) }
        let found = try closest.prefix(SimilarQuery.most).compactMap { place, pairs in
            SharedWords(place: place, told: runs, other: SearchWords.runs(try self.told(at: place)), shared: pairs)
        }
        return found.sorted { ($0.pairs, $0.place) > ($1.pairs, $1.place) }.prefix(SharedWords.most).map(\.self)
    }

    /// How many there are; of more than `most`, so many.
    private func matters(most: Int) throws -> Int {
        let last = try connection.row(
            "select serial from ledger where jurisdiction = $1 order by serial limit 1 offset $2",
            [.text(jurisdiction.text), .int(most - 1)])
        if last != nil { return most }
        return try connection.rows(
            "select serial from ledger where jurisdiction = $1 order by serial limit $2",
            [.text(jurisdiction.text), .int(most)]
        ).count
    }

    /// Title and narrative, as far as they were not erased.
    private func told(at place: Int) throws -> String {
        let row = try connection.row(
            """
            select coalesce(t.body, ''), coalesce(n.body, '') from ledger l
            left join text t on t.jurisdiction = l.jurisdiction and t.id = l.title
            left join text n on n.jurisdiction = l.jurisdiction and n.id = l.narrative
            where l.jurisdiction = $1 and l.serial = $2
            """, [.text(jurisdiction.text), .int(place)])
        return try row.map { "\(try $0.text(0))\n\(try $0.text(1))" } ?? ""
    }
}
