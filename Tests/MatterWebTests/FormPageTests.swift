// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Testing
import Wording

@testable import MatterWeb

/// The forms of the pages and the bodies of the API are the same names.
@Suite struct FormPageTests {
    /// One town for all of them: a database for each action would need too many files at once.
    private static let context = Result<Context, any Error> {
        let actor = Actor(account: "office", role: .office)
        return try Town().store.read("500231") { try $0.context(nil, actor, at: Town.monday) }
    }

    private func reading() throws -> MatterReading {
        let context = try Self.context.get()
        let view = MatterView(matter: Matter(), context: context, unit: nil, text: { _ in nil }, person: { _ in nil })
        let words = DayWords(say: Words(.chinese), calendar: context.calendar, now: Town.monday)
        return MatterReading(view: view, audience: .desk, words: words, entries: [], names: [:])
    }

    private func form(_ action: Action, _ reading: MatterReading) -> ActionForm {
        let slip: SlipNumber? = action.concernsSlip ? "500231-2026-J0001" : nil
        return ActionForm(action: action, slip: slip, reading: reading, typed: .nothing, csrf: "")
    }

    /// `slips[].unit`, and whether it must be there.
    private func names(_ shape: Shape, _ path: String = "", _ required: Bool = true) -> [String: Bool] {
        switch shape {
        case .object(let properties):
            properties.reduce(into: [:]) { all, property in
                let inner = path.isEmpty ? property.name : "\(path).\(property.name)"
                all.merge(names(property.shape, inner, required && property.required)) { one, _ in one }
            }
        case .list(let element): names(element, path, required)
        case .nullable(let inner): names(inner, path, false)
        default: [path: required]
        }
    }

    private func asked(_ form: ActionForm) -> Set<String> {
        let real = form.fields.filter { !$0.isHeading && !$0.isFold && !$0.isHidden }
        return Set(real.map { Typed.keys($0.name).filter { Int($0) == nil }.joined(separator: ".") })
    }

    @Test(arguments: Action.offered) func `every form asks for what the API takes, under the same names`(
        _ action: Action
    ) throws {
        let asked = asked(form(action, try reading()))
        let taken = names(.request(action))
        #expect(asked.subtracting(taken.keys) == [], "asked, but not taken")
        let needed = Set(taken.filter(\.value).keys)
        // Chosen by what is there: a milestone among those owed.
        #expect(needed.subtracting(asked) == [], "needed, but not asked")
    }

    @Test func `every form has a title, a button and a label for each field, in words`() throws {
        let reading = try reading()
        for action in Action.offered {
            let view = form(action, reading).view(open: true, problems: [])
            let fields = view.fields + view.groups.flatMap(\.fields)
            let texts =
                [view.title, view.submit] + view.hints + view.groups.map(\.title)
                + fields.flatMap { [$0.label] + $0.hints + $0.options.map(\.label) }
            for text in texts { #expect(!text.contains("⟦"), "\(action.rawValue) \(text)") }
        }
    }

    @Test func `a clerk's and a visitor's questions are the API's`() throws {
        let plan = try reading().plan
        let form = ReportForm(plan: plan, say: Words(.chinese), typed: .nothing)
        let asked = Set(
            (form.five + form.more + form.asked + form.clerkFields + form.clerkMore + form.people).map {
                Typed.keys($0.name).filter { Int($0) == nil }.joined(separator: ".")
            })
        #expect(asked.subtracting(names(.report).keys) == [])
        #expect(form.five.count == 5)
    }

    @Test func `3.3: units without a role become one lead and supporters`() {
        let typed: Fields = [
            "coordination": ["slips": [["unit": "a"], nil, ["unit": "b"]]],
            "slips": [["unit": "a"], ["unit": "b", "role": "lead"]],
        ]
        let told = typed.withRoles
        #expect(told["coordination"]?["slips"]?[0]?["role"]?.text == "lead")
        #expect(told["coordination"]?["slips"]?[1] == .null)
        #expect(told["coordination"]?["slips"]?[2]?["role"]?.text == "supporting")
        #expect(told["slips"]?[0]?["role"]?.text == "supporting")
    }

    @Test func `what was left empty is not sent on, and what was typed is found again by its name`() {
        let typed: Fields = [
            "step": "send", "unit": " ", "reporter": ["name": "张三", "phone": ""],
            "participants": [["name": "", "unit": ""], ["name": "李四", "unit": ""]],
        ]
        let pruned = typed.pruned(without: ["step"])
        #expect(pruned == ["reporter": ["name": "张三"], "participants": [nil, ["name": "李四"]]])
        let kept = Typed(pruned, ["participants[1][unit]": ["请填写这一项。"]])
        #expect(kept.value("participants[1][name]") == "李四" && kept.value("reporter[phone]") == nil)
    }
}
