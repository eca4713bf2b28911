// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// One record on its way, step by step, by people of the county.
struct RecordStory {
    private(set) var record: ProgrammeRecord
    var plan = Plan.dianjiangWithRemedies
    var now = Instant(LocalDate(year: 2026, month: 3, day: 2) ?? LocalDate(dayNumber: 0), minute: 9 * 60)
    private(set) var log: [RecordEvent] = []

    init(_ kind: RecordKind) { record = ProgrammeRecord(kind) }

    func context(_ who: String) -> Context {
        Context(
            now: now, actor: Cast.actor(who) ?? .system, plan: plan, calendar: County.calendar,
            organisation: County.organisation,
            numbers: Numbers(jurisdiction: "500231", year: 2026, nextMatter: 1, nextSlip: 1))
    }

    /// The refusal's code, or nil when it went through.
    @discardableResult
    mutating func take(
        _ step: StepID, by who: String, _ values: StepValues = [:], about: [Matter] = []
    ) -> RefusalCode? {
        run(.take(step, values), by: who, about)
    }

    /// Acts on what is overdue at that day's end.
    mutating func tick(_ day: String) {
        guard let date = LocalDate(day) else { return }
        now = Instant(date, minute: 23 * 60 + 59).adding(seconds: 60)
        run(.passDues, by: "system", [])
    }

    mutating func at(_ day: String, minute: Int = 9 * 60) {
        if let date = LocalDate(day) { now = Instant(date, minute: minute) }
    }

    @discardableResult
    private mutating func run(_ command: RecordCommand, by who: String, _ about: [Matter]) -> RefusalCode? {
        do throws(Refusal) {
            let context = context(who)
            for event in try record.decide(command, context, about: about) {
                record.evolve(event, at: now, by: context.actor.account, number: "500231-2026-XX0001")
                log.append(event)
            }
            return nil
        } catch {
            return error.code
        }
    }

    /// `act party day` of everything owed, by id.
    var owed: [String] { record.obligations.map { "\($0.act.rawValue) \($0.party) \($0.due.on)" } }

    var triggers: [Trigger] { log.last?.triggers ?? [] }
}

extension StepValues {
    /// An answer of the right shape to everything a step asks, drawn by `pick`.
    static func drawn(_ rule: StepRule, _ plan: Plan, _ today: LocalDate, _ pick: (Int) -> Int) -> StepValues {
        var values: StepValues = [:]
        for field in rule.fields where field.isAsked(values) {
            if !field.required, pick(2) == 0 { continue }
            values[field.id] = field.shape.drawn(plan, today, pick)
        }
        return values
    }
}

extension FieldRule.Shape {
    func drawn(_ plan: Plan, _ today: LocalDate, _ pick: (Int) -> Int) -> RecordValue? {
        switch self {
        case .text: .text(words)
        case .person: .person(somebody)
        case .unit: .unit(["land", "police", "town"][pick(3)])
        case .units: .units(["housing", "health"])
        case .matters: .matters([MatterNumber("500231-2026-00000\(pick(9) + 1)")])
        case .record: .record("500231-2026-SL0001")
        case .flag: .flag(pick(2) == 0)
        case .flagMustBe(let demanded): .flag(demanded)
        case .number(let most): .number(pick(min(most, 99)))
        case .choice(let choices): .choice(choices[pick(choices.count)])
        case .planned(let list): .choice((list.ids(plan) + ["other"])[pick(max(list.ids(plan).count, 1))])
        case .day(.past), .day(.any): .day(today.adding(days: -pick(9)))
        case .day(.ahead): .day(today.adding(days: 1 + pick(40)))
        }
    }
}

private let words = text("words")
private let somebody = person("somebody")

/// Answers as the stories of records write them.
enum Said {
    static let words: RecordValue = .text(text("words"))
    static let about: StepValues = [.matters: .matters(["500231-2026-000001"]), .unit: .unit("land")]

    static func on(_ day: String) -> RecordValue { .day(LocalDate(day) ?? LocalDate(dayNumber: 0)) }

    /// Words in every field named.
    static func texts(_ fields: FieldID...) -> StepValues {
        Dictionary(uniqueKeysWithValues: fields.map { ($0, words) })
    }
}

extension StepValues {
    static func + (left: StepValues, right: StepValues) -> StepValues { left.merging(right) { $1 } }
}

extension RecordStory {
    /// Opened by the system, as what happened to a matter opens it.
    static func opened(_ kind: RecordKind, _ values: StepValues, by who: String = "system") throws -> RecordStory {
        var story = RecordStory(kind)
        if let code = story.take(.opening, by: who, values) { throw Refused(code: code) }
        return story
    }

    struct Refused: Error { let code: RefusalCode }
}
