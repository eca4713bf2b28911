// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore

/// 交班留言 (3.1): written beside the handover record, read on the board of whoever serves the window next.
extension PageRequest {
    static let handoverNotes = "/desk/handover/notes"
    static let handoverReadings = "/desk/handover/readings"

    func writeHandover() async throws -> Response {
        let session = try official
        let sent = try await sentForm()
        guard PageRequest.handsOver(session) else { throw Refusal(.notYours, "3.1") }
        do {
            try sent.prove()
            let fields = FieldReader(Body(sent.fields.pruned(without: ["piece"]), fromForm: true))
            let words = fields.text("text", most: Limits.remark)
            var drafting = Drafting(site.chance)
            let written = HandoverWritten(note: drafting.text(try fields.finish(words)))
            let (texts, now) = (drafting.texts, now)
            try await site.store.lane(site.jurisdiction).submit { lane in
                for text in texts { try lane.record(text, written, by: session.actor, at: now) }
            }
        } catch let error where error.returnsForm {
            return try await handover(HandoverBack(typed: sent.fields, error: error))
        }
        await forgetDraft(sent.fields)
        return .seeOther(PageRequest.handoverAddress + "?done=1")
    }

    /// 已阅. What was read meanwhile by somebody else is read.
    func readHandover() async throws -> Response {
        let session = try official
        let sent = try await sentForm()
        guard session.serves([.window]) else { throw Refusal(.notYours, "3.1") }
        if let note = sent.fields["note"]?.text, sent.late == nil {
            let now = now
            _ = try await site.store.lane(site.jurisdiction).submit {
                try $0.readHandover(note, by: session.actor, at: now)
            }
        }
        return .seeOther("/desk")
    }

    /// The form at the handover record, with what was begun or came back.
    func handoverForm(_ words: DayWords, _ back: HandoverBack?) -> FormView {
        let keeping = keeping(PageRequest.handoverNotes, words, cameBack: back?.typed)
        let errors = back?.error as? FieldErrors
        let field = FieldView(
            "text", say("handover-write"), .area, value: (back?.typed ?? keeping.typed)?["text"]?.text ?? "",
            hint: say("handover-write-hint"), errors: errors?.byName(language)["text"] ?? [], longest: Limits.remark)
        let problems = back.map { back in
            errors.map { ProblemView.fields($0, [field], say, language) }
                ?? .rule(Problem(any: back.error, id: context.id), say, language)
        }
        var form = FormView(
            id: "form-handover", action: PageRequest.handoverNotes, title: say("form.notes"), hints: [],
            fields: [field], submit: say("handover-leave"), csrf: csrf, open: true,
            problems: [problems].compactMap(\.self))
        form.keeps = [keeping.kept]
        return form
    }
}

/// The form that came back.
struct HandoverBack: Sendable {
    let typed: Fields
    let error: any Error
}

extension Reader {
    /// What waits, as it stands on a page; on the board only for whoever serves the window.
    func handoverNotes(_ session: Session, _ request: PageRequest, _ words: DayWords) throws -> [NoteView] {
        try handoverNotes().map { note in
            let account = try account(note.by, on: note.at.date)
            let name = account.map(\.name).flatMap { $0.isEmpty ? nil : $0 } ?? note.by.text
            let mayRead = session.serves([.window]) && note.by != session.account.id
            return NoteView(
                id: note.id, title: words.say("handover-from-whom", name, words.moment(note.at)),
                text: note.text ?? words.say("handover-erased"), csrf: mayRead ? [request.csrf] : [],
                waits: mayRead ? [] : [words.say("handover-unread")])
        }
    }
}
