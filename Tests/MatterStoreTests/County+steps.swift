// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

@testable import MatterStore

/// Steps that several suites take.
extension County {
    static let oversight = Actor(account: "sunqi", role: .oversight)

    @discardableResult
    func take(
        _ step: StepID, _ target: RecordSubmission.Target, _ actor: Actor, at now: Instant = County.morning,
        _ values: (inout Drafting) -> StepValues
    ) throws -> RecordReceipt {
        var drafting = Drafting(chance)
        var submission = RecordSubmission(.take(step, values(&drafting)), target, by: actor, at: now)
        submission.bring(drafting)
        let ready = submission
        return try lane.perform { try $0.handle(ready) }
    }

    func state(_ kind: RecordKind, _ ordinal: Int = 1) throws -> ProgrammeRecord {
        try read { try $0.record(RecordNumber("500231", 2026, kind, ordinal)) }.state
    }

    func complete(_ matter: MatterNumber) throws {
        try act(matter, handler) { drafting in
            .complete(
                Completion(
                    outcome: .resolved, result: drafting.text("已补正"),
                    reply: Reply(at: County.morning, how: .phone, text: drafting.text("办好了"))))
        }
    }

    func call(_ matter: MatterNumber, _ ratings: Ratings) throws {
        try act(matter, officer) { _ in .call(FollowUpCall(reached: true, ratings: ratings)) }
    }

    /// From its slip to the archive, with a reporter who is content.
    func finish(_ matter: MatterNumber) throws {
        try complete(matter)
        try call(matter, Ratings(attitude: 5, result: 5, efficiency: 5, integrity: 5))
        try act(matter, officer) { _ in .receiveCopy(.office) }
        try act(matter, Self.oversight) { _ in .receiveCopy(.oversight) }
        try act(matter, officer) { _ in .close(Closure()) }
        try act(matter, officer) { _ in .file(Filing()) }
    }
}
