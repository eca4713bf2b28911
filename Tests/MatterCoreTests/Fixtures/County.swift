// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// The county these stories are set in: its calendar, its units and the people who act.
enum County {
    /// 2025 and 2026 as published by the State Council.
    static let calendar = WorkCalendar(
        version: "2026", years: 2025...2026,
        holidays: days([
            "2025-01-01 2025-01-01", "2025-01-28 2025-02-04", "2025-04-04 2025-04-06", "2025-05-01 2025-05-05",
            "2025-05-31 2025-06-02", "2025-10-01 2025-10-08", "2026-01-01 2026-01-03", "2026-02-15 2026-02-23",
            "2026-04-04 2026-04-06", "2026-05-01 2026-05-05", "2026-06-19 2026-06-21", "2026-09-25 2026-09-27",
            "2026-10-01 2026-10-07",
        ]),
        makeUpWorkdays: days([
            "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14",
            "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
        ]))

    static let units: [HandlingUnit] = [
        HandlingUnit(id: "land", name: "规划自然资源局", kind: .county),
        HandlingUnit(id: "police", name: "公安局", kind: .county),
        HandlingUnit(id: "housing", name: "住房城乡建委", kind: .county),
        HandlingUnit(id: "health", name: "医疗保障局", kind: .county),
        HandlingUnit(id: "town", name: "高峰镇", kind: .township),
        HandlingUnit(id: "tax", name: "税务局", kind: .vertical),
        HandlingUnit(id: "bank", name: "农业银行", kind: .outside),
        HandlingUnit(id: "helpers", name: "帮办代办中心", kind: .helper),
    ]

    static let organisation = Organisation(units: Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0) }))

    private static func days(_ spans: [String]) -> [LocalDate: String] {
        var found: [LocalDate: String] = [:]
        for span in spans {
            let ends = span.split(separator: " ").compactMap { LocalDate(String($0)) }
            guard let first = ends.first, let last = ends.last else { continue }
            for number in first.dayNumber...last.dayNumber { found[LocalDate(dayNumber: number)] = "假" }
        }
        return found
    }
}

/// 人物. Everybody who acts in the stories, by the name the stories use.
enum Cast {
    static let people: [String: Actor] = [
        "reporter": .reporter, "system": .system,
        "clerk": Actor(account: "clerk", role: .window),
        "officer": Actor(account: "officer", role: .office),
        "second": Actor(account: "second", role: .office),
        "third": Actor(account: "third", role: .office),
        "head": Actor(account: "head", role: .head),
        "leader": Actor(account: "leader", role: .leader),
        // The head of the office is also deputy leader; she may stand in where it was delegated to her.
        "head-as-leader": Actor(account: "head", role: .head, lent: [.leader]),
        "deputy": Actor(account: "deputy", role: .deputy),
        "delegate": Actor(account: "delegate", role: .deputy, lent: [.leader]),
        "oversight": Actor(account: "oversight", role: .oversight),
        "discipline": Actor(account: "discipline", role: .discipline),
        "admin": Actor(account: "admin", role: .admin),
        "security": Actor(account: "security", role: .security),
        "audit": Actor(account: "audit", role: .audit),
    ]

    /// `land` handles for its unit, `land-chief` represents it at the hall, `land-leader` is in charge there.
    static func actor(_ name: String) -> Actor? {
        let parts = name.split(separator: "+")
        guard let first = parts.first.map({ String($0) }) else { return nil }
        let evidence: TextRef? = parts.count > 1 ? text("evidence") : nil
        if let person = people[first] { return person.presenting(evidence) }
        let place = first.split(separator: "-").map(String.init)
        guard let unit = place.first, County.organisation.unit(UnitID(unit)) != nil else { return nil }
        let role: Role =
            switch place.last {
            case "chief": .representative
            case "leader": .leader
            default: .unit
            }
        return Actor(account: AccountID(first), role: role, unit: UnitID(unit)).presenting(evidence)
    }
}

func text(_ id: String) -> TextRef { TextRef(id: id, digest: String(repeating: "0", count: 64)) }
func person(_ id: String) -> PersonRef { PersonRef(id: id, digest: String(repeating: "0", count: 64)) }
