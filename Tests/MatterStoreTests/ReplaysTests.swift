// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 重放记忆: what a reader remembers is never older, newer or other than the log.
@Suite(.everyEngine) struct ReplaysTests {
    private let county: County

    init() throws { county = try County() }

    private func seen(_ number: MatterNumber, by store: Store) throws -> Matter {
        try store.read("500231") { try $0.record(number, .everything).matter }
    }

    @Test func `storage: a reader that remembers a matter sees what another process wrote since`() throws {
        let number = try county.register()
        #expect(try seen(number, by: county.store).stage == .intake)
        let other = try county.reopened()
        #expect(try seen(number, by: other).stage == .intake)
        try county.coordinate(number, "natural-resources", "housing")
        let there = try seen(number, by: other)
        #expect(there.slips.count == 2)
        #expect(try there == seen(number, by: county.store) && there == seen(number, by: county.reopened()))
    }

    private func urging(_ number: MatterNumber, _ words: String) -> Submission {
        var drafting = Drafting(county.chance)
        var submission = Submission(
            .urge(Urging(text: drafting.text(words))), on: number, by: .reporter, at: County.morning)
        submission.bring(drafting)
        return submission
    }

    private struct PowerCut: Error {}

    @Test func `storage: what a transaction took back is remembered by nobody`() throws {
        let number = try county.register()
        let (first, other) = (urging(number, "第一次"), urging(number, "另一次"))
        #expect(throws: PowerCut.self) {
            try county.lane.perform { lane in
                _ = try lane.handle(first)
                // Read, and so remembered, before it is on the disk.
                _ = try lane.reader.record(number, .everything)
                throw PowerCut()
            }
        }
        #expect(try seen(number, by: county.store).version == 1)
        try county.submit(other)
        #expect(try seen(number, by: county.store) == seen(number, by: county.reopened()))
        #expect(try seen(number, by: county.store).version == 2)
    }

    @Test func `storage: what was forgotten for lack of room is read anew, each matter its own`() throws {
        let replays = Replays(half: 2)
        let numbers = try (1...5).map { try county.register("第\($0)件") }
        for number in numbers + numbers.reversed() + numbers {
            let record: Record? = try county.store.database.read { try replays.state($0, "500231", number.text) }
            #expect(record?.number == number && record?.matter.number == number)
        }
    }
}
