// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 谁可以做. Sets of roles the procedures share.
enum Who {
    /// 行管办
    static let office: RoleSet = [.office, .head]
    /// 窗口与行管办
    static let desk: RoleSet = [.window, .office, .head]
    /// 所涉单位；行管办可凭依据代录 (4.1)
    static let unit: RoleSet = [.unit, .representative, .leader, .office, .head]
    /// 单位、窗口、行管办
    static let anyDesk: RoleSet = [.window, .unit, .representative, .leader, .office, .head]
    /// 主任或领导
    static let signatory: RoleSet = [.head, .leader, .deputy]
    /// 行管办会同监督室 (3.4c)
    static let inquiry: RoleSet = [.office, .head, .oversight, .discipline]
    static let oversight: RoleSet = [.oversight, .discipline]
}

extension Procedure {
    /// 调查取证 (2.1). Which units look, what they found, which paper the finding makes good.
    static let investigation = Procedure(
        .investigation, "IV", "2.1", readers: .open, isRemedy: true,
        opening: StepRule(
            .opening, Who.anyDesk,
            [
                .needed(.matters, .matters), .needed(.unit, .unit), .optional("with", .units),
                .needed("question", .text),
            ], .to("looking", owes: [Debt(.investigate)])),
        steps: [
            StepRule(
                "findings", Who.unit, from: ["looking"],
                [
                    .needed("findings", .text), .needed("evidence", .text), .optional("makes-good", .text),
                    .needed("established", .flag),
                ], .over("found"))
        ],
        finals: ["found"])

    /// 容缺受理 (2.1). Only a paper that is not key, for an urgent need, and the service comes before the paper.
    static let documentsToFollow = Procedure(
        .documentsToFollow, "DF", "2.1", readers: .withReporter, isRemedy: true,
        opening: StepRule(
            .opening, Who.anyDesk,
            [
                .needed(.matters, .matters), .needed(.unit, .unit), .needed("papers", .text),
                .needed("key", .flagMustBe(false)), .needed("urgency", .text), .needed("confirmed-by", .text),
                .needed("promised", .day(.ahead)), .needed("consequence", .planned(.consequences)),
            ],
            .to(
                "accepted", owes: [Debt(.handleBeforePapers)],
                triggers: [
                    .open(
                        .undertaking,
                        ["papers": "papers", "promised": "promised", "consequence": "consequence", .unit: .unit])
                ])),
        steps: [
            StepRule(
                "handling", Who.unit, from: ["accepted"], [.needed("at", .day(.past)), .needed("result", .text)],
                .over("handled"))
        ],
        finals: ["handled"])

    /// 承诺 (2.1). What the applicant still brings, by when, and what follows if not.
    static let undertaking = Procedure(
        .undertaking, "UT", "2.1", readers: .withReporter, isRemedy: true,
        opening: StepRule(
            .opening, Who.anyDesk,
            [
                .needed(.matters, .matters), .needed(.unit, .unit), .needed("papers", .text),
                .needed("promised", .day(.ahead)), .needed("consequence", .planned(.consequences)),
                .optional("words", .text),
            ], .to("promised", owes: promised)),
        steps: [
            StepRule(
                "reminders", Who.anyDesk, from: ["promised"], [.needed("how", .text)],
                .to(nil, ends: [.remindUndertaking])),
            StepRule(
                "outcome", Who.anyDesk, from: ["promised"],
                [
                    .needed("outcome", .choice(["kept", "extended", "lapsed"])),
                    .needed("promised", .day(.ahead), when: "outcome", is: "extended"), .optional("note", .text),
                ], by: "outcome",
                [
                    "kept": .over("kept"),
                    "extended": .to(nil, ends: [.fulfilUndertaking, .remindUndertaking], owes: promised),
                    "lapsed": .to(
                        "lapsing", ends: [.fulfilUndertaking, .remindUndertaking], owes: [Debt(.applyConsequence)]),
                ]),
            StepRule(
                "consequence", Who.unit, from: ["lapsing"],
                [.needed("done", .text), .needed("told", .flagMustBe(true))],
                .over("lapsed")),
        ],
        finals: ["kept", "lapsed"])

    private static let promised = [
        Debt(.fulfilUndertaking, .on("promised")), Debt(.remindUndertaking, .ahead(of: "promised")),
    ]

    /// 异地签字确认 (2.1). Sent to who must sign, signed by video, electronically or by post, returned.
    static let remoteSigning = Procedure(
        .remoteSigning, "RS", "2.1", readers: .withReporter, isRemedy: true,
        opening: StepRule(
            .opening, Who.anyDesk,
            [
                .needed(.matters, .matters), .needed(.unit, .unit), .needed("signer", .person),
                .needed("means", .choice(["video", "e-signature", "post"])), .needed("document", .text),
            ], .to("prepared", owes: [Debt(.sendForSigning)])),
        steps: [
            StepRule(
                "dispatch", Who.anyDesk, from: ["prepared"],
                [.needed("sent-on", .day(.past)), .optional("note", .text)],
                .to("sent", ends: [.sendForSigning], owes: [Debt(.obtainSignature)])),
            StepRule(
                "return", Who.anyDesk, from: ["sent"],
                [.needed("signed", .flag), .needed("returned-on", .day(.past)), .optional("note", .text)], by: "signed",
                ["yes": .over("signed"), "no": .over("unsigned")]),
        ],
        finals: ["signed", "unsigned"])
}
