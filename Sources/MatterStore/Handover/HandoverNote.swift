// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 交班留言 (3.1). Somebody wrote down what whoever takes over must know. Each note is a stream of its own; its words lie
/// outside the log.
public struct HandoverWritten: LoneFact, Hashable, Sendable {
    public let note: TextRef

    public init(note: TextRef) { self.note = note }

    static let prefix = "handover:"
    static let kind = "handover-written.1"

    static func stream(_ id: String) -> String { prefix + id }
}

/// 已阅 (3.1). Whoever took over has read it.
public struct HandoverRead: LoneFact, Hashable, Sendable {
    /// `TextRef.id` of the note.
    public let note: String

    static let kind = "handover-read.1"
}

/// 交班留言, as it waits on the next one's board.
public struct HandoverNote: Hashable, Sendable {
    public let id: String
    public let by: AccountID
    public let at: Instant
    /// Nil once its words were erased.
    public let text: String?
}

extension LaneTransaction {
    /// 留言. The same words of the same hand that still wait are one note, however often the button was pressed.
    public func record(_ note: TextBody, _ written: HandoverWritten, by actor: Actor, at now: Instant) throws {
        let waiting = try reader.handoverNotes()
        if waiting.contains(where: { $0.by == actor.account && $0.text == note.body }) { return }
        try store([note], [])
        try append(
            stream: HandoverWritten.stream(note.id), kind: HandoverWritten.kind, body: written.body,
            Stamp(at: now, actor: actor, plan: nil, calendar: nil))
    }

    /// 已阅. False when no such note waits: there never was one, it was read, or it is her own.
    public func readHandover(_ id: String, by actor: Actor, at now: Instant) throws -> Bool {
        let note = try reader.handoverNotes().first { $0.id == id }
        guard let note, note.by != actor.account else { return false }
        try append(
            stream: HandoverWritten.stream(id), kind: HandoverRead.kind, body: HandoverRead(note: id).body,
            Stamp(at: now, actor: actor, plan: nil, calendar: nil))
        return true
    }
}

extension Reader {
    /// Written and not read yet, the earliest first.
    public func handoverNotes() throws -> [HandoverNote] {
        let columns = EventLog.columns.split(separator: ", ").map { "written.\($0)" }.joined(separator: ", ")
        return try connection.rows(
            """
            select \(columns) from event written
            where written.jurisdiction = $1 and written.kind = 'handover-written.1' and not exists (
                select 1 from event seen where seen.jurisdiction = written.jurisdiction
                    and seen.stream = written.stream and seen.version = 2)
            order by written.position
            """, [.text(jurisdiction.text)]
        ).map { row in
            let stored = try EventLog.event(row)
            let note = try HandoverWritten(stored).note
            return HandoverNote(id: note.id, by: stored.actor.account, at: stored.at, text: try text(note))
        }
    }
}
