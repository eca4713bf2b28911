// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterStore

/// The same history under the five plans: one script, five ledgers, and every deadline as it was set.
enum FivePlans {
    /// File names, the county's own plan first, with the short name each column carries.
    static let plans = [
        (file: "dianjiang-2021-18", place: "垫江"), (file: "wansheng-2022", place: "万盛"), (file: "xiangtan", place: "湘潭"),
        (file: "huangshi", place: "黄石"), (file: "jiangsu-2023", place: "江苏"),
    ]

    /// A step: when, who, what. `{one}`, `{several}` and `{hard}` stand for what the plan at hand calls such a matter.
    struct Step {
        let at: String
        let who: String
        let deed: String
    }

    struct Chapter {
        let title: String
        let steps: [Step]
    }

    /// What one step set under one plan: act and deadline, or why it was refused.
    typealias Column = [[(name: String, cell: String)]]

    static let history: [Chapter] = [
        Chapter(
            title: "One unit's matter, told on Thursday 12 February 2026, three days before Spring Festival",
            steps: [
                Step(at: "2026-02-12 10:00", who: "clerk", deed: "registers hall"),
                Step(at: "2026-02-13 09:30", who: "officer", deed: "accepts other {one}"),
                Step(at: "2026-02-13 14:00", who: "unit", deed: "receives"),
                Step(at: "2026-02-24 09:00", who: "unit", deed: "completes resolved"),
                Step(at: "2026-02-25 09:00", who: "second", deed: "calls 5"),
                Step(at: "2026-02-25 09:10", who: "officer", deed: "closes"),
            ]),
        Chapter(
            title: "Several units' matter, told online on Friday evening, accepted on the worked Saturday",
            steps: [
                Step(at: "2026-02-13 20:10", who: "clerk", deed: "registers online"),
                Step(at: "2026-02-14 09:00", who: "clerk", deed: "contacts"),
                Step(at: "2026-02-14 11:00", who: "officer", deed: "accepts complex {several}"),
                Step(at: "2026-02-14 14:00", who: "unit", deed: "receives"),
                Step(at: "2026-02-24 10:00", who: "other", deed: "finishes"),
                Step(at: "2026-02-25 16:00", who: "unit", deed: "completes partly"),
                Step(at: "2026-02-26 09:00", who: "second", deed: "calls 2"),
            ]),
        Chapter(
            title: "A hard matter of one unit that needs more time, accepted before the National Day",
            steps: [
                Step(at: "2026-09-24 09:00", who: "clerk", deed: "registers hall"),
                Step(at: "2026-09-24 11:00", who: "officer", deed: "accepts other {hard}"),
                Step(at: "2026-09-24 15:00", who: "unit", deed: "asks-extension {most}"),
                Step(at: "2026-09-24 16:00", who: "head", deed: "extends"),
            ]),
        Chapter(
            title: "A matter that cannot be done",
            steps: [
                Step(at: "2026-04-03 09:00", who: "clerk", deed: "registers hall"),
                Step(at: "2026-04-03 10:00", who: "officer", deed: "accepts rigid-reading {one}"),
                Step(at: "2026-04-03 16:00", who: "unit", deed: "completes explained"),
                Step(at: "2026-04-07 09:00", who: "head", deed: "approves"),
            ]),
        Chapter(
            title: "A matter declined on the last worked day before the May holiday",
            steps: [
                Step(at: "2026-04-30 09:00", who: "clerk", deed: "registers hall"),
                Step(at: "2026-04-30 10:00", who: "officer", deed: "declines litigation"),
                Step(at: "2026-04-30 11:00", who: "head", deed: "countersigns"),
                Step(at: "2026-04-30 15:00", who: "officer", deed: "replies"),
                Step(at: "2026-05-06 10:00", who: "reporter", deed: "asks-again"),
            ]),
    ]

    static func play(_ chapter: Chapter, _ file: String) throws -> Column {
        let story = try PlanStory(file)
        return try chapter.steps.map { step in
            let deed = try filled(step.deed, story)
            guard let refusal = try story.perform(step.at, step.who, deed) else {
                return story.opened.map { owed in
                    (owed.act.rawValue, "\(PlanStory.when(owed.due).dropFirst(5))〔\(owed.clause)〕")
                }
            }
            return [("refused", "\(refusal.code.rawValue)〔\(refusal.clause)〕")]
        }
    }

    /// The level the plan itself would have: by units, and the one that asks for a reason where the matter is hard.
    static func fitting(_ plan: Plan, units: Int, hard: Bool) -> Level? {
        let fits = plan.levels.filter {
            !$0.needsInstruction && $0.leastUnits <= units && units <= $0.mostUnits ?? 99
        }
        return (hard ? fits.first(where: \.needsReason) : fits.first { !$0.needsReason }) ?? fits.first
    }

    private static func filled(_ deed: String, _ story: PlanStory) throws -> String {
        func order(_ units: [String], hard: Bool) throws -> String {
            let level = try #require(fitting(story.plan, units: units.count, hard: hard))
            return (["at", "\(level.number)"] + units + (level.needsReason ? ["why"] : [])).joined(separator: " ")
        }
        let unit = "natural-resources"
        let most =
            try deed.contains("{most}") ? story.matter.level.flatMap { story.plan.level($0)?.extensionWorkdays } : 0
        return deed.replacing("{one}", with: try order([unit], hard: false))
            .replacing("{several}", with: try order([unit, "housing"], hard: false))
            .replacing("{hard}", with: try order([unit], hard: true))
            .replacing("{most}", with: "\(max(1, most ?? 0))")
    }
}
