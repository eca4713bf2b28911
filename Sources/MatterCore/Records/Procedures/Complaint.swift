// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Procedure {
    /// 密件 (2.5). The allegation, apart from the service matter: referred at once, then established and made known, or
    /// cleared with oversight's opinion.
    static let sealedComplaint = Procedure(
        .sealedComplaint, "SC", "2.5", readers: .sealed,
        opening: StepRule(
            .opening, Who.inquiry,
            [
                .needed(.matters, .matters), .optional(.unit, .unit), .optional("allegation", .text),
                .optional("fault", .planned(.faults)),
            ], .to("open", owes: [Debt(.refer), Debt(.establishFacts)])),
        steps: [
            StepRule(
                "details", Who.inquiry, from: ["open"],
                [.needed("allegation", .text), .needed("fault", .planned(.faults)), .optional("officer", .person)],
                .to(nil)),
            StepRule(
                "consent", Who.inquiry, from: ["open"], [.needed("consented", .flag), .needed("how", .text)], .to(nil)),
            StepRule(
                "hand-over", Who.inquiry, from: ["open"], [.needed("through", .text), .needed("papers", .text)],
                .to(nil)),
            StepRule(
                "referral", Who.inquiry, from: ["open"], [.needed("contents", .text)], guards: [.owes(.refer)],
                .to(nil, ends: [.refer], triggers: [.open(.disciplineReferral, ["contents": "contents"])])),
            StepRule(
                "establishment", Who.oversight, from: ["open"],
                [
                    .needed("established", .choice(["yes", "no"])), .needed("opinion", .text),
                    .needed("ground", .planned(.criticismGrounds), when: "established", is: "yes"),
                    .needed("obstacle", .planned(.obstacles), when: "established", is: "no"),
                ], guards: [.after("referral")], by: "established",
                [
                    "yes": .over(
                        "established",
                        triggers: [.open(.circular, ["ground": "ground", "basis": "opinion", .unit: .unit])]),
                    "no": .to(
                        "clearing", ends: [.establishFacts], owes: [Debt(.clear)], triggers: [.reclassify]),
                ]),
            StepRule(
                "clearing", Who.oversight, from: ["clearing"],
                [.needed("told", .text), .needed("told-on", .day(.past))],
                .over("cleared")),
        ],
        finals: ["established", "cleared"])

    /// 线索移送 (2.5, 4.2). List, date and receipt only; contents stay with the discipline office.
    static let disciplineReferral = Procedure(
        .disciplineReferral, "DR", "2.5", readers: .discipline,
        opening: StepRule(
            .opening, Who.inquiry, [.optional(.matters, .matters), .needed("contents", .text)],
            .to("sent", owes: [Debt(.acknowledgeReferral)])),
        steps: [
            StepRule(
                "receipt", Who.oversight, from: ["sent"], [.needed("received-by", .text)],
                .over("received"))
        ],
        finals: ["received"])

    /// 通报 (2.5, 4.2). County-wide, as a typical case, with its signatory.
    static let circular = Procedure(
        .circular, "CI", "2.5", readers: .sealed,
        opening: StepRule(
            .opening, Who.inquiry,
            [
                .optional(.matters, .matters), .optional(.unit, .unit), .needed("ground", .planned(.criticismGrounds)),
                .needed("basis", .text),
            ], .to("owed", owes: [Debt(.draftCircular)])),
        steps: [
            StepRule(
                "draft", Who.office, from: ["owed", "drafted"], [.needed("title", .text), .needed("text", .text)],
                .to("drafted", ends: [.draftCircular, .signCircular], owes: [Debt(.signCircular)])),
            StepRule(
                "signature", Who.signatory, from: ["drafted"], [.needed("signatory", .text)],
                guards: [.notWhoTook("draft")],
                .to("signed", ends: [.signCircular], owes: [Debt(.publish)])),
            StepRule(
                "publication", Who.office, from: ["signed"],
                [.needed("issued-on", .day(.past)), .needed("document", .text), .needed("reach", .text)],
                .over("published")),
        ],
        finals: ["published"])
}
