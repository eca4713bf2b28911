// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// A record as one viewer may see it, in the words of the API.
struct RecordView {
    let stored: StoredRecord
    let context: Context
    let entries: [Entry]
    /// Those of its matters this viewer may know of.
    let matters: [MatterNumber]
    /// 保密: one of its matters keeps its reporter from units.
    let keepsBack: Bool
    let text: (TextRef) -> String?
    let person: (PersonRef) -> Particulars?
    /// Files this viewer may know of.
    let attachments: [AttachmentLine]

    struct Entry {
        let at: Instant
        let actor: Actor
        let fact: RecordFact
    }

    var state: ProgrammeRecord { stored.state }
    var number: String { stored.number.text }
    private var actor: Actor { context.actor }
    var isForUnit: Bool { actor.ownUnit != nil }

    var steps: [StepRule] { state.steps(context) }

    /// A unit learns what it owes itself.
    var obligations: [Obligation] {
        guard let own = actor.ownUnit else { return state.obligations }
        return state.obligations.filter { $0.party.unit == own }
    }

    /// `GET /undertakings/{number}`.
    var whole: Fields {
        head.adding([
            "values": .object(shownValues(state.values).map { Fields.Member($0.0.text, json($0.1)) }),
            "history": .list(entries.compactMap { history($0) }),
            "attachments": .list(attachments.map { $0.fields(for: actor) }),
        ]).adding(tail)
    }

    /// A line of a list.
    var row: Fields { head.adding(tail) }

    private var head: Fields {
        [
            "number": .text(number), "kind": .text(state.kind.rawValue), "phase": .text(state.phase.text),
            "open": .bool(state.isOpen), "version": Fields(state.version),
            "clause": .text(state.procedure.clause.text), "matters": Fields(matters.map(\.text)),
            "unit": Fields(state.values[.unit]?.unit?.text), "unitName": unitName,
            "openedAt": Fields(describing: state.openedAt), "closedAt": Fields(describing: state.closedAt),
        ]
    }

    private var unitName: Fields {
        Fields(state.values[.unit]?.unit.flatMap { context.organisation.unit($0)?.name })
    }

    private var tail: Fields {
        [
            "obligations": .list(obligations.map { $0.fields(context.plan) }),
            "actions": .list(steps.map { .text($0.id.text) }),
        ]
    }

    /// Answers in the order they are asked for, as far as this viewer may read them.
    func shownValues(_ values: StepValues) -> [(FieldID, RecordValue)] {
        var ids: [FieldID] = []
        for rule in [state.procedure.opening] + state.procedure.steps {
            for field in rule.fields where !ids.contains(field.id) { ids.append(field.id) }
        }
        return ids.compactMap { id in values[id].flatMap { mayRead(id, $0) ? (id, $0) : nil } }
    }

    /// 线索内容 (2.5, 4.2) stays between those who refer and those who receive it.
    private func mayRead(_ field: FieldID, _ value: RecordValue) -> Bool {
        if case .record(let number) = value {
            return number.kind.map { Procedure.of($0).readers.admits(actor) } ?? false
        }
        let sealedContents: Bool = state.kind == .disciplineReferral || state.kind == .sealedComplaint
        guard sealedContents, field == "contents" else { return true }
        return !actor.roles.isDisjoint(with: [.office, .head, .oversight, .discipline])
    }

    private func json(_ value: RecordValue) -> Fields {
        switch value {
        case .text(let reference): Fields(text(reference))
        case .person(let reference): json(reference)
        case .day(let day): .text(day.description)
        case .number(let number): Fields(number)
        case .flag(let flag): .bool(flag)
        case .choice(let choice): .text(choice)
        case .unit(let unit): .text(unit.text)
        case .units(let units): Fields(units.map(\.text))
        case .matters(let numbers): Fields(numbers.filter { matters.contains($0) }.map(\.text))
        case .record(let number): .text(number.text)
        }
    }

    private func json(_ reference: PersonRef) -> Fields {
        guard let person = shown(reference) else { return .null }
        let known: Fields = ["name": .text(person.name), "phone": Fields(person.phone)]
        return isForUnit
            ? known
            : known.adding(["kind": .text(person.kind.rawValue), "idNumber": Fields(person.idNumber)])
    }

    /// 三员分立, and what a matter keeps from units.
    func shown(_ reference: PersonRef) -> Particulars? {
        guard !actor.runsSystem, !(isForUnit && keepsBack) else { return nil }
        return person(reference)
    }

    /// One thing that happened; a unit is not told who of the desks took a step.
    private func history(_ entry: Entry) -> Fields? {
        guard mayKnow(entry.fact) else { return nil }
        let what: Fields =
            switch entry.fact {
            case .took(let taken):
                [
                    "step": .text(taken.step.text), "phase": .text(taken.to.text),
                    "values": .object(shownValues(taken.values).map { Fields.Member($0.0.text, json($0.1)) }),
                ]
            case .dueMissed(let missed):
                ["step": "due-missed", "act": .text(missed.act.rawValue), "party": .text(missed.party.description)]
            case .dueMoved: ["step": "due-moved"]
            }
        return what.adding(["at": .text(entry.at.description)]).adding(who(entry.actor))
    }

    /// What others were late with is not a unit's business.
    func mayKnow(_ fact: RecordFact) -> Bool {
        guard let own = actor.ownUnit, case .dueMissed(let missed) = fact else { return true }
        return missed.party.unit == own
    }

    private func who(_ by: Actor) -> Fields {
        guard isForUnit else { return ["role": .text(by.role.rawValue), "account": .text(by.account.text)] }
        return ["role": by.ownUnit == nil ? .null : .text(by.role.rawValue)]
    }
}

extension Reader {
    /// Looks words and persons up while the view is made.
    func view<T>(
        _ stored: StoredRecord, _ actor: Actor, _ now: Instant, _ body: (RecordView) throws -> T
    ) throws -> T {
        let lookup = Lookup(self)
        let seen = try matters(of: stored, for: actor)
        let view = RecordView(
            stored: stored, context: try recordContext(stored, actor, at: now), entries: try entries(of: stored.number),
            matters: seen.shown, keepsBack: seen.keepsBack, text: { lookup.text($0) }, person: { lookup.person($0) },
            attachments: try attachments(of: .record(stored.number), for: actor))
        let answer = try body(view)
        if let fault = lookup.fault { throw fault }
        return answer
    }

    private func entries(of number: RecordNumber) throws -> [RecordView.Entry] {
        try knownEvents(of: number).map {
            RecordView.Entry(at: $0.at, actor: $0.actor, fact: try EventCoding.recordEvent($0).fact)
        }
    }

    /// A unit is told only of matters it has a part in.
    private func matters(of stored: StoredRecord, for actor: Actor) throws -> (shown: [MatterNumber], keepsBack: Bool) {
        guard let unit = actor.ownUnit else { return (stored.state.matters, false) }
        var shown: [MatterNumber] = []
        var keepsBack = false
        for number in stored.state.matters {
            let record = try record(number, .everything)
            if record.matter.involves(unit) { shown.append(number) }
            if record.matter.keepsReporterBack(try plan(record.plan)) { keepsBack = true }
        }
        return (shown, keepsBack)
    }
}
