// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Wording

/// Everything a page needs to tell one record: read once, then only turned into words.
struct RecordReading {
    let view: RecordView
    let words: DayWords
    let names: [AccountID: String]
    let titles: [(number: MatterNumber, title: String)]

    var say: Words { words.say }
    var state: ProgrammeRecord { view.state }
    var kind: String { say.record("record.\(state.kind.rawValue)") }
    var phase: String { say.record("phase.\(state.kind.rawValue).\(state.phase)") }
    var href: String { "/desk/records/\(view.number)" }
    private var plan: Plan { view.context.plan }

    /// 承诺：房产证地址与门牌不一致
    var title: String {
        // A county has several standing duties; each goes by the plan's name for it.
        if let duty = state.values["duty"]?.choice, let rule = plan.standing.first(where: { $0.id == duty }) {
            return rule.name
        }
        guard let first = titles.first?.title, !first.isEmpty else { return kind }
        return say("record-title", kind, first)
    }

    func unit(_ id: UnitID) -> String { view.context.organisation.unit(id)?.name ?? id.text }

    func party(_ party: Party) -> String {
        switch party {
        case .unit(let id): unit(id)
        case .unitLeader(let id): say("party.unit-leader", unit(id))
        default: say("party.\(party)")
        }
    }

    func act(_ act: Act) -> String { plan.acts[act]?.name ?? say("act.\(act.rawValue)") }

    func actName(_ owed: Obligation) -> String {
        guard let about = owed.about.flatMap({ id in state.obligations.first { $0.id == id } }) else {
            return act(owed.act)
        }
        return say("press", act(about.act))
    }

    var obligations: [Obligation] { view.obligations.sorted { ($0.due.at, $0.id) < ($1.due.at, $1.id) } }

    var rows: [ObligationRow] {
        obligations.map { owed in
            ObligationRow(
                party: party(owed.party), act: actName(owed), due: words.due(owed.due, missed: owed.missed),
                notes: owed.missed && owed.rung == 0 ? [say("missed-note")] : [], clause: owed.clause.text)
        }
    }

    var why: [WhyDate] {
        obligations.filter { $0.rung == 0 }.map {
            WhyDate($0.due, clause: $0.clause, of: actName($0), words: words)
        }
    }

    var due: DueView {
        guard state.isOpen else { return DueView(phase, .done) }
        return obligations.first.map { words.due($0.due, missed: $0.missed) } ?? DueView(phase, .calm)
    }
}

// MARK: answers in words

extension RecordReading {
    func label(_ field: FieldID) -> String { say.field(state.kind, field) }

    var facts: [FactRow] {
        view.shownValues(state.values).filter { $0.0 != .matters }.map { (label($0.0), said($0.0, $0.1)) }
            .filter { !$0.1.isEmpty }.map { FactRow(name: $0.0, value: $0.1) }
    }

    func said(_ field: FieldID, _ value: RecordValue) -> String {
        switch value {
        case .text(let reference): view.text(reference) ?? ""
        case .person(let reference): person(reference)
        case .day(let day): words.day(day)
        case .number(let number): String(number)
        case .flag(let flag): say.record("choice.\(flag)")
        case .choice(let choice): self.choice(field, choice)
        case .unit(let unit): self.unit(unit)
        case .units(let units): units.map { unit($0) }.joined(separator: say("list-comma"))
        case .matters(let numbers):
            numbers.filter { view.matters.contains($0) }.map(\.text).joined(separator: say("list-comma"))
        case .record(let number): number.text
        }
    }

    private func person(_ reference: PersonRef) -> String {
        guard let person = view.shown(reference)?.masked() else { return "" }
        return [person.name, person.phone ?? ""]
            .filter { !$0.isEmpty }.joined(separator: say("space"))
    }

    private func choice(_ field: FieldID, _ choice: String) -> String {
        let rules = ([state.procedure.opening] + state.procedure.steps).flatMap(\.fields)
        guard let rule = rules.first(where: { $0.id == field }) else { return choice }
        return say.option(rule, choice, plan)
    }
}

extension Words {
    /// 栏目的名称: the kind's own word, otherwise everybody's.
    func field(_ kind: RecordKind, _ field: FieldID) -> String {
        knownRecord("field.\(kind.rawValue).\(field)") ?? record("field.\(field)")
    }

    func option(_ rule: FieldRule, _ choice: String, _ plan: Plan) -> String {
        guard case .planned(let list) = rule.shape else {
            if rule.id == "act" { return Act(rawValue: choice).flatMap { plan.acts[$0]?.name } ?? choice }
            return record("choice.\(rule.id).\(choice)")
        }
        switch list {
        case .obstacles:
            return plan.obstacles.first { $0.id == choice }.map { name("obstacle.\(choice)", $0.name) } ?? choice
        case .faults: return plan.faults.first { $0.id == choice }?.name ?? choice
        case .criticismGrounds: return plan.criticismGrounds.first { $0.id == choice }?.name ?? choice
        case .consequences: return plan.consequences.first { $0.id == choice }?.name ?? choice
        case .duties: return plan.standing.first { $0.id == choice }?.name ?? choice
        case .indicators: return choice
        }
    }
}

// MARK: what happened

extension RecordReading {
    /// The newest first.
    var story: [StoryEntry] {
        view.entries.reversed().filter { view.mayKnow($0.fact) }.map { entry in
            StoryEntry(
                at: entry.at.description, time: words.moment(entry.at), who: who(entry.actor),
                sentence: sentence(entry.fact), quotes: quotes(entry.fact) + onBehalf(entry.actor))
        }
    }

    /// 代录依据 (4.1): what an entry made for a unit rests on.
    private func onBehalf(_ actor: Actor) -> [String] {
        guard !view.isForUnit, let evidence = actor.evidence else { return [] }
        return [say("story-evidence", view.text(evidence) ?? "")]
    }

    /// Who of the desks took a step is not a unit's business.
    private func who(_ actor: Actor) -> String {
        if actor.role == .system { return say("party.system") }
        if view.isForUnit, actor.ownUnit == nil { return say("record-desk") }
        let post = actor.unit.map { unit($0) } ?? Wording.sentence("role.\(actor.role.rawValue)", say.language)
        guard !view.isForUnit, let name = names[actor.account], !name.isEmpty else { return post }
        return say("who-post", name, post)
    }

    private func sentence(_ fact: RecordFact) -> String {
        switch fact {
        case .took(let taken):
            let answers = view.shownValues(taken.values)
            let main = answers.first { $0.1.choice != nil || $0.1.flag != nil }.map { said($0.0, $0.1) } ?? ""
            return say.record("event.\(state.kind.rawValue).\(taken.step)", [main])
        case .dueMissed(let missed):
            return say.record("event.due-missed", [party(missed.party), act(missed.act)])
        case .dueMoved(let moved): return say.record("event.due-moved", [words.day(moved.due.on)])
        }
    }

    private func quotes(_ fact: RecordFact) -> [String] {
        guard case .took(let taken) = fact else { return [] }
        return view.shownValues(taken.values).filter { $0.0 != .matters && $0.0 != .unit }
            .map { (label($0.0), said($0.0, $0.1)) }.filter { !$0.1.isEmpty }.map { say("record-quote", $0.0, $0.1) }
    }
}
