// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// A matter as one viewer may see it, in the words of the API.
struct MatterView {
    let matter: Matter
    let context: Context
    /// Set when a unit looks: it sees its own part and the lead's (2.5).
    let unit: UnitID?
    let text: (TextRef) -> String?
    let person: (PersonRef) -> Particulars?
    /// Records that speak of it and that this viewer may know of.
    var records: () -> [StoredRecord] = { [] }
    /// Files this viewer may know of.
    var attachments: () -> [AttachmentLine] = { [] }
    /// Another matter: only to say where this one went on.
    var other: (MatterNumber) -> Matter? = { _ in nil }
    var similar: () -> [Fields] = { [] }
    /// 通讯录 (4.1): how to reach a unit, its liaison first.
    var telephones: (UnitID) -> [String] = { _ in [] }

    var number: String { matter.number?.text ?? "" }
    var version: Int { unit == nil ? matter.version : matter.versionForUnits }
    /// Sealed (2.5) or kept secret: for a unit the slip's words stand for the report.
    var keepsBack: Bool { unit != nil && matter.keepsReporterBack(context.plan) }

    /// Slips this viewer may see.
    var slips: [Slip] {
        guard let unit else { return matter.slips }
        return matter.slips.filter { matter.reads($0, unit) }
    }

    /// 知道有的单子: what the lead may know of its helpers' besides, without a word of them.
    var slipsKnown: [Slip] {
        guard let unit else { return matter.slips }
        return matter.slips.filter { matter.knows($0, unit) }
    }

    /// 主办单位 reads who helps it and must reach the reporter; a helper need not.
    var leads: Bool { unit.map { matter.leads($0) } ?? false }

    var obligations: [Obligation] {
        guard let unit else { return matter.obligations }
        let seen = Set(slips.map(\.number))
        let helpers = Set(slipsKnown.map(\.number)).subtracting(seen)
        return matter.obligations.filter { owed in
            owed.party.unit == unit || owed.act == .complete && owed.slip.map(seen.contains) == true
                || owed.act == .handleSlip && owed.slip.map(helpers.contains) == true || isAskedBy(unit, owed)
        }
    }

    /// 等谁决定 (3.3): whoever asked for more time or gave a slip back may know who decides and by when.
    private func isAskedBy(_ unit: UnitID, _ owed: Obligation) -> Bool {
        switch owed.act {
        case .decideExtension: leads
        case .ruleReturn: owed.slip.flatMap { matter.slip($0) }?.unit == unit
        default: false
        }
    }

    /// That it was merged says that somebody else told the same: a unit does not learn it.
    var outcome: Outcome? { unit != nil && matter.outcome == .merged ? nil : matter.outcome }

    /// What every step answers.
    var summary: Fields {
        [
            "number": .text(number), "stage": .text(matter.stage.rawValue),
            "outcome": Fields(outcome?.rawValue), "version": Fields(version),
            "obligations": .list(obligations.map(fields)), "slips": .list(slipsKnown.map(brief)),
            "actions": actions,
        ]
    }

    var actions: Fields { .list(matter.actions(context).map { .text($0.action.path($0.slip)) }) }

    func fields(_ owed: Obligation) -> Fields { owed.fields(context.plan) }

    func brief(_ slip: Slip) -> Fields {
        [
            "number": .text(slip.number.text), "unit": .text(slip.unit.text),
            "role": .text(slip.draft.role.rawValue), "due": Fields(describing: slip.due?.on),
            "state": .text(slip.state.rawValue),
        ]
    }

    func unitName(_ unit: UnitID?) -> Fields { Fields(unit.flatMap { context.organisation.unit($0)?.name }) }

    func said(_ reference: TextRef?) -> Fields { Fields(reference.flatMap { text($0) }) }

    func time(_ instant: Instant?) -> Fields { Fields(describing: instant) }

    /// A deadline with every day that was counted or skipped, and why.
    static func explained(_ due: Due) -> Fields {
        [
            "due": .text(due.on.description), "dueAt": .text(due.at.description),
            "from": .text(due.from.description), "term": Fields(due.term?.description),
            "provisional": .bool(due.provisional),
            "days": .list(
                due.days.map { day in
                    [
                        "date": .text(day.date.description), "counted": Fields(day.ordinal),
                        "why": .text(day.mark.word),
                    ]
                }),
        ]
    }
}

extension Obligation {
    /// As every record's answer tells it.
    func fields(_ plan: Plan) -> Fields {
        let always: Fields = [
            "id": Fields(id), "party": .text(party.description), "act": .text(act.rawValue),
            "name": Fields(plan.acts[act]?.name), "due": .text(due.on.description),
            "dueAt": .text(due.at.description), "clause": .text(clause.text),
            "missed": .bool(missed), "provisional": .bool(due.provisional),
        ]
        let sometimes: Fields = [
            "slip": Fields(slip?.text), "about": Fields(about), "rung": rung == 0 ? .null : Fields(rung),
        ]
        return always.adding(sometimes.withoutNulls)
    }
}

extension DayMark {
    /// As the API writes it.
    var word: String {
        switch self {
        case .workday: "workday"
        case .makeUpWorkday: "make-up-workday"
        case .weekend: "weekend"
        case .holiday: "holiday"
        case .closure: "closure"
        case .calendarDay: "calendar-day"
        case .within: "within"
        case .carried: "carried"
        }
    }
}
