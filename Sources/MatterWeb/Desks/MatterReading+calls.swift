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
    /// What was said since the last step of whoever it was said to.
    func calls(of number: MatterNumber, to unit: UnitID?) throws -> [MatterReading.Entry] {
        let kinds = unit == nil ? ["reporter-urged.1", "report-supplemented.1"] : ["reminder-sent.1"]
        return try events(of: number, kinds: kinds, sinceActed: unit).filter { event in
            event.kind != "report-supplemented.1" || event.actor.role == .reporter
        }.map {
            MatterReading.Entry(at: $0.at, actor: $0.actor, fact: try EventCoding.matterEvent($0).fact)
        }
    }
}
