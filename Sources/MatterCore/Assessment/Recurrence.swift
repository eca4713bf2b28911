// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 一件的成因 (3.4d). By what one matter may be like another.
public struct CauseCase: Hashable, Sendable {
    public let matter: MatterNumber
    public let on: LocalDate
    /// 事项 as people wrote it, made comparable; nil when nothing was said or it was erased.
    public let service: String?
    /// Units that had a slip, in order.
    public let units: [UnitID]
    public let obstacle: String?

    public init(matter: MatterNumber, on: LocalDate, service: String?, units: [UnitID], obstacle: String?) {
        self.matter = matter
        self.on = on
        self.service = service
        self.units = units
        self.obstacle = obstacle
    }

    /// Nil where nothing is known in one of these respects: the unknown is not alike.
    public func cause(_ same: [Likeness]) -> Cause? {
        var values: [Likeness: String] = [:]
        for likeness in same {
            let value: String? =
                switch likeness {
                case .service: service
                case .units: units.isEmpty ? nil : units.map(\.text).joined(separator: " ")
                case .obstacle: obstacle
                }
            guard let value else { return nil }
            values[likeness] = value
        }
        return Cause(values: values)
    }
}

/// 成因 (3.4d). What matters have in common.
public struct Cause: Hashable, Sendable {
    public let values: [Likeness: String]
    public init(values: [Likeness: String]) { self.values = values }
    public var likenesses: [Likeness] { Likeness.allCases.filter { values[$0] != nil } }
    public var units: [UnitID] { (values[.units] ?? "").split(separator: " ").map { UnitID(String($0)) } }

    var order: String { Likeness.allCases.map { values[$0] ?? "" }.joined(separator: "\u{1F}") }
}

/// 共性问题 (3.4d, 2.4). A proposal with its reason: which matters, within which days, past which count.
public struct Recurrence: Hashable, Sendable {
    public let cause: Cause
    public let rule: RecurrenceRule
    public let days: ClosedRange<LocalDate>
    public let matters: [MatterNumber]

    /// 提出共性问题. For the days up to `until`; a cause whose matters another names already, more precisely, is left out.
    public static func found(_ cases: [CauseCase], _ rules: [RecurrenceRule], until: LocalDate) -> [Recurrence] {
        var found: [Recurrence] = []
        for rule in rules {
            let days = until.adding(days: 1 - rule.days)...until
            var alike: [Cause: [MatterNumber]] = [:]
            for one in cases where days.contains(one.on) {
                if let cause = one.cause(rule.same) { alike[cause, default: []].append(one.matter) }
            }
            let enough = alike.filter { $0.value.count >= rule.count }.map {
                Recurrence(cause: $0.key, rule: rule, days: days, matters: $0.value.sorted())
            }
            let named = Set(found.map(\.matters))
            found += enough.filter { !named.contains($0.matters) }.sorted {
                (-$0.matters.count, $0.cause.order) < (-$1.matters.count, $1.cause.order)
            }
        }
        return found
    }
}

/// 效果检查 (3.4d). Matters of one cause in as many days before a measure as have passed since, at most `days`.
public struct EffectCheck: Hashable, Sendable {
    public let before: [MatterNumber]
    public let after: [MatterNumber]
    /// How many days were compared on each side.
    public let days: Int

    public init(_ cause: Cause, _ cases: [CauseCase], since day: LocalDate, until today: LocalDate, days: Int) {
        let passed = max(0, min(days, today.dayNumber - day.dayNumber + 1))
        let same = cases.filter { $0.cause(cause.likenesses) == cause }
        func matters(_ from: LocalDate) -> [MatterNumber] {
            same.filter { $0.on >= from && $0.on < from.adding(days: passed) }.map(\.matter).sorted()
        }
        self.days = passed
        before = matters(day.adding(days: -passed))
        after = matters(day)
    }

    /// 不再发生: none since, though there were some before.
    public var stopped: Bool { after.isEmpty && !before.isEmpty }
}

extension MatterTrace {
    /// Nil for what only repeats another report, and for what is not yet registered.
    public func causeCase(service: String?) -> CauseCase? {
        guard matter.outcome != .merged, let report = matter.report,
            let at = report.happenedAt ?? matter.moments[.registration]
        else { return nil }
        let units = Set(slips.filter { $0.issuedAt != nil }.map(\.unit)).sorted()
        return CauseCase(
            matter: number, on: at.date, service: service, units: units, obstacle: matter.obstacle)
    }
}
