// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 辖区. A jurisdiction's own record: what is in force, and what is owed to keep it so. It is always open.
public struct JurisdictionRecord: Hashable, Sendable {
    public private(set) var plan: String?
    public private(set) var calendar: String?
    public private(set) var obligations: [Obligation] = []
    private(set) var lastObligation = 0

    mutating func evolve(_ fact: JurisdictionFact) {
        switch fact {
        case .planPublished(let publication): plan = publication.digest
        case .calendarImported(let publication):
            calendar = publication.digest
            obligations.removeAll { publication.closes.contains($0.id) }
        case .textErased, .personErased: break
        case .calendarRunsOut(let alarm): open(alarm.opens)
        case .dueMissed(let missed):
            obligations.removeAll { missed.closes.contains($0.id) }
            for place in obligations.indices where obligations[place].id == missed.obligation {
                obligations[place].missed = true
            }
            open(missed.opens)
        }
    }

    private mutating func open(_ opened: [Obligation]) {
        obligations += opened
        lastObligation = max(lastObligation, opened.map(\.id).max() ?? 0)
    }

    static func load(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> JurisdictionRecord {
        var record = JurisdictionRecord()
        for stored in try EventLog.stream(connection, jurisdiction, JurisdictionFact.stream) {
            record.evolve(try JurisdictionFact(stored))
        }
        return record
    }
}

extension LaneTransaction {
    /// Stores a fact about the jurisdiction and what it changes in the list of obligations.
    func record(_ fact: JurisdictionFact, _ stamp: Stamp) throws {
        let before = try JurisdictionRecord.load(connection, jurisdiction)
        var after = before
        after.evolve(fact)
        try append(stream: JurisdictionFact.stream, kind: fact.kind, body: fact.body, stamp)
        let key: [Value] = [.text(jurisdiction.text), .text(JurisdictionFact.stream)]
        try ReadModel.obligationTable.write(
            connection, before: ReadModel.obligationRows(before.obligations, of: key),
            after: ReadModel.obligationRows(after.obligations, of: key))
        memory.current = nil
    }
}
