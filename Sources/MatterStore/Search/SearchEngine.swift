// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 全文索引. The one place where the engines differ: FTS5 on SQLite, `tsvector` with GIN on PostgreSQL. Both hold the same
/// words of one matter under its place, and neither ranks: the order is ours.
public enum SearchEngine: Sendable {
    case sqlite
    case postgres

    /// Made beside the tables both have.
    var schema: String {
        switch self {
        case .sqlite:
            // Words are ours already: only what is not a letter or digit divides them.
            "create virtual table search_index using fts5(words, tokenize = 'ascii', columnsize = 0)"
        case .postgres:
            """
            create table search_index (
                jurisdiction text not null references head (jurisdiction),
                serial bigint not null,
                words tsvector not null,
                primary key (jurisdiction, serial)
            );
            create index search_index_by_word on search_index using gin (words) with (gin_pending_list_limit = 64);
            """
        }
    }

    func put(_ words: String, at serial: Int, of shelf: SearchShelf, _ connection: any Connection) throws {
        switch self {
        case .sqlite:
            try connection.execute(
                "insert or replace into search_index (rowid, words) values ($1, $2)",
                [.int(shelf.base + serial), .text(words)])
        case .postgres:
            try connection.send(
                """
                insert into search_index (jurisdiction, serial, words) values ($1, $2, ($3::text)::tsvector)
                on conflict (jurisdiction, serial) do update set words = excluded.words
                """,
                [.text(shelf.jurisdiction.text), .int(serial), .text(vector(words, shelf))])
        }
    }

    func remove(_ serial: Int, of shelf: SearchShelf, _ connection: any Connection) throws {
        switch self {
        case .sqlite:
            try connection.execute("delete from search_index where rowid = $1", [.int(shelf.base + serial)])
        case .postgres:
            try connection.execute(
                "delete from search_index where jurisdiction = $1 and serial = $2",
                [.text(shelf.jurisdiction.text), .int(serial)])
        }
    }

    /// Leaves nothing of what was taken out, not even where nobody looks.
    func forget(_ connection: any Connection) throws {
        guard self == .sqlite else { return }
        try connection.execute("insert into search_index (search_index) values ('optimize')", [])
    }

    /// Whether exactly these words are there; nil where there are none at all.
    func holds(
        _ words: String, at serial: Int, of shelf: SearchShelf, _ connection: any Connection
    ) throws -> Bool? {
        switch self {
        case .sqlite:
            try connection.row(
                "select case when words = $2 then 1 else 0 end from search_index where rowid = $1",
                [.int(shelf.base + serial), .text(words)]
            ).map { try $0.int(0) == 1 }
        case .postgres:
            try connection.row(
                """
                select case when words = ($3::text)::tsvector then 1 else 0 end from search_index
                where jurisdiction = $1 and serial = $2
                """,
                [.text(shelf.jurisdiction.text), .int(serial), .text(vector(words, shelf))]
            ).map { try $0.int(0) == 1 }
        }
    }

    /// Places whose matter the ledger does not have.
    func strays(of shelf: SearchShelf, _ connection: any Connection) throws -> [Int] {
        switch self {
        case .sqlite:
            try connection.rows(
                """
                select f.rowid - $2 from search_index f where f.rowid > $2 and f.rowid < $3 and not exists (
                select 1 from ledger l where l.jurisdiction = $1 and l.serial = f.rowid - $2)
                """, [.text(shelf.jurisdiction.text), .int(shelf.base), .int(shelf.end)]
            ).map { try $0.int(0) }
        case .postgres:
            try connection.rows(
                """
                select f.serial from search_index f where f.jurisdiction = $1 and not exists (
                select 1 from ledger l where l.jurisdiction = f.jurisdiction and l.serial = f.serial)
                """, [.text(shelf.jurisdiction.text)]
            ).map { try $0.int(0) }
        }
    }

    /// Matters that have this, at most so many; where there are more, any of them.
    func places(
        _ terms: SearchTerms, of shelf: SearchShelf, most: Int, _ connection: any Connection
    ) throws -> [Int] {
        switch self {
        case .sqlite:
            try connection.rows(
                """
                select rowid - $2 from search_index where words match $1 and rowid > $2 and rowid < $3
                order by rowid desc limit $4
                """, [.text(asked(terms, shelf)), .int(shelf.base), .int(shelf.end), .int(most)]
            ).map { try $0.int(0) }
        case .postgres:
            // Each word bears its county already. By the words alone: walking a large county's places for a rare one
            // reads every document of it.
            try connection.rows(
                """
                select serial from search_index where jurisdiction || '' = $1 and words @@ ($2::text)::tsquery limit $3
                """, [.text(shelf.jurisdiction.text), .text(asked(terms, shelf)), .int(most)]
            ).map { try $0.int(0) }
        }
    }

    /// Leads a list of the ledger by the index, the newest first, from before a place on.
    func lead(_ clauses: inout Clauses, _ terms: SearchTerms, of shelf: SearchShelf, before: Int?) {
        let asked = clauses.place(.text(asked(terms, shelf)))
        clauses.from = "search_index f cross join ledger l"
        switch self {
        case .sqlite:
            let base = clauses.place(.int(shelf.base))
            let end = clauses.place(.int(before.map { shelf.base + $0 } ?? shelf.end))
            clauses.add("f.words match \(asked)")
            clauses.add("f.rowid > \(base)")
            clauses.add("f.rowid < \(end)")
            clauses.add("l.serial = f.rowid - \(base)")
            clauses.order = "f.rowid"
        case .postgres:
            clauses.add("f.jurisdiction = $1")
            clauses.add("f.words @@ (\(asked)::text)::tsquery")
            clauses.add("l.serial = f.serial")
            if let before { clauses.add("f.serial < ?", .int(before)) }
            clauses.order = "f.serial"
        }
    }

    /// The terms in the engine's own words.
    func asked(_ terms: SearchTerms, _ shelf: SearchShelf) -> String {
        switch (self, terms) {
        case (.sqlite, .phrase(let words)): "\"\(words.joined(separator: " "))\""
        case (.sqlite, .all(let terms)): joined(terms, " AND ", shelf)
        case (.sqlite, .any(let terms)): joined(terms, " OR ", shelf)
        case (.sqlite, .except(let left, let right)): "(\(asked(left, shelf)) NOT \(asked(right, shelf)))"
        case (.postgres, .phrase(let words)):
            "(\(words.map { lexeme($0, shelf) }.joined(separator: " <-> ")))"
        case (.postgres, .all(let terms)): joined(terms, " & ", shelf)
        case (.postgres, .any(let terms)): joined(terms, " | ", shelf)
        case (.postgres, .except(let left, let right)): "(\(asked(left, shelf)) & !\(asked(right, shelf)))"
        }
    }

    private func joined(_ terms: [SearchTerms], _ operation: String, _ shelf: SearchShelf) -> String {
        "(\(terms.map { asked($0, shelf) }.joined(separator: operation)))"
    }

    /// A county's words are its own, so that its lists of matters are no longer than its ledger.
    private func lexeme(_ word: String, _ shelf: SearchShelf) -> String {
        "'\(shelf.jurisdiction.text.replacing("\\", with: "\\\\").replacing("'", with: "''")):\(word)'"
    }

    /// Each word with its position, as PostgreSQL writes a document.
    private func vector(_ words: String, _ shelf: SearchShelf) -> String {
        words.split(separator: " ").enumerated().map { "\(lexeme(String($1), shelf)):\($0 + 1)" }
            .joined(separator: " ")
    }
}

/// 一辖区的索引. Where a jurisdiction's matters lie in the index, and up to where of its log they are in it.
struct SearchShelf: Sendable {
    let jurisdiction: JurisdictionID
    let ordinal: Int
    let position: Int

    /// A matter's place in a table all jurisdictions share; its serial is its position in the log.
    var base: Int { ordinal << 40 }
    var end: Int { (ordinal + 1) << 40 }

    static func read(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> SearchShelf? {
        try connection.row(
            "select ordinal, position from search_cursor where jurisdiction = $1", [.text(jurisdiction.text)]
        ).map { SearchShelf(jurisdiction: jurisdiction, ordinal: try $0.int(0), position: try $0.int(1)) }
    }

    /// Takes the row, so that of several servers one writes this jurisdiction's index at a time.
    static func take(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> SearchShelf? {
        try connection.row(
            "update search_cursor set position = position where jurisdiction = $1 returning ordinal, position",
            [.text(jurisdiction.text)]
        ).map { SearchShelf(jurisdiction: jurisdiction, ordinal: try $0.int(0), position: try $0.int(1)) }
    }

    /// The first time anything of this jurisdiction is indexed. Only SQLite needs the ordinal, and it has one writer.
    static func begin(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws {
        try connection.execute(
            """
            insert into search_cursor (jurisdiction, ordinal, position)
            select $1, coalesce(max(ordinal), 0) + 1, 0 from search_cursor where 1 = 1
            on conflict (jurisdiction) do nothing
            """, [.text(jurisdiction.text)])
    }

    func move(to position: Int, _ connection: any Connection) throws {
        try connection.execute(
            "update search_cursor set position = $1 where jurisdiction = $2 and position < $1",
            [.int(position), .text(jurisdiction.text)])
    }
}
