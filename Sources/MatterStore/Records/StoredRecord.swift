// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 记录 as the read models see it.
public struct StoredRecord: Sendable {
    public let jurisdiction: JurisdictionID
    public let number: RecordNumber
    /// Position of its first event: the order of lists, and the cursor of their pages.
    public let serial: Int
    /// Digest of the plan it began with.
    public let plan: String
    public let state: ProgrammeRecord
    /// The first kind this release does not know: the record is as it stood before, to be read and not to be written.
    public let unknown: String?

    var key: [Value] { [.text(jurisdiction.text), .text(number.text)] }

    /// Nil without events, and for a number of no kind we know.
    init?(_ events: [StoredEvent], _ number: RecordNumber) throws {
        guard let record = try Self.replayed(events[...], onto: nil, of: number.text) else { return nil }
        self = try record.whole()
    }

    init(
        jurisdiction: JurisdictionID, number: RecordNumber, serial: Int, plan: String, state: ProgrammeRecord,
        unknown: String? = nil
    ) {
        self.jurisdiction = jurisdiction
        self.number = number
        self.serial = serial
        self.plan = plan
        self.state = state
        self.unknown = unknown
    }

    /// Itself; throws where a newer release wrote what this one cannot read.
    func whole() throws -> StoredRecord {
        if let unknown { throw StoreFault.unknownKind(unknown, stream: number.text) }
        return self
    }
}

/// The tables a record shows in.
enum RecordTables {
    static let record = Table(
        "record", keys: 2,
        ["jurisdiction", "number", "serial", "kind", "phase", "version", "opened_at", "closed_at", "duty", "for_all"])
    static let matters = Table("record_matter", keys: 3, ["jurisdiction", "record", "matter"])
    static let units = Table("record_unit", keys: 3, ["jurisdiction", "record", "unit"])

    /// Beside `obligation`, which matters share.
    static let all = [record, matters, units]

    static func rows(_ stored: StoredRecord) -> [[[Value]]] {
        let state = stored.state
        let own: [Value] = [
            .int(stored.serial), .text(state.kind.rawValue), .text(state.phase.text), .int(state.version),
            .int(state.openedAt?.seconds ?? 0), Value(state.closedAt?.seconds), Value(state.values["duty"]?.choice),
            .int(state.isForAll ? 1 : 0),
        ]
        return [
            [stored.key + own],
            state.matters.sorted().map { stored.key + [.text($0.text)] },
            Set(state.units).sorted().map { stored.key + [.text($0.text)] },
        ]
    }

    static func write(_ connection: any Connection, before: StoredRecord?, after: StoredRecord) throws {
        for (table, (old, new)) in zip(all, zip(before.map(rows) ?? [[], [], []], rows(after))) {
            try table.write(connection, before: old, after: new)
        }
        try ReadModel.obligationTable.write(
            connection,
            before: before.map { ReadModel.obligationRows($0.state.obligations, of: $0.key) } ?? [],
            after: ReadModel.obligationRows(after.state.obligations, of: after.key))
    }
}
