// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension Store {
    /// 重建读模型. Replays the log beside the live tables, then switches in one short transaction; what was
    /// written meanwhile is replayed in that transaction. Returns how many matters were replayed.
    @discardableResult
    public func rebuild(_ jurisdiction: JurisdictionID, progress: (Int) -> Void = { _ in }) throws -> Int {
        let rebuilding = Rebuilding(jurisdiction: jurisdiction)
        try database.write { try rebuilding.prepare($0) }
        let through = try database.read { try Head.read($0, jurisdiction).position }
        let count = try replay(rebuilding, through, progress)
        try database.write { connection in
            _ = try Head.take(connection, jurisdiction)
            try rebuilding.catchUp(connection, after: through)
            try rebuilding.switchOver(connection)
        }
        return count
    }

    /// A matter's rows are few, so a batch of them is one short write between other people's commands.
    private func replay(_ rebuilding: Rebuilding, _ through: Int, _ progress: (Int) -> Void) throws -> Int {
        var waiting: [Replayed] = []
        var count = 0
        func flush() throws {
            let records = waiting
            try database.write { connection in for record in records { try rebuilding.put(record, connection) } }
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
}

/// The tables beside the live ones, and the switch.
private struct Rebuilding {
    let jurisdiction: JurisdictionID

    private static let tables = ReadModel.all.map(\.table) + RecordTables.all + [StoredAttachment.table]
    private static let beside = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.named("next_")) })

    func prepare(_ connection: any Connection) throws {
        for table in Self.tables {
            let name = table.name
            try connection.script("drop table if exists next_\(name)")
            try connection.script("create table next_\(name) as select * from \(name) where 1 = 0")
            let keys = table.columns[..<table.keys].joined(separator: ", ")
            try connection.script("create unique index next_\(name)_key on next_\(name) (\(keys))")
        }
    }

    func put(_ record: Replayed, _ connection: any Connection) throws {
        for (table, rows) in record.rows {
            guard let beside = Self.beside[table.name] else { continue }
            try beside.write(connection, before: try beside.stored(connection, of: record.key), after: rows)
        }
    }

    func catchUp(_ connection: any Connection, after position: Int) throws {
        let streams = try connection.rows(
            "select distinct stream from event where jurisdiction = $1 and position > $2",
            [.text(jurisdiction.text), .int(position)])
        for row in streams {
            let stream = try row.text(0)
            let events = try EventLog.stream(connection, jurisdiction, stream)
            if let record = try Replayed(stream, events) { try put(record, connection) }
        }
    }

    func switchOver(_ connection: any Connection) throws {
        let key = [Value.text(jurisdiction.text)]
        for table in Self.tables {
            let name = table.name
            let columns = table.columns.joined(separator: ", ")
            try connection.execute("delete from \(name) where jurisdiction = $1", key)
            try connection.execute("insert into \(name) (\(columns)) select \(columns) from next_\(name)", [])
            try connection.script("drop table next_\(name)")
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
