// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// What each POST takes, as clients are told; a test sends each example through the reader.
extension Shape {
    static let title = Shape.text(most: Limits.title)
    static let remark = Shape.text(most: Limits.remark)
    static let narrative = Shape.text(most: Limits.narrative)
    static let identifier = Shape.text(most: Limits.identifier)
    static let rating = Shape.nullable(.integer(1...RatingScale.longest))

    static func reason() -> Property { Property("reason", .remark) }
    static func note() -> Property { .optional("note", .remark) }
    static func unit(_ name: String = "unit", required: Bool = true) -> Property {
        Property(name, .identifier, required: required, "a unit's id or its exact name")
    }

    static let person = Shape.object([
        .optional("kind", .choice(ReporterKind.self), "person when absent"),
        .optional("name", .text(most: Limits.name), "needed unless anonymous"),
        .optional("phone", .text(most: Limits.phone)),
        .optional("idNumber", .text(most: Limits.identity), "ID card or unified social credit code"),
    ])

    static let report = Shape.object([
        Property("channel", .identifier, "one of the plan's channels; see /api/v1/plan"),
        .optional("title", .title, "the first words of the narrative when absent"),
        Property("narrative", .narrative), .optional("reason", .remark), .optional("service", .title),
        unit(required: false),
        .optional(
            "tried",
            .object([
                .optional("where", .title), .optional("times", .integer(0...Limits.times)),
                .optional("step", .title), .optional("since", .date),
            ])),
        Property("reporter", .person), .optional("applicant", .person), .optional("agent", .person),
        .optional("keepSecret", .flag), .optional("joint", .integer(1...Limits.joint)),
        .optional("jointReporters", .list(.jointReporter), "from officials only: whoever tells it together, by name"),
        .optional("obstacle", .identifier), .optional("happenedAt", .time), .optional("foreign", .identifier),
        .optional("foreignDue", .date, "when the system that sent it wants its answer"),
        .optional("proposal", .narrative, "what an older ledger says besides"),
        unit("firstContactUnit", required: false),
        .optional("firstContactOn", .date),
        .optional(
            "consent",
            .object([
                .optional("particulars", .flag, "name and phone"), .optional("identity", .flag, "identity number"),
                .optional("photos", .flag), .optional("notice", .identifier, "which wording of the notice"),
            ]), "what the person who told us agreed to"),
    ])

    static let jointReporter = person.adding([
        .optional("representative", .flag, "gets a tracking code of her own, answered once")
    ])

    static let reply = Shape.object([
        .optional("at", .time, "now when absent"), Property("how", .choice(ContactMeans.self)),
        Property("text", .narrative),
    ])

    static let participant = Shape.object([
        .optional("account", .identifier), .optional("name", .text(most: Limits.name)), unit(required: false),
        .optional("opinion", .remark),
    ])

    static let minutes = Shape.object([
        .optional("on", .date), .optional("place", .title), .optional("present", .list(.participant)),
        Property("conclusion", .narrative),
        .optional("tasks", .list(.object([unit(), Property("task", .remark)]))),
    ])

    static let slips = Shape.list(
        .object([
            unit(), .optional("role", .choice(SlipRole.self), "a unit alone leads"), .optional("task", .remark),
        ]))

    static let coordination = Shape.object([
        Property("level", .integer(1...9)), Property("slips", .slips), .optional("minutes", .minutes),
        .optional("draft", .flag, "only drafted, to be checked and signed by others"),
        .optional("reason", .remark, "needed where the plan's level asks why it was chosen"),
    ])

    /// A unit's act entered by the office needs its evidence.
    static let evidence = Property.optional("evidence", .remark, "needed when the office enters it for a unit")

    static func request(_ action: Action) -> Shape {
        switch action {
        case .contact:
            .object([Property("how", .choice(ContactMeans.self)), .optional("reached", .flag), note()])
        case .supplement: .object([Property("text", .narrative)])
        case .urge: .object([.optional("text", .remark)])
        case .correction: correction
        case .withdrawal, .reconsideration, .levelThreeApplication, .completionReturn, .followUpCallVoid:
            .object([reason()])
        case .onTheSpotResolution: .object([Property("result", .narrative), Property("reply", .reply)])
        case .convening:
            .object([.optional("units", .list(.identifier)), .optional("siteVisit", .flag), note()])
        case .judgement: judgement
        case .countersignature, .resumption, .closure, .filing: .object([note()])
        case .declineReply: .reply
        case .reconsiderationDecision:
            .object([
                Property("granted", .flag), reason(),
                .optional("obstacle", .identifier, "needed when granted and never judged"),
            ])
        case .reclassification: .object([Property("obstacle", .identifier), reason()])
        case .coordination: .coordination
        case .escalation: .object([reason(), Property("slips", .slips), .optional("minutes", .minutes)])
        case .instruction: instruction
        case .minutes: .minutes
        case .senderReply: .object([.optional("at", .time), Property("text", .narrative)])
        case .milestones:
            .object([
                Property("obligation", .integer(1...Limits.ordinal), "the id of the milestone's obligation"),
                Property("text", .narrative),
            ])
        default: laterRequest(action)
        }
    }

    private static func laterRequest(_ action: Action) -> Shape {
        switch action {
        case .extension:
            .object([
                Property("workdays", .integer(1...99)), reason(), .optional("reporterTold", .flag),
                .optional("reporterToldAt", .time), evidence,
            ])
        case .extensionDecision: .object([Property("granted", .flag), .optional("reason", .remark)])
        case .suspension:
            .object([
                Property("ground", .identifier), reason(), Property("until", .date),
                .optional("approver", .identifier, "needed unless the head enters it"),
                .optional("reporterOwes", .flag, "the reporter owes papers meanwhile"),
            ])
        case .progress:
            .object([
                .optional("at", .time, "now when absent"), Property("how", .choice(ContactMeans.self)),
                Property("text", .narrative), .optional("canBeDone", .flag, "absent when nothing was said about it"),
                .optional("until", .date, "when it is expected to be done"), evidence,
            ])
        case .reminders:
            .object([
                .optional("how", .choice(ContactMeans.self)), .optional("text", .remark),
                .optional("slip", .identifier),
            ])
        case .completion:
            .object([
                Property("outcome", .choice(Outcome.self)), Property("result", .narrative),
                Property("reply", .reply), .optional("toLeader", .flag, "the unit's leader in charge submits it"),
                evidence,
            ])
        case .completionSubmission: .object([Property("approved", .flag), .optional("reason", .remark), evidence])
        case .completionApproval: .object([Property("approved", .flag), .optional("reason", .remark)])
        case .recheck: .object([Property("conditionMet", .flag), Property("note", .remark)])
        case .followUpCalls: call
        case .rating: ownRating
        case .links, .linkRemoval: .object([Property("other", .identifier, "the other matter's number"), reason()])
        case .merger: .object([Property("into", .identifier, "the matter it goes on in"), reason()])
        case .mergerUndoing: .object([reason()])
        case .jointReporters: jointReporter
        case .jointReporterRemoval: .object([Property("reporter", .integer(1...Limits.ordinal)), reason()])
        case .oversightAnswer:
            .object([
                Property("comes", .flag), .optional("opinion", .remark),
                .optional("present", .list(.participant), "who came"),
            ])
        case .slipReceipt: .object([.optional("taskForce", .remark), evidence])
        case .slipTaskForce: .object([Property("taskForce", .remark), evidence])
        case .slipReturn: .object([reason(), unit("proposedUnit", required: false), evidence])
        case .slipCompletion: .object([Property("result", .narrative), evidence])
        case .slipNote: .object([Property("text", .narrative), evidence])
        case .returnRuling:
            .object([
                Property("decision", .choice(ReturnRuling.Decision.self)), unit(required: false),
                .optional("task", .remark, "what the new unit is to do; the old slip's when absent"), reason(),
            ])
        default: .nothing
        }
    }

    private static let correction = Shape.object([
        Property("field", .choice(Correction.Field.self)), .optional("text", .narrative),
        .optional("person", .person), unit(required: false), reason(),
    ])

    private static let judgement = Shape.object([
        Property("decision", .choice(Judgement.Decision.self)), .optional("obstacle", .identifier),
        .optional("further", .list(.identifier)), .optional("ground", .identifier),
        .optional("explanation", .narrative), .optional("participants", .list(.participant)),
        .optional("into", .identifier), .optional("discretionary", .flag),
        .optional("coordination", .coordination, "one save: the level and its slips may come with it"),
    ])

    private static let instruction = Shape.object([
        Property("text", .narrative), .optional("approved", .flag, "true when absent"),
        .optional("deadline", .date, "needed when approved"),
        .optional("milestones", .list(.object([Property("on", .date), Property("task", .remark)]))),
        .optional("slips", .slips),
        .optional("paper", .remark),
    ])

    private static let marks = Shape.object([
        .optional("attitude", .rating), .optional("result", .rating), .optional("efficiency", .rating),
        .optional("integrity", .rating),
    ])
    private static let scale = "1 is the worst, the number of names in the plan's scale the best, null for no comment"

    private static let ownRating = Shape.object([.optional("ratings", marks, scale), .optional("remark", .remark)])

    private static let call = Shape.object([
        Property("reached", .flag), .optional("ratings", marks, scale),
        .optional("remark", .remark), .optional("wayOut", .choice(WayOut.self)),
        .optional("reporter", .integer(0...Limits.ordinal), "which of several joint reporters; see toCall"),
    ])
}
