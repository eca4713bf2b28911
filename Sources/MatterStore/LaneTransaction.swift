// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// What a lane remembers between two transactions. Never trusted when another process wrote in between.
struct LaneMemory: Sendable {
    var head: Head?
    var counters: [Counter: Int] = [:]
    var organisation: Organisation?
    var roster: Roster?
    var covered: CoveredDay?
    var current: Publications.Current?
    var matters = MatterMemory()
}

/// Who may be acted for on a day, while nothing in the organisation changes.
struct CoveredDay: Sendable {
    let day: LocalDate
    let parties: Set<Party>
}

/// A numbered series within a year.
struct Counter: Hashable, Sendable {
    let name: String
    let year: Int
}

/// One command's view of its lane's transaction. What it writes is undone when it throws; its neighbours stay.
public final class LaneTransaction {
    public let jurisdiction: JurisdictionID
    let connection: any Connection
    let publications: Publications
    private let replays: Replays
    var memory: LaneMemory
    private(set) var head: Head
    /// Matters this command changed: remembered only once it succeeded.
    var changed: [MatterNumber: Record] = [:]
    /// The same once it succeeded, for the readers beside the lane.
    private(set) var written: [MatterNumber: WrittenRecord] = [:]
    private var lastDigests: [String: [UInt8]] = [:]
    private var streamVersions: [String: Int] = [:]
    /// Savepoints under way, one inside the other.
    private var depth = 0

    init(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ publications: Publications,
        _ replays: Replays, _ memory: LaneMemory
    ) throws {
        self.connection = connection
        self.jurisdiction = jurisdiction
        self.publications = publications
        self.replays = replays
        head = try Head.take(connection, jurisdiction)
        // Another process wrote: what we remember may be old.
        self.memory = memory.head == head ? memory : LaneMemory()
    }

    /// What may be asked, as this transaction sees it.
    var reader: Reader {
        Reader(connection: connection, jurisdiction: jurisdiction, publications: publications, replays: replays)
    }

    /// Runs one command, or a part of one, in its own savepoint and says what it failed with.
    func attempt(_ work: (LaneTransaction) throws -> Void) -> (any Error)? {
        let before = (head, memory.counters, memory.organisation, memory.current, memory.roster, changed)
        depth += 1
        defer { depth -= 1 }
        do {
            try connection.savepoint { try work(self) }
        } catch {
            (head, memory.counters, memory.organisation, memory.current, memory.roster, changed) = before
            memory.covered = nil
            streamVersions = [:]
            return error
        }
        // A part that succeeded may still be undone with the whole.
        if depth > 1 { return nil }
        for (number, record) in changed {
            memory.matters.remember(record, as: number)
            written[number] = lastDigests[number.text].map { WrittenRecord(record: record, digest: $0) }
        }
        changed = [:]
        return nil
    }

    /// Puts the head row where the log now ends.
    func finish() throws -> LaneMemory {
        if memory.head != head { try head.put(connection, jurisdiction) }
        memory.head = head
        return memory
    }

    /// Appends to a stream that is not a matter's.
    func append(stream: String, kind: String, body: String, _ stamp: Stamp) throws {
        let version = try streamVersions[stream] ?? EventLog.lastVersion(connection, jurisdiction, stream)
        try append(stream: stream, version: version + 1, kind: kind, body: body, command: head.position + 1, stamp)
        streamVersions[stream] = version + 1
    }

    func append(
        stream: String, version: Int, kind: String, body: String, command: Int, _ stamp: Stamp
    ) throws {
        try EventLog.append(
            connection, jurisdiction, to: &head, stream: stream, version: version, kind: kind, body: body,
            command: command, stamp)
        lastDigests[stream] = head.digest
    }

    /// The next free number of a series.
    func next(_ counter: Counter) throws -> Int {
        if let next = memory.counters[counter] { return next }
        let row = try connection.row(
            "select next from counter where jurisdiction = $1 and name = $2 and year = $3",
            [.text(jurisdiction.text), .text(counter.name), .int(counter.year)])
        let next = try row?.int(0) ?? 1
        memory.counters[counter] = next
        return next
    }

    func advance(_ counter: Counter, by used: Int) throws {
        if used == 0 { return }
        let next = try next(counter) + used
        try connection.send(
            """
            insert into counter (jurisdiction, name, year, next) values ($1, $2, $3, $4)
            on conflict (jurisdiction, name, year) do update set next = excluded.next
            """,
            [.text(jurisdiction.text), .text(counter.name), .int(counter.year), .int(next)])
        memory.counters[counter] = next
    }

    func store(_ texts: [TextBody], _ persons: [PersonBody]) throws {
        let phones = persons.compactMap(\.particulars.phone)
        if (texts.map(\.body) + phones).contains(where: { $0.utf8.contains(0) }) { throw StoreFault.holdsNUL }
        for text in texts {
            try connection.send(
                "insert into text (jurisdiction, id, salt, body) values ($1, $2, $3, $4)",
                [.text(jurisdiction.text), .text(text.id), .bytes(text.salt), .text(text.body)])
        }
        for person in persons {
            try connection.send(
                "insert into person (jurisdiction, id, salt, body, phone) values ($1, $2, $3, $4, $5)",
                [
                    .text(jurisdiction.text), .text(person.id), .bytes(person.salt), .text(person.body),
                    Value(person.particulars.phone),
                ])
        }
    }
}
