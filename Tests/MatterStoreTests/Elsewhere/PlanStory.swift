// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterStore

/// One matter under one of the shipped plans, with the published calendar, driven through the lane like any other.
///
/// Rows read `2026-02-12 10:00 | officer | accepts complex at 1 natural-resources | complete 2026-02-24 一般`. The last
/// cell names what is owed afterwards, with its day, its hour when it is not the day's end, and its clause; `-act` is
/// owed no more, `!code 条款` says why it was refused.
final class PlanStory {
    let county: County
    let plan: Plan
    private(set) var number: MatterNumber?
    private(set) var opened: [Obligation] = []

    init(_ name: String) throws {
        let shipped = try #require(Shipped.plans.first { $0.name == name + ".yaml" }, "no plan called \(name)")
        plan = try #require(PlanFile.plan(shipped.bytes))
        county = try County(publishing: false)
        try county.lane.perform { [head = county.head] transaction in
            try transaction.publishPlan(shipped.bytes, by: head, at: County.morning)
            try transaction.importCalendar(Shipped.calendar.bytes, by: head, at: County.morning)
            try transaction.record(County.units.map { .unitRecorded($0) }, by: head, at: County.morning)
        }
    }

    var matter: Matter {
        get throws {
            let number = try #require(number, "nothing is registered yet")
            return try county.read { try $0.record(number, .everything).matter }
        }
    }

    func play(_ text: String, location: SourceLocation = #_sourceLocation) throws {
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
            try #require(cells.count == 4, "four cells: \(line)", sourceLocation: location)
            let refusal = try perform(cells[0], cells[1], cells[2])
            for wanted in cells[3].split(separator: ",").map({ trimmed($0) }) where !wanted.isEmpty {
                try check(wanted, refusal, String(line), location)
            }
            if !cells[3].hasPrefix("!") {
                #expect(refusal == nil, "\(line): \(refusal.map { "\($0)" } ?? "")", sourceLocation: location)
            }
        }
    }

    /// Does it, or says why not.
    @discardableResult
    func perform(_ at: String, _ who: String, _ deed: String) throws -> Refusal? {
        let parts = at.split(separator: " ").map(String.init)
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        let now = Instant(day(parts[0]), minute: clock[0] * 60 + clock[1])
        if deed == "ticks" {
            try county.store.tick(county.jurisdiction, pace: .asDue).run(until: now)
            return nil
        }
        do {
            let receipt = try submit(deed.split(separator: " ").map(String.init), actor(who), now)
            number = receipt.number
            opened = receipt.events.flatMap(\.opens)
        } catch let refusal as Refusal {
            opened = []
            return refusal
        }
        return nil
    }

    private func submit(_ words: [String], _ actor: Actor, _ now: Instant) throws -> Receipt {
        var drafting = Drafting(county.chance)
        let command = try PlanDeeds(
            words: words, now: now, matter: words.first == "registers" ? nil : matter, plan: plan
        )
        .command(&drafting)
        var submission = Submission(command, on: words.first == "registers" ? nil : number, by: actor, at: now)
        submission.bring(drafting)
        return try county.submit(submission)
    }

    private func actor(_ name: String) throws -> Actor {
        switch name {
        case "clerk": county.clerk
        case "officer": county.officer
        case "second": Actor(account: "lisi-2", role: .office)
        case "head": county.head
        case "leader": Actor(account: "leader", role: .leader)
        case "oversight": Actor(account: "oversight", role: .oversight)
        case "reporter": .reporter
        case "unit": county.handler
        case "unit-leader": Actor(account: "unit-leader", role: .leader, unit: "natural-resources")
        case "other": Actor(account: "other", role: .unit, unit: "housing")
        default: try #require(nil as Actor?, "nobody is called \(name)")
        }
    }

    private func check(_ wanted: String, _ refusal: Refusal?, _ line: String, _ location: SourceLocation) throws {
        if wanted.hasPrefix("!") {
            let said = refusal.map { "!\($0.code.rawValue) \($0.clause)" } ?? "done"
            #expect(said == wanted, "\(line)", sourceLocation: location)
        } else if wanted.hasPrefix("-") {
            let act = String(wanted.dropFirst())
            #expect(try !matter.obligations.contains { $0.act.rawValue == act }, "\(line)", sourceLocation: location)
        } else {
            let act = String(wanted.prefix { $0 != " " })
            let owed = try matter.obligations.filter { $0.act.rawValue == act }.map { Self.told($0) }
            #expect(owed.contains(wanted), "\(line): owed \(owed)", sourceLocation: location)
        }
    }

    /// `complete 2026-02-24 一般`, with the hour when it is not the end of the day.
    static func told(_ owed: Obligation) -> String { "\(owed.act.rawValue) \(when(owed.due)) \(owed.clause)" }

    static func when(_ due: Due) -> String {
        due.at == .end(of: due.on) ? due.on.description : "\(due.on) \(due.at.minuteOfDay / 60):00"
    }

    private func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

/// What the words of a row ask for.
struct PlanDeeds {
    let words: [String]
    let now: Instant
    let matter: Matter?
    let plan: Plan

    private var rest: [String] { Array(words.dropFirst()) }
    private var lead: SlipNumber { matter?.leadSlip?.number ?? "none" }

    func command(_ drafting: inout Drafting) throws -> MatterCommand {
        let verb = words.first ?? ""
        switch verb {
        case "registers": return .register(registration(&drafting))
        case "contacts": return .contact(FirstContact(how: .phone, reached: true))
        case "settles":
            return .settleOnTheSpot(OnTheSpotResolution(result: drafting.text("当场办好"), reply: reply(&drafting)))
        case "accepts", "declines": return judgement(verb, &drafting)
        case "countersigns": return .countersign(Countersignature())
        case "replies": return .replyJudgement(reply(&drafting))
        case "asks-again": return .askReconsideration(ReconsiderationRequest(reason: drafting.text("请再看看")))
        case "coordinates": return .coordinate(coordination(rest, &drafting))
        case "escalates": return .escalate(Escalation(reason: drafting.text("比想的复杂"), slips: orders(rest, added: true)))
        case "applies": return .applyLevelThree(LevelThreeApplication(reason: drafting.text("要领导协调")))
        default: return try handling(verb, &drafting)
        }
    }

    private func handling(_ verb: String, _ drafting: inout Drafting) throws -> MatterCommand {
        switch verb {
        case "receives": return .receiveSlip(SlipReceipt(slip: lead))
        case "tells":
            let whether = rest.first == "can" ? true : rest.first == "cannot" ? false : nil
            let until = rest.last.flatMap { LocalDate($0) }
            return .tellProgress(Progress(reply: reply(&drafting), canBeDone: whether, until: until))
        case "asks-extension":
            let days = rest.first.flatMap { Int($0) } ?? 0
            return .askExtension(
                ExtensionRequest(workdays: days, reason: drafting.text("材料多"), reporterToldAt: now))
        case "extends": return .decideExtension(ExtensionDecision(granted: true))
        case "suspends":
            return .suspend(
                Suspension(
                    ground: rest[0], reason: drafting.text("等结果"), until: day(rest[1]), approver: "wangwu"))
        case "resumes": return .resume(Resumption())
        case "finishes":
            let open = matter?.slips.first { $0.draft.role == .supporting && $0.isOpen }
            return .completeSlip(SlipCompletion(slip: open?.number ?? "none", result: drafting.text("本单位部分已办")))
        default: return try ending(verb, &drafting)
        }
    }

    private func ending(_ verb: String, _ drafting: inout Drafting) throws -> MatterCommand {
        switch verb {
        case "completes":
            let outcome = try #require(rest.first.flatMap { Outcome(rawValue: $0) })
            let done = Completion(outcome: outcome, result: drafting.text("结果"), reply: reply(&drafting))
            return .complete(done, toLeader: false)
        case "approves": return .decideOutcome(OutcomeDecision(approved: true))
        case "rechecks": return .recheck(Recheck(conditionMet: rest.first == "met", note: drafting.text("看过了")))
        case "keeps-copy": return .receiveCopy(rest.first == "oversight" ? .oversight : .office)
        case "calls":
            let value = rest.first.flatMap { Int($0) } ?? 5
            return .call(
                FollowUpCall(reached: true, ratings: Ratings(attitude: value, result: value, efficiency: value)))
        case "closes": return .close(Closure())
        case "files": return .file(Filing())
        default: return try #require(nil as MatterCommand?, "nobody knows how to \(verb)")
        }
    }

    private func registration(_ drafting: inout Drafting) -> Registration {
        Registration(
            channel: rest.first ?? "hall", title: drafting.text("两套房登记成了一套"), narrative: drafting.text("想办抵押办不了。"),
            reporter: drafting.person(Particulars(kind: .person, name: "张三", phone: "13800000000", idNumber: nil)),
            reporterKind: .person, hasPhone: true, keepSecret: false, joint: 1, tracking: drafting.text("246810"))
    }

    private func reply(_ drafting: inout Drafting) -> Reply { Reply(at: now, how: .phone, text: drafting.text("已答复")) }

    /// `accepts complex at 2 natural-resources housing why`, `declines litigation`.
    private func judgement(_ verb: String, _ drafting: inout Drafting) -> MatterCommand {
        let seat = Participant(account: "lisi", opinion: drafting.text("同意"))
        guard verb == "accepts" else {
            return .judge(
                Judgement(
                    decision: .decline, ground: rest.first, explanation: drafting.text("说明"), participants: [seat]), nil
            )
        }
        let judged = Judgement(decision: .accept, obstacle: rest.first, participants: [seat])
        return .judge(judged, rest.count > 2 ? coordination(Array(rest.dropFirst(2)), &drafting) : nil)
    }

    private func coordination(_ words: [String], _ drafting: inout Drafting) -> Coordination {
        Coordination(
            level: words.first.flatMap { Int($0) } ?? 0, slips: orders(Array(words.dropFirst()), added: false),
            reason: words.contains("why") ? drafting.text("牵涉面广") : nil)
    }

    private func orders(_ words: [String], added: Bool) -> [SlipOrder] {
        words.filter { $0 != "why" }.enumerated().map { place, unit in
            SlipOrder(unit: UnitID(unit), role: place == 0 && !added ? .lead : .supporting)
        }
    }
}
