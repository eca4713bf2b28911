// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 去办 (3.4a, 4.3). Where the work of a standing duty is done, with the period it is about filled in.
enum Tool {
    static func form(_ kind: RecordKind, _ days: ClosedRange<LocalDate>) -> String {
        "/desk/record-forms/\(kind.rawValue)?since=\(days.lowerBound)&through=\(days.upperBound)"
    }

    /// None for whoever may not do it, and where the work has no page of its own.
    static func links(_ reading: RecordReading, _ session: Session?) -> [FrameLink] {
        guard reading.state.kind == .standingDuty, let owed = reading.obligations.first(where: { $0.about == nil }),
            let duty = reading.state.values["duty"]?.choice,
            let rule = reading.view.context.plan.standing.first(where: { $0.id == duty })
        else { return [] }
        let days = rule.days(dueOn: owed.due.on)
        let mayOpen = { (kind: RecordKind) in session?.serves(Procedure.of(kind).opening.roles) == true }
        switch owed.act {
        case .prepareCopiesList where mayOpen(.copiesList):
            return [FrameLink(href: form(.copiesList, days), text: reading.say("duty-copies-list"))]
        case .draftBulletin where mayOpen(.bulletin):
            let draft = "/desk/bulletins/draft?period=\(name(rule.every, days))"
            return [FrameLink(href: draft, text: reading.say("duty-bulletin"))]
        default: return []
        }
    }

    /// `2026-W10`, `2026-03`, `2026`; a quarter goes by its last month.
    private static func name(_ every: Period, _ days: ClosedRange<LocalDate>) -> String {
        let last = days.upperBound
        switch every {
        // ISO 8601: a week is named in the year of its Thursday.
        case .week:
            let thursday = last.adding(days: -3)
            let first = LocalDate(year: thursday.year, month: 1, day: 1) ?? thursday
            return "\(thursday.year)-W" + padded((thursday.dayNumber - first.dayNumber) / 7 + 1)
        case .month, .quarter: return String(last.description.prefix(7))
        case .year: return String(last.year)
        }
    }

    private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
