// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Wording

extension Site {
    /// 日志 of one matter as this session may know it, the oldest first, one sentence each.
    func events(_ number: MatterNumber, _ session: Session, _ language: Language) async throws -> Fields {
        let now = clock()
        return try await read { reader in
            let record = try reader.record(number, Self.viewer(session.unit))
            let stored = try reader.knownEvents(of: number)
            let entries = try stored.map {
                MatterReading.Entry(at: $0.at, actor: $0.actor, fact: try EventCoding.matterEvent($0).fact)
            }
            return try reader.view(record, session.actor, session.unit, now) { view in
                let words = DayWords(say: Words(language), calendar: view.context.calendar, now: now)
                let reading = MatterReading(
                    view: view, audience: session.unit.map { .unit($0) } ?? .desk, words: words,
                    entries: entries, names: [:])
                return ["items": .list(reading.events)]
            }
        }
    }
}

extension MatterReading {
    /// A unit counts only what it may know of, so that a gap tells it nothing.
    fileprivate var events: [Fields] {
        let known = entries.filter { mayKnow($0.fact) }
        return known.enumerated().map { index, entry in
            let who: Fields = audience == .desk ? ["account": .text(entry.actor.account.text)] : [:]
            let what: Fields = [
                "version": Fields(index + 1), "kind": .text(entry.fact.kind),
                "at": .text(entry.at.description), "role": .text(entry.actor.role.rawValue),
            ]
            return what.adding(who).adding([
                "sentence": .text(sentence(entry.fact)),
                "words": Fields(quotes(entry.fact).map { text($0) }.filter { !$0.isEmpty }),
            ])
        }
    }
}
