// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterFixtures
import Synchronization

@testable import MatterStore

/// A county on a fresh database in a temporary folder, with the shipped plan and calendar and three units.
final class County: Sendable {
    let folder: URL
    let place: DatabaseURL
    let store: Store
    let jurisdiction: JurisdictionID = "500231"
    static let morning = Instant(day("2026-03-02"), minute: 9 * 60)

    let clerk = Actor(account: "zhangsan", role: .window)
    let officer = Actor(account: "lisi", role: .office)
    let head = Actor(account: "wangwu", role: .head)
    let handler = Actor(account: "zhaoliu", role: .unit, unit: "natural-resources")

    private let dice: Mutex<UInt64>

    init(publishing: Bool = true, jurisdictions: Bool = true, seed: UInt64 = 1) throws {
        dice = Mutex(seed)
        folder = FileManager.default.temporaryDirectory.appending(path: "county-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard let engine = Engine.current else { throw NoEngine() }
        place = try DatabaseURL(engine.address(in: folder))
        store = try Store(place, at: Self.morning)
        if jurisdictions { try store.addJurisdiction(jurisdiction, name: "垫江县") }
        if publishing { try publish() }
    }

    /// A county that somebody else founded.
    init(opening place: DatabaseURL, as store: Store, in folder: URL) throws {
        dice = Mutex(3)
        self.place = place
        self.store = store
        self.folder = folder
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func publish() throws {
        let plan = Shipped.plans[0].bytes
        try lane.perform { [head] transaction in
            try transaction.publishPlan(plan, by: head, at: Self.morning)
            try transaction.importCalendar(Self.calendar(2025...2027), by: head, at: Self.morning)
            try transaction.record(Self.units.map { .unitRecorded($0) }, by: head, at: Self.morning)
        }
    }

    /// A calendar of these years with one holiday in each, as an official would write it.
    static func calendar(_ years: ClosedRange<Int>) -> [UInt8] {
        let holidays = years.map { "  - {name: 国庆节, from: \($0)-10-01, to: \($0)-10-07}" }
        let span = "\(years.lowerBound)-\(years.upperBound)"
        let lines = ["calendar: test-\(years.upperBound)", "years: \(span)", "holidays:"]
        return Array((lines + holidays).joined(separator: "\n").utf8)
    }

    static let units = [
        HandlingUnit(id: "natural-resources", name: "县规划自然资源局", kind: .county),
        HandlingUnit(id: "housing", name: "县住房城乡建委", kind: .county),
        HandlingUnit(id: "guixi", name: "桂溪街道", kind: .township),
    ]

    /// The same database opened by another process.
    func reopened() throws -> Store { try Store(place, at: Self.morning) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    var lane: Lane { store.lane(jurisdiction) }

    /// Bytes that differ every time and are the same in every run.
    func chance(_ count: Int) -> [UInt8] {
        dice.withLock { state in
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
        }
    }

    func report(
        _ title: String = "两套房登记成了一套", phone: String? = "13800000000", channel: String = "hall",
        obstacle: String? = nil, at now: Instant = morning
    ) -> Submission {
        var drafting = Drafting(chance)
        let registration = Registration(
            channel: channel, title: drafting.text(title), narrative: drafting.text("想办抵押办不了。"),
            unit: "natural-resources",
            reporter: drafting.person(Particulars(kind: .person, name: "张三", phone: phone, idNumber: nil)),
            reporterKind: .person, hasPhone: phone != nil, keepSecret: false, joint: 1, obstacle: obstacle,
            tracking: drafting.text("246810"))
        var submission = Submission(.register(registration), on: nil, by: clerk, at: now)
        submission.bring(drafting)
        return submission
    }

    @discardableResult
    func submit(_ submission: Submission) throws -> Receipt { try lane.perform { try $0.handle(submission) } }

    /// Registers and says the number.
    @discardableResult
    func register(
        _ title: String = "两套房登记成了一套", phone: String? = "13800000000", channel: String = "hall",
        obstacle: String? = nil, at now: Instant = morning
    ) throws -> MatterNumber {
        try submit(report(title, phone: phone, channel: channel, obstacle: obstacle, at: now)).number
    }

    @discardableResult
    func act(
        _ number: MatterNumber, _ actor: Actor, at now: Instant = morning,
        _ command: (inout Drafting) -> MatterCommand
    ) throws -> Receipt {
        var drafting = Drafting(chance)
        var submission = Submission(command(&drafting), on: number, by: actor, at: now)
        submission.bring(drafting)
        return try submit(submission)
    }

    /// Accepts a matter and sends slips to these units, the first one leading.
    func coordinate(_ number: MatterNumber, _ units: UnitID..., obstacle: String = "complex") throws {
        try act(number, officer) { drafting in
            let seat = Participant(account: "lisi", name: nil, unit: nil, opinion: drafting.text("同意受理"))
            return .judge(
                Judgement(decision: .accept, obstacle: obstacle, participants: [seat]),
                Coordination(
                    level: units.count > 1 ? 2 : 1,
                    slips: units.enumerated().map {
                        SlipOrder(
                            unit: $1, role: $0 == 0 ? .lead : .supporting,
                            task: obstacle == "obstructed" ? drafting.text("把经过写明，交行管办") : nil)
                    }))
        }
    }

    /// Runs SQL behind everybody's back. Bytes in it are written as SQLite has them.
    func tamper(_ sql: String, _ values: [Value] = []) throws {
        var sql = sql
        if Engine.current == .postgres {
            sql.replace("rowid", with: "ctid")
            sql.replace(/zeroblob\((\d+)\)/) { "decode(repeat('00', \($0.1)), 'hex')" }
            sql.replace(/x'([0-9a-f]*)'/) { "decode('\($0.1)', 'hex')" }
        }
        _ = try store.database.write { try $0.execute(sql, values) }
    }

    func rows(_ sql: String, _ values: [Value] = []) throws -> [Row] {
        try store.database.read { try $0.rows(sql, values) }
    }

    /// How the engine would find the rows, a line a step, when it may not simply read all of a table.
    func plan(_ sql: String, _ values: [Value]) throws -> [String] {
        if Engine.current == .sqlite { return try rows("explain query plan " + sql, values).map { try $0.text(3) } }
        return try store.database.write { connection in
            for way in ["seqscan", "bitmapscan", "sort"] { try connection.script("set local enable_\(way) = off") }
            return try connection.rows("explain " + sql, values).map { try $0.text(0) }
        }
    }

    func tables() throws -> Set<String> { try store.database.read { try $0.tables() } }

    func verify() throws -> Verification { try store.verify(jurisdiction) }

    func read<T>(_ body: (Reader) throws -> T) throws -> T { try store.read(jurisdiction, body) }
}

func day(_ text: String) -> LocalDate {
    guard let date = LocalDate(text) else { preconditionFailure("no such day: \(text)") }
    return date
}
