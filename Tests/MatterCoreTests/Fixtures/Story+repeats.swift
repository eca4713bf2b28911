// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension Story {
    /// `links 500231-2026-000099`, `absorbs 500231-2026-000099`, `parts`, `joins`, `leaves 1`, `hears moved 2026-03-20`.
    func repeats(_ verb: String, _ rest: [String]) throws -> MatterCommand? {
        let other = MatterNumber(rest.first ?? "")
        return switch verb {
        case "links": .link(Link(other: other, reason: text("alike")))
        case "unlinks": .unlink(Unlinking(other: other, reason: text("unlike")))
        case "moves-into": .merge(Merging(into: other, reason: text("the same")))
        case "parts": .undoMerger(MergerUndoing(reason: text("not the same")))
        case "joins":
            .addReporter(
                JointReporter(
                    person: person("wang"), hasPhone: !rest.contains("no-phone"),
                    tracking: rest.contains("speaks") ? text("code") : nil))
        case "leaves":
            .removeReporter(JointReporterRemoval(reporter: rest.first.flatMap(Int.init) ?? 0, reason: text("reason")))
        case "hears": .hear(try echo(rest))
        default: nil
        }
    }

    private func echo(_ rest: [String]) throws -> Echo {
        let day = rest.last.flatMap { LocalDate($0) }
        let due = day.map { calendar.due(from: now, on: calendar.isWorkday($0) ? $0 : calendar.workday(1, after: $0)) }
        let other: MatterNumber = "500231-2026-000098"
        switch rest.first {
        case "linked": return .linked(Link(other: MatterNumber(rest.last ?? ""), reason: text("alike")))
        case "unlinked": return .unlinked(Unlinking(other: MatterNumber(rest.last ?? ""), reason: text("unlike")))
        case "joined": return .joined(JoinedMatter(number: other, reportedAt: now, promised: due))
        case "parted": return .parted(other)
        case "moved":
            guard let due else { throw Unreadable(description: "moved until when?") }
            return .moved(due)
        case "ended": return .ended(.resolved)
        case "reopened": return .reopened(due)
        case "fell": return .fell
        default: throw Unreadable(description: "hears what?")
        }
    }
}
