// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore

/// 交接班记录 (3.1): what was taken in at the window today, how each of it stands, and what the post still owes.
extension PageRequest {
    func handover(_ back: HandoverBack? = nil) async throws -> Response {
        let session = try official
        guard PageRequest.handsOver(session) else { throw Refusal(.notYours, "3.1") }
        let request = try await withDrafts()
        let html = try await site.read { reader in
            let words = request.words(try reader.calendar())
            let note = Handover(
                reader: reader, request: request, session: session, words: words,
                waiting: try reader.handoverNotes(session, request, words))
            return try HandoverPage(
                frame: request.frame(request.say("handover-title"), reader.plan()).onPaper,
                notices: request.query("done") == nil ? [] : [request.say("handover-left")],
                handoverNotes: note.waiting, forms: [request.handoverForm(words, back)],
                later: note.later.map { [$0] } ?? [],
                now: request.query("print") == nil ? [] : [PageRequest.handoverAddress], sheets: [note.sheet()]
            ).html
        }
        return .page(
            html, language, status: back.map { .init(code: Problem(any: $0.error, id: context.id).status) } ?? .ok)
    }

    static let handoverAddress = "/desk/handover"

    static func handsOver(_ session: Session) -> Bool {
        session.serves([.window, .office, .head])
    }
}

/// Made from the ledger and from what is owed, for the day it is asked for; nobody's name or number stands on it.
private struct Handover {
    let reader: Reader
    let request: PageRequest
    let session: Session
    let words: DayWords
    /// 交班留言 nobody has read yet.
    let waiting: [NoteView]

    private var say: Words { words.say }

    /// Ten minutes before the window closes; a page that is left open prints itself then.
    private static let minute = WorkCalendar.closingMinute - 10

    /// Nil on a day nobody works, and once it is past.
    var later: PrintLater? {
        let at = Instant(words.today, minute: Self.minute)
        guard words.calendar.isWorkday(words.today), words.now < at else { return nil }
        return PrintLater(
            seconds: String(at.seconds - words.now.seconds), href: PageRequest.handoverAddress + "?print=1",
            words: say("handover-later", words.clock(at)))
    }

    func sheet() throws -> SheetView {
        let (taken, owed) = (try taken(), try owed())
        let owes = try reader.count(OwedQuery(session.parties))
        let name = session.account.name.isEmpty ? session.account.id.text : session.account.name
        return SheetView(
            id: "handover", shape: "paper", copies: [], headings: [try reader.plan().office],
            references: [words.dayOfWeek(words.today)], title: say("handover-title"), addressees: [],
            blocks: [
                .heading(say("handover-taken", String(taken.count))),
                table(["handover-number", "handover-matter", "handover-channel", "handover-stands"], taken),
                .heading(say("handover-owed", String(owes))),
                table(["handover-due", "handover-number", "handover-matter", "handover-act"], owed),
                .heading(say("handover-besides")),
                .rows(
                    waiting.map { FactRow(name: $0.title, value: $0.text) }
                        + [FactRow(name: say("handover-note"), value: PaperSheet.room)]),
            ],
            seals: [
                SealView(name: say("handover-from"), value: name, places: []),
                SealView(name: say("handover-to"), value: "", places: []),
            ], imprint: [], codes: [], foot: [say("printed-at", words.moment(words.now))])
    }

    private func table(_ columns: [String], _ rows: [[String]]) -> SheetBlock {
        rows.isEmpty ? .lines([say("handover-none")]) : .table(columns.map { say($0) }, rows)
    }

    /// 今天登记的, whenever it was told, but what people sent in by themselves and old ledgers; the earliest first.
    private func taken() throws -> [[String]] {
        let plan = try reader.plan()
        var query = LedgerQuery(session.viewer(plan))
        query.limit = LedgerQuery.most
        var lines: [[String]] = []
        repeat {
            let page = try reader.ledger(query)
            for row in page.items {
                guard let line = try line(row, plan) else { return lines.reversed() }
                if !line.isEmpty { lines.append(line) }
            }
            query.cursor = page.next
        } while query.cursor != nil
        return lines.reversed()
    }

    /// Nil once it was registered before today; empty for what does not belong here.
    private func line(_ row: MatterStore.LedgerRow, _ plan: Plan) throws -> [String]? {
        try reader.glance(row.number, request, session) { reading -> [String]? in
            guard reading.matter.moments[.registration].map({ $0.date == words.today }) ?? true else { return nil }
            if plan.channel(row.channel)?.open == true || reading.matter.history != nil { return [] }
            let stands = reading.rows.map { "\($0.party)\(say("space"))\($0.act)\(say("space"))\($0.due.text)" }
            return [
                reading.number, reading.title, reading.channel(row.channel),
                stands.isEmpty ? reading.say("stage.\(row.stage.rawValue)") : stands.joined(separator: "\n"),
            ]
        }
    }

    /// What her post owes, whoever was told: the earliest due first.
    private func owed() throws -> [[String]] {
        var query = OwedQuery(session.parties)
        query.limit = LedgerQuery.most
        let plan = try reader.plan()
        let board = BoardRows(reader: reader, request: request, session: session, plan: plan, words: words)
        return try reader.obligations(query).items.compactMap { try board.row($0, BoardState(BoardList(.own))) }
            .map { [$0.due.text, $0.number, $0.title, $0.act] }
    }
}
