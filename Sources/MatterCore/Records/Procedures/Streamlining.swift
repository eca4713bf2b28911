// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Procedure {
    /// 优化流程研究 (2.4). After completion: papers, forms, steps and days before and after; ends in a package or in
    /// the head's reason why not. One study may cover many matters.
    static let streamliningStudy = Procedure(
        .streamliningStudy, "SL", "2.4", readers: .office,
        opening: StepRule(
            .opening, Who.office,
            [.needed(.matters, .matters), .optional(.unit, .unit), .optional("question", .text)],
            .to("studying", owes: [Debt(.studyStreamlining)])),
        steps: [
            StepRule(
                "matters", Who.office, from: ["studying"], [.needed(.matters, .matters)], .to(nil)),
            StepRule(
                "joining", Who.office, from: ["studying"], [.needed("into", .record)], .over("joined")),
            StepRule(
                "result", Who.office, from: ["studying"],
                before + after + [
                    .needed("verdict", .choice(["package", "not-packaged"])), .needed("result", .text),
                    .needed("name", .text, when: "verdict", is: "package"),
                ], by: "verdict",
                [
                    "package": .over(
                        "packaged", triggers: [.open(.oneVisitPackage, ["name": "name", "contents": "result"])]),
                    "not-packaged": .to("unpackaged", ends: [.studyStreamlining], owes: [Debt(.recordWhyNot)]),
                ]),
            StepRule(
                "reason", [.head], from: ["unpackaged"], [.needed("reason", .text)], .over("not-packaged")),
        ],
        finals: ["packaged", "not-packaged", "joined"])

    private static let before: [FieldRule] = counts("before")
    private static let after: [FieldRule] = counts("after")
    private static func counts(_ when: String) -> [FieldRule] {
        ["papers", "forms", "steps", "days"].map { .needed(FieldID("\($0)-\(when)"), .number(most: 999)) }
    }

    /// 一件事一次办 (2.4). A package from its study: launched, then looked at again.
    static let oneVisitPackage = Procedure(
        .oneVisitPackage, "OV", "2.4", readers: .open,
        opening: StepRule(
            .opening, Who.office,
            [.needed("name", .text), .needed("contents", .text), .optional(.matters, .matters)],
            .to("drafted", owes: [Debt(.launchPackage)])),
        steps: [
            StepRule(
                "launch", Who.office, from: ["drafted"],
                [.needed("launched-on", .day(.past)), .needed("published", .text)],
                .to("launched", ends: [.launchPackage], owes: [Debt(.checkEffect)])),
            StepRule(
                "effect", Who.office, from: ["launched"],
                [.needed("effect", .text), .needed("used", .number(most: 999_999))],
                .over("in-force")),
            StepRule("end", [.head], from: ["drafted"], [.needed("reason", .text)], .over("given-up")),
        ],
        finals: ["in-force", "given-up"])

    /// 定期梳理 (3.4d). A meeting over a period; what it decides becomes improvement items.
    static let reviewMeeting = Procedure(
        .reviewMeeting, "RM", "3.4d", readers: .office,
        opening: StepRule(
            .opening, Who.office,
            [
                .needed("since", .day(.past)), .needed("through", .day(.past)), .needed("held-on", .day(.any)),
                .optional("agenda", .text), .optional(.matters, .matters),
            ], .to("convened", owes: [Debt(.concludeReview)])),
        steps: [
            StepRule(
                "minutes", Who.office, from: ["convened"],
                [.needed("present", .text), .needed("conclusions", .text), .needed("items", .number(most: 99))],
                .over("concluded", triggers: [.perform(.holdReview)]))
        ],
        finals: ["concluded"])

    /// 优化提升 (3.4d). One item with owner, measure, before and after; then: did such matters stop?
    static let improvement = Procedure(
        .improvement, "IM", "3.4d", readers: .open,
        opening: StepRule(
            .opening, Who.office,
            [
                .needed(.matters, .matters), .needed(.unit, .unit), .needed("cause", .text), .needed("measure", .text),
                .needed("by", .day(.ahead)), .optional("service", .text), .optional("meeting", .record),
            ], .to("agreed", owes: [Debt(.improve, .on("by"))])),
        steps: [
            StepRule(
                "completion", Who.unit, from: ["agreed"],
                [.needed("before", .text), .needed("after", .text), .needed("done-on", .day(.past))],
                .to("done", ends: [.improve], owes: [Debt(.checkEffect)])),
            StepRule(
                "effect", Who.office, from: ["done"],
                [
                    .needed("stopped", .flag), .needed("effect", .text), .needed("before-count", .number(most: 99_999)),
                    .needed("after-count", .number(most: 99_999)),
                    .optional("by", .day(.ahead)),
                ], by: "stopped",
                ["yes": .over("stopped"), "no": .to("agreed", ends: [.checkEffect], owes: [Debt(.improve)])]),
        ],
        finals: ["stopped"])
}
