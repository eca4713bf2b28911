// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension LaneTransaction {
    /// 办一步. The same as for a matter: read, decide, number, append, update the read models, remember the answer.
    @discardableResult
    public func handle(_ submission: RecordSubmission) throws -> RecordReceipt {
        if let repeated = try answered(submission) { return repeated }
        try store(submission.texts, submission.persons)
        let (after, events, context) = try take(
            submission.command, submission.target, submission.actor, submission.now, submission.expected)
        guard let answer = submission.answer else {
            return RecordReceipt(
                number: after.number, version: after.state.version, events: events, answer: [], repeated: false)
        }
        let bytes = try answer(after, context, reader)
        if let key = submission.idempotency { try keep(bytes, for: key, submission.actor.account, submission.now) }
        return RecordReceipt(
            number: after.number, version: after.state.version, events: events, answer: bytes, repeated: false)
    }

    /// Decides and writes one step, then whatever it sets off.
    @discardableResult
    func take(
        _ command: RecordCommand, _ target: RecordSubmission.Target, _ actor: Actor, _ now: Instant,
        _ expected: Int? = nil
    ) throws -> (StoredRecord, [RecordEvent], Context) {
        let before: StoredRecord? =
            if case .open(let number) = target { try storedRecord(number) } else { nil }
        if let before, let expected, expected != before.state.version {
            throw VersionConflict(
                matter: MatterNumber(before.number.text), expected: expected, version: before.state.version)
        }
        let command = try gathering(command, target)
        let context = try recordContext(before, actor, now)
        let number = try before?.number ?? nextNumber(target, now)
        let about = try mattersSpokenOf(command, before)
        let state = before?.state ?? ProgrammeRecord(number.kind ?? .consultation)
        let events = try state.decide(command, context, about: about)
        let after = try append(events, before, state, number, context)
        for event in events {
            for trigger in event.triggers { try set(off: trigger, after, actor, now) }
        }
        try watchVacancies(Set(after.state.obligations.map(\.party)), now)
        return (after, events, context)
    }

    /// 抄报清单 (3.4a): the list gathers by itself what was completed by its last day and is not signed for yet, so also
    /// what an earlier list left over. Nobody types numbers.
    private func gathering(_ command: RecordCommand, _ target: RecordSubmission.Target) throws -> RecordCommand {
        guard case .new(.copiesList) = target, case .take(let step, var values) = command,
            let through = values["through"]?.day
        else { return command }
        let owing = try connection.rows(
            "select distinct record from obligation where jurisdiction = $1 and act = $2 order by record",
            [.text(jurisdiction.text), .text(Act.receiveOversightCopy.rawValue)]
        ).map { MatterNumber(try $0.text(0)) }
        let due = try owing.filter { number in
            let owed = try record(number).matter.obligations.first { $0.act == .receiveOversightCopy && $0.rung == 0 }
            return owed.map { $0.due.from.date <= through } ?? false
        }
        let named = values[.matters]?.matters ?? []
        values[.matters] = .matters(named + due.filter { !named.contains($0) })
        return .take(step, values)
    }

    public func storedRecord(_ number: RecordNumber) throws -> StoredRecord {
        try reader.record(number).whole()
    }

    private func recordContext(_ before: StoredRecord?, _ actor: Actor, _ now: Instant) throws -> Context {
        let current = try current()
        // A record keeps the plan it began with, but for standing duties, which follow the plan in force.
        let own = before.flatMap { $0.state.kind == .standingDuty ? nil : $0.plan }
        return Context(
            now: now, actor: actor,
            plan: try own.map { try publications.plan($0, connection, jurisdiction) } ?? current.plan,
            calendar: current.calendar, organisation: try organisation(),
            numbers: Numbers(jurisdiction: jurisdiction, year: now.date.year, nextMatter: 0, nextSlip: 0))
    }

    private func nextNumber(_ target: RecordSubmission.Target, _ now: Instant) throws -> RecordNumber {
        guard case .new(let kind) = target else { throw StoreFault.stopped }
        let counter = Counter(name: kind.rawValue, year: now.date.year)
        return RecordNumber(jurisdiction, now.date.year, kind, try next(counter))
    }

    /// The matters an opening speaks of must exist; a step may add some.
    private func mattersSpokenOf(_ command: RecordCommand, _ before: StoredRecord?) throws -> [Matter] {
        guard case .take(_, let values) = command else { return [] }
        return try (values[.matters]?.matters ?? []).map { try record($0).matter }
    }

    private func append(
        _ events: [RecordEvent], _ before: StoredRecord?, _ state: ProgrammeRecord, _ number: RecordNumber,
        _ context: Context
    ) throws -> StoredRecord {
        let current = try current()
        let first = head.position + 1
        let stamp = Stamp(
            at: context.now, actor: context.actor, plan: before?.plan ?? current.planDigest,
            calendar: current.calendarDigest)
        var state = state
        for event in events {
            state.evolve(event, at: context.now, by: context.actor.account, number: number)
            try append(
                stream: number.text, version: state.version, kind: event.fact.kind(state.kind),
                body: EventCoding.body(event), command: first, stamp)
        }
        let after = StoredRecord(
            jurisdiction: jurisdiction, number: number, serial: before?.serial ?? first,
            plan: before?.plan ?? current.planDigest, state: state)
        if events.isEmpty { return after }
        try RecordTables.write(connection, before: before, after: after)
        if before == nil {
            try advance(Counter(name: state.kind.rawValue, year: context.now.date.year), by: 1)
        }
        return after
    }
}
