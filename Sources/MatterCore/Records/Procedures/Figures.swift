// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Procedure {
    /// 考核剔除 (4.2). A unit asks, with evidence, that a matter not count for an indicator; the head decides.
    static let assessmentExclusion = Procedure(
        .assessmentExclusion, "AX", "4.2", readers: .open,
        opening: StepRule(
            .opening, Who.unit,
            [
                .needed(.matters, .matters), .needed(.unit, .unit), .needed("indicator", .planned(.indicators)),
                .needed("ground", .text), .needed("evidence", .text),
            ], .to("asked", owes: [Debt(.decideExclusion)])),
        steps: [
            StepRule(
                "decision", [.head, .leader, .deputy], from: ["asked"],
                [.needed("granted", .flag), .needed("reason", .text)],
                guards: [.notWhoTook(.opening)], by: "granted",
                ["yes": .over("granted"), "no": .over("refused")])
        ],
        finals: ["granted", "refused"])

    /// 简报 (4.3). Weekly, monthly, yearly: drafted from the figures, signed, published.
    static let bulletin = Procedure(
        .bulletin, "BU", "4.3", readers: .office,
        opening: StepRule(
            .opening, Who.office,
            [
                .needed("since", .day(.past)), .needed("through", .day(.any)), .needed("title", .text),
                .needed("text", .text),
            ], .to("drafted", owes: [Debt(.signOff)], triggers: [.perform(.draftBulletin)])),
        steps: signedAndPublished, finals: ["published", "given-up"])

    /// 典型事项 (4.3). A solved matter told to others, without anybody's name.
    static let typicalMatter = Procedure(
        .typicalMatter, "TM", "4.3", readers: .office,
        opening: StepRule(
            .opening, Who.office,
            [.needed(.matters, .matters), .needed("title", .text), .needed("text", .text)],
            .to("drafted", owes: [Debt(.signOff)])),
        steps: signedAndPublished, finals: ["published", "given-up"])

    /// 表扬 (4.3). Units and people who solved what seemed unsolvable.
    static let commendation = Procedure(
        .commendation, "CM", "4.3", readers: .office,
        opening: StepRule(
            .opening, Who.office,
            [
                .optional(.matters, .matters), .needed(.unit, .unit), .optional("officer", .person),
                .needed("title", .text), .needed("text", .text),
            ], .to("drafted", owes: [Debt(.signOff)])),
        steps: signedAndPublished, finals: ["published", "given-up"])

    private static let signedAndPublished = [
        StepRule(
            "signature", Who.signatory, from: ["drafted"],
            // 可以向社会公开: whoever signs says so; without it a published text stays among officials.
            [.optional("note", .text), .optional("public", .flag)], guards: [.notWhoTook(.opening)],
            .to("signed", ends: [.signOff], owes: [Debt(.publish)])),
        StepRule(
            "refusal", Who.signatory, from: ["drafted"], [.needed("reason", .text)], .over("given-up")),
        StepRule(
            "publication", Who.office, from: ["signed"], [.needed("issued-on", .day(.past)), .needed("reach", .text)],
            .over("published")),
    ]
}
