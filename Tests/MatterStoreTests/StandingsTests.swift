// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 家底: what is remembered under one edition stays true while a reader is told that edition.
@Suite(.everyEngine) struct StandingsTests {
    private let county: County

    init() throws { county = try County() }

    private func edition(_ store: Store? = nil) throws -> Int? {
        try (store ?? county.store).read("500231") { try $0.edition() }
    }

    @Test func `storage: matters may come and go on, and what they stand on stays the same`() throws {
        let before = try edition()
        #expect(before != nil)
        let number = try county.register()
        try county.coordinate(number, "natural-resources")
        #expect(try edition() == before)
    }

    private static let changes: [(String, @Sendable (LaneTransaction, Actor, TextRef) throws -> Void)] = [
        (
            "a unit",
            { lane, head, _ in
                let unit = HandlingUnit(id: "water", name: "县水利局", kind: .county)
                try lane.record([.unitRecorded(unit)], by: head, at: County.morning)
            }
        ),
        (
            "a plan",
            { lane, head, _ in
                try lane.publishPlan(Shipped.plans[1].bytes, by: head, at: County.morning)
            }
        ),
        (
            "a calendar",
            { lane, head, _ in
                try lane.importCalendar(County.calendar(2025...2028), by: head, at: County.morning)
            }
        ),
        (
            "words erased",
            { lane, head, title in
                try lane.eraseText(title.id, reason: "requested", by: head, at: County.morning)
            }
        ),
    ]

    @Test(arguments: changes.indices)
    func `storage: whatever else a line is written from makes it another edition`(index: Int) throws {
        let (what, change) = Self.changes[index]
        let number = try county.register()
        let title = try #require(
            try county.store.read("500231") { try $0.record(number, .everything).matter.report?.title })
        let other = try county.reopened()
        let (before, there) = (try edition(), try edition(other))
        try county.lane.perform { [head = county.head] in try change($0, head, title) }
        #expect(try edition() != before, "\(what)")
        #expect(try edition(other) != there, "\(what), written by another process")
        #expect(try edition() == edition(), "\(what)")
        let names = try county.store.read("500231") { try $0.organisation().units.values.map(\.name) }
        #expect(names.contains("县水利局") == (what == "a unit"))
        let plan = try county.store.read("500231") { try $0.plan().id }
        #expect(try plan == county.reopened().read("500231") { try $0.plan().id })
    }

    @Test func `storage: of a moment that is over nothing is remembered`() throws {
        let (standings, publications, other) = (Standings(), Publications(), try county.reopened())
        func edition(_ connection: any Connection) throws -> Int? {
            try standings.standing(connection, "500231", publications).edition
        }
        let before = try other.database.read { try edition($0) }
        try county.store.database.read { old in
            #expect(try edition(old) == before)
            let report = county.report()
            try other.lane("500231").perform { _ = try $0.handle(report) }
            #expect(try other.database.read { try edition($0) } == before)
            #expect(try edition(old) == nil)
        }
        #expect(try county.store.database.read { try edition($0) } == before)
    }

    @Test func `storage: a log put back and written anew is another one, also where it is as long`() throws {
        try county.register("第一件")
        let before = try edition()
        try county.tamper("update event set digest = zeroblob(32) where position = (select max(position) from event)")
        #expect(try edition() == before)
        // The same end of the log, told again, is looked up in the log once it has gone on.
        try county.tamper("update head set position = position + 1")
        #expect(try edition() != before)
    }

    @Test func `storage: two counties stand on their own`() throws {
        try county.store.addJurisdiction("500232", name: "武隆区")
        let before = try edition()
        #expect(try county.store.read("500232") { try $0.edition() } != before)
        try county.store.lane("500232").perform { [head = county.head] in
            try $0.record(County.units.map { .unitRecorded($0) }, by: head, at: County.morning)
        }
        #expect(try edition() == before)
    }
}
