// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension LedgerQuery {
    /// Rank and serial of a row in one number, as the list is ordered.
    private static let serials = 1 << 44

    static func cursor(_ rank: SearchRank, _ serial: Int) -> Int { rank.rawValue * serials + serial }

    /// Where a list that goes on begins; nil when the cursor is none of ours.
    fileprivate var start: (rank: SearchRank, before: Int?)? {
        guard let cursor else { return (.person, nil) }
        return SearchRank(rawValue: cursor / Self.serials).map { ($0, cursor % Self.serials) }
    }
}

extension Reader {
    /// 检索 (3.1). Best place first, then the newest: place by place, so that a word most matters have costs no more
    /// than the page it fills. Visibility and every filter stand inside each statement.
    func search(_ query: LedgerQuery, _ text: String) throws -> Page<LedgerRow> {
        guard let shelf = try SearchShelf.read(connection, jurisdiction), let start = query.start else {
            return Page(items: [], next: nil)
        }
        let limit = min(max(query.limit, 1), LedgerQuery.most)
        let asked = SearchAsked(text, query.viewer, query.person, units: query.viewer.isUnit ? [] : try unitNames())
        var found: [(rank: SearchRank, row: LedgerRow)] = []
        for rank in SearchRank.bestFirst where rank <= start.rank && found.count <= limit {
            let statement = query.statement(
                jurisdiction, asked, rank, on: shelf, connection.search,
                before: rank == start.rank ? start.before : nil,
                most: limit + 1 - found.count)
            guard let statement else { continue }
            found += try connection.rows(statement.sql, statement.values).map {
                (rank, try LedgerRow($0, query.viewer))
            }
        }
        let items = found.prefix(limit)
        let next = found.count > limit ? items.last.map { LedgerQuery.cursor($0.rank, $0.row.serial) } : nil
        return Page(items: items.map(\.row), next: next)
    }

    private func unitNames() throws -> [(id: UnitID, name: String)] {
        try connection.rows("select id, name from unit where jurisdiction = $1", [.text(jurisdiction.text)])
            .map { (UnitID(try $0.text(0)), try $0.text(1)) }
    }

    /// 按人查到的 (D1): which of these rows were found by who told them, and by which persons.
    public func found(_ query: LedgerQuery, _ rows: [LedgerRow]) throws -> [(matter: MatterNumber, persons: [String])] {
        guard let person = query.person, query.viewer == .everything, query.text?.isEmpty == false else { return [] }
        return try rows.compactMap { row in
            // In the order of the matter's own column: in the order of the other, every person would be walked.
            let people = try connection.rows(
                """
                select p.id, p.body, p.phone from matter_person m
                join person p on p.jurisdiction = m.jurisdiction and p.id = m.person
                where m.jurisdiction = $1 and m.record = $2 order by m.person
                """, [.text(jurisdiction.text), .text(row.number.text)])
            let met = try people.filter { try person.means($0) }.map { try $0.text(0) }
            return met.isEmpty ? nil : (row.number, met)
        }
    }
}

extension PersonSearch {
    /// Whether it is the person of this row: id, body, telephone.
    fileprivate func means(_ row: Row) throws -> Bool {
        switch self {
        case .phone(let phone): return try row.textIfAny(2) == phone
        case .name(let name):
            let whole = SearchWords.joined(name)
            let theirs = try JSON.value(Particulars.self, row.text(1)).name
            return !whole.isEmpty && SearchWords.joined(theirs) == whole
        }
    }
}
