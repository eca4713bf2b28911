// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// What the API answers, as clients are told.
extension Shape {
    func adding(_ more: [Property]) -> Shape {
        guard case .object(let properties) = self else { return self }
        return .object(properties + more)
    }

    static let words = Shape.nullable(.text(most: Limits.narrative))
    static let maybeTime = Shape.nullable(.time)
    static let maybeDate = Shape.nullable(.date)
    static let maybeInteger = Shape.nullable(.integer(0...Limits.ordinal))

    static let obligation = Shape.object([
        .optional("record", .identifier, "a matter's, a record's, or the jurisdiction's"),
        .optional("matter", .nullable(.identifier)), .optional("kind", .identifier),
        .optional("title", .words), Property("id", .integer(1...Limits.ordinal)), Property("party", .identifier),
        Property("act", .choice(Act.self)), Property("name", .words), Property("due", .date),
        Property("dueAt", .time), Property("clause", .identifier), Property("missed", .flag),
        Property("provisional", .flag), .optional("slip", .identifier), .optional("about", .maybeInteger),
        .optional("rung", .maybeInteger),
    ])

    static let slip = Shape.object([
        Property("number", .identifier), Property("unit", .identifier), Property("role", .choice(SlipRole.self)),
        Property("due", .maybeDate), Property("state", .choice(Slip.State.self)),
    ])

    static let summary = Shape.object([
        Property("number", .identifier), Property("stage", .choice(Stage.self)),
        Property("outcome", .nullable(.choice(Outcome.self))), Property("version", .integer(0...Limits.ordinal)),
        Property("obligations", .list(.obligation)), Property("slips", .list(.slip)),
        Property("actions", .list(.identifier), "what one may do now: the address below the matter or below /api/v1"),
        .optional("trackingCode", .text(most: 8), "of a new representative, told this once"),
    ])

    static let registered = summary.adding([
        .optional(
            "warnings",
            .list(
                .object([
                    Property("field", .identifier), Property("code", .identifier), Property("detail", .remark),
                ])), "what looks mistyped and was taken all the same"),
        Property("trackingCode", .text(most: 8), "kept by the person who told us"),
        .optional("similar", .list(.similar), "for officials: what was told before; never a bar"),
        .optional(
            "representatives",
            .list(
                .object([
                    Property("reporter", .integer(1...Limits.ordinal)), Property("trackingCode", .text(most: 8)),
                ])), "codes of the representatives among the joint reporters, told this once"),
    ])

    /// 同类事项 (3.1).
    static let similar = Shape.object([
        Property("number", .identifier), Property("title", .words), Property("stage", .choice(Stage.self)),
        Property("outcome", .nullable(.choice(Outcome.self))), Property("reportedAt", .time),
        Property("obligations", .list(.obligation)),
        Property(
            "reasons",
            .list(
                .object([
                    Property("code", .choice(["same-phone", "same-service", "same-service-and-unit", "shared-words"])),
                    Property("text", .words), .optional("ordinal", .maybeInteger), .optional("days", .maybeInteger),
                    .optional("words", .list(.words), "the rare words both were told in"),
                ]))),
    ])

    static let linked = Shape.object([
        Property("number", .identifier), Property("reason", .words), Property("at", .time),
        Property("by", .identifier),
    ])

    static let mergedInto = Shape.object([
        Property("into", .identifier), Property("awaiting", .flag), Property("at", .time),
    ])

    static let ratings = Shape.nullable(
        .object(RatingAspect.allCases.map { Property($0.rawValue, .rating) }))

    static let matter = summary.adding([
        Property("obstacle", .nullable(.identifier)), Property("level", .maybeInteger),
        Property("channel", .identifier), Property("title", .words), Property("narrative", .words),
        Property("reason", .words), Property("reportedAt", .time), Property("ratings", .ratings),
        .optional("promise", .nullable(.promise)), .optional("judgement", .anything),
        .optional("completion", .anything), .optional("minutes", .list(.anything)),
        .optional("reporter", .nullable(.person)), .optional("links", .anything),
        .optional("records", .list(.recordGlance), "those the reader may know of"),
        .optional("linked", .list(.linked)), .optional("merger", .nullable(.mergedInto)),
        .optional("joined", .list(.anything), "matters merged into this one"),
        .optional("jointReporters", .list(.anything)),
        .optional("toCall", .list(.integer(0...Limits.ordinal)), "joint reporters drawn for the follow-up call"),
        .optional("attachments", .list(.attachment), "those the reader may know of"),
    ])

    static let attachment = Shape.object([
        Property("id", .identifier), Property("name", .nullable(.text(most: Limits.fileName))),
        Property("kind", .choice(FileKind.self), "told by the bytes"), Property("type", .identifier),
        Property("size", .integer(1...Limits.file)), Property("at", .time),
        Property("from", .choice(FileSource.self)), Property("unit", .nullable(.identifier)),
        Property("slip", .nullable(.identifier)), Property("erased", .nullable(.choice(ErasureReason.self))),
        Property(
            "scanOf",
            .nullable(
                .object([
                    Property("paper", .identifier), Property("number", .identifier),
                    Property("print", .integer(1...Limits.ordinal)),
                ])), "the print of a paper that came back signed"),
        .optional("forUnits", .flag, "whether units with a slip may see it; told to officials"),
        .optional("forReporter", .flag, "whether the person who told us may see it; told to officials"),
    ])

    static let promise = Shape.object([
        Property("due", .date), Property("dueAt", .time), Property("from", .time),
        Property("term", .nullable(.identifier)), Property("provisional", .flag),
        Property(
            "days",
            .list(
                .object([
                    Property("date", .date), Property("counted", .maybeInteger),
                    Property("why", .choice(DayMark.allCases.map(\.word))),
                ]))),
    ])

    static let event = Shape.object([
        Property("version", .integer(1...Limits.ordinal)), Property("kind", .identifier), Property("at", .time),
        Property("role", .choice(Role.self)), .optional("account", .identifier), Property("sentence", .narrative),
        Property("words", .list(.narrative)),
    ])

    static let tracked = Shape.object([
        Property("number", .identifier), Property("title", .words), Property("stage", .choice(Stage.self)),
        Property("outcome", .nullable(.choice(Outcome.self))), Property("reportedAt", .time),
        Property("promise", .nullable(.promise)), Property("decision", .nullable(.choice(Judgement.Decision.self))),
        Property("explanation", .words), Property("answers", .list(.words)), Property("suspended", .anything),
        Property("workdaysStopped", .maybeInteger), Property("actions", .list(.identifier)),
        Property("hotlines", .list(.anything)),
        .optional("merged", .anything, "where it went on: that matter's number, stage, outcome, promise and duties"),
        .optional("records", .list(.anything), "what was promised with her: papers to follow, help, signatures"),
        .optional("attachments", .list(.attachment), "what she sent, and what was shown to her"),
    ])

    static let me = Shape.object([
        Property("account", .identifier), Property("name", .text(most: Limits.name)),
        Property("role", .choice(Role.self)), Property("roles", .list(.choice(Role.self))),
        Property("unit", .nullable(.identifier)), Property("parties", .list(.identifier)),
    ])

    static let session = me.adding([Property("token", .identifier), Property("expiresAt", .time)])

    static let plan = Shape.object(
        [
            "channels", "obstacles", "declineGrounds", "suspensionGrounds", "levels", "outcomes", "hotlines",
        ].map { Property($0, .list(.anything)) } + [Property("ratings", .anything)])

    static func page(_ item: Shape) -> Shape {
        .object([
            Property("items", .list(item)),
            Property("next", .nullable(.identifier), "the cursor of the next page; null at the end"),
        ])
    }

    /// A page of what may be searched for words.
    static func found(_ item: Shape) -> Shape {
        page(item).adding([
            .optional(
                "late", .integer(0...Int(Int32.max)), "with q: seconds since the first step that is not searched yet")
        ])
    }

    static let problem = Shape.object([
        Property("type", .identifier), Property("title", .title), Property("status", .integer(400...599)),
        Property("code", .identifier, "stable"), .optional("clause", .identifier),
        Property("detail", .narrative, "what to do, in the language asked for"),
        .optional(
            "errors",
            .list(
                .object([
                    Property("field", .identifier), Property("code", .choice(FieldError.Code.self)),
                    Property("detail", .narrative),
                ]))),
    ])
}
