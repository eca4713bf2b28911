// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 检索条件. What the index is asked, before an engine puts it into its own words. Every word in it is made by us of
/// letters and digits: nothing that somebody typed reaches an engine as syntax.
indirect enum SearchTerms: Hashable, Sendable {
    /// These words one after the other.
    case phrase([String])
    case all([SearchTerms])
    case any([SearchTerms])
    case except(SearchTerms, SearchTerms)

    static func word(_ place: EntryWords.Place, _ word: String) -> SearchTerms { .phrase([place.rawValue + word]) }

    /// The run as it stands there, however long.
    static func run(_ place: EntryWords.Place, _ run: [Unicode.Scalar]) -> SearchTerms {
        .phrase(SearchWords.pairs(run).map { place.rawValue + $0 })
    }
}

/// 相关程度. Where all words were found, the best place first; within it the newest come first.
enum SearchRank: Int, CaseIterable, Comparable, Sendable {
    /// In narrative or reason, at least one of them.
    case narrative = 1
    /// In title, service item and unit.
    case heading
    case number
    /// By whom it was told.
    case person

    static func < (left: SearchRank, right: SearchRank) -> Bool { left.rawValue < right.rawValue }

    static let bestFirst = allCases.sorted(by: >)
}

/// 查什么. What somebody typed, as words that must all be found.
struct SearchAsked {
    /// Between two spaces. It is found as a number, or by all its runs.
    struct Word {
        let number: String?
        let runs: [[Unicode.Scalar]]
        /// Units whose names hold a run, by that run; nil where a unit may not be searched for.
        var units: [[UnitID]] = []
    }

    private(set) var words: [Word]
    let viewer: Viewer
    let person: PersonSearch?

    /// So many units, and it is no unit's name but a word most of them share.
    private static let mostUnits = 40

    init(_ text: String, _ viewer: Viewer, _ person: PersonSearch?, units: [(id: UnitID, name: String)]) {
        self.viewer = viewer
        self.person = viewer == .everything ? person : nil
        let named = units.map { (id: $0.id, name: SearchWords.joined($0.name)) }
        words = text.split(whereSeparator: \.isWhitespace).compactMap { part -> Word? in
            let runs = SearchWords.runs(String(part))
            if runs.isEmpty { return nil }
            let units = runs.map { run -> [UnitID] in
                // What a unit may not know of is not looked up for it.
                guard !viewer.isUnit, run.count > 1 else { return [] }
                let found = named.filter { $0.name.contains(SearchWords.text(run)) }.map(\.id)
                return found.count > Self.mostUnits ? [] : found.sorted()
            }
            return Word(number: Self.number(runs), runs: runs, units: units)
        }
    }

    /// Digits and Latin letters with at least one digit may be a number or its beginning.
    private static func number(_ runs: [[Unicode.Scalar]]) -> String? {
        let signs = runs.joined()
        guard signs.allSatisfy(\.isASCII), signs.contains(where: { $0.properties.numericType != nil }) else {
            return nil
        }
        return SearchWords.text(signs)
    }

    /// What is found at this rank and at no better one; nil when there is nothing that could be.
    func terms(_ rank: SearchRank) -> SearchTerms? {
        if rank == .person { return name }
        guard let found = found(at: rank) else { return nil }
        let better = ([rank == .narrative ? .heading : nil, .number] as [SearchRank?])
            .compactMap { $0.flatMap { $0 > rank ? self.found(at: $0) : nil } }
        let before = better + [name].compactMap(\.self)
        return before.isEmpty ? seen(found) : .except(seen(found), before.count == 1 ? before[0] : .any(before))
    }

    private var name: SearchTerms? {
        guard case .name(let name) = person else { return nil }
        let joined = SearchWords.joined(name)
        return joined.isEmpty ? nil : .word(.person, joined)
    }

    /// A unit's own matters, so that it does not wait while everybody's are looked through; whether it may know of
    /// them is asked of the ledger.
    private func seen(_ terms: SearchTerms) -> SearchTerms {
        guard case .unit(let unit, _) = viewer else { return terms }
        return .all([.word(.involved, EntryWords.word(forID: unit.text)), terms])
    }

    /// At this rank or a better one.
    private func found(at rank: SearchRank) -> SearchTerms? {
        var all: [SearchTerms] = []
        for word in words {
            var ways: [SearchTerms] = []
            if let number = word.number { ways.append(.word(.number, number)) }
            if rank < .number {
                ways.append(.all(zip(word.runs, word.units).map { self.run($0, $1, rank) }))
            }
            guard !ways.isEmpty else { return nil }
            all.append(ways.count == 1 ? ways[0] : .any(ways))
        }
        return all.isEmpty ? nil : .all(all)
    }

    private func run(_ run: [Unicode.Scalar], _ units: [UnitID], _ rank: SearchRank) -> SearchTerms {
        var ways: [SearchTerms] = [.run(.heading, run)]
        if !viewer.isUnit { ways.append(.run(.unit, run)) }
        for unit in units {
            let id = EntryWords.word(forID: unit.text)
            ways += [.word(.about, id), .word(.involved, id)]
        }
        if rank == .narrative { ways.append(.run(.narrative, run)) }
        return ways.count == 1 ? ways[0] : .any(ways)
    }
}
