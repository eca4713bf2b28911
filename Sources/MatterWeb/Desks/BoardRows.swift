// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

/// Rows of the board, each as this person may know it.
struct BoardRows {
    let reader: Reader
    let request: PageRequest
    let session: Session
    let plan: Plan
    let words: DayWords

    /// Nil where this person may not know of what is owed.
    func row(_ row: OwedRow, _ state: BoardState) throws -> QueueRow? {
        guard row.record.contains("-") else { return QueueRow(row, plan, words) }
        guard let number = RecordNumber(parsing: row.record) else {
            return try reader.glance(MatterNumber(row.record), request, session, calls: true) { reading in
                QueueRow(row, reading, boxes: boxes(row, reading, state))
            }
        }
        let stored = try reader.record(number)
        guard stored.state.isReadable(by: session.actor) else { return nil }
        return try reader.reading(of: stored, request, session) { QueueRow(row, $0, session) }
    }

    /// 催办 (3.3): where a unit owes it, or somebody was called because a unit let it pass.
    private func boxes(_ row: OwedRow, _ reading: MatterReading, _ state: BoardState) -> [RemindBox] {
        guard Reminders.maySend(session) else { return [] }
        let about = row.about.flatMap { id in reading.matter.obligations.first { $0.id == id } }
        guard let unit = about?.party.unit ?? row.party.unit else { return [] }
        let target = Reminders.Target(matter: MatterNumber(row.record), slip: about?.slip ?? row.slip)
        return [
            RemindBox(
                id: "remind-\(row.record)-\(row.id)", value: target.text,
                label: reading.say("remind-box", reading.unit(unit), reading.number),
                checked: state.ticksAll || state.ticked.contains(target.text))
        ]
    }
}

extension QueueRow {
    fileprivate init(_ row: OwedRow, _ reading: RecordReading, _ session: Session) {
        let owed = reading.state.obligations.first { $0.id == row.id }
        let about = row.about.flatMap { id in reading.state.obligations.first { $0.id == id } }
        self.init(
            due: owed.map { reading.words.due($0.due, missed: $0.missed) } ?? reading.due,
            flags: owed.map { reading.words.flags($0.due) } ?? [],
            // 定期之事: straight to where its work is done.
            href: about == nil ? Tool.links(reading, session).first?.href ?? reading.href : reading.href,
            title: reading.title,
            facts: owed?.missed == true ? "" : reading.phase, number: reading.view.number,
            party: reading.party(row.party),
            act: owed.map { reading.actName($0) } ?? reading.act(row.act),
            notes: about.map { [reading.say("press-note", reading.party($0.party))] } ?? [])
    }

    /// What is owed about the jurisdiction itself, such as a year's calendar.
    fileprivate init(_ row: OwedRow, _ plan: Plan, _ words: DayWords) {
        let due = Due(
            term: nil, from: words.now, on: row.due, at: row.dueAt, marks: "", provisional: row.provisional)
        let name = plan.acts[row.act]?.name ?? words.say("act.\(row.act.rawValue)")
        self.init(
            due: words.due(due, missed: row.missed), flags: [],
            href: row.record == "organisation" ? "/desk/organisation" : "/desk/versions", title: name, facts: "",
            number: "",
            party: words.say("party.\(row.party)"), act: name, notes: [])
    }

    fileprivate init(_ row: OwedRow, _ reading: MatterReading, boxes: [RemindBox]) {
        let owed = reading.matter.obligations.first { $0.id == row.id }
        let words = reading.words
        let about = row.about.flatMap { id in reading.matter.obligations.first { $0.id == id } }
        let act = about.map { reading.say("press", reading.act($0.act)) } ?? reading.act(row.act)
        self.init(
            due: owed.map { words.due($0.due, missed: $0.missed) } ?? DueView(words.day(row.due), .calm),
            flags: owed.map { words.flags($0.due) } ?? [], href: "/desk/matters/\(reading.number)",
            title: reading.title, facts: reading.summary, number: reading.number,
            party: reading.party(row.party, slip: row.slip), act: act,
            notes: (about.map { [reading.say("press-note", reading.party($0.party, slip: $0.slip))] } ?? [])
                + (row.act == .call && reading.ratedPoorly ? [reading.say("own-rating-poor")] : [])
                + reading.calls, boxes: boxes)
    }
}
