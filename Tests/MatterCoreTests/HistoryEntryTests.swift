// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 补录旧件 (3.1).
@Suite struct HistoryEntryTests {
    @Test func `3.1: what ended before the system knew of it is kept as history and owes nothing`() throws {
        let told = try story(
            """
            2026-03-02 09:30  officer  enters hall told=2021-03-01 ended=2021-03-09 resolved  → closed (resolved):
            2026-03-02 09:31  officer  contacts       ✗ wrong-stage 3.2
            2026-03-02 09:32  officer  supplements    ✗ wrong-stage 3.1
            """)
        #expect(told.matter.filed && told.matter.history?.endedOn == LocalDate("2021-03-09"))
        #expect(told.matter.report?.happenedAt?.date == LocalDate("2021-03-01"))
        #expect(told.matter.moments[.completion] == nil, "nothing was completed here")
        #expect(told.log.allSatisfy { $0.event.opens.isEmpty && $0.event.closes.isEmpty })
        let undated = try story(
            "2026-03-02 09:30  officer  enters hotline told=2021-03-01  → closed:")
        #expect(undated.matter.outcome == nil, "that it ended does not say how")
    }

    @Test func `3.1: an old obstructed matter opens no complaint, and its unit learns nothing`() throws {
        let told = try story("2026-03-02 09:30  officer  enters hall obstructed told=2021-03-01  → closed:")
        let events = told.log.map(\.event)
        #expect(told.matter.openings(after: events, before: Matter(), .dianjiang) == [])
        #expect(told.matter.obstacle == "obstructed")
        #expect(!told.matter.involves("land"))
    }

    @Test func `3.1: a report of today cannot be put away as history, nor by whoever does not answer for the ledger`()
        throws
    {
        try story(
            """
            2026-03-02 09:30  officer   enters hall                                  ✗ history-not-past 3.1
            2026-03-02 09:30  officer   enters hall told=2026-03-02                  ✗ history-not-past 3.1
            2026-03-02 09:30  officer   enters hall told=2026-03-01 ended=2026-03-03  ✗ history-not-past 3.1
            2026-03-02 09:30  clerk     enters hall told=2021-03-01                  ✗ not-yours 3.1
            2026-03-02 09:30  reporter  enters online told=2021-03-01                ✗ not-yours 3.1
            2026-03-02 09:30  officer   enters radio told=2021-03-01                 ✗ channel-unknown 3.1
            2026-03-02 09:30  officer   registers hall
            2026-03-02 09:31  officer   enters hall told=2021-03-01                  ✗ wrong-stage 3.1
            """)
    }
}
