// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 您现在可以. The form of one step, made from its rules, with everything typed before.
struct RecordForm {
    let kind: RecordKind
    let rule: StepRule
    let context: Context
    let say: Words
    let typed: Typed
    let csrf: String
    let address: String
    /// What stands in a field before anybody typed.
    var preset: [FieldID: String] = [:]

    /// Names and the like: a line is enough.
    private static let lines: Set<FieldID> = [
        "title", "name", "signatory", "helper", "received-by", "confirmed-by", "decided-by", "assigned-by", "taken-by",
        "returned-to", "delivered-to", "through", "service", "document", "reach", "body", "how",
    ]

    var id: String { "form-\(kind.rawValue)-\(rule.id)" }
    var title: String { say.record("step.\(kind.rawValue).\(rule.id)") }

    func view(open: Bool, problems: [ProblemView], version: Int?) -> FormView {
        let hidden = version.map { [FieldView("version", "", .hidden, value: String($0))] } ?? []
        return FormView(
            id: id, action: address, title: title,
            hints: say.knownRecord("hint.\(kind.rawValue).\(rule.id)").map { [$0] } ?? [], fields: hidden + fields,
            submit: title, csrf: csrf, open: open, problems: problems)
    }

    var fields: [FieldView] {
        let asked = rule.fields.flatMap { fields(of: $0) }
        guard rule.mayCarryEvidence, context.actor.ownUnit == nil else { return asked }
        let label = say.record("field.evidence-on-behalf")
        return asked + [
            FieldView(
                "evidence", label, .area, id: id + "-evidence", value: typed.value("evidence") ?? "",
                errors: typed.errors["evidence"] ?? [])
        ]
    }

    private func fields(of field: FieldRule) -> [FieldView] {
        let name = field.id.text
        switch field.shape {
        case .text:
            return [
                one(field, Self.lines.contains(field.id) ? .text : .area, longest: Limits.narrative)
            ]
        case .person:
            return [
                part(field, "name", longest: Limits.name), part(field, "phone", longest: Limits.phone, optional: true),
            ]
        case .unit: return [one(field, .unit)]
        case .units: return (0..<3).map { one(field, .unit, name: "\(name)[\($0)]") }
        case .matters: return [one(field, .text)]
        case .record: return [one(field, .brief)]
        case .day: return [one(field, .date)]
        case .number: return [one(field, .number)]
        case .flag where field.required, .flagMustBe(false): return [one(field, .choices, options: yesNo, inline: true)]
        case .flag, .flagMustBe: return [one(field, .flag)]
        case .choice(let choices):
            return [one(field, .choices, options: options(field, choices), inline: choices.count < 4)]
        case .planned(let list): return [planned(field, list.ids(context.plan))]
        }
    }

    private func planned(_ field: FieldRule, _ ids: [String]) -> FieldView {
        ids.isEmpty ? one(field, .text) : one(field, .select, options: [pick] + options(field, ids))
    }

    private func options(_ field: FieldRule, _ choices: [String]) -> [OptionView] {
        choices.map { OptionView($0, say.option(field, $0, context.plan)) }
    }

    private var yesNo: [OptionView] {
        [OptionView("true", say.record("choice.true")), OptionView("false", say.record("choice.false"))]
    }

    private var pick: OptionView { OptionView("", say("pick")) }

    private func one(
        _ field: FieldRule, _ kind: FieldView.Kind, name: String? = nil, options: [OptionView] = [],
        longest: Int = Limits.remark, inline: Bool = false
    ) -> FieldView {
        let name = name ?? field.id.text
        return FieldView(
            name, say.field(self.kind, field.id), kind, id: id + "-" + FieldView.id(name),
            value: typed.value(name) ?? preset[field.id] ?? "", hint: hint(field), errors: typed.errors[name] ?? [],
            options: options, optional: !field.required || field.when != nil, longest: longest, inline: inline,
            placeholder: kind == .unit ? say("unit-placeholder") : "")
    }

    private func part(_ field: FieldRule, _ inner: String, longest: Int, optional: Bool = false) -> FieldView {
        let name = "\(field.id)[\(inner)]"
        let label = say("record-part", say.field(kind, field.id), say("label.\(inner)"))
        return FieldView(
            name, label, inner == "phone" ? .tel : .brief, id: id + "-" + FieldView.id(name),
            value: typed.value(name) ?? "",
            errors: (typed.errors[name] ?? []) + (inner == "name" ? typed.errors[field.id.text] ?? [] : []),
            optional: optional || !field.required, longest: longest, half: true)
    }

    private func hint(_ field: FieldRule) -> String {
        guard let when = field.when, let asks = rule.fields.first(where: { $0.id == when.field }) else {
            return field.shape == .matters ? say("record-matters-hint") : ""
        }
        return say("record-when", say.field(kind, when.field), say.option(asks, when.choice, context.plan))
    }
}
