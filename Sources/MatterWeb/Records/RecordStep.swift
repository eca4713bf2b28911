// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 办一步. One step of a record somebody asks for, from whatever door; the opening is a step like any other.
struct RecordStep: Sendable {
    let kind: RecordKind
    /// Nil for the opening.
    var number: RecordNumber?
    let step: StepID
    /// 针对的事项: of a remedy opened on a matter.
    var matter: MatterNumber?
    let actor: Actor
    let body: Body
    var version: Int?
    var idempotency: IdempotencyKey?

    fileprivate var target: RecordSubmission.Target { number.map { .open($0) } ?? .new(kind) }
}

extension Site {
    /// Throws `FieldErrors` when the content has no shape, `Refusal` when a rule says no.
    func take(_ step: RecordStep) async throws -> RecordReceipt {
        let now = clock()
        let known = try await read { try $0.answered(step.idempotency, by: step.actor, at: now) }
        if let known {
            try await confirmed()
            return RecordReceipt(repeating: known)
        }
        var submission = try await read { [chance] reader in
            let stored = try step.number.map { try reader.record($0, of: step.kind, for: step.actor) }
            let context = try reader.recordContext(stored, step.actor, at: now)
            let rule = try (stored?.state ?? ProgrammeRecord(step.kind)).gate(step.step, context)
            let commands = try CommandReader(reader, now: now, chance)
            let known = try reader.knownOf(step)
            let values = try commands.values(rule, step.body, known, context)
            for matter in values[.matters]?.matters ?? [] {
                _ = try reader.record(matter, Self.viewer(step.actor.ownUnit))
            }
            for number in values.values.compactMap(\.record) { _ = try reader.record(number, for: step.actor) }
            var submission = RecordSubmission(
                .take(step.step, values), step.target, by: step.actor.presenting(commands.evidence), at: now)
            submission.bring(commands.drafting)
            return submission
        }
        submission.expected = step.version
        submission.idempotency = step.idempotency
        submission.answer = { stored, _, reader in
            try reader.view(stored, step.actor, now) { Array($0.whole.json.utf8) }
        }
        return try await store.lane(jurisdiction).submit { [submission] in try $0.handle(submission) }
    }
}

extension Reader {
    /// A record this person may know of; for everybody else there is none.
    func record(_ number: RecordNumber, of kind: RecordKind? = nil, for actor: Actor) throws -> StoredRecord {
        let stored = try record(number)
        guard stored.state.isReadable(by: actor), kind == nil || stored.state.kind == kind else {
            throw Refusal(.recordUnknown, "closed loop", [number.text])
        }
        return stored
    }

    /// What need not be asked: the matter a remedy is for, its lead's unit, or her own.
    fileprivate func knownOf(_ step: RecordStep) throws -> StepValues {
        guard step.step == .opening else { return [:] }
        var known: StepValues = [:]
        known[.unit] = step.actor.ownUnit.map { .unit($0) }
        guard let number = step.matter else { return known }
        let matter = try record(number, Site.viewer(step.actor.ownUnit)).matter
        known[.matters] = .matters([number])
        if known[.unit] == nil { known[.unit] = matter.leadSlip.map { .unit($0.unit) } }
        return known
    }
}

extension RecordValue {
    fileprivate var record: RecordNumber? { if case .record(let number) = self { number } else { nil } }
}
