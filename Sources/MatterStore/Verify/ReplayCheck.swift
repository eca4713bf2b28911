// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// Every stream replayed, one record in memory at a time: its rows in every read model, and the closed loop.
struct ReplayCheck {
    let connection: any Connection
    let jurisdiction: JurisdictionID
    let search: SearchCheck

    func run(_ verification: inout Verification) throws {
        let tickedAt = try connection.row(
            "select ticked_at from head where jurisdiction = $1", [.text(jurisdiction.text)])?.int(0)
        try Streams(connection: connection, jurisdiction: jurisdiction).each { stream, events in
            switch stream {
            case OrganisationFact.stream: try checkOrganisation(events, &verification)
            case JurisdictionFact.stream: try checkJurisdiction(events, &verification)
            case LedgerExported.stream: checkExports(events, &verification)
            case let paper where paper.hasPrefix(PaperFact.prefix): try checkPaper(events, &verification)
            case let reading where reading.hasPrefix(IdentityReading.prefix): checkReadings(events, &verification)
            case let note where note.hasPrefix(HandoverWritten.prefix): checkHandover(events, &verification)
            default:
                if let id = AttachmentID(parsing: stream) {
                    try check(id, events, &verification)
                } else if let number = RecordNumber(parsing: stream) {
                    try check(number, events, tickedAt ?? 0, &verification)
                } else {
                    try checkMatter(stream, events, tickedAt ?? 0, &verification)
                }
            }
        }
        for table in ReadModel.all.map(\.table) + RecordTables.all + [StoredAttachment.table] {
            try findStrays(table, &verification)
        }
        try search.findStrays(&verification)
        try FileCheck(connection: connection, jurisdiction: jurisdiction).findStrays(&verification)
    }

    private func checkMatter(
        _ stream: String, _ events: [StoredEvent], _ tickedAt: Int, _ verification: inout Verification
    ) throws {
        verification.matters += 1
        guard let record = replay(stream, events, &verification) else { return }
        for model in ReadModel.all {
            compare(
                model.table, stream, expected: model.rows(record),
                stored: try model.table.stored(connection, of: record.key), &verification)
        }
        try search.run(record, last: events.last?.position ?? 0, &verification)
        closes(stream, record.matter.obligations, isOpen: !record.matter.filed, tickedAt, &verification)
    }

    /// 闭环: what is open owes something that is still to come, and nothing passed unseen.
    private func closes(
        _ stream: String, _ obligations: [Obligation], isOpen: Bool, _ tickedAt: Int,
        _ verification: inout Verification
    ) {
        verification.obligations += obligations.count
        if isOpen, obligations.allSatisfy(\.missed) { verification.add(.nothingOwed, stream) }
        for owed in obligations where !owed.missed && owed.due.at.seconds < tickedAt {
            verification.add(.dueForgotten, stream, "\(owed.id)")
        }
    }

    private func check(
        _ number: RecordNumber, _ events: [StoredEvent], _ tickedAt: Int, _ verification: inout Verification
    ) throws {
        verification.records += 1
        guard inOrder(events, &verification), let stored = whole({ try StoredRecord(events, number) }, &verification)
        else { return }
        for (table, rows) in zip(RecordTables.all, RecordTables.rows(stored)) {
            compare(
                table, number.text, expected: rows, stored: try table.stored(connection, of: stored.key), &verification)
        }
        let table = ReadModel.obligationTable
        compare(
            table, number.text, expected: ReadModel.obligationRows(stored.state.obligations, of: stored.key),
            stored: try table.stored(connection, of: stored.key), &verification)
        closes(number.text, stored.state.obligations, isOpen: stored.state.isOpen, tickedAt, &verification)
    }

    private func check(_ id: AttachmentID, _ events: [StoredEvent], _ verification: inout Verification) throws {
        guard inOrder(events, &verification), let stored = whole({ try StoredAttachment(events, id) }, &verification)
        else { return }
        let table = StoredAttachment.table
        compare(
            table, id.text, expected: [stored.row], stored: try table.stored(connection, of: stored.key),
            &verification)
        try FileCheck(connection: connection, jurisdiction: jurisdiction).run(stored, &verification)
    }

    private func replay(
        _ stream: String, _ events: [StoredEvent], _ verification: inout Verification
    ) -> Record? {
        guard inOrder(events, &verification) else { return nil }
        return whole({ try Record(events, MatterNumber(stream)) }, &verification)
    }

    private func inOrder(_ events: [StoredEvent], _ verification: inout Verification) -> Bool {
        for (place, event) in events.enumerated() where event.version != place + 1 {
            verification.add(
                .versionWrong, position: event.position, event.stream, "\(place + 1)", "\(event.version)")
            return false
        }
        return true
    }

    private func whole<T>(_ replay: () throws -> T?, _ verification: inout Verification) -> T? {
        do { return try replay() } catch StoreFault.damagedEvent(let position, _) {
            verification.add(.bodyDamaged, position: position)
            return nil
        } catch {
            // An unknown kind: it was named while walking the log.
            return nil
        }
    }

    /// A paper has no rows; its prints follow each other and speak of it.
    private func checkPaper(_ events: [StoredEvent], _ verification: inout Verification) throws {
        guard inOrder(events, &verification) else { return }
        for event in events {
            let fact = whole({ try PaperFact(event) }, &verification)
            if case .printed(let print) = fact, PaperFact.stream(print.paper, print.number) != event.stream {
                verification.add(.bodyDamaged, position: event.position)
            }
        }
    }

    /// Readings have no rows; they follow each other and speak of the matter of their stream.
    private func checkReadings(_ events: [StoredEvent], _ verification: inout Verification) {
        guard inOrder(events, &verification) else { return }
        for event in events {
            guard let reading = whole({ try IdentityReading(event) }, &verification) else { continue }
            if IdentityReading.stream(reading.matter) != event.stream {
                verification.add(.bodyDamaged, position: event.position)
            }
        }
    }

    /// Exports have no rows either.
    private func checkExports(_ events: [StoredEvent], _ verification: inout Verification) {
        guard inOrder(events, &verification) else { return }
        for event in events { _ = whole({ try LedgerExported(event) }, &verification) }
    }

    /// A note is written once and read at most once; both name the note of their stream.
    private func checkHandover(_ events: [StoredEvent], _ verification: inout Verification) {
        guard inOrder(events, &verification) else { return }
        for (place, event) in events.enumerated() {
            let named = whole(
                { try place == 0 ? HandoverWritten(event).note.id : HandoverRead(event).note }, &verification)
            guard let named, place > 1 || HandoverWritten.stream(named) != event.stream else { continue }
            verification.add(.bodyDamaged, position: event.position)
        }
    }

    private func checkOrganisation(_ events: [StoredEvent], _ verification: inout Verification) throws {
        let roster = try Roster(events)
        verification.obligations += roster.obligations.count
        let own: [Value] = [.text(jurisdiction.text), .text(OrganisationFact.stream)]
        for (table, rows) in zip(OrganisationRows.tables, OrganisationRows.of(roster, jurisdiction)) {
            let stored =
                table.name == ReadModel.obligationTable.name
                ? try table.stored(connection, of: own)
                : try connection.rows(
                    "select \(table.columns.joined(separator: ", ")) from \(table.name) where jurisdiction = $1",
                    [own[0]]
                ).map(\.values)
            compare(table, OrganisationFact.stream, expected: rows, stored: stored, &verification)
        }
    }

    private func checkJurisdiction(_ events: [StoredEvent], _ verification: inout Verification) throws {
        var record = JurisdictionRecord()
        for event in events { record.evolve(try JurisdictionFact(event)) }
        let key: [Value] = [.text(jurisdiction.text), .text(JurisdictionFact.stream)]
        let table = ReadModel.obligationTable
        verification.obligations += record.obligations.count
        compare(
            table, JurisdictionFact.stream, expected: ReadModel.obligationRows(record.obligations, of: key),
            stored: try table.stored(connection, of: key), &verification)
    }

    private func compare(
        _ table: Table, _ record: String, expected: [[Value]], stored: [[Value]],
        _ verification: inout Verification
    ) {
        if expected == stored { return }
        let expected = table.byKey(expected)
        let stored = table.byKey(stored)
        for (key, row) in expected.sorted(by: { $0.key < $1.key }) {
            guard let found = stored[key] else {
                verification.add(.rowMissing, table.name, record, key)
                continue
            }
            let columns = table.columns.indices.filter { row[$0] != found[$0] }.map { table.columns[$0] }
            if columns.isEmpty { continue }
            verification.add(.rowDifferent, table.name, record, key, columns.joined(separator: " "))
        }
        for key in stored.keys.sorted() where expected[key] == nil {
            verification.add(.rowStray, table.name, record, key)
        }
    }

    /// Rows of records the log has never heard of.
    private func findStrays(_ table: Table, _ verification: inout Verification) throws {
        let record = table.columns[1]
        let rows = try connection.rows(
            """
            select distinct t.\(record) from \(table.name) t where t.jurisdiction = $1 and not exists (
            select 1 from event e where e.jurisdiction = t.jurisdiction and e.stream = t.\(record))
            """, [.text(jurisdiction.text)])
        for row in rows { verification.add(.rowStray, table.name, try row.text(0), "") }
    }
}

extension Table {
    fileprivate func byKey(_ rows: [[Value]]) -> [String: [Value]] {
        var found: [String: [Value]] = [:]
        for row in rows { found[row[1..<keys].map(\.plain).joined(separator: " ")] = row }
        return found
    }
}

extension Value {
    fileprivate var plain: String {
        switch self {
        case .null: ""
        case .int(let number): "\(number)"
        case .text(let text): text
        case .bytes(let bytes): ContentDigest.hex(bytes)
        }
    }
}

/// The log by stream instead of by position, each stream from its beginning, one in memory at a time.
struct Streams {
    let connection: any Connection
    let jurisdiction: JurisdictionID
    var through = Int.max

    func each(_ body: (String, [StoredEvent]) throws -> Void) throws {
        var events: [StoredEvent] = []
        let sql = """
            select \(EventLog.columns) from event where jurisdiction = $1 and position <= $2
            order by stream, version
            """
        try connection.each(sql, [.text(jurisdiction.text), .int(through)]) { row in
            let event = try EventLog.event(row)
            if let last = events.last, last.stream != event.stream {
                try body(last.stream, events)
                events = []
            }
            events.append(event)
        }
        if let last = events.last { try body(last.stream, events) }
    }
}
