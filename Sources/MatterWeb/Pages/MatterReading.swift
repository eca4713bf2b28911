// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Wording

/// Everything a page needs to tell one matter: read once, then only turned into words.
struct MatterReading {
    /// Who reads: the rule of what each may see lies here and nowhere in a template.
    enum Audience: Hashable {
        /// 反映人, by number and code.
        case reporter
        /// 行管办、监督室, who see the whole matter.
        case desk
        /// 承办单位, who see their own part.
        case unit(UnitID)
        /// 卷宗 (file): whoever opens it, and it does not tell that a sealed one lies apart (2.5, 3.4c).
        case file
    }

    /// What this reader may see: the same rule the API uses.
    let view: MatterView
    let audience: Audience
    let words: DayWords
    let entries: [Entry]
    let names: [AccountID: String]

    struct Entry {
        let at: Instant
        let actor: Actor
        let fact: MatterFact
        /// 代 A (4.1): names of those whose role she had that day by standing in.
        var standing: [String] = []
    }

    var say: Words { words.say }
    var matter: Matter { view.matter }
    var plan: Plan { view.context.plan }
    var number: String { view.number }

    /// Empty once erased.
    func text(_ reference: TextRef?) -> String { reference.flatMap { view.text($0) } ?? "" }

    func unit(_ id: UnitID) -> String { view.context.organisation.unit(id)?.name ?? id.text }

    /// 密件 (2.5): for a unit the slip's own text stands for the report.
    var hidesReport: Bool {
        switch audience {
        case .unit: true
        case .file: matter.keepsReporterBack(plan)
        case .reporter, .desk: false
        }
    }

    /// The same matter, told to somebody else who may know no more.
    func told(to audience: Audience) -> MatterReading {
        MatterReading(view: view, audience: audience, words: words, entries: entries, names: names)
    }

    var title: String {
        let title = hidesReport && matter.keepsReporterBack(plan) ? "" : text(matter.title(plan))
        return title.isEmpty ? number : title
    }

    func obstacle(_ id: String?) -> String {
        guard let id, let kind = plan.obstacles.first(where: { $0.id == id }) else { return "" }
        return say.name("obstacle.\(id)", audience == .reporter ? kind.plain : kind.name)
    }

    func channel(_ id: String) -> String { say.name("channel.\(id)", plan.channel(id)?.name ?? id) }

    func level(_ number: Int) -> String { plan.level(number).map { say.level($0) } ?? String(number) }

    func outcome(_ outcome: Outcome) -> String {
        say.name("outcome.\(outcome.rawValue)", plan.outcome(outcome)?.name ?? outcome.rawValue)
    }

    func ground(_ id: String?) -> String {
        guard let id else { return "" }
        let known = (plan.declineGrounds + plan.suspensionGrounds).first { $0.id == id }
        return say.name("ground.\(id)", known?.name ?? id)
    }

    func act(_ act: Act) -> String {
        audience == .reporter ? say("act.\(act.rawValue)") : plan.acts[act]?.name ?? say("act.\(act.rawValue)")
    }

    func party(_ party: Party, slip: SlipNumber? = nil) -> String {
        switch party {
        case .unit(let id): role(unit(id), slip ?? matter.leadSlip.flatMap { $0.unit == id ? $0.number : nil })
        case .unitLeader(let id): say("party.unit-leader", unit(id))
        case .reporter where audience == .reporter: say("party-you")
        case .window, .office, .head, .groupLeader, .oversight, .discipline, .admin, .reporter:
            say("party.\(party)")
        }
    }

    private func role(_ name: String, _ number: SlipNumber?) -> String {
        guard matter.slips.count(where: { $0.state != .cancelled }) > 1,
            let slip = number.flatMap({ matter.slip($0) })
        else { return name }
        return say("party-\(slip.draft.role.rawValue)", name)
    }
}

extension MatterReading {
    /// 现在轮到谁. What is still owed, the earliest first, as far as this reader may know.
    var obligations: [Obligation] {
        let known = view.obligations.filter { audience != .reporter || Self.isToldToReporter($0) }
        return known.sorted { ($0.due.at, $0.id) < ($1.due.at, $1.id) }
    }

    private static func isToldToReporter(_ owed: Obligation) -> Bool {
        owed.rung == 0 && !internalActs.contains(owed.act)
    }

    /// What the office does for itself says nothing to the person who waits.
    private static let internalActs: Set<Act> = [
        .receiveOfficeCopy, .receiveOversightCopy, .file, .close, .takeMinutes, .nameTaskForce, .inquire,
        .importCalendar, .answerSender,
    ]

    var rows: [ObligationRow] {
        obligations.map { owed in
            ObligationRow(
                party: party(owed.party, slip: owed.slip), act: actName(owed),
                due: words.due(owed.due, missed: owed.missed),
                notes: owed.missed && owed.rung == 0 ? [say("missed-note")] : [], clause: owed.clause.text)
        }
    }

    private func actName(_ owed: Obligation) -> String {
        guard let about = owed.about.flatMap({ id in matter.obligations.first { $0.id == id } }) else {
            return act(owed.act)
        }
        return say("press", act(about.act))
    }

    /// The one everything waits for: the lead's answer, otherwise the earliest.
    var main: Obligation? {
        let own = obligations.filter { $0.rung == 0 }
        return own.first { $0.act == .complete } ?? own.first { $0.act == .resume } ?? own.first
    }

    var why: [WhyDate] {
        var list: [WhyDate] = []
        if let promise = matter.promise, let level = matter.level.flatMap({ plan.level($0) }) {
            list.append(WhyDate(promise, clause: level.clause, open: matter.stage == .handling, words: words))
        }
        for owed in obligations where owed.rung == 0 && owed.due.on != matter.promise?.on {
            let what = actName(owed)
            list.append(WhyDate(owed.due, clause: owed.clause, of: what, words: words))
        }
        return list
    }
}
