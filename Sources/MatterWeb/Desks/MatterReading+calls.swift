// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

/// 催与补: what somebody who waits said and nobody has acted on in a list; a row of the board says it.
extension MatterReading {
    /// For the desks what the reporter sent in, for a unit how often it was reminded; the latest with its time.
    var calls: [String] {
        switch audience {
        case .desk: [last(urges, "row-urged"), last(supplements, "row-supplemented")].compactMap(\.self)
        case .unit(let unit): [last(reminders(to: unit), "row-reminded")].compactMap(\.self)
        case .reporter, .file: []
        }
    }

    private func last(_ entries: [Entry], _ key: String) -> String? {
        entries.last.map { say(key, String(entries.count), words.moment($0.at)) }
    }

    private var urges: [Entry] {
        entries.filter { if case .urged = $0.fact { true } else { false } }
    }

    private var supplements: [Entry] {
        entries.filter { if case .supplemented = $0.fact { true } else { false } }
    }

    private func reminders(to unit: UnitID) -> [Entry] {
        entries.filter { entry in
            guard case .reminded(let sent) = entry.fact else { return false }
            return sent.to.contains(.unit(unit))
        }
    }
}

extension Reader {
    /// Only these of a matter's events are decoded. What the reporter added counts until an official's next step:
    /// before it somebody has read it.
    func calls(of number: MatterNumber) throws -> [MatterReading.Entry] {
        let events = try events(of: number)
        let read = events.lastIndex { ![.reporter, .system].contains($0.actor.role) } ?? events.startIndex
        let asked = events.filter { ["reporter-urged.1", "reminder-sent.1"].contains($0.kind) }
        let added = events[read...].filter { $0.kind == "report-supplemented.1" && $0.actor.role == .reporter }
        return try (asked + added).map {
            MatterReading.Entry(at: $0.at, actor: $0.actor, fact: try EventCoding.matterEvent($0).fact)
        }
    }
}
