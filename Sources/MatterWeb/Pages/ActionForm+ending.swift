// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

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
}
