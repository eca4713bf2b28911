// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 下级汇总 (4.2): province and city see counts of the jurisdictions below, and nothing of any matter or person.
extension Site {
    var countyRoutes: [Route] {
        [
            Route(
                method: .get, path: "\(Self.api)/counties",
                summary: "4.2 Counts of the jurisdictions below, of a month or a year; for provinces and cities",
                access: .session,
                parameters: [
                    .init("period", .identifier, required: true), .init("format", .choice(["json", "csv"])),
                ], answer: .counties
            ) { request, context in
                let fields = try Self.fields(request)
                let isTable = fields.optionalText("format", most: 8) == "csv"
                let counties = try await counties(try Self.monthOrYear(fields), context)
                if !isTable { return .json(counties.fields) }
                let text = CSV.mark + counties.table(context.language).map { CSV.line($0) }.joined()
                return .csv(text, named: "counties-\(counties.period).csv")
            }
        ]
    }

    /// Weeks cross the end of a month, and months are what is counted.
    static func monthOrYear(_ fields: FieldReader) throws -> AssessmentPeriod {
        guard let text = fields.optionalText("period", most: Limits.identifier) else {
            fields.fail("period", .required)
            return try fields.finish(nil)
        }
        let period = AssessmentPeriod(text).flatMap { $0.kind == .week ? nil : $0 }
        if period == nil { fields.fail("period", .unknownValue, ["2026 2026-03"]) }
        return try fields.finish(period)
    }

    /// Not found where nothing can be below.
    func counties(_ period: AssessmentPeriod, _ context: SiteContext) async throws -> Counties {
        guard jurisdiction.isAbove else { throw Problem.notFound }
        try Self.mayAssess(context.signedIn, everything: true)
        let months = period.kind == .year ? period.months : [period]
        return try await blocking { [store, jurisdiction] in
            let rules = try store.read(jurisdiction) { try $0.plan().assessment }
            return Counties(
                period: period, smallSample: rules.smallSample,
                items: try store.tallies(under: jurisdiction, months))
        }
    }
}

/// 下级汇总 of one period.
struct Counties: Sendable {
    let period: AssessmentPeriod
    let smallSample: Int
    let items: [JurisdictionTally]

    /// 合计
    var total: Tally { items.reduce(into: Tally()) { $0.add($1.tally) } }

    var counted: Int { items.count { $0.at != nil } }

    var fields: Fields {
        [
            "period": .text(period.description), "counted": Fields(counted), "total": fields(of: total),
            "items": .list(
                items.map { item in
                    let who: Fields = [
                        "jurisdiction": .text(item.id.text), "name": .text(item.name),
                        "countedAt": item.at.map { .text($0.description) } ?? .null,
                    ]
                    return who.adding(fields(of: item.tally))
                }),
        ]
    }

    private func fields(of tally: Tally) -> Fields {
        let volume = Volume.Kind.allCases.map {
            Fields.Member($0.rawValue, Fields(tally[.volume($0)].numerator))
        }
        let figures = Indicator.allCases.compactMap { indicator -> Fields.Member? in
            let count = tally[.figure(indicator)]
            if count.denominator == 0 { return nil }
            return Fields.Member(
                indicator.rawValue,
                [
                    "numerator": Fields(count.numerator), "denominator": Fields(count.denominator),
                    "share": Fields(tally.share(indicator, atLeast: smallSample)),
                ])
        }
        return ["volume": .object(volume), "figures": .object(figures)]
    }

    /// 表头, then a row for each and the sum.
    func table(_ language: Language) -> [[Fields]] {
        let say = Words(language)
        let indicators = Indicator.allCases.filter { total[.figure($0)].denominator > 0 }
        let head =
            [say("counties-code"), say("counties-name"), say("counties-at")]
            + Volume.Kind.allCases.map { say("counties-\($0.rawValue)") }
            + indicators.flatMap { indicator in
                let name = Wording.sentence("indicator.\(indicator.rawValue)", language)
                return [name, say("counties-of", name)]
            }
        let rows =
            items.map { ($0.id.text, $0.name, $0.at.map { say.dated($0) } ?? say("counties-not-yet"), $0.tally) }
            + [("", say("counties-total"), "", total)]
        return [head.map { .text($0) }]
            + rows.map { code, name, at, tally in
                [.text(code), .text(name), .text(at)]
                    + Volume.Kind.allCases.map { Fields(tally[.volume($0)].numerator) }
                    + indicators.flatMap { indicator in
                        let count = tally[.figure(indicator)]
                        return [Fields(count.numerator), Fields(count.denominator)]
                    }
            }
    }
}

extension Shape {
    private static let tally: [Property] = [
        Property("volume", .object(Volume.Kind.allCases.map { Property($0.rawValue, .integer(0...Limits.ordinal)) })),
        Property(
            "figures",
            .object(
                Indicator.allCases.map {
                    .optional(
                        $0.rawValue,
                        .object([
                            Property("numerator", .integer(0...Limits.ordinal)),
                            Property("denominator", .integer(0...Limits.ordinal)),
                            Property("share", .nullable(.integer(0...10_000)), "hundredths of a per cent"),
                        ]))
                })),
    ]

    static let counties = Shape.object([
        Property("period", .identifier),
        Property("counted", .integer(0...Limits.ordinal), "how many of them have counted this period"),
        Property("total", .object(tally)),
        Property(
            "items",
            .list(
                .object(
                    [
                        Property("jurisdiction", .identifier), Property("name", .words),
                        Property("countedAt", .nullable(.time), "null: nothing counted yet"),
                    ] + tally))),
    ])
}
