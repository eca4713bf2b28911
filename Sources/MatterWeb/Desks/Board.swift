// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore

/// 今天: what this person owes, the earliest first, with counts above.
extension PageRequest {
    func board() async throws -> Response {
        let request = self
        let session = try official
        let show = query("show") ?? ""
        let cursor = query("cursor").flatMap { OwedCursor($0) }
        let page = try await site.read { reader in
            try BoardPage(reader, request, session, show: show, after: cursor).html
        }
        return .page(page, language)
    }
}

extension BoardPage {
    fileprivate init(
        _ reader: Reader, _ request: PageRequest, _ session: Session, show: String, after: OwedCursor?
    ) throws {
        let plan = try reader.plan()
        let words = request.words(try reader.calendar())
        let say = words.say
        frame = request.frame(say("desk-today"), plan)
        title = say("board-title", words.dayOfWeek(words.today))
        counts = try Self.counts(reader, session.parties, plan, words, show)
        var query = Self.query(session.parties, show, words)
        query.after = after
        let (owed, next) = session.parties.isEmpty ? ([], nil) : try reader.obligations(query)
        rows = try owed.compactMap { try QueueRow.of($0, reader, request, session, plan, words) }
        let more = show.isEmpty ? "" : "&show=\(show.addingPercentEncoding)"
        older =
            next.map { [FrameLink(href: "/desk?cursor=\($0.text.addingPercentEncoding)\(more)", text: say("more"))] }
            ?? []
        let seesRota = !session.actor.roles.isDisjoint(with: [.window, .office, .head])
        let organisation = try seesRota && reader.keepsRota() ? OrganisationView(reader, on: words.today) : nil
        notices =
            (session.parties.isEmpty ? [say("board-nothing-for-role")] : [])
            + (organisation.map { [$0.dutyToday(say)].compactMap(\.self) + $0.gapNotices(say) } ?? [])
    }

    /// The rows a count stands for, the same ones it counted.
    private static func query(_ parties: [Party], _ show: String, _ words: DayWords) -> OwedQuery {
        var query = OwedQuery(parties)
        switch show {
        case "": break
        case "late": query.dueBefore = words.now
        case "today":
            query.dueFrom = words.now
            query.dueBefore = Instant.end(of: words.today).adding(seconds: 1)
        case Act.judge.rawValue: query.acts = [.judge, .judgeSeveral]
        default: query.acts = Act(rawValue: show).map { [$0] }
        }
        return query
    }

    private static func counts(
        _ reader: Reader, _ parties: [Party], _ plan: Plan, _ words: DayWords, _ show: String
    ) throws -> [CountView] {
        let say = words.say
        let now = try reader.counts(parties, at: words.now)
        let today = try reader.counts(parties, at: Instant.end(of: words.today).adding(seconds: 1))
        let late = now.values.reduce(0) { $0 + $1.overdue }
        let due = today.values.reduce(0) { $0 + $1.overdue } - late
        let view = { (key: String, number: Int, word: String, shape: String) in
            CountView(
                href: key.isEmpty ? "/desk" : "/desk?show=\(key)", number: String(number), word: word,
                shape: number == 0 ? "" : shape, current: show == key)
        }
        let acts = Act.allCases.filter { $0 != .judgeSeveral }.compactMap { act -> CountView? in
            let open = (now[act]?.open ?? 0) + (act == .judge ? now[.judgeSeveral]?.open ?? 0 : 0)
            let word = say.known("count.\(act.rawValue)") ?? plan.acts[act]?.name ?? act.rawValue
            return open == 0 ? nil : view(act.rawValue, open, word, "")
        }
        return [
            view("late", late, say("count-late"), "late"), view("today", due, say("count-today"), "soon"),
            view("", now.values.reduce(0) { $0 + $1.open }, say("count-all"), ""),
        ] + acts
    }
}

extension QueueRow {
    /// Nil where this person may not know of what is owed.
    fileprivate static func of(
        _ row: OwedRow, _ reader: Reader, _ request: PageRequest, _ session: Session, _ plan: Plan,
        _ words: DayWords
    ) throws -> QueueRow? {
        guard row.record.contains("-") else { return QueueRow(row, plan, words) }
        guard let number = RecordNumber(parsing: row.record) else {
            return try reader.glance(MatterNumber(row.record), request, session) { QueueRow(row, $0) }
        }
        let stored = try reader.record(number)
        guard stored.state.isReadable(by: session.actor) else { return nil }
        return try reader.reading(of: stored, request, session) { QueueRow(row, $0) }
    }

    private init(_ row: OwedRow, _ reading: RecordReading) {
        let owed = reading.state.obligations.first { $0.id == row.id }
        let about = row.about.flatMap { id in reading.state.obligations.first { $0.id == id } }
        self.init(
            due: owed.map { reading.words.due($0.due, missed: $0.missed) } ?? reading.due,
            flags: owed.map { reading.words.flags($0.due) } ?? [], href: reading.href, title: reading.title,
            facts: reading.phase, number: reading.view.number, party: reading.party(row.party),
            act: owed.map { reading.actName($0) } ?? reading.act(row.act),
            notes: about.map { [reading.say("press-note", reading.party($0.party))] } ?? [])
    }

    /// What is owed about the jurisdiction itself, such as a year's calendar.
    private init(_ row: OwedRow, _ plan: Plan, _ words: DayWords) {
        let due = Due(
            term: nil, from: words.now, on: row.due, at: row.dueAt, marks: "", provisional: row.provisional)
        let name = plan.acts[row.act]?.name ?? words.say("act.\(row.act.rawValue)")
        self.init(
            due: words.due(due, missed: row.missed), flags: [],
            href: row.record == "organisation" ? "/desk/organisation" : "/desk", title: name, facts: "", number: "",
            party: words.say("party.\(row.party)"), act: name, notes: [])
    }

    private init(_ row: OwedRow, _ reading: MatterReading) {
        let owed = reading.matter.obligations.first { $0.id == row.id }
        let words = reading.words
        let about = row.about.flatMap { id in reading.matter.obligations.first { $0.id == id } }
        let act = about.map { reading.say("press", reading.act($0.act)) } ?? reading.act(row.act)
        self.init(
            due: owed.map { words.due($0.due, missed: $0.missed) } ?? DueView(words.day(row.due), .calm),
            flags: owed.map { words.flags($0.due) } ?? [], href: "/desk/matters/\(reading.number)",
            title: reading.title, facts: reading.summary, number: reading.number,
            party: reading.party(row.party, slip: row.slip), act: act,
            notes: about.map { [reading.say("press-note", reading.party($0.party, slip: $0.slip))] } ?? [])
    }
}
