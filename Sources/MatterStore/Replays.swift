// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Synchronization

/// What a stream's events add up to.
protocol Replayable: Sendable {
    /// Goes on from `before` with the events that came since; nil where there are none at all.
    static func replayed(_ events: ArraySlice<StoredEvent>, onto before: Self?, of stream: String) throws -> Self?
}

/// 重放记忆. What was read lately, so that the next reader decodes only the events that came since.
///
/// It is kept under the digest of the last event it knows, and that event is asked for each time: where the log holds
/// another one, or none, because a transaction was undone or a database put back, all of it is replayed.
final class Replays: Sendable {
    private struct Key: Hashable {
        let jurisdiction: JurisdictionID
        let stream: String
    }

    private struct Kept: Sendable {
        let state: any Replayable
        let version: Int
        let digest: [UInt8]
    }

    private let lately: Mutex<Lately<Key, Kept>>
    let common = CommonPairs()

    init(half: Int = 512) { lately = Mutex(Lately(half: half)) }

    func state<State: Replayable>(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ stream: String
    ) throws -> State? {
        let key = Key(jurisdiction: jurisdiction, stream: stream)
        if let kept = lately.withLock({ $0[key] }), let state = kept.state as? State {
            let events = try EventLog.stream(connection, jurisdiction, stream, from: kept.version)
            if events.first?.digest == kept.digest {
                return try keep(events.dropFirst(), onto: state, last: kept, as: key)
            }
        }
        return try keep(try EventLog.stream(connection, jurisdiction, stream)[...], onto: nil, last: nil, as: key)
    }

    /// 刚写下的: what a lane knows already once its transaction is on the disk.
    func remember(_ written: [MatterNumber: WrittenRecord], in jurisdiction: JurisdictionID) {
        lately.withLock { lately in
            for (number, written) in written {
                lately[Key(jurisdiction: jurisdiction, stream: number.text)] = Kept(
                    state: written.record, version: written.record.matter.version, digest: written.digest)
            }
        }
    }

    private func keep<State: Replayable>(
        _ events: ArraySlice<StoredEvent>, onto before: State?, last: Kept?, as key: Key
    ) throws -> State? {
        guard let state = try events.isEmpty ? before : State.replayed(events, onto: before, of: key.stream) else {
            return nil
        }
        if let kept = events.last.map({ Kept(state: state, version: $0.version, digest: $0.digest) }) ?? last {
            lately.withLock { $0[key] = kept }
        }
        return state
    }
}

/// A matter as a transaction left it, with the digest of its last event.
struct WrittenRecord: Sendable {
    let record: Record
    let digest: [UInt8]
}

extension Record: Replayable {
    static func replayed(
        _ events: ArraySlice<StoredEvent>, onto before: Record?, of stream: String
    ) throws -> Record? {
        guard let first = events.first, before?.unknown == nil else { return before }
        let number = before?.number ?? MatterNumber(stream)
        let (known, unknown) = try events.known(MatterFact.kinds, isFirst: before == nil)
        return Record(
            jurisdiction: first.jurisdiction, number: number, serial: before?.serial ?? first.position,
            plan: before?.plan ?? first.plan ?? "",
            matter: try Matter.replay(known, onto: before?.matter ?? Matter(), as: number), unknown: unknown)
    }
}

extension StoredRecord: Replayable {
    static func replayed(
        _ events: ArraySlice<StoredEvent>, onto before: StoredRecord?, of stream: String
    ) throws -> StoredRecord? {
        guard let first = events.first, before?.unknown == nil,
            let number = before?.number ?? RecordNumber(parsing: stream), let kind = number.kind
        else { return before }
        let (known, unknown) = try events.known(RecordFact.kinds, isFirst: before == nil)
        var state = before?.state ?? ProgrammeRecord(kind)
        for stored in known {
            state.evolve(
                try EventCoding.recordEvent(stored), at: stored.at, by: stored.actor.account, number: number)
        }
        return StoredRecord(
            jurisdiction: first.jurisdiction, number: number, serial: before?.serial ?? first.position,
            plan: before?.plan ?? first.plan ?? "", state: state, unknown: unknown)
    }
}

extension ArraySlice<StoredEvent> {
    /// As far as this release can read, and the first kind it does not know. While servers of two releases stand side
    /// by side, the older one shows a stream as it stood before that event; of one that begins with it, nothing.
    func known(
        _ kinds: [String], isFirst: Bool
    ) throws -> (events: ArraySlice<StoredEvent>, unknown: String?) {
        guard let place = firstIndex(where: { !kinds.contains($0.kind) }) else { return (self, nil) }
        if isFirst, place == startIndex {
            throw StoreFault.unknownKind(self[place].kind, stream: self[place].stream)
        }
        return (self[..<place], self[place].kind)
    }
}

extension Roster: Replayable {
    static func replayed(
        _ events: ArraySlice<StoredEvent>, onto before: Roster?, of stream: String
    ) throws -> Roster? {
        var roster = before ?? Roster()
        for stored in events { roster.evolve(try OrganisationFact(stored), at: stored.at) }
        return roster
    }
}
