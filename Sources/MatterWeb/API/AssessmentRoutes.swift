// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 考核 (4.2), 简报 (4.3), 共性问题 (3.4d): read from the log whenever they are asked for.
extension Site {
    var assessmentRoutes: [Route] {
        let period = Route.Parameter("period", .identifier, required: true)
        let rules = Route.Parameter("rules", .identifier)
        return [
            Route(
                method: .get, path: "\(Self.api)/assessments", summary: "4.2 Figures of a year, a month or a week",
                access: .session,
                parameters: [period, rules, .init("format", .choice(["json", "csv"]))], answer: .assessment
            ) { request, context in
                let fields = try Self.fields(request)
                let isTable = fields.optionalText("format", most: 8) == "csv"
                let asked = try Self.assessed(fields, context)
                let view = try await assessment(asked, context)
                if !isTable { return .json(view.fields) }
                let lines = [AssessmentView.columns.map { Fields.text($0) }] + view.lines(context.language)
                let text = CSV.mark + lines.map { CSV.line($0) }.joined()
                return .csv(text, named: "assessment-\(asked.period).csv")
            },
            Route(
                method: .get, path: "\(Self.api)/assessments/{period}/{subject}/{indicator}",
                summary: "4.2 The matters behind one figure", access: .session, parameters: [rules], answer: .figure
            ) { request, context in
                .json(try await figure(request, context))
            },
            Route(
                method: .get, path: "\(Self.api)/bulletins/draft", summary: "4.3 A bulletin drafted from the figures",
                access: .session, parameters: [period, rules, .init("public", .flag)], answer: .bulletinDraft
            ) { request, context in
                let asked = try Self.assessed(try Self.fields(request), context, everything: true)
                return .json(try await bulletin(asked, isPublic: asked.isPublic).fields(context.language))
            },
            Route(
                method: .get, path: "\(Self.api)/recurrences", summary: "3.4d Recurring causes, with the reason",
                access: .session, parameters: [.init("until", .date), rules],
                answer: .object([Shape.Property("items", .list(.recurrence))])
            ) { request, context in
                .json(try await recurrences(request, context))
            },
        ]
    }

    /// Which figures are asked for.
    struct Assessed: Sendable {
        let period: AssessmentPeriod
        let rules: String?
        let isPublic: Bool
    }

    static let assessors: RoleSet = [.head, .office, .leader, .deputy, .oversight, .discipline, .audit, .admin]

    /// 可看考核的人: a unit's people see their own row, everybody else here sees all.
    static func mayAssess(_ session: Session, everything: Bool = false) throws {
        if session.unit != nil, !everything { return }
        guard session.unit == nil, !session.actor.roles.isDisjoint(with: assessors) else {
            throw Refusal(.notYours, "4.2")
        }
    }

    static func assessed(
        _ fields: FieldReader, _ context: SiteContext, everything: Bool = false
    ) throws -> Assessed {
        try mayAssess(context.signedIn, everything: everything)
        let rules = fields.optionalText("rules", most: Limits.identifier)
        let isPublic = fields.flag("public")
        guard let text = fields.optionalText("period", most: Limits.identifier) else {
            fields.fail("period", .required)
            return try fields.finish(nil)
        }
        let period = AssessmentPeriod(text)
        if period == nil { fields.fail("period", .unknownValue, ["2026 2026-03 2026-W10"]) }
        return try fields.finish(period.map { Assessed(period: $0, rules: rules, isPublic: isPublic) })
    }

    func assessment(_ asked: Assessed, _ context: SiteContext) async throws -> AssessmentView {
        let now = clock()
        let session = try context.signedIn
        return try await read { reader in
            let rules = try reader.rules(asked.rules)
            let assessment = try reader.assessment(asked.period, rules: rules, asOf: now)
            let plan = try reader.plan(rules)
            return AssessmentView(
                assessment, plan: plan.id, rules: rules, names: try reader.unitNames(), title: plan.title,
                onlyFor: session.unit, knowsInquiries: !session.actor.runsSystem)
        }
    }

    private func figure(_ request: Request, _ context: SiteContext) async throws -> Fields {
        try Self.mayAssess(context.signedIn)
        let rules = try Self.fields(request).optionalText("rules", most: Limits.identifier)
        guard let period = AssessmentPeriod(context.part("period")),
            let indicator = Indicator(rawValue: context.part("indicator"))
        else { throw Problem.notFound }
        let asked = Assessed(period: period, rules: rules, isPublic: false)
        let view = try await assessment(asked, context)
        let subject = AssessmentSubject(context.part("subject"))
        guard view.indicators.contains(indicator), view.showsItems(subject, indicator),
            let row = view.rows.first(where: { $0.subject == subject })
        else { throw Problem.notFound }
        return Fields.object([
            .init("period", .text(period.description)), .init("subject", .text(subject.description)),
            .init("indicator", .text(indicator.rawValue)),
        ]).adding(view.figure(row.figure(indicator), indicator, subject))
    }

    func bulletin(_ asked: Assessed, isPublic: Bool) async throws -> BulletinView {
        let now = clock()
        return try await read { reader in
            let rules = try reader.rules(asked.rules)
            let draft = try reader.bulletin(asked.period, isPublic: isPublic, rules: rules, asOf: now)
            return BulletinView(draft: draft, plan: try reader.plan(rules), names: try reader.unitNames())
        }
    }

    private func recurrences(_ request: Request, _ context: SiteContext) async throws -> Fields {
        try Self.mayAssess(context.signedIn, everything: true)
        let now = clock()
        let fields = try Self.fields(request)
        let rules = fields.optionalText("rules", most: Limits.identifier)
        let until = try fields.finish(fields.optionalDate("until") ?? now.date)
        let language = context.language
        return try await read { reader in
            let digest = try reader.rules(rules)
            let text = BulletinText(language, units: try reader.unitNames(), plan: try reader.plan(digest))
            let found = try reader.recurrences(until: until, rules: digest, asOf: now)
            return ["items": .list(found.map { $0.fields(text) })]
        }
    }
}

extension Reader {
    /// The digest of the rules asked for, by digest or plan; those in force when none are.
    func rules(_ name: String?) throws -> String {
        guard let name else {
            guard let current = try published().plan else { throw StoreFault.noPlan }
            return current
        }
        guard let digest = try planDigest(named: name) else {
            throw FieldErrors([FieldError(FieldPath().adding("rules"), .unknownValue, [try plan().id])])
        }
        return digest
    }

    func unitNames() throws -> [UnitID: String] { try organisation().units.mapValues(\.name) }
}

/// 简报草稿 with what its words need.
struct BulletinView: Sendable {
    let draft: BulletinDraft
    let plan: Plan
    let names: [UnitID: String]

    func sections(_ language: Language) -> [(title: String, lines: [(text: String, matters: [MatterNumber])])] {
        let text = BulletinText(language, units: names, plan: plan)
        return BulletinDraft.Section.allCases.compactMap { section in
            let lines = draft.lines.filter { $0.section == section }
            guard !lines.isEmpty else { return nil }
            return (text.title(section), lines.map { (text.sentence($0), $0.matters) })
        }
    }

    func fields(_ language: Language) -> Fields {
        [
            "period": .text(draft.period.description), "public": .bool(draft.isPublic),
            "sections": .list(
                sections(language).map { section in
                    [
                        "title": .text(section.title),
                        "lines": .list(
                            section.lines.map { ["text": .text($0.text), "matters": Fields($0.matters.map(\.text))] }),
                    ]
                }),
        ]
    }
}

extension Recurrence {
    fileprivate func fields(_ text: BulletinText) -> Fields {
        [
            "same": .object(cause.likenesses.map { .init($0.rawValue, Fields(cause.values[$0])) }),
            "from": .text(days.lowerBound.description), "to": .text(days.upperBound.description),
            "threshold": Fields(rule.count), "matters": Fields(matters.map(\.text)),
            "reason": .text(text.sentence(self)),
        ]
    }
}

extension Shape {
    private static let item = Shape.object([
        Property("matter", .identifier), .optional("slip", .identifier), .optional("amount", .integer(0...999_999)),
    ])

    static let figure = Shape.object([
        .optional("period", .identifier), .optional("subject", .identifier), .optional("indicator", .identifier),
        Property("numerator", .integer(0...Limits.ordinal)), Property("denominator", .integer(0...Limits.ordinal)),
        .optional("share", .integer(0...10_000), "hundredths of a per cent; absent for a small sample"),
        Property("small", .flag), .optional("counted", .list(item)), .optional("base", .list(item)),
        .optional("excluded", .list(item)),
    ])

    static let assessment = Shape.object([
        Property("period", .identifier), Property("from", .date), Property("to", .date), Property("asOf", .time),
        Property("plan", .identifier), Property("rules", .identifier),
        .optional("matters", .integer(0...Limits.ordinal)),
        Property(
            "rows",
            .list(
                .object([
                    Property("subject", .identifier), Property("name", .words), .optional("kind", .identifier),
                    .optional("score", .integer(0...10_000)),
                    Property("figures", .object(Indicator.allCases.map { .optional($0.rawValue, figure) })),
                ]))),
        .optional("signs", .list(.anything)), .optional("volume", .anything),
    ])

    static let bulletinDraft = Shape.object([
        Property("period", .identifier), Property("public", .flag),
        Property(
            "sections",
            .list(
                .object([
                    Property("title", .words),
                    Property(
                        "lines",
                        .list(.object([Property("text", .words), Property("matters", .list(.identifier))]))),
                ]))),
    ])

    static let recurrence = Shape.object([
        Property("same", .anything), Property("from", .date), Property("to", .date),
        Property("threshold", .integer(2...999)), Property("matters", .list(.identifier)), Property("reason", .words),
    ])
}
