// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 今天: what this person owes, the earliest first, with counts above; for whoever keeps the whole moving, what every
/// party of the county owes as well.
extension PageRequest {
    func board() async throws -> Response {
        let list = BoardList(of: query("of"), show: query("show"), try official)
        return try await board(BoardState(list, cursor: query("cursor"), ticksAll: query("tick") == "all"))
    }

    func board(_ state: BoardState, status: HTTPResponse.Status = .ok) async throws -> Response {
        let request = try await withDrafts()
        let session = try official
        let page = try await site.read { reader in try BoardPage(reader, request, session, state).html }
        return .page(page, language, status: status)
    }
}

/// Which list is open, and what was done or typed in it.
struct BoardState: Sendable {
    let list: BoardList
    var cursor: String?
    var ticksAll = false
    /// 催办 that came back: what was ticked and written, what became of each, what was wrong.
    var ticked: Set<String> = []
    var text = ""
    var how = ContactMeans.message.rawValue
    /// Kept where something may have been sent without an answer, so that sending again sends nothing twice.
    var once: String?
    var outcomes: [Reminded] = []
    var problem: (any Error)?

    init(_ list: BoardList, cursor: String? = nil, ticksAll: Bool = false) {
        self.list = list
        self.cursor = cursor
        self.ticksAll = ticksAll
    }
}

extension BoardPage {
    init(_ reader: Reader, _ request: PageRequest, _ session: Session, _ state: BoardState) throws {
        let plan = try reader.plan()
        let words = request.words(try reader.calendar())
        let (say, list) = (words.say, state.list)
        frame = request.frame(say("desk-today"), plan)
        handoverNotes = session.serves([.window]) ? try reader.handoverNotes(session, request, words) : []
        title = say("board-title", words.dayOfWeek(words.today))
        begin =
            session.actor.roles.contains(.window)
            ? [FrameLink(href: "/desk/matters/new", text: say("board-register"))] : []
        ways =
            (PageRequest.mayCall(session) ? [FrameLink(href: "/desk/calls", text: say("call-title"))] : [])
            + (PageRequest.handsOver(session) ? [FrameLink(href: "/desk/handover", text: say("handover-title"))] : [])
            + (session.serves([.leader, .deputy])
                ? [FrameLink(href: "/desk/assessments", text: say("desk-assessment"))] : [])
        let watches = BoardList.mayWatchCounty(session)
        let own = try Self.ownCounts(reader, session, plan, words, list)
        let county = watches ? try Self.countyCounts(reader, session, words, list) : []
        // The same few every morning first, then what differs from day to day.
        groups = [
            CountGroup(titles: [say("board-county")], counts: county),
            CountGroup(
                titles: watches ? [say("board-own")] : [], counts: session.parties.isEmpty && watches ? [] : own),
        ].filter { !$0.counts.isEmpty }
        let chosen = (own + county).first { $0.current }?.word ?? say("count-all")
        listTitles = watches ? [say("board-list-\(list.scope.rawValue)", chosen)] : []
        var query = list.query(session, words)
        query?.after = state.cursor.flatMap { OwedCursor($0) }
        let (owed, next) = try query.map { try reader.obligations($0) } ?? ([], nil)
        let board = BoardRows(reader: reader, request: request, session: session, plan: plan, words: words)
        rows = try owed.compactMap { try board.row($0, state) }
        empty = say(list.scope == .county ? "board-empty-county" : "board-empty")
        older = next.map { [FrameLink(href: list.address(["cursor": $0.text]), text: say("more"))] } ?? []
        reminders = rows.contains { !$0.boxes.isEmpty } ? [RemindForm(request, state, next: state.cursor)] : []
        let trace = try BoardTraces.trace(reader, session)
        fresh = FreshView(
            updates: "/desk/updates?since=" + request.site.traces.keep(trace, session.account.id), href: list.address,
            some: say("fresh-some", "{0}"), any: say("fresh-any"))
        outcomes = try ReminderOutcomes.told(state.outcomes, reader, request, session) + request.begun(words)
        problems = state.problem.map { [RemindForm.problem($0, request)] } ?? []
        let seesRota = !session.actor.roles.isDisjoint(with: [.window, .office, .head])
        let organisation = try seesRota && reader.keepsRota() ? OrganisationView(reader, on: words.today) : nil
        notices =
            (session.parties.isEmpty && !watches ? [say("board-nothing-for-role")] : [])
            + (organisation.map { [$0.dutyToday(say)].compactMap(\.self) + $0.gapNotices(say) } ?? [])
    }

    private static func ownCounts(
        _ reader: Reader, _ session: Session, _ plan: Plan, _ words: DayWords, _ list: BoardList
    ) throws -> [CountView] {
        let say = words.say
        let now = try reader.counts(session.parties, at: words.now)
        let today = try reader.counts(session.parties, at: Instant.end(of: words.today).adding(seconds: 1))
        let late = now.values.reduce(0) { $0 + $1.overdue }
        let due = today.values.reduce(0) { $0 + $1.overdue } - late
        let place = BoardList.mayWatchCounty(session) ? "#list" : ""
        let view = { CountView(BoardList(.own, $0), $1, $2, chosen: list, place) }
        let acts = Act.allCases.filter { $0 != .judgeSeveral }.compactMap { act -> CountView? in
            let open = (now[act]?.open ?? 0) + (act == .judge ? now[.judgeSeveral]?.open ?? 0 : 0)
            let word = say.known("count.\(act.rawValue)") ?? plan.acts[act]?.name ?? act.rawValue
            return open == 0 ? nil : view(act.rawValue, open, word)
        }
        return [
            view("late", late, say("count-late")), view("today", due, say("count-today")),
            view("", now.values.reduce(0) { $0 + $1.open }, say("count-all")),
        ] + acts
    }

    /// Noughts stand there too: the grid is the same every morning.
    private static func countyCounts(
        _ reader: Reader, _ session: Session, _ words: DayWords, _ list: BoardList
    ) throws -> [CountView] {
        try (BoardList.watched(session.actor.roles) + [""]).map { show in
            let here = BoardList(.county, show)
            let number = try here.query(session, words).map { try reader.count($0) } ?? 0
            return CountView(
                here, number, words.say(show.isEmpty ? "count-all" : "count-\(show)"), chosen: list, "#list")
        }
    }
}

extension CountView {
    /// `place`: where two grids of counts stand above the list, a count leads to the list itself.
    fileprivate init(_ list: BoardList, _ number: Int, _ word: String, chosen: BoardList, _ place: String) {
        self.init(
            href: list.address + place, number: String(number), word: word,
            shape: number == 0 ? "" : BoardList.shapes[list.show] ?? "", current: list == chosen)
    }
}
