// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension LaneTransaction {
    /// 办一步. Read, decide, number, append, update the read models, remember the answer.
    @discardableResult
    public func handle(_ submission: Submission) throws -> Receipt {
        if let repeated = try answered(submission) { return repeated }
        for name in submission.origins { try refuseTwice(name) }
        let before = try submission.matter.map { try record($0) }
        if let before { try expect(submission.expected, before.matter) }
        let scene = try scene(submission, before)
        let events = try (before?.matter ?? Matter()).decide(submission.command, scene.context)
        let number = submission.matter ?? scene.context.numbers.matter
        let decided = try append(events, to: before, number, submission, scene)
        let position = head.position
        try store(submission.texts, submission.persons)
        try follow(events, from: before?.matter ?? Matter(), to: decided, scene.context.plan, submission.now)
        for name in submission.origins { try keep(name, number) }
        try echo(events, from: before?.matter ?? Matter(), to: decided, submission)
        // An echo may have come back to it.
        let after = events.isEmpty ? decided : try record(number).matter
        try watchVacancies(Set(after.obligations.map(\.party)), submission.now)
        let receipt = Receipt(
            number: number, version: after.version, position: events.isEmpty ? 0 : position,
            events: events, answer: [], repeated: false)
        guard let answer = submission.answer else { return receipt }
        let bytes = try answer(after, scene.context, receipt)
        if let key = submission.idempotency { try keep(bytes, for: key, submission.actor.account, submission.now) }
        return receipt.answering(bytes)
    }

    /// The context and what goes into each event about it.
    private struct Scene {
        let context: Context
        let stamp: Stamp
        let year: Int
    }

    private func scene(_ submission: Submission, _ before: Record?) throws -> Scene {
        let current = try current()
        // A matter keeps the plan it began with; the calendar is always today's.
        let plan = try before.map { try publications.plan($0.plan, connection, jurisdiction) } ?? current.plan
        let year = submission.now.date.year
        let numbers = Numbers(
            jurisdiction: jurisdiction, year: year, nextMatter: try next(Counter(name: "matter", year: year)),
            nextSlip: try next(Counter(name: "slip", year: year)))
        let context = Context(
            now: submission.now, actor: submission.actor, plan: plan, calendar: current.calendar,
            organisation: try organisation(), numbers: numbers, others: try others(submission, before),
            seed: ContentDigest.hex(head.digest))
        let stamp = Stamp(
            at: submission.now, actor: submission.actor, plan: before?.plan ?? current.planDigest,
            calendar: current.calendarDigest)
        return Scene(context: context, stamp: stamp, year: year)
    }

    /// The matters the command names, as they stand now; one that is not there is the decision's to refuse.
    private func others(_ submission: Submission, _ before: Record?) throws -> [MatterNumber: Matter] {
        var found: [MatterNumber: Matter] = [:]
        for number in (before?.matter ?? Matter()).others(for: submission.command) {
            do {
                found[number] = try record(number).matter
            } catch let refusal as Refusal where refusal.code == .matterUnknown {
                continue
            }
        }
        return found
    }

    /// 回声. What the events mean for other matters, in the same transaction and by the same person.
    private func echo(_ events: [MatterEvent], from before: Matter, to after: Matter, _ submission: Submission) throws {
        for (number, echo) in after.echoes(after: events, before: before) {
            try handle(Submission(.hear(echo), on: number, by: submission.actor, at: submission.now))
        }
    }

    private func append(
        _ events: [MatterEvent], to before: Record?, _ number: MatterNumber, _ submission: Submission,
        _ scene: Scene
    ) throws -> Matter {
        var matter = before?.matter ?? Matter()
        if events.isEmpty { return matter }
        let first = head.position + 1
        for event in events {
            matter.evolve(event, at: scene.stamp.at, by: scene.stamp.actor.account, number: number)
            try append(
                stream: number.text, version: matter.version, kind: event.fact.kind,
                body: EventCoding.body(event), command: first, scene.stamp)
        }
        let after = Record(
            jurisdiction: jurisdiction, number: number, serial: before?.serial ?? first,
            plan: before?.plan ?? scene.stamp.plan ?? "", matter: matter)
        for model in ReadModel.all { try model.write(connection, before: before, after: after) }
        if before == nil { try advance(Counter(name: "matter", year: scene.year), by: 1) }
        let issued = matter.slips.count - (before?.matter.slips.count ?? 0)
        try advance(Counter(name: "slip", year: scene.year), by: issued)
        changed[number] = after
        return matter
    }

    /// One matter as it stands, from memory or replayed.
    public func record(_ number: MatterNumber) throws -> Record {
        if let record = changed[number] ?? memory.matters.record(number) { return record }
        let record = try reader.record(number).whole()
        memory.matters.remember(record, as: number)
        return record
    }

    private func expect(_ expected: ExpectedVersion?, _ matter: Matter) throws {
        guard let expected else { return }
        let version =
            switch expected {
            case .whole: matter.version
            case .forUnits: matter.versionForUnits
            }
        if expected.number != version {
            throw VersionConflict(matter: matter.number ?? "", expected: expected.number, version: version)
        }
    }
}
