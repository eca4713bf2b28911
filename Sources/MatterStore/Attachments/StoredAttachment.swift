// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 附件 as the read model sees it.
public struct StoredAttachment: Sendable {
    public let jurisdiction: JurisdictionID
    public let id: AttachmentID
    /// Position of its first event: the order of lists.
    public let serial: Int
    public let state: Attachment
    public let file: AttachedFile
    public let at: Instant

    static let table = Table(
        "attachment", keys: 2,
        [
            "jurisdiction", "id", "record", "serial", "name", "kind", "size", "source", "unit", "slip", "shared",
            "for_reporter", "paper", "paper_number", "print", "attached_at", "erased",
        ])

    /// Bytes of one chunk.
    public static let chunk = 1 << 20

    var key: [Value] { [.text(jurisdiction.text), .text(id.text)] }

    var row: [Value] {
        key + [
            .text(file.of), .int(serial), .text(file.name.id), .text(file.kind.rawValue), .int(file.size),
            .text(file.source.rawValue), Value(file.unit?.text), Value(file.slip?.text), shown(.units),
            shown(.reporter), Value(file.scan?.paper), Value(file.scan?.number), Value(file.scan?.ordinal),
            .int(at.seconds), Value(state.erased?.rawValue),
        ]
    }

    private func shown(_ audience: FileAudience) -> Value { .int(state.shown.contains(audience) ? 1 : 0) }

    static func load(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ id: AttachmentID
    ) throws -> StoredAttachment? {
        try StoredAttachment(EventLog.stream(connection, jurisdiction, id.text), id)
    }

    /// Nil without events.
    init?(_ events: [StoredEvent], _ id: AttachmentID) throws {
        guard let first = events.first else { return nil }
        var state = Attachment()
        for stored in events {
            state.evolve(try AttachmentFact(stored), at: stored.at, by: stored.actor.account, id: id)
        }
        self.init(jurisdiction: first.jurisdiction, id: id, serial: first.position, state: state)
    }

    /// Nil when nothing was attached.
    init?(jurisdiction: JurisdictionID, id: AttachmentID, serial: Int, state: Attachment) {
        guard let file = state.attached, let at = state.at else { return nil }
        self.jurisdiction = jurisdiction
        self.id = id
        self.serial = serial
        self.state = state
        self.file = file
        self.at = at
    }
}
