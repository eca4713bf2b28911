// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Procedure {
    /// 咨询 (D2, 4.1). A question that is no matter: answered and written down.
    static let consultation = Procedure(
        .consultation, "CO", "4.1", readers: .office,
        opening: StepRule(
            .opening, Who.desk,
            [
                .needed("question", .text), .optional("service", .text), .optional("asker", .person),
                .optional(.matters, .matters),
            ], .to("asked", owes: [Debt(.answerConsultation)])),
        steps: [
            StepRule(
                "answer", Who.desk, from: ["asked"], [.needed("answer", .text), .needed("how", .text)],
                .over("answered"))
        ],
        finals: ["answered"])

    /// 交办任务 (4.1). Any other task the working group assigns.
    static let assignedTask = Procedure(
        .assignedTask, "TA", "4.1", readers: .open,
        opening: StepRule(
            .opening, [.office, .head, .leader, .deputy],
            [
                .needed(.unit, .unit), .needed("task", .text), .needed("by", .day(.ahead)),
                .optional("assigned-by", .text), .optional(.matters, .matters),
            ], .to("assigned", owes: [Debt(.doTask, .on("by"))])),
        steps: [
            StepRule(
                "account", Who.unit, from: ["assigned"], [.needed("done", .text)],
                .to("done", ends: [.doTask], owes: [Debt(.acceptTask)])),
            StepRule(
                "acceptance", [.office, .head, .leader, .deputy], from: ["done"],
                [
                    .needed("accepted", .choice(["yes", "no"])), .optional("note", .text),
                    .needed("by", .day(.ahead), when: "accepted", is: "no"),
                ], by: "accepted",
                [
                    "yes": .over("accepted"),
                    "no": .to("assigned", ends: [.acceptTask], owes: [Debt(.doTask, .on("by"))]),
                ]),
        ],
        finals: ["accepted"])

    /// 抄报清单 (3.4a). The week's copies, signed for once by oversight.
    static let copiesList = Procedure(
        .copiesList, "CL", "3.4a", readers: .office,
        opening: StepRule(
            .opening, Who.office,
            [.needed("since", .day(.past)), .needed("through", .day(.past)), .optional(.matters, .matters)],
            .to("sent", owes: [Debt(.signCopiesList)], triggers: [.perform(.prepareCopiesList)])),
        steps: [
            StepRule(
                "signature", [.oversight], from: ["sent"], [.optional("note", .text)],
                .over("signed", triggers: [.receiveCopies]))
        ],
        finals: ["signed"])

    /// 常设事项. A duty of the plan that comes back every period and is never over while the plan holds it.
    static let standingDuty = Procedure(
        .standingDuty, "SD", "3.4d", readers: .office,
        opening: StepRule(
            .opening, [.system],
            [.needed("duty", .planned(.duties)), .needed("act", .choice(StandingRule.acts.map(\.rawValue)))], by: "act",
            Dictionary(
                uniqueKeysWithValues: StandingRule.acts.map {
                    ($0.rawValue, Effect.to("standing", owes: [Debt($0, .nextPeriod)]))
                })),
        steps: [
            StepRule(
                "performance", [.office, .head, .system], from: ["standing"],
                [
                    .needed("act", .choice(StandingRule.acts.map(\.rawValue))), .optional("note", .text),
                    .optional("result", .record),
                ], by: "act",
                Dictionary(
                    uniqueKeysWithValues: StandingRule.acts.map {
                        ($0.rawValue, Effect.to(nil, ends: [$0], owes: [Debt($0, .nextPeriod)]))
                    })),
            StepRule("end", [.system], from: ["standing"], [], .over("ended")),
        ],
        finals: ["ended"])
}

extension StandingRule {
    /// What a plan may ask for every period.
    public static let acts: [Act] = [.holdReview, .prepareCopiesList, .draftBulletin, .assess]
}
