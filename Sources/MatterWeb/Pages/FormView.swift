// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// A form: where it posts, its fields with everything typed, and one button.
struct FormView {
    let id: String
    let action: String
    let title: String
    let hints: [String]
    let fields: [FieldView]
    /// Behind a heading that opens: not needed every time.
    let groups: [FieldGroup]
    let submit: String
    let csrf: String
    /// Opened: the one the reader most likely came for, or the one that came back with mistakes.
    let open: Bool
    let problems: [ProblemView]
    /// 草稿: one at a desk, none where nothing is kept.
    var keeps: [KeptForm] = []

    init(
        id: String, action: String, title: String, hints: [String], fields: [FieldView], submit: String,
        csrf: String, open: Bool = false, problems: [ProblemView] = []
    ) {
        self.id = id
        self.action = action
        self.title = title
        self.hints = hints
        let folds = fields.indices.filter { fields[$0].isFold }
        self.fields = Array(fields[..<(folds.first ?? fields.count)])
        groups = zip(folds, folds.dropFirst() + [fields.count]).map { FieldGroup(Array(fields[$0..<$1])) }
        self.submit = submit
        self.csrf = csrf
        self.open = open
        self.problems = problems
    }
}

/// Fields behind a heading; open when something in it was typed or is wrong.
struct FieldGroup {
    let title: String
    let hints: [String]
    let fields: [FieldView]
    let open: Bool

    fileprivate init(_ fields: [FieldView]) {
        title = fields.first?.label ?? ""
        hints = fields.first?.hints ?? []
        self.fields = Array(fields.dropFirst())
        open = self.fields.contains { $0.bad || !$0.value.isEmpty && !$0.isHidden }
    }
}

/// One field. The kind is a flag, because a template cannot compare.
struct FieldView {
    enum Kind: Hashable {
        case text, brief, tel, date, time, number, password, area, select, choices, flag, hidden
        /// A line that offers the page's units.
        case unit
        /// A heading between fields; the second kind folds what follows away.
        case heading, fold
    }

    let id: String
    let name: String
    let label: String
    let hints: [String]
    let errors: [String]
    let value: String
    let options: [OptionView]
    let optional: Bool
    let bad: Bool
    let isLine: Bool
    /// A line with suggestions of its own.
    let listed: Bool
    /// Where its suggestions stand; empty or one id.
    let lists: [String]
    let placeholders: [String]
    /// 口令: a script offers to show what is typed.
    let isSecret: Bool
    let isArea: Bool
    let isSelect: Bool
    let isChoices: Bool
    let isFlag: Bool
    let isHidden: Bool
    let isHeading: Bool
    let isFold: Bool
    /// Two beside each other where there is room.
    let half: Bool
    let rows: String
    /// `type`, `class`, `autocomplete` and `inputmode` of a one-line input.
    let type: String
    let css: String
    let autocomplete: String
    let inputmode: String
    let longest: String
    let inline: Bool
    let checked: Bool
    /// The ids of what explains it, empty or one text.
    let describedBy: [String]

    init(
        _ name: String, _ label: String, _ kind: Kind, id: String? = nil, value: String = "",
        hint: String = "", errors: [String] = [], options: [OptionView] = [], optional: Bool = false,
        longest: Int = 1000, autocomplete: String = "off", inline: Bool = false, half: Bool = false,
        placeholder: String = ""
    ) {
        let id = id ?? FieldView.id(name)
        self.id = id
        self.name = name
        self.label = label
        hints = hint.isEmpty ? [] : [hint]
        self.errors = errors
        self.value = value
        self.options = options.enumerated().map { index, option in
            option.placed(id: index == 0 ? id : id + "-\(index)", name: name, chosen: option.value == value)
        }
        self.optional = optional
        self.longest = String(longest)
        self.autocomplete = autocomplete
        self.inline = inline
        bad = !errors.isEmpty
        isLine = [.text, .brief, .tel, .date, .time, .number, .password, .unit].contains(kind)
        listed = isLine && !options.isEmpty
        lists = kind == .unit ? [UnitList.id] : listed ? [id + "-list"] : []
        placeholders = placeholder.isEmpty ? [] : [placeholder]
        isSecret = kind == .password
        isArea = kind == .area
        isSelect = kind == .select
        isChoices = kind == .choices
        isFlag = kind == .flag
        isHidden = kind == .hidden
        isHeading = kind == .heading
        isFold = kind == .fold
        self.half = half
        rows = optional ? "2" : "4"
        type = FieldView.type(kind)
        css = kind == .brief || kind == .number ? "brief" : ""
        inputmode = kind == .number ? "numeric" : kind == .tel ? "tel" : "text"
        checked = kind == .flag && !value.isEmpty && value != "false"
        let said = (hint.isEmpty ? [] : [id + "-hint"]) + (errors.isEmpty ? [] : [id + "-wrong"])
        describedBy = said.isEmpty ? [] : [said.joined(separator: " ")]
    }

    /// `slips[0][unit]` → `slips-0-unit`: what links, labels and errors point at.
    static func id(_ name: String) -> String {
        name.replacing("]", with: "").replacing("[", with: "-")
    }

    private static func type(_ kind: Kind) -> String {
        switch kind {
        case .tel: "tel"
        case .date: "date"
        case .time: "time"
        case .password: "password"
        case .text, .brief, .number, .unit, .area, .select, .choices, .flag, .hidden, .heading, .fold: "text"
        }
    }
}

struct OptionView {
    let value: String
    let label: String
    let hints: [String]
    let id: String
    let name: String
    let chosen: Bool

    init(_ value: String, _ label: String, hint: String = "") {
        self.init(value: value, label: label, hints: hint.isEmpty ? [] : [hint], id: "", name: "", chosen: false)
    }

    private init(value: String, label: String, hints: [String], id: String, name: String, chosen: Bool) {
        self.value = value
        self.label = label
        self.hints = hints
        self.id = id
        self.name = name
        self.chosen = chosen
    }

    func placed(id: String, name: String, chosen: Bool) -> OptionView {
        OptionView(value: value, label: label, hints: hints, id: id, name: name, chosen: chosen)
    }
}
