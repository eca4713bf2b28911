// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 改组织 (4.1). The form of one change, with everything typed before.
struct OrganisationForm {
    let change: OrganisationChange
    private let organisation: OrganisationView
    private let request: PageRequest
    private let typed: Typed
    private let error: (any Error)?

    init(
        _ change: OrganisationChange, _ organisation: OrganisationView, _ request: PageRequest, _ typed: Fields,
        _ error: (any Error)?
    ) {
        self.change = change
        self.organisation = organisation
        self.request = request
        self.typed = Typed(typed, (error as? FieldErrors)?.byName(request.language) ?? [:])
        self.error = error
    }

    private var say: Words { request.say }

    var view: FormView {
        let fields = fields
        let problems = error.map { error in
            (error as? FieldErrors).map { ProblemView.fields($0, fields, say, request.language) }
                ?? .rule(Problem(any: error, id: request.context.id), say, request.language)
        }
        let title = say("change.\(change.rawValue)")
        return FormView(
            id: "form-\(change.rawValue)", action: "/desk/organisation/\(change.rawValue)", title: title,
            hints: [say.known("change-hint.\(change.rawValue)")].compactMap(\.self),
            fields: [FieldView("once", "", .hidden, value: TrackingCode.make(request.site.chance))] + fields,
            submit: title,
            csrf: request.csrf, open: true, problems: problems.map { [$0] } ?? [])
    }

    private var fields: [FieldView] {
        switch change {
        case .posts: [kind(Post.Kind.allCases.filter { $0 != .standIn }.map(\.rawValue), "post"), unit(), who()] + days
        case .seats: [kind(GroupSeat.Kind.allCases.map(\.rawValue), "seat"), who()] + days
        case .standIns: [who("account"), who("of")] + days
        case .absences: [who(), day("from"), day("until"), who("standIn", optional: true)]
        case .delegations: [who(), role(), day("from", optional: true), day("until")]
        case .responsibilities: [who(), one("text", .area, longest: Limits.remark)] + days
        case .rota: [one("text", .area, longest: Limits.narrative)]
        case .accounts:
            [one("account", .brief), role(), unit(optional: true), one("name", .brief, longest: Limits.name)]
                + phones + [one("password", .password, optional: true)]
        case .leaving: [who(), who("successor", optional: true), day("on", optional: true)]
        case .contact:
            [who(), one("name", .brief, optional: true, longest: Limits.name)] + phones + [one("erase", .flag)]
        case .password: [who(), one("password", .password)]
        }
    }

    private var days: [FieldView] { [day("from", optional: true), day("until", optional: true)] }

    private var phones: [FieldView] {
        ["phone", "officePhone"].map { one($0, .tel, optional: true, longest: Limits.phone) }
    }

    private func one(
        _ name: String, _ kind: FieldView.Kind, optional: Bool = false, options: [OptionView] = [],
        longest: Int = Limits.identifier
    ) -> FieldView {
        FieldView(
            name, say("change-label.\(name)"), kind, id: "form-\(change.rawValue)-\(name)",
            value: kind == .password ? "" : typed.value(name) ?? "", errors: typed.errors[name] ?? [],
            options: options, optional: optional, longest: longest)
    }

    private func day(_ name: String, optional: Bool = false) -> FieldView { one(name, .date, optional: optional) }

    /// A line with suggestions: a county has more accounts than a list of choices can hold.
    private func who(_ name: String = "account", optional: Bool = false) -> FieldView {
        let there = organisation.accounts.values.filter { !$0.disabled }.sorted { $0.id < $1.id }
        let names = AccountNames(there)
        let options = there.map { account in
            OptionView(
                names.written(account.id), say("who-post", organisation.name(account.id), account.id.text),
                hint: organisation.unit(account.unit))
        }
        return one(name, .text, optional: optional, options: options, longest: Limits.name)
    }

    /// By its name, part of it or the first letters of its pinyin (0042).
    private func unit(optional: Bool = false) -> FieldView {
        one("unit", .unit, optional: optional, longest: Limits.name)
    }

    private func role() -> FieldView {
        let roles = Role.allCases.filter { $0 != .reporter && $0 != .system }
        return one(
            "role", .select,
            options: roles.map { OptionView($0.rawValue, Wording.sentence("role.\($0.rawValue)", say.language)) })
    }

    private func kind(_ kinds: [String], _ key: String) -> FieldView {
        one("kind", .select, options: kinds.map { OptionView($0, say("\(key).\($0)")) })
    }
}
