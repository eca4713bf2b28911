// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension ReadModel {
    /// 工作台账 (3.1). One row a matter. Texts and persons by id only: erasing them needs no change here.
    static let ledger = ReadModel(
        table: Table(
            "ledger", keys: 2,
            [
                "jurisdiction", "number", "serial", "version", "unit_version", "stage", "outcome", "obstacle",
                "obstacle_reported", "level", "channel", "unit", "title", "narrative", "reporter",
                "reported_at", "promise_on", "due_at", "secret", "readings",
            ])
    ) { record in
        let matter = record.matter
        guard let report = matter.report else { return [] }
        let reported = report.happenedAt ?? matter.moments[.registration]
        return [
            record.key + [
                .int(record.serial), .int(matter.version), .int(matter.versionForUnits),
                .text(matter.stage.rawValue), Value(matter.outcome?.rawValue), Value(matter.obstacle),
                Value(matter.obstacleReported), Value(matter.level), .text(report.channel),
                Value(report.unit?.text), .text(report.title.id), .text(report.narrative.id),
                .text(report.reporter.id), .int(reported?.seconds ?? 0), Value(matter.promise?.on.dayNumber),
                Value(matter.nextDue?.seconds), .int(report.keepSecret ? 1 : 0),
                .text(matter.readings.sorted().map { " \($0)" }.joined() + " "),
            ]
        ]
    }
}

extension Matter {
    /// The earliest due of the acts themselves; steps up the ladder have dues of their own.
    var nextDue: Instant? { obligations.filter { $0.rung == 0 }.map(\.due.at).min() }
}

/// 台账一行 (3.1).
public struct LedgerRow: Hashable, Sendable {
    public let number: MatterNumber
    /// The cursor of the next page starts after it.
    public let serial: Int
    /// As the viewer may know it.
    public let version: Int
    /// Of the matter itself, whoever looks.
    public let wholeVersion: Int
    public let stage: Stage
    public let outcome: Outcome?
    public let obstacle: String?
    public let obstacleReported: String?
    public let level: Int?
    public let channel: String
    public let unit: UnitID?
    public let title: String
    public let narrative: String
    public let reportedAt: Instant
    public let promise: LocalDate?
    public let dueAt: Instant?

    static let columns = """
        l.number, l.serial, l.version, l.unit_version, l.stage, l.outcome, l.obstacle, l.obstacle_reported, \
        l.level, l.channel, l.unit, coalesce(t.body, ''), coalesce(n.body, ''), l.reported_at, l.promise_on, \
        l.due_at
        """

    init(_ row: Row, _ viewer: Viewer) throws {
        number = MatterNumber(try row.text(0))
        serial = try row.int(1)
        wholeVersion = try row.int(2)
        version = viewer.isUnit ? try row.int(3) : try row.int(2)
        stage = Stage(rawValue: try row.text(4)) ?? .intake
        outcome = try row.textIfAny(5).flatMap(Outcome.init)
        let kinds = [try row.textIfAny(6), try row.textIfAny(7)]
        let hidden = kinds.contains { viewer.hides($0) }
        obstacle = hidden && viewer.isUnit ? nil : kinds[0]
        obstacleReported = viewer.isUnit ? nil : kinds[1]
        level = try row.intIfAny(8)
        channel = try row.text(9)
        unit = try row.textIfAny(10).map { UnitID($0) }
        title = hidden ? "" : try row.text(11)
        narrative = hidden || viewer.isUnit ? "" : try row.text(12)
        reportedAt = Instant(seconds: try row.int(13))
        promise = try row.intIfAny(14).map { LocalDate(dayNumber: $0) }
        dueAt = viewer.isUnit ? nil : try row.intIfAny(15).map { Instant(seconds: $0) }
    }
}

/// 谁在看. A unit sees only matters it has or had a slip in, and nothing of what the plan seals (2.5).
public enum Viewer: Hashable, Sendable {
    case everything
    case unit(UnitID, hiding: Set<String>)
    /// 三员: every row, but no word of what the plan seals.
    case system(hiding: Set<String>)

    var isUnit: Bool {
        if case .unit = self { true } else { false }
    }

    var hiding: Set<String> {
        switch self {
        case .everything: []
        case .unit(_, let hiding), .system(let hiding): hiding
        }
    }

    func hides(_ obstacle: String?) -> Bool { obstacle.map { hiding.contains($0) } ?? false }
}
