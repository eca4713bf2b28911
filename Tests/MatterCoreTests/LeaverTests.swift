// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// A leaver's obligations are nobody's for no second.
@Suite struct LeaverTests {
    private static let parties: [Party] = [
        .window, .office, .head, .groupLeader, .oversight, .discipline, .admin, .unit("land"), .unitLeader("land"),
        .unit("police"), .unitLeader("police"), .unit("bank"), .unitLeader("bank"),
    ]

    @Test(arguments: 1...60)
    func `4.1: through any joins, leaves, absences and loans every party has somebody every day`(seed: UInt64) {
        var draw = Draw(seed)
        var staff = Staff()
        var today = Staff.today
        var refused = 0
        for step in 0..<40 {
            today = today.adding(days: draw(3))
            do throws(Refusal) { try Self.change(&staff, step, today, &draw) } catch { refused += 1 }
            for day in (0..<40).map({ today.adding(days: $0) }) {
                for party in Self.parties where !staff.roster.covered(on: day).contains(party) {
                    Issue.record("seed \(seed), step \(step): nobody for \(party) on \(day)")
                    return
                }
                // Two ways of asking, one answer.
                for party in Self.parties.prefix(11) where staff.roster.able(for: party, on: day).isEmpty {
                    Issue.record("seed \(seed), step \(step): nobody able for \(party) on \(day)")
                    return
                }
                if day > today.adding(days: 8) { break }
            }
        }
        #expect(refused > 0, "seed \(seed): nothing was refused, so nothing was tried")
    }

    private static func change(
        _ staff: inout Staff, _ step: Int, _ today: LocalDate, _ draw: inout Draw
    ) throws(Refusal) {
        let all = staff.roster.members.keys.sorted()
        let (one, other) = (all[draw(all.count)], all[draw(all.count)])
        let (from, length) = (today.adding(days: draw(6)), draw(9))
        switch draw(6) {
        case 0:
            let (_, role, unit) = Staff.accounts[draw(Staff.accounts.count)]
            let opening = AccountOpening(account: AccountID("new-\(step)"), role: role, unit: unit)
            staff.roster.evolve(.accountOpened(opening), at: Instant(today, minute: 8 * 60))
        case 1, 2:
            let successor = draw(2) == 0 ? nil : other
            try staff.change(on: today) { roster throws(Refusal) in
                try roster.leaving(Leaving(account: one, successor: successor, on: from), today: today)
            }
        case 3:
            let absence = Absence(id: "a\(step)", account: one, from: from, until: from.adding(days: length))
            let standIn = draw(2) == 0 ? nil : other
            try staff.change(on: today) { roster throws(Refusal) in try roster.absence(absence, standIn: standIn) }
        case 4:
            let pair = StandIn(id: "s\(draw(9))", account: one, of: other, from: from, until: from.adding(days: length))
            try staff.change(on: today) { roster throws(Refusal) in try roster.standIn(pair) }
        default:
            let (_, role, _) = Staff.accounts[draw(Staff.accounts.count)]
            let lent = Delegation(
                id: "d\(draw(9))", account: one, role: role, from: from, until: from.adding(days: length))
            try staff.change(on: today) { roster throws(Refusal) in try roster.delegation(lent, by: other) }
        }
    }
}

/// Numbers that come again with the same seed.
private struct Draw {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func callAsFunction(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(below))
    }
}
