// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 逐件回访 (3.4b): one call after the other, the earliest due first.
extension PageRequest {
    func calls() async throws -> Response {
        var state = CallState(after: query("after"))
        // An address may say anything; a number is all it has to say here.
        let done = query("done").flatMap { $0.allSatisfy { $0.isNumber || $0 == "-" } ? $0 : nil }
        state.notices = done.map { [say("call-saved", $0)] } ?? []
        return try await callPage(state)
    }

    /// Saves and goes on to the next; what a rule refuses comes back with everything typed.
    func saveCall() async throws -> Response {
        let session = try caller
        let sent = try await sentForm()
        let typed = sent.fields
        let number = MatterNumber(context.part("number"))
        var step = Step(
            action: .followUpCalls, matter: number, actor: session.actor, unit: session.unit,
            body: Body(typed.pruned(without: ["version", "after", "piece"]), fromForm: true),
            version: typed["version"]?.text.flatMap { Int($0) })
        // Of the page and what it says: pressed twice, it is one call.
        step.idempotency = IdempotencyKey(once: "call", Array("\(number)\n\(typed.json)".utf8))
        var state = CallState(after: typed["after"]?.text)
        do {
            try sent.prove()
            _ = try await site.take(step)
            await forgetDraft(typed)
            let after = state.after.map { "after=\($0.addingPercentEncoding)&" } ?? ""
            return .seeOther("/desk/calls?\(after)done=\(number.text.addingPercentEncoding)")
        } catch let error where error.returnsForm {
            state.back = CallState.Back(
                number: number, typed: typed, mistake: Mistake(action: .followUpCalls, slip: nil, error: error))
            return try await callPage(state)
        }
    }

    /// Whoever may call at all; of one matter its own rule decides.
    private var caller: Session {
        get throws {
            let session = try official
            guard PageRequest.mayCall(session) else { throw Refusal(.notYours, "3.4b") }
            return session
        }
    }

    static func mayCall(_ session: Session) -> Bool {
        session.serves(Action.followUpCalls.roles)
    }

    private func callPage(_ state: CallState) async throws -> Response {
        let request = try await withDrafts()
        let session = try caller
        let (html, shown) = try await site.read { reader in
            let queue = CallQueue(reader: reader, request: request, session: session)
            let (page, shown) = try queue.page(state)
            return (page.html, shown)
        }
        // Entered before the number is shown (0035); who asks for the head alone is shown nothing.
        if let shown, self.request.method != .head {
            try await site.enter(shown.persons, of: shown.number, for: .duty, by: session)
        }
        return .page(html, language, status: state.back?.mistake.status(context.id) ?? .ok)
    }
}

/// Where in the queue, and what came back.
struct CallState: Sendable {
    /// The call before this one, as the queue's cursor.
    var after: String?
    var notices: [String] = []
    var back: Back?

    struct Back: Sendable {
        let number: MatterNumber
        let typed: Fields
        let mistake: Mistake
    }
}

/// Finds the next call and tells it.
private struct CallQueue {
    let reader: Reader
    let request: PageRequest
    let session: Session

    struct Shown {
        let number: MatterNumber
        let persons: [String]
    }

    private var query: OwedQuery {
        var query = OwedQuery([])
        query.acts = [.call]
        query.kinds = []
        query.atFirstHand = true
        return query
    }

    func page(_ state: CallState) throws -> (CallPage, Shown?) {
        let (plan, say) = (try reader.plan(), request.say)
        let left = try reader.count(query)
        let next = try next(state)
        let strayed = try next?.back == nil ? state.back.map { try stray($0) } : nil
        let call = try next.map { next in
            try reader.reading(next.number, request, .desk, actor: session.actor, unit: session.unit) { reading in
                (CallView(reading, request, next), Shown(number: next.number, persons: reading.view.personsShown))
            }
        }
        let again = left > 0 && call == nil
        let page = CallPage(
            frame: request.frame(say("call-title"), plan), strayed: [strayed].compactMap(\.self),
            notices: state.notices, title: say("call-title"), left: say("call-left", String(left)),
            calls: [call?.0].compactMap(\.self), nothing: say(again ? "call-end" : "call-none"),
            ways: (again && state.after != nil ? [FrameLink(href: "/desk/calls", text: say("call-again"))] : [])
                + [FrameLink(href: "/desk", text: say("back-desk"))])
        return (page, call?.1)
    }

    /// The one that came back while it may still be called, otherwise the first after the last one that she may call.
    private func next(_ state: CallState) throws -> CallNext? {
        if let back = state.back, try may(back.number) {
            return CallNext(number: back.number, after: state.after ?? "", back: back)
        }
        let begun = request.query("number").map { MatterNumber($0) }
        if let begun, try may(begun) { return CallNext(number: begun, after: state.after ?? "", back: nil) }
        var query = query
        query.after = state.after.flatMap { OwedCursor($0) }
        repeat {
            let (rows, after) = try reader.obligations(query)
            if let row = try rows.first(where: { try may(MatterNumber($0.record)) }) {
                return CallNext(number: MatterNumber(row.record), after: row.cursor.text, back: nil)
            }
            query.after = after
        } while query.after != nil
        return nil
    }

    private func may(_ number: MatterNumber) throws -> Bool {
        do {
            return try reader.glance(number, request, session) { reading in
                do throws(Refusal) {
                    try reading.matter.gate(.followUpCalls, slip: nil, reading.view.context)
                    return true
                } catch {
                    return false
                }
            }
        } catch is Refusal {
            return false
        }
    }

    /// Somebody was faster: what she wrote stands beside the reason.
    private func stray(_ back: CallState.Back) throws -> StrayedForm {
        let fields = try reader.glance(back.number, request, session) { reading in
            ActionForm(action: .followUpCalls, slip: nil, reading: reading, typed: .nothing, csrf: "").fields
        }
        let problem = back.mistake.problem(fields, request.say, request.language, id: request.context.id)
        return StrayedForm(
            request.say("form.follow-up-calls"), problem.items.map(\.text), fields, Typed(back.typed, [:]), request.say)
    }
}

/// 下一个 call: which matter, and the cursor that leads past it.
private struct CallNext {
    let number: MatterNumber
    let after: String
    let back: CallState.Back?
}

extension CallView {
    fileprivate init(_ reading: MatterReading, _ request: PageRequest, _ next: CallNext) {
        let say = reading.say
        number = reading.number
        href = "/desk/matters/\(reading.number)"
        title = reading.title
        summary = reading.summary
        dues = reading.matter.obligations.filter { $0.act == .call }.map {
            reading.words.due($0.due, missed: $0.missed)
        }
        people = reading.callees
        script = reading.callScript
        facts = reading.callFacts
        tried = reading.matter.calls.filter { !$0.voided }.map { made in
            say(
                "call-tried", reading.words.moment(made.at),
                say(made.call.reached ? "yes.follow-up-calls" : "no.follow-up-calls"))
        }
        skip = FrameLink(
            href: "/desk/calls?after=\(next.after.addingPercentEncoding)", text: say("call-skip"))
        let wrong = next.back?.mistake.fieldErrors?.byName(request.language) ?? [:]
        // Most are reached: she says so only where not.
        let address = "/desk/calls/\(reading.number)"
        let keeping = request.keeping(address, reading.words, cameBack: next.back?.typed)
        let typed = next.back?.typed ?? keeping.typed ?? ["reached": "true"]
        let form = ActionForm(
            action: .followUpCalls, slip: nil, reading: reading, typed: Typed(typed, wrong), csrf: request.csrf)
        let hidden = [("version", String(reading.view.version)), ("after", next.after)]
            .map { FieldView($0.0, "", .hidden, value: $0.1) }
        let problems = next.back.map {
            [$0.mistake.problem(form.fields, say, request.language, id: request.context.id)]
        }
        var view = FormView(
            id: "call", action: address, title: say("call-record"),
            hints: [say("form-hint.follow-up-calls")], fields: hidden + form.fields, submit: say("call-submit"),
            csrf: request.csrf, open: true, problems: problems ?? [])
        view.keeps = [keeping.kept]
        forms = [view]
    }
}

extension MatterReading {
    /// 打给谁: whoever registered it, or of several those drawn and not called yet; masked unless she must speak to them.
    fileprivate var callees: [CallPerson] {
        let ids = matter.toCall.isEmpty ? [0] : matter.toCall
        return ids.map { id in
            let reference =
                id == 0 ? matter.report?.reporter : matter.jointReporters.first { $0.id == id }?.person
            let person = reference.flatMap { view.person($0) }?.masked(!view.speaksToReporter)
            let phone = person?.phone ?? ""
            return CallPerson(
                name: person?.name ?? "", role: ids.count > 1 ? reporterName(id) : "",
                phones: phone.isEmpty ? [] : [PhoneView(text: phone, tel: phone.filter { $0.isNumber || $0 == "+" })],
                note: phone.isEmpty ? say("call-no-phone") : "")
        }
    }

    /// 说什么: the plan's own names of office, aspects and levels in a few sentences.
    fileprivate var callScript: [String] {
        // Her own report, whatever was merged with it.
        let told = (matter.report?.happenedAt ?? matter.moments[.registration]).map { words.day($0.date) } ?? ""
        let how = matter.outcome.map { say("call-script-outcome", outcome($0)) } ?? say("call-script-answered")
        let comma = say("list-comma")
        return [
            say("call-script-opening", plan.office, told, title, how),
            ratedPoorly ? say("call-script-own") : nil,
            say(
                "call-script-question", plan.scale.aspects.map(\.name).joined(separator: comma),
                plan.scale.names.joined(separator: comma)), say("call-script-end"),
        ].compactMap(\.self)
    }

    fileprivate var callFacts: [FactRow] {
        let lead = matter.leadSlip.map { unit($0.unit) } ?? ""
        return ownRatingFacts
            + [
                ("unit", lead), ("result", text(matter.completion?.result)),
                ("reply.text", text(matter.completion?.reply.text)),
            ].filter { !$0.1.isEmpty }.map { FactRow(name: say("label.\($0.0)"), value: $0.1) }
    }
}
