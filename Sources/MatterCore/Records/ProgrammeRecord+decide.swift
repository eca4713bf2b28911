// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension ProgrammeRecord {
    /// 决定. What the command makes happen, or why it may not. `about`: the matters an opening speaks of.
    public func decide(
        _ command: RecordCommand, _ context: Context, about: [Matter] = []
    ) throws(Refusal) -> [RecordEvent] {
        do throws(Refusal) {
            return try decided(command, context, about)
        } catch {
            throw error.under(context.plan)
        }
    }

    private func decided(
        _ command: RecordCommand, _ context: Context, _ about: [Matter]
    ) throws(Refusal) -> [RecordEvent] {
        var pen = RecordPen(self, context)
        switch command {
        case .take(let step, let values):
            let rule = try gate(step, context)
            try permits(about, rule, context)
            let kept = try checked(values, rule, context)
            try mayActFor(kept, rule, context.actor)
            try pen.take(rule, kept)
        case .passDues: pen.passDues()
        case .moveDues: pen.moveDues()
        }
        return pen.events
    }

    /// What this person may do now.
    public func steps(_ context: Context) -> [StepRule] {
        procedure.steps.filter { step in (try? gate(step.id, context)) != nil }
    }

    /// 可否: role, place and what must have come before; the same answer for the door and for the decision.
    public func gate(_ id: StepID, _ context: Context) throws(Refusal) -> StepRule {
        let clause = procedure.clause
        guard let rule = procedure.step(id) else { throw Refusal(.stepUnknown, clause, [id.text]) }
        let actor = context.actor
        guard actor.role == .system || !actor.roles.isDisjoint(with: rule.roles) else {
            throw Refusal(.notYours, clause)
        }
        if id == .opening {
            guard number == nil else { throw Refusal(.stepNotHere, clause, [kind.rawValue, phase.text, id.text]) }
        } else {
            guard rule.from.contains(phase) else {
                throw Refusal(.stepNotHere, clause, [kind.rawValue, phase.text, id.text])
            }
            try permits(actor)
        }
        for condition in rule.guards { try demand(condition, rule, context) }
        return rule
    }

    /// A unit's person acts on her own unit's records only.
    private func permits(_ actor: Actor) throws(Refusal) {
        guard let unit = actor.unit, actor.belongs(to: unit) else { return }
        guard procedure.readers.units, units.contains(unit) else {
            throw Refusal(.notYours, procedure.clause)
        }
    }

    /// 代录 (4.1): what is a unit's to do needs its own person, or the evidence of whoever enters it for the unit.
    private func mayActFor(_ given: StepValues, _ rule: StepRule, _ actor: Actor) throws(Refusal) {
        let named = (given[.unit]?.units ?? []) + (given["with"]?.units ?? [])
        if let own = actor.ownUnit {
            guard rule.id != .opening || named.isEmpty || named.contains(own) else {
                throw Refusal(.notYours, procedure.clause)
            }
            return
        }
        guard rule.isUnits, actor.role != .system, !(units + named).isEmpty else { return }
        guard actor.evidence != nil || given["evidence"] != nil else { throw Refusal(.evidenceNeeded, "4.1") }
    }

    private func demand(_ condition: StepRule.Guard, _ rule: StepRule, _ context: Context) throws(Refusal) {
        let clause = procedure.clause
        switch condition {
        case .notWhoTook(let step):
            guard !taken.contains(where: { $0.step == step && $0.by == context.actor.account }) else {
                throw Refusal(.secondPersonNeeded, clause)
            }
        case .after(let step):
            guard taken.contains(where: { $0.step == step }) else {
                throw Refusal(.stepMissing, clause, [kind.rawValue, step.text])
            }
        case .once:
            guard !taken.contains(where: { $0.step == rule.id }) else { throw Refusal(.onlyOnce, clause) }
        case .oversightAloneForOffice:
            guard
                values["subject"]?.choice != "office" || !context.actor.roles.isDisjoint(with: Who.oversight)
                    || context.actor.role == .system
            else { throw Refusal(.oversightAlone, clause) }
        case .until(let field):
            guard let last = values[field]?.day, context.now.date <= last else {
                throw Refusal(.mandateExpired, clause, [values[field]?.day?.description ?? ""])
            }
        case .chosen(let field, let choice):
            guard values[field]?.choice == choice else {
                throw Refusal(.stepNotHere, clause, [kind.rawValue, phase.text, rule.id.text])
            }
        case .owes(let act):
            guard owes(act) else { throw Refusal(.stepNotHere, clause, [kind.rawValue, phase.text, rule.id.text]) }
        }
    }

    /// 办法由方案定: a remedy is opened only on a matter whose obstacle the plan gives it to, and not before its time.
    private func permits(_ about: [Matter], _ rule: StepRule, _ context: Context) throws(Refusal) {
        guard rule.id == .opening else { return }
        if let unit = context.actor.unit, context.actor.belongs(to: unit),
            about.contains(where: { !$0.involves(unit) })
        {
            // In the words for a matter that is not there: she shall not learn that it is.
            let hidden = about.first { !$0.involves(unit) }
            throw Refusal(.matterUnknown, "3.1", [hidden?.number?.text ?? ""])
        }
        guard procedure.isRemedy, context.actor.role != .system else { return }
        let rules = context.plan.remedies.filter { $0.kind == kind.rawValue }
        for matter in about {
            guard let allowed = rules.first(where: { matter.readings.contains($0.obstacle) }) else {
                throw Refusal(.remedyNotForObstacle, procedure.clause, [matter.obstacle ?? ""])
            }
            guard matter.hasReached(allowed.when) else { throw Refusal(.remedyTooEarly, procedure.clause) }
        }
    }

    /// 栏目: everything asked for is there and has its shape; what was not asked is left out.
    private func checked(
        _ given: StepValues, _ rule: StepRule, _ context: Context
    ) throws(Refusal) -> StepValues {
        var kept: StepValues = [:]
        for field in rule.fields where field.isAsked(given) {
            guard let value = given[field.id] else {
                if field.required { throw Refusal(.fieldNeeded, procedure.clause, [kind.rawValue, field.id.text]) }
                continue
            }
            guard field.shape.fits(value, context) else {
                throw Refusal(.fieldDoesNotFit, procedure.clause, [kind.rawValue, field.id.text])
            }
            kept[field.id] = value
        }
        return kept
    }
}

extension Matter {
    /// 时机: whether the moment the plan names has come.
    public func hasReached(_ moment: RemedyMoment) -> Bool {
        switch moment {
        case .judgement: obstacleJudged != nil
        case .handling: !slips.isEmpty
        case .completion: completion != nil
        }
    }
}

extension FieldRule.Shape {
    /// Whether a value has the shape asked for, within what plan, calendar and organisation allow.
    public func fits(_ value: RecordValue, _ context: Context) -> Bool {
        switch (self, value) {
        case (.text, .text), (.person, .person), (.record, .record), (.flag, .flag): true
        case (.unit, .unit(let unit)): context.organisation.unit(unit) != nil
        case (.units, .units(let units)): units.allSatisfy { context.organisation.unit($0) != nil }
        case (.matters, .matters(let matters)): !matters.isEmpty && Set(matters).count == matters.count
        case (.number(let most), .number(let number)): (0...most).contains(number)
        case (.flagMustBe(let demanded), .flag(let given)): demanded == given
        case (.choice(let choices), .choice(let choice)): choices.contains(choice)
        case (.planned(let list), .choice(let choice)):
            // A plan that names none leaves the words to the office.
            list.ids(context.plan).isEmpty || list.ids(context.plan).contains(choice)
        case (.day(.any), .day): true
        case (.day(.past), .day(let day)): day <= context.now.date
        case (.day(.ahead), .day(let day)):
            day > context.now.date && day <= context.now.date.adding(days: FieldRule.daysAhead)
        default: false
        }
    }
}
