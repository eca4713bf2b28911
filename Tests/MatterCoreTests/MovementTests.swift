// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 流量与用时 (4.2) of the five matters of `AssessmentTests`, counted by hand.
@Suite struct MovementTests {
    private static func told(_ items: [CountedItem]?) -> [String] {
        (items ?? []).map { "\($0.matter.text.suffix(1)):\($0.amount)" }
    }

    @Test func `4.2: workdays are counted in each stage, coming back to it included`() throws {
        let movement = try AssessmentTests.march().assessed("2026-03").movement
        // The fifth was completed on the 11th, sent back, and completed again on the 12th.
        #expect(Self.told(movement.stages[.handling]) == ["1:1", "2:5", "5:8"])
        #expect(Self.told(movement.stages[.intake]) == ["1:0", "2:0", "3:0", "4:1", "5:0"])
        #expect(movement.stages[.closed] == nil)
    }

    @Test func `4.2: workdays of a unit run from its slip to its completion, and slips still open are not in them`()
        throws
    {
        let year = try AssessmentTests.march()
        #expect(Self.told(try year.assessed("2026-03").movement.units["land"]) == ["1:1", "2:5", "5:8"])
        #expect(try year.assessed("2026-03").movement.units.count == 1)
        #expect(try year.assessed("2026-04").movement.units.isEmpty)
    }

    @Test func `4.2: a year is told by its months, a month by itself, and both as the figures count it`() throws {
        let year = try AssessmentTests.march()
        let flows = try year.assessed("2026").movement.flows
        #expect(flows.map(\.period.description) == (1...12).map { "2026-\($0 < 10 ? "0" : "")\($0)" })
        #expect(flows[2].volume.count(.registered) == 5 && flows[2].volume.count(.completed) == 4)
        for (place, flow) in flows.enumerated() where place != 2 {
            #expect(flow.volume.count(.registered) == 0 && flow.volume.count(.completed) == 0)
        }
        let march = try year.assessed("2026-03")
        #expect(march.movement.flows.map(\.period.description) == ["2026-03"])
        #expect(march.movement.flows[0].volume.matters[.completed] == march.volume.matters[.completed])
    }

    @Test func `2.1 to 2.5: every matter told in the period stands with its obstacle once`() throws {
        let movement = try AssessmentTests.march().assessed("2026").movement
        #expect(
            movement.services.map { "\($0.matter.text.suffix(1)) \($0.obstacle ?? "")" } == [
                "1 complex", "2 complex", "3 complex", "4 ", "5 complex",
            ])
        #expect(movement.services.allSatisfy { !$0.isSealed })
    }
}
