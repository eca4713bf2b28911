// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// What the words of a deed stand for.
enum Sample {
    /// `hall obstructed anonymous no-phone foreign=2026-03-01 first=land unit=land secret`; the channel comes first.
    static func registration(_ words: [String]) throws -> Registration {
        func value(_ key: String) -> String? {
            words.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
        }
        let kinds = Plan.dianjiangObstacles.map(\.id) + ["unknown"]
        let foreign = words.contains { $0.hasPrefix("foreign") }
        return Registration(
            channel: words.first ?? "", title: text("title"), narrative: text("narrative"),
            unit: value("unit").map { UnitID($0) }, reporter: person("zhang"),
            reporterKind: words.contains("anonymous") ? .anonymous : .person,
            hasPhone: !words.contains("no-phone") && !words.contains("anonymous"),
            keepSecret: words.contains("secret"), joint: 1,
            obstacle: words.dropFirst().first { kinds.contains($0) },
            happenedAt: value("told").flatMap { LocalDate($0) }.map { Instant($0) }, tracking: text("tracking"),
            foreign: foreign ? text("foreign") : nil, foreignDue: value("foreign").flatMap { LocalDate($0) },
            firstContactUnit: value("first").map { UnitID($0) })
    }

    /// `ended=2021-03-09 resolved`
    static func history(_ words: [String]) -> MatterCore.History {
        let ended = words.first { $0.hasPrefix("ended=") }.flatMap { LocalDate($0.dropFirst(6)) }
        return MatterCore.History(
            endedOn: ended, outcome: words.contains("resolved") ? .resolved : nil, result: text("result"))
    }

    /// `title`, `unit=police`, `reporter`, `title nothing`.
    static func correction(_ words: [String]) throws -> Correction {
        let parts = (words.first ?? "").split(separator: "=").map(String.init)
        guard let field = Correction.Field(rawValue: parts.first ?? "") else {
            throw Story.Unreadable(description: "corrects what?")
        }
        let nothing = words.contains("nothing")
        return Correction(
            field: field, text: nothing || parts.count > 1 || field == .reporter ? nil : text("corrected"),
            person: field == .reporter && !nothing ? person("li") : nil,
            hasPhone: field == .reporter ? true : nil, unit: parts.count > 1 ? UnitID(parts[1]) : nil,
            reason: text("reason"))
    }

    static func reply(_ at: Instant) -> Reply { Reply(at: at, how: .phone, text: text("reply")) }

    /// `2 land police draft minutes`: the first unit leads unless `unled`; `lead-tax` leads in any place.
    static func coordination(_ words: [String], _ now: Instant) throws -> Coordination {
        guard let level = words.first.flatMap(Int.init) else {
            throw Story.Unreadable(description: "at which level?")
        }
        let rest = Array(words.dropFirst())
        return Coordination(
            level: level, slips: orders(rest, led: rest.contains("unled")),
            minutes: rest.contains("minutes") ? minutes(now) : nil, draft: rest.contains("draft"))
    }

    static func orders(_ words: [String], led: Bool) -> [SlipOrder] {
        let marks: Set<String> = ["draft", "minutes", "unled", "wordless"]
        let task = words.contains("wordless") ? nil : text("task")
        return words.filter { !marks.contains($0) }.enumerated().map { place, word in
            let named = word.hasPrefix("lead-")
            return SlipOrder(
                unit: UnitID(named ? String(word.dropFirst(5)) : word),
                role: named || (place == 0 && !led) ? .lead : .supporting, task: task)
        }
    }

    static func minutes(_ now: Instant) -> Minutes {
        Minutes(on: now.date, present: [Participant(account: "land-chief", unit: "land")], conclusion: text("agreed"))
    }

    /// `2026-03-20 land police by 2026-03-10`: the deadline, the units, and days by which something must stand.
    static func instruction(_ words: [String]) throws -> Instruction {
        guard let deadline = words.first.flatMap({ LocalDate($0) }) else {
            throw Story.Unreadable(description: "until when?")
        }
        let units = words.dropFirst().prefix { $0 != "by" && $0 != "supported" }
        let supported = words.contains("supported")
        return Instruction(
            text: text("instruction"), deadline: deadline,
            milestones: words.dropFirst().compactMap { LocalDate($0) }.map { Milestone(on: $0, task: text("stage")) },
            slips: orders(Array(units), led: supported))
    }

    /// `publication 2026-03-20 approver=head reporter`
    static func suspension(_ words: [String]) throws -> Suspension {
        guard words.count > 1, let until = LocalDate(words[1]) else {
            throw Story.Unreadable(description: "suspends until when?")
        }
        let approver = words.first { $0.hasPrefix("approver=") }.map { AccountID(String($0.dropFirst(9))) }
        return Suspension(
            ground: words[0], reason: text("reason"), until: until, approver: approver,
            reporterOwes: words.contains("reporter"))
    }

    /// `5 4 3 -`, `nobody`, `nobody unreached`, `declined`, `5 5 5 5 no-phone`, `reached` (without ratings).
    static func call(_ words: [String]) throws -> FollowUpCall {
        let wayOut = words.compactMap { WayOut(rawValue: $0) }.first
        let scores = words.filter { $0 == "-" || Int($0) != nil }.map { Int($0) }
        let ratings =
            scores.count == 4
            ? Ratings(attitude: scores[0], result: scores[1], efficiency: scores[2], integrity: scores[3]) : nil
        let who = words.first { $0.hasPrefix("who=") }.flatMap { Int($0.dropFirst(4)) }
        return FollowUpCall(
            reached: !words.contains("nobody"), ratings: ratings, wayOut: wayOut, reporter: who)
    }
}
