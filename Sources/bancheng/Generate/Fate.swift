// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 一件的来历和走向. Everything about one matter that chance decides before it begins.
struct Fate {
    let at: Instant
    let kind: GenerateFiles.Kind
    let person: Particular
    let channel: String
    let course: String
    let lead: UnitID
    let others: [UnitID]
    let level: Int
    let outcome: Outcome
    /// An earlier matter of the same person about the same service.
    let earlier: Int?
    let late: Bool
    let lastHour: Bool
    /// What happens besides, each at most once.
    var besides: Set<String>

    struct Particular {
        let kind: ReporterKind
        let name: String
        let phone: String?
    }
}

/// Draws the fates of a county's matters, the earliest first.
struct FateDrawer {
    let files: GenerateFiles
    let plan: Plan
    let calendar: WorkCalendar
    let townships: [UnitID]
    let seed: UInt64
    private(set) var fates: [Fate] = []
    private var slow: Set<UnitID> = []

    init(_ files: GenerateFiles, _ plan: Plan, _ calendar: WorkCalendar, _ units: [HandlingUnit], seed: UInt64) {
        self.files = files
        self.plan = plan
        self.calendar = calendar
        self.seed = seed
        townships = units.filter { $0.kind == .township }.map(\.id)
        var dice = Dice.apart(seed, -1)
        for unit in units where dice.comes("slowUnit", files.rates) { slow.insert(unit.id) }
    }

    mutating func draw(_ count: Int, _ days: ClosedRange<LocalDate>) {
        var dice = Dice.apart(seed, -2)
        let all = (days.lowerBound.dayNumber...days.upperBound.dayNumber).map { LocalDate(dayNumber: $0) }
        let weights = all.map { files.rates.weekday[calendar.isWorkday($0) ? min($0.weekday, 5) : 6] }
        let places = Array(all.indices)
        let moments = (0..<count).map { _ in
            let day = all[dice.one(of: places) { weights[$0] } ?? 0]
            return calendar.isWorkday(day)
                ? OfficeHours(calendar: calendar).some(day, &dice)
                : Instant(day, minute: dice.between(8 * 60...22 * 60)).adding(seconds: dice.between(0...59))
        }
        for moment in moments.sorted() { fates.append(drawn(moment)) }
    }

    private func drawn(_ at: Instant) -> Fate {
        let rates = files.rates
        var dice = Dice.apart(seed, fates.count)
        let again = dice.comes("repeat", rates) ? fates.indices.randomElement(using: &dice) : nil
        let before = again.map { fates[$0] }
        let same = dice.comes("sameService", rates) && before?.course == "accept"
        let kind = same ? before?.kind ?? report(&dice) : report(&dice)
        // Nobody sits at the counter on a Sunday.
        let channel = calendar.isWorkday(at.date) ? channel(&dice) : openChannel
        let lead = same ? before?.lead ?? unit(kind.lead, &dice) : unit(kind.lead, &dice)
        let others = kind.others.map { unit($0, &dice) }.filter { $0 != lead }
        let late = dice.comes(slow.contains(lead) ? "slowUnitLate" : "unitLate", rates)
        let anew = person(&dice)
        let anonymous = before?.person.kind == .anonymous
        return Fate(
            at: at, kind: kind, person: anonymous ? anew : before?.person ?? anew, channel: channel,
            course: same && dice.comes(30) ? "merger" : dice.one(of: rates.course), lead: lead,
            others: kind.level == 1 ? [] : others, level: kind.level,
            outcome: Outcome(rawValue: dice.one(of: rates.outcome)) ?? .resolved, earlier: same ? again : nil,
            late: late, lastHour: !late && dice.comes("lastHour", rates), besides: besides(&dice))
    }

    private func report(_ dice: inout Dice) -> GenerateFiles.Kind {
        dice.one(of: files.reports) { $0.weight } ?? files.reports[0]
    }

    private func channel(_ dice: inout Dice) -> String {
        let drawn = dice.one(of: files.rates.channel)
        return plan.channel(drawn) == nil ? openChannel : drawn
    }

    private var openChannel: String { plan.channels.first { $0.open }?.id ?? plan.channels.first?.id ?? "" }

    private func unit(_ name: String, _ dice: inout Dice) -> UnitID {
        name == "township" ? dice.one(of: townships) ?? "" : UnitID(name)
    }

    private func person(_ dice: inout Dice) -> Fate.Particular {
        guard let drawn = dice.one(of: files.people, by: { $0.weight }), drawn.kind != .anonymous else {
            return Fate.Particular(kind: .anonymous, name: "", phone: nil)
        }
        let number = "\(fates.count)"
        let phone = "1380" + String(repeating: "0", count: max(0, 7 - number.count)) + number
        return Fate.Particular(
            kind: drawn.kind, name: drawn.name, phone: dice.comes("noPhone", files.rates) ? nil : phone)
    }

    private func besides(_ dice: inout Dice) -> Set<String> {
        var found: Set<String> = []
        for (name, percent) in files.rates.percent.sorted(by: { $0.key < $1.key }) where dice.comes(percent) {
            found.insert(name)
        }
        return found
    }
}
