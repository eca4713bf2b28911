// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 简报草稿 (4.3). Figures and notable matters as lines to be worded; a person edits and signs it.
public struct BulletinDraft: Hashable, Sendable {
    public let period: AssessmentPeriod
    /// For everybody to read: no matters, and small counts withheld.
    public let isPublic: Bool
    public let lines: [Line]

    /// One sentence: what it is about, what goes into its places, the matters it speaks of.
    public struct Line: Hashable, Sendable {
        public let section: Section
        /// Key of the sentence.
        public let key: String
        public let places: [Place]
        public let matters: [MatterNumber]

        public init(section: Section, key: String, places: [Place], matters: [MatterNumber]) {
            self.section = section
            self.key = key
            self.places = places
            self.matters = matters
        }
    }

    public enum Section: String, Hashable, Sendable, CaseIterable {
        /// 总体情况
        case overview
        /// 时限
        case timeliness
        /// 结果与评价
        case results
        /// 逾期
        case overdue
        /// 典型事项 (candidates)
        case typical
        /// 共性问题
        case causes
        /// 异常情形
        case signs
    }

    /// What fills a place of a sentence.
    public enum Place: Hashable, Sendable {
        case text(String)
        case count(Int)
        /// Too small to be published.
        case few
        /// Hundredths of a per cent.
        case share(Int)
        case unit(UnitID)
        case units([UnitID])
        case obstacle(String)
        case day(LocalDate)
    }
}

extension BulletinDraft {
    public init(
        _ assessment: Assessment, typical: [TypicalCandidate], recurrences: [Recurrence], isPublic: Bool
    ) {
        self.init(
            period: assessment.period, isPublic: isPublic,
            lines: Drafter(assessment: assessment, isPublic: isPublic).lines(typical, recurrences))
    }
}

/// 典型事项 (4.3). Solved, several units or a higher level, rated best on every aspect, and nothing sealed.
public struct TypicalCandidate: Hashable, Sendable {
    public let matter: MatterNumber
    public let level: Int
    public let units: [UnitID]
    public let workdays: Int

    public init(matter: MatterNumber, level: Int, units: [UnitID], workdays: Int) {
        self.matter = matter
        self.level = level
        self.units = units
        self.workdays = workdays
    }
}

extension MatterTrace {
    public func typicalCandidate(_ plan: Plan, _ calendar: WorkCalendar, _ period: AssessmentPeriod)
        -> TypicalCandidate?
    {
        guard let standing, standing.outcome == .resolved, period.contains(standing.at), !matter.isSealed(plan),
            let level = matter.level, let start = matter.moments[.registration],
            let last = calls.last(where: \.isValid), last.marks.allSatisfy({ $0 == plan.scale.names.count })
        else { return nil }
        let units = Set(slips.filter { $0.issuedAt != nil && $0.endedAt == nil }.map(\.unit)).sorted()
        guard level > 1 || units.count > 1 else { return nil }
        return TypicalCandidate(
            matter: number, level: level, units: units,
            workdays: max(0, calendar.workdays(after: start.date, through: standing.at.date)))
    }
}

/// Writes the lines.
private struct Drafter {
    let assessment: Assessment
    let isPublic: Bool

    private var rules: AssessmentRules { assessment.rules }
    private var county: AssessmentRow? { assessment.row(.county) }

    func lines(_ typical: [TypicalCandidate], _ recurrences: [Recurrence]) -> [BulletinDraft.Line] {
        let open = overview + timeliness + results
        return isPublic ? open : open + overdue + candidates(typical) + causes(recurrences) + signs
    }

    private func line(
        _ section: BulletinDraft.Section, _ key: String, _ places: [BulletinDraft.Place],
        _ matters: [MatterNumber] = []
    ) -> BulletinDraft.Line {
        BulletinDraft.Line(section: section, key: key, places: places, matters: isPublic ? [] : unique(matters))
    }

    private func unique(_ matters: [MatterNumber]) -> [MatterNumber] { Set(matters).sorted() }

    /// 小数不公开: from one up to the plan's limit.
    private func count(_ number: Int) -> BulletinDraft.Place { isFew(number) ? .few : .count(number) }

    private func isFew(_ number: Int) -> Bool { isPublic && number > 0 && number < rules.suppressBelow }

    private var overview: [BulletinDraft.Line] {
        let volume = assessment.volume
        let kinds: [Volume.Kind] = [.registered, .settled, .accepted, .declined, .completed, .open]
        let all = kinds.flatMap { volume.matters[$0] ?? [] }
        let first = line(.overview, "bulletin.overview", kinds.map { count(volume.count($0)) }, all)
        let kindsOfTrouble = volume.obstacles.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
            .filter { !$0.key.isEmpty }.map { key, matters in
                line(.overview, "bulletin.obstacle", [.obstacle(key), count(matters.count)], matters)
            }
        return [first] + kindsOfTrouble
    }

    /// A share, unless its sample is small or a withheld count could be worked out from it.
    private func figure(_ section: BulletinDraft.Section, _ indicator: Indicator) -> [BulletinDraft.Line] {
        guard let figure = county?.figure(indicator), figure.denominator > 0 else { return [] }
        let matters = figure.counted.map(\.matter)
        let counts: [BulletinDraft.Place] = [
            .text(indicator.rawValue), count(figure.numerator), count(figure.denominator),
        ]
        if indicator.isAmount { return [line(section, "bulletin.amount", counts, matters)] }
        let rest = figure.denominator - figure.numerator
        guard let share = figure.share(atLeast: rules.smallSample), !isFew(figure.numerator), !isFew(rest) else {
            let hides = isFew(rest) && !isFew(figure.numerator)
            let places = hides ? [counts[0], .few, counts[2]] : counts
            return [line(section, hides ? "bulletin.most" : "bulletin.counts", places, matters)]
        }
        return [line(section, "bulletin.share", counts + [.share(share)], matters)]
    }

    private var timeliness: [BulletinDraft.Line] {
        [
            Indicator.contactedSameDay, .judgedOnTime, .issuedOnTime, .receivedOnTime, .completedOnTime, .extended,
            .overdueDays,
        ].flatMap { figure(.timeliness, $0) }
    }

    private var results: [BulletinDraft.Line] {
        [Indicator.solved, .reopened, .reached, .satisfied, .poor].flatMap { figure(.results, $0) }
    }

    private var overdue: [BulletinDraft.Line] {
        assessment.rows.compactMap { row in
            guard case .unit(let unit) = row.subject else { return nil }
            let late = row.figure(.overdueDays)
            guard !late.counted.isEmpty else { return nil }
            return line(
                .overdue, "bulletin.overdue", [.unit(unit), .count(late.counted.count), .count(late.numerator)],
                late.counted.map(\.matter))
        }
    }

    private func candidates(_ typical: [TypicalCandidate]) -> [BulletinDraft.Line] {
        typical.sorted { (-$0.level, -$0.units.count, $0.matter) < (-$1.level, -$1.units.count, $1.matter) }.prefix(5)
            .map { one in
                line(
                    .typical, "bulletin.typical",
                    [.text(one.matter.text), .count(one.level), .units(one.units), .count(one.workdays)], [one.matter])
            }
    }

    private func causes(_ recurrences: [Recurrence]) -> [BulletinDraft.Line] {
        recurrences.map { found in
            line(.causes, "bulletin.cause", found.places, found.matters)
        }
    }

    private var signs: [BulletinDraft.Line] {
        let kinds = Sign.Kind.allCases.map { kind in (kind, assessment.signs.filter { $0.kind == kind }) }
        return kinds.filter { !$0.1.isEmpty }.map { kind, signs in
            let matters = unique(signs.flatMap { $0.items.map(\.matter) })
            return line(.signs, "bulletin.sign", [.text(kind.rawValue), .count(matters.count)], matters)
        }
    }
}

extension Recurrence {
    /// What they share, how many there are, and the window and the count that made it a proposal.
    public var places: [BulletinDraft.Place] {
        let service = cause.values[.service].map { BulletinDraft.Place.text($0) } ?? .text("")
        let obstacle = cause.values[.obstacle].map { BulletinDraft.Place.obstacle($0) } ?? .text("")
        return [
            service, .units(cause.units), obstacle, .count(matters.count), .day(days.lowerBound),
            .day(days.upperBound), .count(rule.count),
        ]
    }
}
