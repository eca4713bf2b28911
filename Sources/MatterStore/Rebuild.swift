// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension Store {
    /// 重建读模型. Replays the log beside the live tables, then switches in one short transaction; what was
    /// written meanwhile is replayed in that transaction. Returns how many matters were replayed.
    ///
    /// One that begins later in the same jurisdiction takes over, so that one which was killed is in nobody's way.
    @discardableResult
    public func rebuild(_ jurisdiction: JurisdictionID, progress: (Int) -> Void = { _ in }) throws -> Int {
        let turn = try database.write { try Rebuilding.begin($0, jurisdiction) }
        let rebuilding = Rebuilding(jurisdiction: jurisdiction, turn: turn)
        do {
            let through = try head(jurisdiction)
            let count = try replay(rebuilding, through, progress)
            let caught = try follow(rebuilding, through)
            try database.write { connection in
                _ = try Head.take(connection, jurisdiction)
                try rebuilding.take(connection)
                try rebuilding.catchUp(connection, try rebuilding.streams(connection, after: caught))
                try rebuilding.switchOver(connection)
            }
            try database.write { try rebuilding.end($0) }
            try reindex(jurisdiction)
            return count
        } catch {
            abandon(rebuilding)
            throw error
        }
    }

    private func abandon(_ rebuilding: Rebuilding) {
        do { try database.write { try rebuilding.end($0) } } catch {
            // Whoever begins next throws its rows away.
        }
    }

    private func head(_ jurisdiction: JurisdictionID) throws -> Int {
        try database.read { try Head.read($0, jurisdiction).position }
    }

    /// A matter's rows are few, so a batch of them is one short write between other people's commands.
    private func replay(_ rebuilding: Rebuilding, _ through: Int, _ progress: (Int) -> Void) throws -> Int {
        var waiting: [Replayed] = []
        var count = 0
        func flush() throws {
            let records = waiting
            try database.write { connection in
                try rebuilding.take(connection)
                for record in records { try rebuilding.put(record, connection) }
            }
            count += records.count
            waiting = []
            progress(count)
        }
        try database.read { connection in
            let streams = Streams(connection: connection, jurisdiction: rebuilding.jurisdiction, through: through)
            try streams.each { stream, events in
                guard let record = try Replayed(stream, events) else { return }
                waiting.append(record)
                if waiting.count == 256 { try flush() }
            }
        }
        try flush()
        return count
    }

    /// What was written while all of it was replayed, and while that was: the last transaction shall find little.
    private func follow(_ rebuilding: Rebuilding, _ through: Int) throws -> Int {
        var through = through
        for _ in 0..<8 {
            let end = try head(rebuilding.jurisdiction)
            if end - through < 64 { break }
            var rest = try database.read { try rebuilding.streams($0, after: through) }[...]
            while !rest.isEmpty {
                let batch = rest.prefix(64)
                rest = rest.dropFirst(64)
                try database.write { connection in
                    try rebuilding.take(connection)
                    try rebuilding.catchUp(connection, Array(batch))
                }
            }
            through = end
        }
        return through
    }
}

/// The tables beside the live ones, and the switch.
private struct Rebuilding {
    let jurisdiction: JurisdictionID
    let turn: Int

    private static let tables = ReadModel.all.map(\.table) + RecordTables.all + [StoredAttachment.table]
    private static let beside = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.named("next_")) })

    private var key: [Value] { [.text(jurisdiction.text)] }

    /// The next turn of this jurisdiction, and empty tables for it. Tables are made anew when nobody else uses them.
    static func begin(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Int {
        try alone(connection)
        let row = try connection.row(
            """
            insert into rebuild (jurisdiction, turn, running) values ($1, 1, 1)
            on conflict (jurisdiction) do update set turn = rebuild.turn + 1, running = 1 returning turn
            """, [.text(jurisdiction.text)])
        guard let turn = try row?.int(0) else { throw StoreFault.noJurisdiction(jurisdiction.text) }
        let others = try connection.row(
            "select 1 from rebuild where running = 1 and jurisdiction <> $1 limit 1", [.text(jurisdiction.text)])
        let there = try connection.tables()
        for table in tables {
            let name = table.name
            if others == nil { try connection.script("drop table if exists next_\(name)") }
            if others != nil, there.contains("next_\(name)") {
                try connection.execute(
                    "delete from next_\(name) where jurisdiction = $1", [.text(jurisdiction.text)])
                continue
            }
            try connection.script("create table next_\(name) as select * from \(name) where 1 = 0")
            let keys = table.columns[..<table.keys].joined(separator: ", ")
            try connection.script("create unique index next_\(name)_key on next_\(name) (\(keys))")
        }
        return turn
    }

    /// Who makes or drops tables does so alone; the row is any that is always there.
    private static func alone(_ connection: any Connection) throws {
        try connection.execute("update format set at = at where version = 1", [])
    }

    /// Nobody else may begin until this transaction ends; throws when somebody has.
    func take(_ connection: any Connection) throws {
        let mine = try connection.execute(
            "update rebuild set running = 1 where jurisdiction = $1 and turn = $2", key + [.int(turn)])
        if mine == 0 { throw StoreFault.rebuildOvertaken }
    }

    /// Its own rows go, and the tables with the last of those who use them.
    func end(_ connection: any Connection) throws {
        try Self.alone(connection)
        let mine = try connection.execute(
            "update rebuild set running = 0 where jurisdiction = $1 and turn = $2", key + [.int(turn)])
        if mine == 0 { return }
        let others = try connection.row("select 1 from rebuild where running = 1 limit 1", [])
        for table in Self.tables {
            if others == nil {
                try connection.script("drop table if exists next_\(table.name)")
            } else {
                try connection.execute("delete from next_\(table.name) where jurisdiction = $1", key)
            }
        }
    }

    func put(_ record: Replayed, _ connection: any Connection) throws {
        for (table, rows) in record.rows {
            guard let beside = Self.beside[table.name] else { continue }
            try beside.write(connection, before: try beside.stored(connection, of: record.key), after: rows)
        }
    }

    /// What was written to after a position.
    func streams(_ connection: any Connection, after position: Int) throws -> [String] {
        try connection.rows(
            "select distinct stream from event where jurisdiction = $1 and position > $2", key + [.int(position)]
        ).map { try $0.text(0) }
    }

    func catchUp(_ connection: any Connection, _ streams: [String]) throws {
        for stream in streams {
            let events = try EventLog.stream(connection, jurisdiction, stream)
            if let record = try Replayed(stream, events) { try put(record, connection) }
        }
    }

    /// Only rows that differ are touched, so that the switch is short where little was wrong.
    func switchOver(_ connection: any Connection) throws {
        for table in Self.tables {
            let name = table.name
            let columns = table.columns.joined(separator: ", ")
            let keys = table.columns[1..<table.keys].joined(separator: ", ")
            let live = "select \(columns) from \(name) where jurisdiction = $1"
            let next = "select \(columns) from next_\(name) where jurisdiction = $1"
            try connection.execute(
                """
                delete from \(name) where jurisdiction = $1 and (\(keys)) in (
                select \(keys) from (\(live) except \(next)) other)
                """, key)
            try connection.execute("insert into \(name) (\(columns)) \(next) except \(live)", key)
        }
        try putOwn(connection)
    }

    /// The organisation's and the jurisdiction's own rows are few: they are replayed inside the switch.
    private func putOwn(_ connection: any Connection) throws {
        let roster = try Roster.load(connection, jurisdiction)
        for (table, rows) in zip(OrganisationRows.tables, OrganisationRows.of(roster, jurisdiction)) {
            if table.name != ReadModel.obligationTable.name {
                try connection.execute("delete from \(table.name) where jurisdiction = $1", [.text(jurisdiction.text)])
            }
            try table.write(connection, before: [], after: rows)
        }
        let record = try JurisdictionRecord.load(connection, jurisdiction)
        let key: [Value] = [.text(jurisdiction.text), .text(JurisdictionFact.stream)]
        try ReadModel.obligationTable.write(
            connection, before: [], after: ReadModel.obligationRows(record.obligations, of: key))
    }
}

/// One stream's rows in every table, ready to be put beside the live ones.
private struct Replayed: Sendable {
    let key: [Value]
    let rows: [(table: Table, rows: [[Value]])]

    /// Nil for the streams of the organisation and the jurisdiction, which are replayed by themselves.
    init?(_ stream: String, _ events: [StoredEvent]) throws {
        if stream == OrganisationFact.stream || stream == JurisdictionFact.stream { return nil }
        if stream.hasPrefix(PaperFact.prefix) || stream.hasPrefix(IdentityReading.prefix) { return nil }
        if stream == LedgerExported.stream || stream.hasPrefix(HandoverWritten.prefix) { return nil }
        if let id = AttachmentID(parsing: stream) {
            guard let stored = try StoredAttachment(events, id) else { return nil }
            key = stored.key
            rows = [(table: StoredAttachment.table, rows: [stored.row])]
        } else if let number = RecordNumber(parsing: stream) {
            guard let stored = try StoredRecord(events, number) else { return nil }
            key = stored.key
            let obligations = ReadModel.obligationRows(stored.state.obligations, of: key)
            rows =
                zip(RecordTables.all, RecordTables.rows(stored)).map { (table: $0, rows: $1) }
                + [(table: ReadModel.obligationTable, rows: obligations)]
        } else {
            guard let record = try Record(events, MatterNumber(stream)) else { return nil }
            key = record.key
            rows = ReadModel.all.map { (table: $0.table, rows: $0.rows(record)) }
        }
    }
}
