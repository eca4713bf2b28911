// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 上下级辖区 and what those below tell those above.
@Suite struct JurisdictionTests {
    @Test(arguments: [
        ("500231", "500231", false), ("500200", "5002", true), ("500000", "50", true), ("000000", "", true),
        ("469000", "4690", true), ("330100", "3301", true), ("5002", "5002", false), ("50023100", "50023100", false),
    ])
    func `4.2: a code says what may be below it`(code: String, stem: String, isAbove: Bool) {
        #expect(JurisdictionID(code).stem == stem)
        #expect(JurisdictionID(code).isAbove == isAbove)
    }

    @Test(arguments: [
        ("500000", "500231", true), ("500200", "500231", true), ("500100", "500231", false),
        ("000000", "500231", true), ("500000", "500200", true), ("500231", "500231", false),
        ("500231", "500232", false), ("500000", "510000", false), ("500000", "500000", false),
        ("000000", "5002310", false), ("500200", "500000", false),
    ])
    func `4.2: above is who has the other's digits before its zeros`(above: String, below: String, holds: Bool) {
        #expect(JurisdictionID(above).isAbove(JurisdictionID(below)) == holds)
    }

    @Test func `4.2: every count keeps its name on its way through a column`() {
        let items =
            Volume.Kind.allCases.map(Tally.Item.volume) + Indicator.allCases.map(Tally.Item.figure)
        #expect(Set(items.map(\.description)).count == items.count)
        for item in items { #expect(Tally.Item(item.description) == item) }
        for wrong in ["", "registered", "volume.", "volume.poor", "figure.registered", "other.poor"] {
            #expect(Tally.Item(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `4.2: sums are sums, and a share is told of enough alone, never of days`() {
        var sum = Tally([.figure(.solved): .init(3, of: 4), .volume(.open): .init(2)])
        sum.add(Tally([.figure(.solved): .init(0, of: 2), .figure(.overdueDays): .init(9, of: 3)]))
        #expect(sum[.figure(.solved)] == .init(3, of: 6))
        #expect(sum[.volume(.open)] == .init(2))
        #expect(sum[.volume(.registered)] == .init(0))
        #expect(sum.share(.solved, atLeast: 6) == 5000)
        #expect(sum.share(.solved, atLeast: 7) == nil)
        #expect(sum.share(.overdueDays, atLeast: 1) == nil)
        #expect(sum.share(.poor, atLeast: 0) == nil)
    }
}
