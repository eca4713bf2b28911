// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

extension ActionForm {
    /// A handler may let the leader in charge submit it; where the plan demands that, nobody is asked (3.4a).
    var maySendToLeader: Bool {
        let actor = reading.view.context.actor
        guard actor.unit != nil, !actor.roles.contains(.leader), let lead = reading.matter.leadSlip else {
            return false
        }
        return !reading.plan.matters.leaderApproves.contains(lead.draft.level)
    }

    /// 监督室回应 (3.3): whether it comes, then who came and what they say.
    var oversightAnswer: [FieldView] {
        [
            question("comes"),
            field("present[0][name]", .brief, optional: true, longest: Limits.name, half: true),
            field("present[1][name]", .brief, optional: true, longest: Limits.name, half: true),
            field("opinion", .area, optional: true),
        ]
    }

    /// 回访哪一位 (3.4b): asked only where several were drawn.
    var whom: [FieldView] {
        let left = reading.matter.toCall
        return left.count > 1 ? [reporterChoice(left)] : []
    }

    /// Masked like everywhere, unless she must speak to them now.
    func reporterChoice(_ people: [Int]) -> FieldView {
        let known = Dictionary(
            reading.matter.jointReporters.map { ($0.id, $0.person) }, uniquingKeysWith: { first, _ in first })
        let options = people.map { id in
            let person = (known[id] ?? (id == 0 ? reading.matter.report?.reporter : nil)).flatMap {
                reading.view.person($0)?.masked(!reading.view.speaksToReporter)
            }
            let told = [reading.reporterName(id), person?.name, person?.phone].compactMap(\.self)
            return OptionView(String(id), told.filter { !$0.isEmpty }.joined(separator: say("space")))
        }
        return field("reporter", .choices, options, value: options.first?.value ?? "")
    }

    /// 关联着的几件.
    var linkedChoice: FieldView {
        let options = reading.matter.links.map { OptionView($0.other.text, $0.other.text) }
        return field("other", .choices, options, value: options.first?.value ?? "")
    }
}
