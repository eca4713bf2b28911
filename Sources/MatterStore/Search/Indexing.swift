// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 编索引. The one read model that is not written with its events: it follows the log behind a cursor.
extension Store {
    /// Positions of the log in one transaction; what people do waits no longer than these take.
    private static let step = 64
    /// At most so many before a search is answered, or before another jurisdiction has its turn.
    public static let searchSteps = 32

    /// Brings the index up to where the log ends; false when so many steps did not reach it. Several servers may do so
    /// at once: one waits for the other and finds it done.
    @discardableResult
    public func catchUp(_ jurisdiction: JurisdictionID, steps: Int = .max) throws -> Bool {
        for _ in 0..<steps {
            let (head, shelf) = try database.read { connection in
                (try Head.read(connection, jurisdiction), try SearchShelf.read(connection, jurisdiction))
            }
            if head.position == shelf?.position ?? 0 { return true }
            try database.write { connection in
                if shelf == nil { try SearchShelf.begin(connection, jurisdiction) }
                guard let shelf = try SearchShelf.take(connection, jurisdiction) else { return }
                let end = min(shelf.position + Self.step, head.position)
                if end > shelf.position { try reader(connection, jurisdiction).index(through: end, shelf) }
            }
        }
        return false
    }

    /// The same before a search, where so many steps reach the end. Where the index is further behind, as after a house
    /// was moved, whoever follows the log is at it, and nobody's search or report waits for a part of that.
    @discardableResult
    public func catchUpIfNear(_ jurisdiction: JurisdictionID) throws -> Bool {
        let left = try database.read { connection in
            let position = try SearchShelf.read(connection, jurisdiction)?.position ?? 0
            return try Head.read(connection, jurisdiction).position - position
        }
        if left > Self.searchSteps * Self.step { return false }
        return try catchUp(jurisdiction, steps: Self.searchSteps)
    }

    /// Every jurisdiction whose log is ahead of its index. One that cannot be indexed keeps no other waiting.
    public func catchUpAll(steps: Int = .max) throws {
        let behind = try database.read { connection in
            try connection.rows(
                """
                select h.jurisdiction from head h left join search_cursor c on c.jurisdiction = h.jurisdiction
                where h.position > coalesce(c.position, 0) order by h.jurisdiction
                """, []
            ).map { JurisdictionID(try $0.text(0)) }
        }
        var failed: (any Error)?
        for jurisdiction in behind {
            do { try catchUp(jurisdiction, steps: steps) } catch { failed = error }
        }
        if let failed { throw failed }
    }

    /// 重建索引. Every matter's words anew, a few at a time: what fits stays, so nobody searches in vain meanwhile.
    func reindex(_ jurisdiction: JurisdictionID) throws {
        let through = try database.write { connection in
            try SearchShelf.begin(connection, jurisdiction)
            return try Head.read(connection, jurisdiction).position
        }
        var last = 0
        while let next = try database.write({ try reader($0, jurisdiction).reindex(after: last, through: through) }) {
            last = next
        }
    }

    private func reader(_ connection: any Connection, _ jurisdiction: JurisdictionID) -> Reader {
        Reader(connection: connection, jurisdiction: jurisdiction, publications: publications, replays: replays)
    }
}

extension Reader {
    /// Kinds of events after which a matter may be found by other words or other people.
    private static let kinds = [
        "matter-registered.1", "report-corrected.1", "slip-signed.1", "joint-reporter-added.1",
        "joint-reporter-removed.1",
    ]

    fileprivate func index(through end: Int, _ shelf: SearchShelf) throws {
        let kinds = Self.kinds.map { "'\($0)'" }.joined(separator: ", ")
        let streams = try connection.rows(
            """
            select distinct stream from event
            where jurisdiction = $1 and position > $2 and position <= $3 and kind in (\(kinds)) order by stream
            """, [.text(jurisdiction.text), .int(shelf.position), .int(end)])
        for row in streams { try putWords(of: MatterNumber(try row.text(0)), shelf) }
        try shelf.move(to: end, connection)
    }

    /// Writes only what differs. A damaged matter, which `verify` names, keeps the others from nothing; one that holds
    /// what only a newer server knows waits for that.
    private func putWords(of number: MatterNumber, _ shelf: SearchShelf) throws {
        let record: Record
        do { record = try self.record(number) } catch StoreFault.damagedEvent { return }
        guard let words = try searchWords(of: record) else { return }
        // What came after the cursor cannot be there yet.
        if record.serial <= shelf.position,
            try connection.search.holds(words, at: record.serial, of: shelf, connection) == true
        {
            return
        }
        try connection.search.put(words, at: record.serial, of: shelf, connection)
    }

    /// One batch; where to go on, nil at the end.
    fileprivate func reindex(after last: Int, through: Int) throws -> Int? {
        guard let shelf = try SearchShelf.take(connection, jurisdiction) else { return nil }
        let rows = try connection.rows(
            "select number, serial from ledger where jurisdiction = $1 and serial > $2 order by serial limit 256",
            [.text(jurisdiction.text), .int(last)])
        for row in rows { try putWords(of: MatterNumber(try row.text(0)), shelf) }
        if let last = rows.last { return try last.int(1) }
        for stray in try connection.search.strays(of: shelf, connection) {
            try connection.search.remove(stray, of: shelf, connection)
        }
        try shelf.move(to: through, connection)
        return nil
    }

    /// 删除正文之后. Every matter that was found by this text or person is found by what is left.
    func forgetWords(of id: String) throws {
        guard let shelf = try SearchShelf.take(connection, jurisdiction) else { return }
        let source = SearchTerms.word(.source, EntryWords.word(forID: id))
        let places = try connection.search.places(source, of: shelf, most: .max >> 1, connection)
        for place in places {
            let row = try connection.row(
                "select number from ledger where jurisdiction = $1 and serial = $2",
                [.text(jurisdiction.text), .int(place)])
            if let row { try putWords(of: MatterNumber(try row.text(0)), shelf) }
        }
        if !places.isEmpty { try connection.search.forget(connection) }
    }

    /// 索引落后几秒: how long ago the first event happened that is not in the index yet.
    public func searchLag(at now: Instant) throws -> Int {
        let position = try SearchShelf.read(connection, jurisdiction)?.position ?? 0
        let row = try connection.row(
            "select at from event where jurisdiction = $1 and position = $2",
            [.text(jurisdiction.text), .int(position + 1)])
        return try row.map { max(0, now.seconds - (try $0.int(0))) } ?? 0
    }
}
