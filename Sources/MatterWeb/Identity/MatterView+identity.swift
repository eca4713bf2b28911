// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 谁看得到是谁 (D1): masked unless one has to speak to the reporter now, and every showing leaves an entry.
extension MatterView {
    /// Whoever may call, contact or answer the reporter now needs the number itself.
    var speaksToReporter: Bool {
        let spoken: Set<Action> = [.contact, .declineReply, .completion, .followUpCalls]
        let inquires = matter.owes(.inquire) && !context.actor.roles.isDisjoint(with: Self.inquirers)
        return inquires || spoken.contains { matter.permits($0, context) }
    }

    /// 行管办会同监督室 (3.4c): whoever looks into a poor rating speaks to the reporter.
    private static let inquirers: RoleSet = [.office, .head, .oversight, .discipline]

    /// Everybody who stands behind this matter, as far as this viewer may ever know and there is something to know.
    var persons: [PersonRef] {
        guard mayKnowPersons, !keepsBack, let report = matter.report else { return [] }
        let others = unit == nil ? [report.applicant, report.agent] + matter.jointReporters.map(\.person) : []
        return ([report.reporter] + others).compactMap(\.self).filter { reference in
            person(reference).map { !$0.name.isEmpty || $0.phone?.isEmpty == false } ?? false
        }
    }

    /// Who is shown unasked: to the unit that leads, and to whoever speaks to the reporter.
    var personsShown: [String] { showsReporter ? persons.map(\.id) : [] }

    /// Of the units only the lead answers the reporter; whoever helps it sees 张* and 138****0001 (0011).
    var showsReporter: Bool { unit == nil ? speaksToReporter : leads }

    /// 查看 was asked for and entered.
    var revealed: Fields {
        .list(persons.compactMap { person($0)?.fields })
    }
}

extension Particulars {
    var fields: Fields {
        [
            "kind": .text(kind.rawValue), "name": .text(name), "phone": Fields(phone), "idNumber": Fields(idNumber),
        ]
    }
}

extension Site {
    /// 登记查看 before anything is shown: without an entry there is no name.
    func enter(
        _ persons: [String], of number: MatterNumber, for purpose: ReadingPurpose, by session: Session
    ) async throws {
        guard !persons.isEmpty else { return }
        let now = clock()
        let actor = session.actor
        let known = try await read {
            try purpose.isUnasked
                && $0.read(number.text, actor.account, on: now.date).isSuperset(of: persons)
        }
        if known { return }
        let reading = IdentityReading(of: number, persons: persons, for: purpose)
        try await store.lane(jurisdiction).submit { try $0.record(reading, by: actor, at: now) }
    }

    /// 监督室和审计员 read who read; nobody else, and no unit (三员分立).
    static func mayReadReadings(_ session: Session) -> Bool {
        session.unit == nil && !session.actor.roles.isDisjoint(with: [.oversight, .audit])
    }

    func readingsQuery(_ fields: FieldReader, _ session: Session) throws -> IdentityQuery {
        guard Self.mayReadReadings(session) else { throw Refusal(.notYours, "D1") }
        var query = IdentityQuery()
        query.account = fields.optionalText("account", most: Limits.identifier).map { AccountID($0) }
        query.matter = fields.optionalText("matter", most: Limits.identifier).map { MatterNumber($0) }
        query.day = fields.optionalDate("day")
        query.cursor = try Self.cursor(fields) { Int($0) }
        query.limit = fields.optionalInteger("limit", in: 1...IdentityQuery.most) ?? query.limit
        return try fields.finish(query)
    }
}
