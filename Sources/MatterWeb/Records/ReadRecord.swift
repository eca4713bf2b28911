// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 栏目 on the wire: one reader for every step of every kind of record, led by the step's own rules.
extension CommandReader {
    /// `known`: what need not be sent, used where nothing was.
    func values(
        _ rule: StepRule, _ body: Body, _ known: StepValues, _ context: Context
    ) throws(FieldErrors) -> StepValues {
        let fields = FieldReader(body)
        var values: StepValues = [:]
        // Questions that depend on another answer come after it.
        for field in rule.fields.filter({ $0.when == nil }) + rule.fields.filter({ $0.when != nil }) {
            guard field.isAsked(values) else {
                _ = fields.value(field.id.text)
                continue
            }
            values[field.id] =
                value(of: field, fields, context, isKnown: known[field.id] != nil) ?? known[field.id]
        }
        if rule.mayCarryEvidence { readEvidence(fields) }
        return try fields.finish(values)
    }

    private func value(
        of field: FieldRule, _ fields: FieldReader, _ context: Context, isKnown: Bool
    ) -> RecordValue? {
        let name = field.id.text
        guard fields.value(name) != nil else {
            if field.required, !isKnown { fields.fail(name, .required) }
            return nil
        }
        switch field.shape {
        case .text: return optionalText(fields, name, most: Limits.narrative).map { .text($0) }
        case .person: return fields.optionalObject(name).flatMap { person($0) }.map { .person(aside($0)) }
        case .unit: return optionalUnit(fields, name).map { .unit($0) }
        case .units: return .units(units(fields, name))
        case .matters: return matters(fields, name)
        case .record: return record(fields, name)
        case .day(let side): return day(fields, name, side)
        case .number(let most): return fields.optionalInteger(name, in: 0...most).map { .number($0) }
        case .flag: return fields.optionalFlag(name).map { .flag($0) }
        case .flagMustBe(let wanted): return flag(fields, name, wanted)
        case .choice(let choices): return choice(fields, name, choices)
        case .planned(let list): return choice(fields, name, list.ids(context.plan))
        }
    }

    /// A list of numbers, or in a form all of them in one line.
    private func matters(_ fields: FieldReader, _ name: String) -> RecordValue? {
        var numbers = [String]()
        if fields.isForm, let typed = fields.value(name)?.text {
            numbers = typed.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
        } else {
            numbers = fields.texts(name, most: Limits.rows, each: Limits.identifier)
        }
        var seen: Set<String> = []
        let once = numbers.filter { seen.insert($0).inserted }
        return once.isEmpty ? nil : .matters(once.map { MatterNumber($0) })
    }

    private func record(_ fields: FieldReader, _ name: String) -> RecordValue? {
        guard let text = fields.optionalText(name, most: Limits.identifier) else { return nil }
        guard let number = RecordNumber(parsing: text) else {
            fields.fail(name, .unknownRecord, [text])
            return nil
        }
        return .record(number)
    }

    private func day(_ fields: FieldReader, _ name: String, _ side: FieldRule.Side) -> RecordValue? {
        guard let day = fields.optionalDate(name) else { return nil }
        let (first, last): (LocalDate?, LocalDate?) =
            switch side {
            case .any: (nil, nil)
            case .past: (nil, now.date)
            case .ahead: (now.date.adding(days: 1), now.date.adding(days: FieldRule.daysAhead))
            }
        guard first.map({ $0 <= day }) ?? true, last.map({ day <= $0 }) ?? true else {
            fields.fail(name, .outOfRange, [first?.description ?? "2019-01-01", last?.description ?? ""])
            return nil
        }
        return .day(day)
    }

    /// What the programme insists on.
    private func flag(_ fields: FieldReader, _ name: String, _ wanted: Bool) -> RecordValue? {
        guard let flag = fields.optionalFlag(name) else { return nil }
        if flag != wanted { fields.fail(name, .unknownValue, [String(wanted)]) }
        return .flag(flag)
    }

    /// A plan that names none leaves the word to whoever writes.
    private func choice(_ fields: FieldReader, _ name: String, _ choices: [String]) -> RecordValue? {
        guard let choice = fields.optionalText(name, most: Limits.identifier) else { return nil }
        guard choices.isEmpty || choices.contains(choice) else {
            fields.fail(name, .unknownValue, [choices.joined(separator: " ")])
            return nil
        }
        return .choice(choice)
    }
}

extension StepRule {
    /// 代录依据 (4.1); where the step asks for evidence of its own, that is it.
    var mayCarryEvidence: Bool { isUnits && !fields.contains { $0.id == "evidence" } }
}
