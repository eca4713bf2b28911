// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

/// The questions of a report, for the public and for the clerk alike: five, and more if somebody knows more.
struct ReportForm {
    let plan: Plan
    let say: Words
    let typed: Typed
    /// Offered while she types; anything else is taken as told.
    var units: [String] = []
    /// A clerk is asked about somebody else.
    var byClerk = false

    /// 自述在先: own words first.
    var five: [FieldView] {
        [
            field("narrative", .area, "field-narrative", longest: Limits.narrative),
            field(
                "unit", byClerk ? .unit : .text, "field-unit", options: units.map { OptionView($0, $0) },
                longest: Limits.identifier),
            field("reason", .text, "field-reason"),
            field("reporter[name]", .brief, "field-name", longest: Limits.name, autocomplete: "name"),
            phone,
        ]
    }

    var phone: FieldView {
        field("reporter[phone]", .tel, "field-phone", longest: Limits.phone, autocomplete: "tel")
    }

    var more: [FieldView] {
        [
            field("obstacle", .choices, "field-obstacle", options: obstacles),
            field("service", .text, "field-service", longest: Limits.title),
            field("tried[where]", .text, "field-tried-where", longest: Limits.title),
            field("tried[times]", .number, "field-tried-times"), field("tried[since]", .date, "field-tried-since"),
            field("reporter[kind]", .choices, "field-kind", options: kinds, value: "person"),
            field("keepSecret", .flag, "field-keep-secret"),
        ]
    }

    private var obstacles: [OptionView] {
        [OptionView("", say("field-obstacle-none"))]
            + plan.obstacles.map { OptionView($0.id, say.name("obstacle.\($0.id)", $0.plain)) }
    }

    private var kinds: [OptionView] {
        [ReporterKind.person, .enterprise].map { OptionView($0.rawValue, say("field-kind-\($0.rawValue)")) }
    }

    /// Nothing that was typed or is wrong may hide in a closed place.
    func isTyped(_ fields: [FieldView]) -> Bool {
        fields.contains { field in
            field.bad || (typed.value(field.name).map { !$0.isEmpty && $0 != "person" } ?? false)
        }
    }

    func field(
        _ name: String, _ kind: FieldView.Kind, _ key: String, options: [OptionView] = [], value: String = "",
        longest: Int = Limits.remark, autocomplete: String = "off", inline: Bool = false, half: Bool = false
    ) -> FieldView {
        FieldView(
            name, written(key) ?? say(key), kind, value: typed.value(name) ?? value,
            hint: written(key + "-hint") ?? "", errors: typed.errors[name] ?? [], options: options,
            longest: longest, autocomplete: autocomplete, inline: inline, half: half,
            placeholder: kind == .unit ? say("unit-placeholder") : "")
    }

    private func written(_ key: String) -> String? {
        let forClerk = byClerk ? say.known("clerk-" + key) : nil
        return forClerk
            ?? (byClerk && key.hasSuffix("-hint") && say.known("clerk-" + key.dropLast(5)) != nil
                ? nil : say.known(key))
    }

    func problem(_ errors: FieldErrors, _ language: Language) -> ProblemView {
        .fields(errors, five + more + asked, say, language)
    }

    /// 有几处要改, on pages of their own: each line leads to its page and place.
    func elsewhere(_ errors: FieldErrors, _ language: Language) -> ProblemView {
        let items = errors.errors.map { error in
            let text = say(
                "problem-at", asked.asking(error.path)?.label ?? error.path.description, error.sentence(language))
            return ProblemView.Item(text, href: address(error.path))
        }
        return ProblemView(title: say("problem-title", String(items.count)), items: items)
    }

    /// 请再看一眼: what looks mistyped, with the way to its place.
    func doubt(_ doubt: Doubt, _ language: Language) -> ProblemView.Item {
        ProblemView.Item(
            say("problem-at", asked.asking(doubt.path)?.label ?? doubt.path.description, doubt.sentence(language)),
            href: address(doubt.path))
    }

    private func address(_ path: FieldPath) -> String {
        guard let step = ReportStep.asking(path) else { return "" }
        return step.address + (asked.asking(path).map { "#\($0.id)" } ?? "")
    }
}

extension [FieldView] {
    /// The field itself, or the first of the group that is missing as a whole.
    fileprivate func asking(_ path: FieldPath) -> FieldView? {
        first { $0.name == path.form } ?? first { $0.name.hasPrefix(path.form + "[") && !$0.isChoices }
    }
}

extension ProblemView {
    /// 有几处要改. One line each, with a link to its place when the page has one.
    static func fields(
        _ errors: FieldErrors, _ fields: [FieldView], _ say: Words, _ language: Language
    ) -> ProblemView {
        let items = errors.errors.map { error -> Item in
            let field = fields.asking(error.path)
            let place = field?.label ?? error.path.description
            let text = say("problem-at", place, error.sentence(language))
            return Item(text, href: field.map { "#\($0.id)" } ?? "")
        }
        return ProblemView(title: say("problem-title", String(items.count)), items: items)
    }

    /// A rule said no: what to do, and its clause.
    static func rule(_ problem: Problem, _ say: Words, _ language: Language) -> ProblemView {
        let clause = problem.clause.map { say("clause-behind", $0.text) } ?? ""
        return ProblemView(title: say("problem-rule"), items: [Item(problem.detail(language) + clause)])
    }
}
