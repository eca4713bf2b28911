// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

public import MatterCore

/// 方案说明. A plan as text an official can read aloud, every value with its clause and source.
public struct PlanExplanation {
    let plan: Plan
    private let language: Language

    public static func lines(_ plan: Plan, _ language: Language) -> [String] {
        PlanExplanation(plan: plan, language: language).all
    }

    private var all: [String] {
        [say("explain.title", plan.title, plan.document), say("explain.office", plan.office)]
            + section("clauses", clauses)
            + section("channels", plan.channels.map(channel))
            + section("obstacles", plan.obstacles.map(obstacle))
            + section("decline-grounds", plan.declineGrounds.map(ground))
            + section("suspension-grounds", plan.suspensionGrounds.map(ground))
            + section("levels", plan.levels.enumerated().flatMap { level($0.element, "levels[\($0.offset + 1)]") })
            + section("acts", Act.allCases.compactMap(act))
            + section("ladders", plan.ladders.keys.sorted().map(ladder))
            + section("caps", caps)
            + section("matters", matters)
            + section("ledger", [based(ledger, "ledger.columns")])
            + section("outcomes", plan.outcomes.map(outcome))
            + section("scale", scale)
            + section("hotlines", plan.hotlines.map(hotline))
            + section("series", series)
            + duties
            + section("assessment", AssessmentExplanation(plan: plan, language: language).lines)
            + section("other", other)
    }

    func say(_ key: String, _ facts: String...) -> String { Wording.sentence(key, facts, language) }

    func section(_ name: String, _ lines: [String]) -> [String] {
        ["", say("explain.\(name)")] + lines.map { "  " + $0 }
    }

    /// The line with its clause and source behind it.
    func based(_ line: String, _ clause: Clause, _ source: Source) -> String {
        say("explain.basis", line, clause.text, source.rawValue)
    }

    private func based(_ line: String, _ place: String) -> String {
        guard let basis = plan.bases[place] else { return line }
        return based(line, basis.clause, basis.source)
    }

    private var clauses: [String] {
        let cited = plan.localClauses.sorted { $0.key < $1.key }
        return plan.clauses.sorted { $0.key < $1.key }.map { say("explain.clause", $0.key.text, $0.value) }
            + cited.map { say("explain.local-clause", $0.key.text, $0.value.text) }
    }

    private func channel(_ channel: Channel) -> String {
        let key = channel.open ? "-open" : channel.inContact ? "-contact" : ""
        return based(say("explain.channel\(key)", channel.name, channel.id), channel.clause, channel.source)
    }

    private func obstacle(_ obstacle: ObstacleKind) -> String {
        let key = obstacle.sealed ? "explain.obstacle-sealed" : "explain.obstacle"
        return based(say(key, obstacle.name, obstacle.id, obstacle.plain), obstacle.clause, obstacle.source)
    }

    func ground(_ ground: Ground) -> String {
        based(say("explain.ground", ground.name, ground.id, ground.advice), ground.clause, ground.source)
    }

    /// The level, and under it what has a basis of its own.
    private func level(_ level: Level, _ place: String) -> [String] {
        let needs = [
            (level.needsInstruction, "instruction"), (level.needsTaskForce, "task-force"),
            (level.needsReason, "reason"), (!level.restarts, "no-restart"),
        ]
        .filter(\.0).map { say("explain.needs-\($0.1)") }
        let line = say("explain.level", level.name, level.convenor.rawValue, units(level), term(level.term))
        let minutes = say("explain.needs-\(level.needsMinutes ? "minutes" : "no-minutes")")
        let deciders = level.extensionBy.map { say("party.\($0.rawValue)") }.joined(separator: " \u{2192} ")
        let longest = say(
            deciders.isEmpty ? "explain.extension" : "explain.extension-by", "\(level.extensionWorkdays)", deciders)
        return [
            based(needs.reduce(line) { say("explain.joined", $0, $1) }, level.clause, level.source),
            "  " + based(minutes, "\(place).needs-minutes"),
            "  " + based(longest, "\(place).extension-workdays"),
        ]
    }

    private func units(_ level: Level) -> String {
        guard let most = level.mostUnits else { return say("explain.units-from", "\(level.leastUnits)") }
        if most == level.leastUnits { return say("explain.units", "\(most)") }
        return say("explain.units-range", "\(level.leastUnits)", "\(most)")
    }

    private func act(_ act: Act) -> String? {
        guard let rule = plan.acts[act] else { return nil }
        let line = say(
            "explain.act", rule.name, rule.party.rawValue, rule.start.rawValue, term(rule.term), rule.ladder)
        return based(line, rule.clause, rule.source)
    }

    private func ladder(_ name: String) -> String {
        let rungs = (plan.ladders[name] ?? []).map { say("party.\($0.rawValue)") }
        return based(say("explain.ladder", name, rungs.joined(separator: " \u{2192} ")), "ladders.\(name)")
    }

    private var caps: [String] {
        let caps = plan.caps
        let values = [
            ("returns-per-unit", "\(caps.returnsPerUnit)"), ("returns-per-matter", "\(caps.returnsPerMatter)"),
            ("return-term", term(.fixed(caps.returnTerm))), ("extensions-by-head", "\(caps.extensionsByHead)"),
            ("extensions", "\(caps.extensions)"), ("reconsiderations", "\(caps.reconsiderations)"),
            ("reconsideration-term", term(.fixed(caps.reconsiderationTerm))),
            ("call-attempts", "\(caps.callAttempts)"), ("call-days", "\(caps.callDays)"),
            ("call-hours", "\(caps.callHours)"),
            ("suspension-workdays", "\(caps.suspensionWorkdays)"),
        ]
        return values.map { based(say("cap.\($0.0)", $0.1), "caps.\($0.0)") }
    }

    private var matters: [String] {
        let rules = plan.matters
        let levels = rules.leaderApproves.map { "\($0)" }.joined(separator: " ")
        let values = [
            ("leader-approves" + (levels.isEmpty ? "-none" : ""), "leader-approves", levels),
            ("invites-oversight-" + (rules.invitesOversight ? "yes" : "no"), "invites-oversight", ""),
            ("sample-share", "sample-share", "\(rules.sampleShare)"),
            ("sample-least", "sample-least", "\(rules.sampleLeast)"),
            ("repeat-days", "repeat-days", "\(rules.repeatDays)"),
            ("call-limit", "call-limit", term(.fixed(rules.callLimit))),
            ("draft-days", "draft-days", "\(rules.draftDays)"),
        ]
        return values.map { based(say("matters.\($0.0)", $0.2), "matters.\($0.1)") }
    }

    /// The columns in their order, under the county's headings.
    private var ledger: String {
        let headings = plan.exportColumns.map { $0.heading ?? Wording.heading($0.item, language) }
        return say("explain.ledger-columns", headings.joined(separator: " "))
    }

    private func outcome(_ rule: OutcomeRule) -> String {
        let key = rule.needsApproval ? "explain.outcome-approved" : "explain.outcome"
        let approver = rule.approvedBy ?? plan.acts[.approveOutcome]?.party ?? .head
        return based(say(key, rule.name, rule.outcome.rawValue, approver.rawValue), rule.clause, rule.source)
    }

    private var scale: [String] {
        plan.scale.aspects.map { based($0.name, "scale.aspects.\($0.id.rawValue)") } + [
            based(say("explain.ratings", plan.scale.names.joined(separator: " ")), "scale.names"),
            based(say("explain.poor", "\(plan.scale.poorAtMost)"), "scale.poor-at-most"),
        ]
    }

    private func hotline(_ hotline: Hotline) -> String {
        based(say("explain.hotline", hotline.name, hotline.number, hotline.hours), "hotlines.\(hotline.number)")
    }

    private var series: [String] {
        [
            based(say("explain.slip-series", plan.series.slip), "series.slip"),
            based(say("explain.letter-series", plan.series.letter), "series.letter"),
        ]
    }

    private var other: [String] {
        [
            based(say("explain.at-once", term(.fixed(plan.atOnce))), "at-once"),
            based(say("explain.second-signature-\(plan.secondSignature ? "yes" : "no")"), "second-signature"),
            based(say("explain.one-person-\(plan.onePersonSigning ? "yes" : "no")"), "one-person-signing"),
        ]
    }

    func term(_ rule: TermRule) -> String { Wording.term(rule, language) }
}

extension Wording {
    /// 表头. Our own word for a column of the ledger.
    public static func heading(_ item: ExportColumn.Item, _ language: Language) -> String {
        sentence("ledger-column.\(item.rawValue)", language)
    }

    /// 期限. `workdays 2` as people say it.
    public static func term(_ rule: TermRule, _ language: Language) -> String {
        switch rule {
        case .level: sentence("term.level", language)
        case .stated: sentence("term.stated", language)
        case .beforePromise(0): sentence("term.promise-day", language)
        case .beforePromise(let count): sentence("term.before-promise", ["\(count)"], language)
        case .fixed(.workdays(let count)): sentence("term.workdays", ["\(count)"], language)
        case .fixed(.days(let count)): sentence("term.days", ["\(count)"], language)
        case .fixed(.hours(let count)): sentence("term.hours", ["\(count)"], language)
        case .fixed(.halfWorkday): sentence("term.half-workday", language)
        case .fixed(.sameDay): sentence("term.same-day", language)
        case .fixed(.atOnce): sentence("term.at-once", language)
        }
    }
}
