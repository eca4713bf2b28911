// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Procedure {
    /// 核查督办 (3.4c). A poor rating looked into by the office with the discipline office, and by oversight alone where
    /// the office is what it is about.
    static let ratingInquiry = Procedure(
        .ratingInquiry, "RI", "3.4c", readers: .sealed,
        opening: StepRule(
            .opening, [.system],
            [
                .needed(.matters, .matters), .optional(.unit, .unit),
                .needed("subject", .choice(["unit", "office"])),
            ], by: "subject",
            [
                "unit": .to("contacting", owes: [Debt(.contactRater), Debt(.concludeInquiry)]),
                "office": .to(
                    "contacting",
                    owes: [Debt(.contactRater, party: .oversight), Debt(.concludeInquiry, party: .oversight)]),
            ]),
        steps: [
            StepRule(
                "contact", Who.inquiry, from: ["contacting"], [.needed("reached", .flag), .needed("words", .text)],
                guards: [.oversightAloneForOffice], by: "reached",
                [
                    "yes": .to("checking", ends: [.contactRater]),
                    "no": .to(nil, ends: [.contactRater], owes: [Debt(.contactRater)]),
                ]),
            StepRule(
                "account-request", Who.inquiry, from: open, [.needed("request", .text)],
                guards: [.chosen("subject", "unit"), .oversightAloneForOffice],
                .to(nil, triggers: [.open(.unitAccount, ["request": "request", .unit: .unit])])),
            StepRule(
                "finding", Who.inquiry, from: open,
                [
                    .needed("cause", .choice(["service", "policy", "mispress"])), .needed("text", .text),
                    .optional("rework", .flag),
                    .optional("result", .choice(["rework", "proposal", "explanation"])),
                    .needed("body", .text, when: "result", is: "proposal"),
                ], guards: [.oversightAloneForOffice],
                .to(
                    "found", ends: [.contactRater, .concludeInquiry],
                    owes: [
                        Debt(.secondCall, when: ("subject", "unit")), Debt(.giveOpinion, when: ("subject", "unit")),
                        Debt(.secondCall, party: .oversight, when: ("subject", "office")),
                    ], triggers: [.concludeInquiry])),
            StepRule(
                "proposal", Who.inquiry, from: ["found"], [.needed("body", .text), .needed("proposal", .text)],
                guards: [.oversightAloneForOffice],
                .to(
                    nil,
                    triggers: [
                        .open(.accountabilityProposal, ["body": "body", "proposal": "proposal", .unit: .unit])
                    ])),
            StepRule(
                "opinion", Who.oversight, from: ["contacting", "checking", "found"],
                [.needed("agrees", .flag), .needed("opinion", .text)], guards: [.chosen("subject", "unit")],
                .to(nil, ends: [.giveOpinion])),
            StepRule(
                "second-call", Who.inquiry, from: ["found"], [.needed("reached", .flag), .optional("words", .text)],
                guards: [.oversightAloneForOffice, .owes(.secondCall)], .to(nil, ends: [.secondCall])),
        ],
        finals: ["concluded"], settles: "concluded")

    private static let open: Set<Phase> = ["contacting", "checking"]

    /// 情况说明 (3.4c). How a unit handled a matter, in its own words, without the reporter's; one appeal.
    static let unitAccount = Procedure(
        .unitAccount, "UA", "3.4a", readers: .open,
        opening: StepRule(
            .opening, Who.inquiry,
            [.needed(.matters, .matters), .needed(.unit, .unit), .needed("request", .text)],
            .to("asked", owes: [Debt(.giveAccount)])),
        steps: [
            StepRule(
                "account", Who.unit, from: ["asked"], [.needed("account", .text)],
                .to("given", ends: [.giveAccount], owes: [Debt(.answerAccount)])),
            StepRule(
                "answer", Who.inquiry, from: ["given"], [.needed("answer", .text)], guards: [],
                .to("answered", ends: [.answerAccount])),
            StepRule(
                "appeal", Who.unit, from: ["answered", "decided"], [.needed("appeal", .text)], guards: [.once],
                .to("appealed", owes: [Debt(.decideAppeal)])),
            StepRule(
                "appeal-decision", Who.inquiry, from: ["appealed"],
                [.needed("upheld", .flag), .needed("reason", .text)],
                guards: [.notWhoTook("answer")], .over("decided")),
        ],
        finals: ["answered", "decided"])

    /// 问责建议 (3.4c). To the body that decides, and its answer.
    static let accountabilityProposal = Procedure(
        .accountabilityProposal, "AP", "3.4c", readers: .discipline,
        opening: StepRule(
            .opening, Who.inquiry,
            [
                .optional(.matters, .matters), .optional(.unit, .unit), .needed("body", .text),
                .needed("proposal", .text),
            ], .to("proposed", owes: [Debt(.answerProposal)])),
        steps: [
            StepRule(
                "answer", Who.oversight, from: ["proposed"], [.needed("adopted", .flag), .needed("answer", .text)],
                .over("answered"))
        ],
        finals: ["answered"])
}
