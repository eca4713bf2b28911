// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Synchronization
import Wording

/// 公开的数字和事例 (4.3). Only what was signed off as fit for the public, and published; small counts are withheld.
extension PageRequest {
    func outcomes() async throws -> Response {
        let request = self
        let here = try await footing()
        let page = try await site.read { reader -> OutcomesPage in
            let typical = try reader.published(.typicalMatter, after: request.earlier(.typicalMatter))
            let bulletins = try reader.published(.bulletin, after: request.earlier(.bulletin))
            return OutcomesPage(
                frame: request.frame(request.say("outcomes"), here.plan),
                typical: try typical.items.map { try PublishedPart($0, reader, here.words) },
                bulletins: try bulletins.items.map {
                    try PublishedPart($0, reader, here.words, figures: request.figures($0, reader, here.plan))
                },
                earlierTypical: request.link(.typicalMatter, typical.next),
                earlierBulletins: request.link(.bulletin, bulletins.next))
        }
        return .html(page)
    }

    /// Where the page before ended: `/outcomes?bulletin=123`.
    fileprivate func earlier(_ kind: RecordKind) -> Int? { query(kind.rawValue).flatMap { Int($0) } }

    /// 更早的, and the other list stays where it is.
    fileprivate func link(_ kind: RecordKind, _ next: Int?) -> [FrameLink] {
        guard let next else { return [] }
        let places = [RecordKind.typicalMatter, .bulletin].compactMap { other in
            (other == kind ? next : earlier(other)).map { "\(other.rawValue)=\($0)" }
        }
        return [FrameLink(href: "/outcomes?" + places.joined(separator: "&"), text: say("outcomes-earlier"))]
    }

    /// 数字 of the bulletin's own period as they stood when it was published: counted once, from the log, without what
    /// is too few to be told.
    fileprivate func figures(_ record: StoredRecord, _ reader: Reader, _ plan: Plan) throws -> [String] {
        let values = record.state.values
        guard let since = values["since"]?.day, let through = values["through"]?.day,
            let period = AssessmentPeriod.covering(since, through), let asOf = record.state.closedAt
        else { return [] }
        let key = "\(record.number.text) \(language.rawValue)"
        if let known = site.figures.known(key) { return known }
        let draft = try reader.bulletin(period, isPublic: true, rules: record.plan, asOf: asOf)
        let text = BulletinText(language, units: [:], plan: plan)
        let lines = draft.lines.map { text.sentence($0) }
        site.figures.keep(lines, key)
        return lines
    }
}

/// What does not change any more need not be counted again.
final class PublishedFigures: Sendable {
    private let lines = Mutex<[String: [String]]>([:])
    private static let most = 200

    func known(_ key: String) -> [String]? { lines.withLock { $0[key] } }

    func keep(_ new: [String], _ key: String) {
        lines.withLock { lines in
            if lines.count >= Self.most { lines.removeAll() }
            lines[key] = new
        }
    }
}

extension Reader {
    /// The newest first.
    fileprivate func published(_ kind: RecordKind, after: Int?) throws -> Page<StoredRecord> {
        var query = RecordQuery([kind])
        query.forAll = true
        query.after = after
        query.limit = Limits.published
        return try records(query)
    }
}

extension AssessmentPeriod {
    /// The year, month or week that is exactly these days; nil when there is none.
    static func covering(_ since: LocalDate, _ through: LocalDate) -> AssessmentPeriod? {
        let year = String(since.description.prefix(4))
        let weeks = (1...53).map { "\(year)-W" + ($0 < 10 ? "0" : "") + String($0) }
        let nextYears = [String(since.year + 1) + "-W01"]
        return ([year, String(since.description.prefix(7))] + weeks + nextYears)
            .lazy.compactMap { AssessmentPeriod($0) }.first { $0.days == since...max(since, through) }
    }
}

extension PublishedPart {
    fileprivate init(_ record: StoredRecord, _ reader: Reader, _ words: DayWords, figures: [String] = []) throws {
        let values = record.state.values
        title = try values["title"]?.text.flatMap { try reader.text($0) } ?? ""
        paragraphs =
            try values["text"]?.text.flatMap { try reader.text($0) }
            .map { $0.split(whereSeparator: \.isNewline).map(String.init) } ?? []
        let on = values["issued-on"]?.day ?? record.state.closedAt?.date
        at = on.map { words.say("published-on", words.day($0)) } ?? ""
        self.figures = figures
    }
}
