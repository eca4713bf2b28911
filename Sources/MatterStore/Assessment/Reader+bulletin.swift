// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension Reader {
    /// 简报草稿 (4.3). Figures, notable matters and recurring causes of one period.
    public func bulletin(
        _ period: AssessmentPeriod, isPublic: Bool, rules digest: String? = nil, asOf: Instant
    ) throws -> BulletinDraft {
        let plan = try plan(digest)
        let calendar = try calendar()
        var fold = AssessmentFold(
            period, asOf: asOf, plan: plan, calendar: calendar, units: try unitsOfLog(until: asOf),
            exclusions: try exclusions(until: asOf))
        var typical: [TypicalCandidate] = []
        try eachTrace(from: period.days.lowerBound, until: asOf, plan) { trace in
            fold.add(trace)
            if let one = trace.typicalCandidate(plan, calendar, period) { typical.append(one) }
        }
        let causes =
            isPublic ? [] : try recurrences(until: min(period.days.upperBound, asOf.date), rules: digest, asOf: asOf)
        return BulletinDraft(fold.finish(), typical: typical, recurrences: causes, isPublic: isPublic)
    }

    /// 共性问题 (3.4d) proposed for the days up to `until`.
    public func recurrences(until: LocalDate, rules digest: String? = nil, asOf: Instant) throws -> [Recurrence] {
        let plan = try plan(digest)
        let longest = plan.assessment.recurrence.map(\.days).max() ?? 1
        let cases = try causeCases(from: until.adding(days: 1 - longest), plan, asOf: asOf)
        return Recurrence.found(cases, plan.assessment.recurrence, until: until)
    }

    /// 效果检查 (3.4d): the matters of one cause before and after a day.
    public func effect(of cause: Cause, since day: LocalDate, days: Int, asOf: Instant) throws -> EffectCheck {
        let cases = try causeCases(from: day.adding(days: -days), try plan(), asOf: asOf)
        return EffectCheck(cause, cases, since: day, until: asOf.date, days: days)
    }

    /// What matters told since a day may be alike in. The service's name lies outside the log; erased, it is unknown.
    func causeCases(from day: LocalDate, _ plan: Plan, asOf: Instant) throws -> [CauseCase] {
        var cases: [CauseCase] = []
        try eachTrace(from: day, until: asOf, plan) { trace in
            let service = try trace.matter.report?.service.flatMap { try text($0) }
            let one = trace.causeCase(service: service.flatMap(Self.comparable))
            if let one, one.on >= day { cases.append(one) }
        }
        return cases
    }

    /// Without spaces and punctuation, in one case: what people type differently and mean alike.
    public static func comparable(_ name: String) -> String? {
        let kept = name.lowercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return kept.isEmpty ? nil : String(String.UnicodeScalarView(kept))
    }
}
