// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Procedure {
    /// 专题研究 (2.2). The responsible unit reads its rule again: who met, on what basis, what follows.
    static let specialStudy = Procedure(
        .specialStudy, "SS", "2.2", readers: .open, isRemedy: true,
        opening: StepRule(
            .opening, Who.anyDesk,
            [.needed(.matters, .matters), .needed(.unit, .unit), .optional("question", .text)],
            .to("studying", owes: [Debt(.study)])),
        steps: [
            StepRule(
                "conclusion", Who.unit, from: ["studying"],
                [
                    .needed("met-on", .day(.past)), .needed("present", .text), .needed("basis", .text),
                    .needed("verdict", .choice(["can-be-done", "with-conditions", "cannot-be-done", "needs-higher"])),
                    .needed("conclusion", .text),
                ], .over("concluded"))
        ],
        finals: ["concluded"])

    /// 担当作为记录 (2.2). What was known, on what basis, who decided, without private gain; and apart from it the
    /// finding of tolerance 容错认定 by the body that has the power.
    static let goodFaithRecord = Procedure(
        .goodFaithRecord, "GF", "2.2", readers: .open, isRemedy: true,
        opening: StepRule(
            .opening, Who.anyDesk,
            [
                .needed(.matters, .matters), .needed(.unit, .unit), .needed("facts", .text), .needed("basis", .text),
                .needed("decided-by", .text), .needed("no-private-gain", .flagMustBe(true)),
            ], .to("stated", owes: [Debt(.acknowledgeGoodFaith)])),
        steps: [
            StepRule(
                "acknowledgement", Who.signatory, from: ["stated"], [.optional("note", .text)],
                guards: [.notWhoTook(.opening)], .over("kept")),
            StepRule(
                "tolerance-request", Who.anyDesk, from: ["kept", "tolerated", "not-tolerated"],
                [.needed("reason", .text)], guards: [.once],
                .to("asked", owes: [Debt(.findTolerance)])),
            StepRule(
                "tolerance", Who.oversight, from: ["asked"],
                [.needed("found", .flag), .needed("body", .text), .needed("grounds", .text)], by: "found",
                ["yes": .over("tolerated"), "no": .over("not-tolerated")]),
        ],
        finals: ["kept", "tolerated", "not-tolerated"])

    /// 帮办 导办 代办 (2.3). Alongside, guided or on behalf; on behalf only with a mandate, papers handed over and back.
    static let assistedService = Procedure(
        .assistedService, "AS", "2.3", readers: .withReporter, isRemedy: true,
        opening: StepRule(
            .opening, Who.anyDesk,
            [
                .needed(.matters, .matters),
                .needed("mode", .choice(["alongside", "guided", "on-behalf", "undecided"])), .optional(.unit, .unit),
                .optional("helper", .text), .optional("help", .text),
            ], by: "mode",
            [
                "undecided": .to("choosing", owes: [Debt(.assist)]), "alongside": .to("helping", owes: [Debt(.assist)]),
                "guided": .to("helping", owes: [Debt(.assist)]),
                "on-behalf": .to("awaiting-mandate", owes: [Debt(.takeMandate)]),
            ]),
        steps: [
            StepRule(
                "mode", Who.anyDesk, from: ["choosing"],
                [
                    .needed("mode", .choice(["alongside", "guided", "on-behalf"])), .needed("helper", .text),
                    .needed("help", .text),
                ], by: "mode",
                [
                    "alongside": .to("helping"), "guided": .to("helping"),
                    "on-behalf": .to("awaiting-mandate", ends: [.assist], owes: [Debt(.takeMandate)]),
                ]),
            StepRule(
                "mandate", Who.anyDesk, from: ["awaiting-mandate"],
                [
                    .needed("principal", .person), .needed("scope", .text), .needed("expires", .day(.ahead)),
                    .optional("identity-seen", .flag),
                ], .to("helping", ends: [.takeMandate], owes: [Debt(.assist)])),
            StepRule(
                "papers-taken", Who.anyDesk, from: ["helping"],
                [.needed("papers", .text), .needed("taken-by", .text), .needed("taken-on", .day(.past))],
                guards: [.chosen("mode", "on-behalf"), .until("expires")],
                .to(nil, ends: [.returnPapers], owes: [Debt(.returnPapers)])),
            StepRule(
                "papers-returned", Who.anyDesk, from: ["helping"],
                [.needed("papers", .text), .needed("returned-to", .text), .needed("returned-on", .day(.past))],
                guards: [.owes(.returnPapers)], .to(nil, ends: [.returnPapers])),
            StepRule(
                "account", Who.anyDesk, from: ["helping"],
                [.needed("done", .text), .needed("delivered-to", .text), .needed("delivered-on", .day(.past))],
                guards: [.owes(.assist)], .to(nil, ends: [.assist])),
            StepRule(
                "end", Who.anyDesk, from: ["choosing", "awaiting-mandate"], [.needed("reason", .text)],
                .over("given-up")),
        ],
        finals: ["helped", "given-up"], settles: "helped")
}
