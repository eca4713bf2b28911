// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 改期预览. One due that another calendar would move.
public struct MovedDuePreview: Hashable, Sendable {
    public let matter: MatterNumber
    public let obligation: Int
    public let act: Act
    public let party: Party
    public let before: Due
    public let after: Due
}

extension Reader {
    /// Which dues importing this calendar would move; nothing is stored.
    public func previewDues(under calendar: WorkCalendar, at now: Instant) throws -> [MovedDuePreview] {
        var moved: [MovedDuePreview] = []
        for number in try provisionalMatters() {
            let record = try record(number)
            let scene = try context(record, .system, at: now)
            let other = Context(
                now: now, actor: .system, plan: scene.plan, calendar: calendar,
                organisation: scene.organisation, numbers: scene.numbers)
            for event in try record.matter.decide(.moveDues, other) {
                if let preview = preview(event, record) { moved.append(preview) }
            }
        }
        return moved
    }

    private func preview(_ event: MatterEvent, _ record: Record) -> MovedDuePreview? {
        guard case .dueMoved(let move) = event.fact,
            let owed = record.matter.obligations.first(where: { $0.id == move.obligation })
        else { return nil }
        return MovedDuePreview(
            matter: record.number, obligation: owed.id, act: owed.act, party: owed.party, before: owed.due,
            after: move.due)
    }

    /// Matters with a due that rests on days nobody had published.
    func provisionalMatters() throws -> [MatterNumber] {
        try connection.rows(
            """
            select distinct record from obligation
            where jurisdiction = $1 and provisional = 1 and record not in ($2, $3) order by record
            """,
            [.text(jurisdiction.text), .text(JurisdictionFact.stream), .text(OrganisationFact.stream)]
        ).map { try $0.text(0) }.filter { RecordNumber(parsing: $0) == nil }.map { MatterNumber($0) }
    }

    /// Records with such a due.
    func provisionalRecords() throws -> [RecordNumber] {
        try connection.rows(
            "select distinct record from obligation where jurisdiction = $1 and provisional = 1 order by record",
            [.text(jurisdiction.text)]
        ).compactMap { RecordNumber(parsing: try $0.text(0)) }
    }
}

extension Store {
    /// 改期. After a calendar was imported: every matter whose dues it moves says so in its own log.
    /// Returns how many dues moved.
    @discardableResult
    public func moveDues(_ jurisdiction: JurisdictionID, by actor: Actor, at now: Instant) throws -> Int {
        var count = 0
        for number in try read(jurisdiction, { try $0.provisionalMatters() }) {
            let receipt = try lane(jurisdiction).perform {
                try $0.handle(Submission(.moveDues, on: number, by: actor, at: now))
            }
            count += receipt.events.count
        }
        for number in try read(jurisdiction, { try $0.provisionalRecords() }) {
            let receipt = try lane(jurisdiction).perform {
                try $0.handle(RecordSubmission(.moveDues, .open(number), by: actor, at: now))
            }
            count += receipt.events.count
        }
        return count
    }
}
