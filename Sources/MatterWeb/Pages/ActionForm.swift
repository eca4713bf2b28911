// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 您现在可以. The form of one action that is open now, with everything typed before.
struct ActionForm {
    let action: Action
    let slip: SlipNumber?
    let reading: MatterReading
    let typed: Typed
    let csrf: String

    var say: Words { reading.say }

    /// `form-slips-500231-2026-J0017-receipt`: one matter may offer the same action for several slips.
    static func id(_ action: Action, _ slip: SlipNumber?) -> String {
        "form-" + action.path(slip).replacing("/", with: "-")
    }

    var id: String { Self.id(action, slip) }

    func view(open: Bool, problems: [ProblemView]) -> FormView {
        FormView(
            id: id, action: address, title: title, hints: hints, fields: [version] + fields,
            submit: say.known("submit.\(action.rawValue)") ?? title, csrf: csrf, open: open, problems: problems)
    }

    var address: String {
        slip == nil ? "/desk/matters/\(reading.number)/\(action.rawValue)" : "/desk/" + action.path(slip)
    }

    var title: String {
        let title = say("form.\(action.rawValue)")
        let slips = reading.view.slips
        guard let slip, slips.count > 1, let found = slips.first(where: { $0.number == slip }) else { return title }
        return say("form-of", title, reading.unit(found.unit))
    }

    /// Whoever sees no reporter is not asked to answer one (2.5).
    private var hints: [String] {
        let kept = reading.view.keepsBack ? say.known("form-hint.\(action.rawValue).kept") : nil
        return [kept ?? say.known("form-hint.\(action.rawValue)")].compactMap(\.self)
    }

    /// Two people at one matter: whoever comes second is told, and keeps her words.
    private var version: FieldView { FieldView("version", "", .hidden, value: String(reading.view.version)) }
}

// MARK: the fields' parts

extension ActionForm {
    /// One field: its label, hint, limits and what was typed, found by its name.
    func field(
        _ name: String, _ kind: FieldView.Kind, _ options: [OptionView] = [], value: String = "",
        optional: Bool = false, longest: Int = Limits.remark, inline: Bool = false, half: Bool = false,
        placeholder: String = "", hint: String? = nil
    ) -> FieldView {
        let key = Typed.keys(name).filter { Int($0) == nil }.joined(separator: ".")
        return FieldView(
            name, label(key), kind, id: id + "-" + FieldView.id(name), value: typed.value(name) ?? value,
            hint: hint ?? written("hint", key) ?? "",
            errors: typed.errors[name] ?? [], options: options, optional: optional, longest: longest,
            inline: inline, half: half, placeholder: placeholder)
    }

    func heading(_ key: String, folded: Bool = false) -> FieldView {
        FieldView(
            "heading-\(key)", say("heading.\(key)"), folded ? .fold : .heading, id: id + "-" + key,
            hint: say.known("heading-hint.\(key)") ?? "")
    }

    private func label(_ key: String) -> String { written("label", key) ?? say("label.\(key)") }

    /// This action's own word, otherwise the longest ending that has one: `slips.role` before `role`.
    private func written(_ kind: String, _ key: String) -> String? {
        if let own = say.known("\(kind).\(action.rawValue).\(key)") { return own }
        var parts = key.split(separator: ".")[...]
        while !parts.isEmpty {
            if let found = say.known("\(kind).\(parts.joined(separator: "."))") { return found }
            parts = parts.dropFirst()
        }
        return nil
    }

    func reason(_ name: String = "reason", optional: Bool = false) -> FieldView {
        field(name, .area, optional: optional)
    }

    var note: FieldView { field("note", .area, optional: true) }

    func flag(_ name: String) -> FieldView { field(name, .flag) }

    /// Yes or no, in the words of the question.
    func question(_ name: String) -> FieldView {
        field(
            name, .choices,
            [
                OptionView("true", say("yes.\(action.rawValue)")),
                OptionView("false", say("no.\(action.rawValue)")),
            ], inline: true)
    }

    func choices<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: Choice.Type, _ prefix: String, value: String = "", inline: Bool = false,
        optional: Bool = false
    ) -> FieldView {
        let options = Choice.allCases.map { OptionView($0.rawValue, say("\(prefix).\($0.rawValue)")) }
        return field(name, .choices, options, value: value, optional: optional, inline: inline)
    }

    var pick: OptionView { OptionView("", say("pick")) }

    /// 单位: by a part of its name or by letters; `value` is a unit's id.
    func units(_ name: String, value: String = "", optional: Bool = true, half: Bool = false) -> FieldView {
        let preset = value.isEmpty ? "" : reading.unit(UnitID(value))
        return field(
            name, .unit, value: preset, optional: optional, longest: Limits.identifier, half: half,
            placeholder: say("unit-placeholder"))
    }

    func obstacles(_ name: String, value: String = "") -> FieldView {
        let kinds = reading.plan.obstacles.map { OptionView($0.id, $0.name, hint: $0.plain) }
        return field(name, .choices, kinds, value: value)
    }

    func grounds(_ name: String, _ grounds: [Ground]) -> FieldView {
        field(name, .select, [pick] + grounds.map { OptionView($0.id, $0.name) }, optional: true)
    }

    var means: [OptionView] { ContactMeans.allCases.map { OptionView($0.rawValue, say("how.\($0.rawValue)")) } }

    /// 答复. How and in which words the reporter was told.
    func reply(_ prefix: String) -> [FieldView] {
        let name = { (part: String) in prefix.isEmpty ? part : "\(prefix)[\(part)]" }
        return [
            field(name("how"), .choices, means, value: "phone", inline: true),
            field(name("text"), .area, longest: Limits.narrative),
        ]
    }
}

extension HandlingUnit.Kind {
    /// County units first: most slips go there.
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
