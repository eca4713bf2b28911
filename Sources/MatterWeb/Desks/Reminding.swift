// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 一次催办多件 (3.3): rows ticked on the board, one text if she likes, one press.
enum Reminders {
    /// At most a page of the board.
    static let most = LedgerQuery.page

    /// 短信、电话、书面 (3.3).
    static let means: [ContactMeans] = [.message, .phone, .paper]

    static func maySend(_ session: Session) -> Bool {
        session.serves(Action.reminders.roles.subtracting(Action.units))
    }

    /// Who is reminded of what: a slip's unit, or where no slip is meant every unit that owes something in the matter.
    struct Target: Hashable, Sendable {
        let matter: MatterNumber
        let slip: SlipNumber?

        init(matter: MatterNumber, slip: SlipNumber?) {
            self.matter = matter
            self.slip = slip
        }

        /// `500231-2026-000123 500231-2026-J0017`
        init(_ text: String) {
            let parts = text.split(separator: " ", maxSplits: 1)
            matter = MatterNumber(parts.first.map(String.init) ?? "")
            slip = parts.count > 1 ? SlipNumber(String(parts[1])) : nil
        }

        var text: String { slip.map { "\(matter) \($0)" } ?? matter.text }
    }
}

/// What became of one of them.
struct Reminded: Sendable {
    enum Outcome: Sendable {
        case sent([Party])
        /// This very form had sent it before.
        case sentBefore
        case refused(Problem)
    }

    let target: Reminders.Target
    let outcome: Outcome

    var isRefused: Bool {
        if case .refused = outcome { true } else { false }
    }

    /// Not said no by a rule: nobody knows whether it went out, or it may go out a moment later.
    var mayBeSentAgain: Bool {
        if case .refused(let problem) = outcome { problem.status >= 500 } else { false }
    }
}

extension PageRequest {
    /// The list that is open when somebody comes back to this address: what is late in the county.
    func reminders() async throws -> Response {
        try await board(BoardState(BoardList(of: "county", show: "late", try official)))
    }

    func sendReminders() async throws -> Response {
        let session = try official
        let sent = try await sentForm()
        guard Reminders.maySend(session) else { throw Refusal(.notYours, "3.3") }
        let typed = sent.fields
        let list = BoardList(of: typed["of"]?.text, show: typed["show"]?.text, session)
        var state = BoardState(list, cursor: typed["cursor"]?.text)
        state.text = typed["text"]?.text ?? ""
        state.how = typed["how"]?.text ?? state.how
        state.ticked = Set((typed["to"]?.list ?? [typed["to"] ?? .null]).compactMap(\.text))
        state.once = typed["once"]?.text
        do {
            try sent.prove()
            let targets = try chosen(typed)
            state.outcomes = try await remind(targets, state, session)
        } catch let error where error.returnsForm {
            state.problem = error
            return try await board(state, status: .init(code: Problem(any: error, id: context.id).status))
        }
        let left = state.outcomes.filter(\.mayBeSentAgain)
        state.ticked = Set(left.map(\.target.text))
        if left.isEmpty { (state.once, state.text) = (nil, "") }
        return try await board(state, status: state.outcomes.allSatisfy(\.isRefused) ? .unprocessableContent : .ok)
    }

    /// Read whole before the first is sent: a text too long sends none.
    private func chosen(_ typed: Fields) throws -> [Reminders.Target] {
        let fields = FieldReader(Body(typed.pruned(without: ["of", "show", "cursor", "once"]), fromForm: true))
        let ticked = fields.texts("to", most: Reminders.most, each: 2 * Limits.identifier)
        if ticked.isEmpty { fields.fail("to", .nothingTicked) }
        _ = fields.optionalText("text", most: Limits.remark)
        if fields.value("how") != nil { let _: ContactMeans? = fields.choice("how") }
        var targets: [Reminders.Target] = []
        for target in try fields.finish(ticked).map({ Reminders.Target($0) }) where !targets.contains(target) {
            targets.append(target)
        }
        return targets
    }

    /// One command each: what one matter refuses holds no other back.
    private func remind(
        _ targets: [Reminders.Target], _ state: BoardState, _ session: Session
    ) async throws -> [Reminded] {
        let (text, how, once) = (state.text, state.how, state.once ?? "")
        var outcomes: [Reminded] = []
        for target in targets {
            let body: Fields = ["slip": Fields(target.slip?.text), "how": .text(how), "text": .text(text)]
            var step = Step(
                action: .reminders, matter: target.matter, actor: session.actor, unit: session.unit,
                body: Body(body.withoutNulls, fromForm: true))
            // Of the page and its words: the same press twice sends once, whatever else was ticked meanwhile.
            step.idempotency = IdempotencyKey(once: "remind", Array("\(once)\n\(target.text)\n\(how)\n\(text)".utf8))
            outcomes.append(Reminded(target: target, outcome: await outcome(of: step)))
        }
        return outcomes
    }

    private func outcome(of step: Step) async -> Reminded.Outcome {
        do {
            let receipt = try await site.take(step)
            if receipt.repeated { return .sentBefore }
            let parties = receipt.events.flatMap { event -> [Party] in
                if case .reminded(let sent) = event.fact { sent.to } else { [] }
            }
            return .sent(parties)
        } catch {
            return .refused(Problem(any: error, id: context.id))
        }
    }
}

/// 催办的结果, one line for each that was ticked.
enum ReminderOutcomes {
    static func told(
        _ outcomes: [Reminded], _ reader: Reader, _ request: PageRequest, _ session: Session
    ) throws -> [OutcomeList] {
        if outcomes.isEmpty { return [] }
        let say = request.say
        let organisation = try reader.organisation()
        let refused = outcomes.count(where: \.isRefused)
        let lines = outcomes.map { reminded -> OutcomeList.Line in
            let number = reminded.target.matter
            let title = try? reader.glance(number, request, session) { $0.title }
            let text =
                switch reminded.outcome {
                case .sent(let parties): say("remind-sent", names(parties, organisation, say))
                case .sentBefore: say("remind-sent-before")
                case .refused(let problem): say("remind-refused", problem.detail(request.language))
                }
            return OutcomeList.Line(
                title: title ?? number.text, href: "/desk/matters/\(number.text.addingPercentEncoding)", text: text)
        }
        let title =
            refused == 0
            ? say("remind-told", String(outcomes.count))
            : say("remind-told-some", String(outcomes.count - refused), String(refused))
        return [OutcomeList(title: title, lines: lines)]
    }

    /// The units, then their leaders in charge, who get a copy.
    private static func names(_ parties: [Party], _ organisation: Organisation, _ say: Words) -> String {
        let name = { (unit: UnitID) in organisation.unit(unit)?.name ?? unit.text }
        let units = parties.compactMap { if case .unit(let id) = $0 { name(id) } else { nil } }
        let leaders = parties.compactMap { party -> String? in
            if case .unitLeader(let id) = party { say("party.unit-leader", name(id)) } else { nil }
        }
        return (units + leaders).joined(separator: say("list-comma"))
    }
}

extension RemindForm {
    init(_ request: PageRequest, _ state: BoardState, next cursor: String?) {
        let say = request.say
        let list = state.list
        csrf = request.csrf
        hidden = [
            ("of", list.scope.rawValue), ("show", list.show), ("cursor", cursor ?? ""),
            ("once", state.once ?? TrackingCode.make(request.site.chance)),
        ].map { FieldView($0.0, "", .hidden, value: $0.1) }
        how = FieldView(
            "how", say("remind-how"), .choices, id: "remind-how", value: state.how,
            errors: state.errors(request.language)["how"] ?? [],
            options: Reminders.means.map { OptionView($0.rawValue, say("how.\($0.rawValue)")) }, inline: true)
        text = FieldView(
            "text", say("remind-text"), .text, id: "remind-text", value: state.text,
            errors: state.errors(request.language)["text"] ?? [], optional: true, longest: Limits.remark)
        let more: KeyValuePairs = ["cursor": cursor ?? "", "tick": state.ticksAll ? "none" : "all"]
        tickAll = FrameLink(
            href: list.address(more) + "#list", text: say(state.ticksAll ? "remind-tick-none" : "remind-tick-all"))
    }

    static func problem(_ error: any Error, _ request: PageRequest) -> ProblemView {
        guard let errors = error as? FieldErrors else {
            return .rule(Problem(any: error, id: request.context.id), request.say, request.language)
        }
        let say = request.say
        let fields = [
            FieldView("to", say("remind-whom"), .flag, id: "list"),
            FieldView("how", say("remind-how"), .choices, id: "remind-how"),
            FieldView("text", say("remind-text"), .text, id: "remind-text"),
        ]
        return .fields(errors, fields, say, request.language)
    }
}

extension BoardState {
    fileprivate func errors(_ language: Language) -> [String: [String]] {
        (problem as? FieldErrors)?.byName(language) ?? [:]
    }
}
