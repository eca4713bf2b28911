// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

public import MatterCore

/// 简报文字 (4.3). The lines of a draft as sentences.
public struct BulletinText: Sendable {
    private let language: Language
    private let units: [UnitID: String]
    private let plan: Plan

    public init(_ language: Language, units: [UnitID: String], plan: Plan) {
        self.language = language
        self.units = units
        self.plan = plan
    }

    public func sentence(_ line: BulletinDraft.Line) -> String {
        var facts = line.places.map(place)
        if line.key == "bulletin.cause" {
            // What they share stands first, as one phrase; what they do not share is left out.
            let shared = facts.prefix(3).filter { !$0.isEmpty }
            facts = [joined(shared)] + facts.dropFirst(3)
        }
        return Wording.sentence(line.key, facts, language)
    }

    public func title(_ section: BulletinDraft.Section) -> String {
        Wording.sentence("bulletin-section.\(section.rawValue)", language)
    }

    public func sentence(_ recurrence: Recurrence) -> String {
        sentence(
            BulletinDraft.Line(
                section: .causes, key: "bulletin.cause", places: recurrence.places, matters: recurrence.matters))
    }

    private func joined(_ parts: some Sequence<String>) -> String {
        parts.reduce("") { $0.isEmpty ? $1 : Wording.sentence("bulletin.joined", [$0, $1], language) }
    }

    private func place(_ place: BulletinDraft.Place) -> String {
        switch place {
        case .text(let text): text
        case .count(let count): String(count)
        case .few: Wording.sentence("bulletin.few", [String(plan.assessment.suppressBelow)], language)
        case .share(let share): "\(share / 100)." + (share % 100 < 10 ? "0" : "") + "\(share % 100)%"
        case .unit(let unit): units[unit] ?? unit.text
        case .units(let some): joined(some.map { units[$0] ?? $0.text })
        case .obstacle(let id): obstacle(id)
        case .day(let day): day.description
        }
    }

    private func obstacle(_ id: String) -> String {
        let own = plan.obstacles.first { $0.id == id }?.name ?? id
        return language == .chinese ? own : Wording.label("obstacle.\(id)", language) ?? own
    }
}
