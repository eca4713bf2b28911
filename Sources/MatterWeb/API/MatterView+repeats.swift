// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Hummingbird
import Wording

extension MatterView {
    /// 关联、并件、联名. For officials only: of other reporters a unit learns nothing.
    var repeats: Fields {
        [
            "linked": .list(
                matter.links.map { link in
                    [
                        "number": .text(link.other.text), "reason": said(link.reason), "at": time(link.at),
                        "by": .text(link.by.text),
                    ]
                }),
            "merger": matter.merger.map { merger in
                [
                    "into": .text(merger.into.text), "awaiting": .bool(merger.awaiting), "at": time(merger.at),
                    "by": .text(merger.by.text),
                ]
            } ?? .null,
            "joined": .list(
                matter.joined.map { joined in
                    [
                        "number": .text(joined.number.text), "reportedAt": time(joined.reportedAt),
                        "promised": joined.promised.map { Self.explained($0) } ?? .null,
                    ]
                }),
            "firstReportedAt": time(matter.firstReportedAt), "people": Fields(matter.joint),
            "jointReporters": .list(mayKnowPersons ? matter.jointReporters.map(fields) : []),
            "toCall": .list(matter.toCall.map { Fields($0) }),
        ]
    }

    private func fields(_ reporter: JointReporter) -> Fields {
        [
            "reporter": Fields(reporter.id), "representative": .bool(reporter.isRepresentative),
            "person": fields(reporter.person),
        ]
    }

    /// 并到哪里 (D2): how the other matter stands, and nothing of whoever told that one. Null until it was told.
    var whereItWentOn: Fields {
        guard let merger = matter.merger, matter.judgementRepliedAt != nil, let other = other(merger.into) else {
            return .null
        }
        let clocks = other.obligations.filter { $0.rung == 0 && [.complete, .coordinate, .judge].contains($0.act) }
        return [
            "number": .text(merger.into.text), "stage": .text(other.stage.rawValue),
            "outcome": Fields(other.outcome?.rawValue),
            "promise": other.promise.map { Self.explained($0) } ?? .null,
            "suspended": .bool(other.suspension != nil),
            "obligations": .list(clocks.map { fields($0).without("slip") }),
        ]
    }
}

extension Site {
    /// Who may look for what was told before.
    static let registrars: RoleSet = [.window, .office, .head]

    var similarRoute: Route {
        Route(
            method: .get, path: "\(Self.api)/matters/similar", summary: "What was told before, for whoever registers",
            access: .session,
            parameters: [
                .init("phone", .text(most: Limits.phone)), .init("service", .title), .init("unit", .identifier),
                .init("narrative", .text(most: Limits.narrative)),
            ], answer: .object([Shape.Property("items", .list(.similar))])
        ) { request, context in
            let session = try context.signedIn
            guard session.unit == nil, !session.actor.roles.isDisjoint(with: Self.registrars) else {
                throw Refusal(.notYours, "3.1")
            }
            let (fields, language) = (try Self.fields(request), context.language)
            let phone = fields.optionalText("phone", most: Limits.phone)
            let service = fields.optionalText("service", most: Limits.title)
            let named = fields.optionalText("unit", most: Limits.identifier)
            let words = fields.optionalText("narrative", most: Limits.narrative)
            try fields.finish(())
            await catchUp()
            let now = clock()
            let items = try await read { reader in
                let units = try reader.organisation().units
                let unit = named.flatMap { name in
                    units[UnitID(name)]?.id ?? units.values.first { $0.name == name }?.id
                }
                let told = Told(phone: phone, service: service, unit: unit, words: words)
                return try reader.similar(told, session.actor, now, language)
            }
            return .json(["items": .list(items)])
        }
    }
}

/// What is told now, and by what an earlier report may be found again.
struct Told {
    let phone: String?
    let service: String?
    let unit: UnitID?
    /// Title and narrative.
    let words: String?

    init(phone: String?, service: String?, unit: UnitID?, words: String?) {
        (self.phone, self.service, self.unit, self.words) = (phone, service, unit, words)
    }

    init(_ content: Fields, unit: UnitID?) {
        let words = [content["title"], content["narrative"]].compactMap { $0?.text }.joined(separator: "\n")
        self.init(
            phone: content["reporter"]?["phone"]?.text, service: content["service"]?.text, unit: unit, words: words)
    }
}

extension Reader {
    /// 同类事项 (3.1) with stage, what is owed, and why each is shown.
    func similar(
        _ told: Told, _ actor: Actor, _ now: Instant, _ language: Language, besides number: MatterNumber? = nil
    ) throws -> [Fields] {
        guard actor.unit == nil, !actor.roles.isDisjoint(with: Site.registrars) else { return [] }
        let plan = try plan()
        let days = plan.matters.repeatDays
        var query = SimilarQuery(since: now.adding(seconds: -days * 86_400))
        (query.phone, query.service, query.unit, query.told) = (
            told.phone.map { Telephone.tidied($0, area: plan.areaCode) }, told.service?.trimmed, told.unit, told.words
        )
        let found = try similar(query, .everything)
        let say = Words(language)
        return try found.items.filter { $0.number != number }.map { item in
            let record = try record(item.number, .everything)
            // The one being registered counts as well, unless it is among them already.
            let more = number == nil ? 1 : 0
            let reasons = item.reasons.map { $0.fields(found, more, days, say) }
            return try view(record, actor, nil, now) { view in
                [
                    "number": .text(view.number), "title": view.said(view.matter.title(view.context.plan)),
                    "stage": .text(view.matter.stage.rawValue), "outcome": Fields(view.matter.outcome?.rawValue),
                    "reportedAt": view.time(view.matter.report?.happenedAt ?? view.matter.moments[.registration]),
                    "obligations": .list(view.obligations.map { view.fields($0) }),
                    "reasons": .list(reasons),
                ]
            }
        }
    }
}

extension Similar.Reason {
    fileprivate func fields(_ found: Repeats, _ more: Int, _ days: Int, _ say: Words) -> Fields {
        switch self {
        case .samePhone: ["code": "same-phone", "text": .text(say("similar.same-phone"))]
        case .sameService: counted("same-service", found.sameService + more, days, say)
        case .sameServiceAndUnit: counted("same-service-and-unit", found.sameServiceAndUnit + more, days, say)
        case .sharedWords(let words):
            [
                "code": "shared-words",
                "text": .text(say("similar.shared-words", words.joined(separator: say("list-comma")))),
                "words": Fields(words),
            ]
        }
    }

    private func counted(_ code: String, _ ordinal: Int, _ days: Int, _ say: Words) -> Fields {
        [
            "code": .text(code), "text": .text(say("similar.\(code)", String(days), String(ordinal))),
            "ordinal": Fields(ordinal), "days": Fields(days),
        ]
    }
}
