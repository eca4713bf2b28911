// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Every way the organisation says no, provoked.
@Suite struct OrganisationRefusalTests {
    typealias Attempt = @Sendable (inout Staff) throws -> Void

    static let provoked: [RefusalCode: Attempt] = [
        .accountUnknown: { try $0.leave("nobody") },
        .holderElsewhere: { try $0.post(.liaison, "police", "land", from: "2026-03-02") },
        .roleDoesNotFit: { try $0.post(.leaderInCharge, "land", "land", from: "2026-03-02") },
        .standInForWhom: { try $0.post(.standIn, "land", "land", from: "2026-03-02") },
        .standInDoesNotFit: { try $0.standIn("office", for: "oversight") },
        .delegationDoesNotFit: { try lend(&$0, .oversight, to: "office", by: "admin") },
        .notToOneself: { try lend(&$0, .head, to: "office", by: "office") },
        .heldAlready: {
            try $0.post(.leaderInCharge, "land", "land-leader", from: "2026-03-03")
            try $0.post(.leaderInCharge, "land", "land-leader", from: "2026-03-02")
        },
        .endsBeforeItBegins: { try $0.away("window", "2026-03-05", "2026-03-04") },
        .termTooLong: { try $0.away("window", "2026-03-05", "2046-03-04") },
        .successorDoesNotFit: { try $0.leave("window", "land") },
        .stillHolds: {
            try $0.post(.liaison, "land", "land", from: "2026-03-02")
            try $0.leave("land")
        },
        .somebodyMustAct: { try $0.leave("head") },
        .unitLeaderMustAct: { try $0.leave("land-leader") },
    ]

    private static func lend(_ staff: inout Staff, _ role: Role, to account: AccountID, by: AccountID) throws {
        let lent = Delegation(id: "d", account: account, role: role, from: Staff.today, until: Staff.today)
        try staff.change { roster throws(Refusal) in try roster.delegation(lent, by: by) }
    }

    @Test(arguments: provoked.keys.sorted { $0.rawValue < $1.rawValue })
    func `4.1: every refusal can be met, and changes nothing of what it refuses`(code: RefusalCode) throws {
        let attempt = try #require(Self.provoked[code])
        var staff = Staff()
        let refusal = #expect(throws: Refusal.self) { try attempt(&staff) }
        #expect(refusal?.code == code)
        #expect(refusal?.clause == "4.1")
    }

    @Test func `4.1: an administrator's own roles are lent to nobody, nor others to her`() throws {
        for (role, account) in [(Role.admin, AccountID("office")), (.head, "admin"), (.audit, "head")] {
            var staff = Staff()
            let refusal = #expect(throws: Refusal.self) { try Self.lend(&staff, role, to: account, by: "security") }
            #expect(refusal?.code == .delegationDoesNotFit)
        }
    }
}
