// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 草稿 of a form at a desk: under which name the script saves it, and what it was filled with.
struct KeptForm {
    /// Where the form is sent to.
    let form: String
    let piece: String
    /// None or one: what stands in it is not of today's hand.
    var restored: [RestoredForm] = []
}

/// 没写完的: from when what stands in a form is, and one press that puts it away.
struct RestoredForm {
    let said: String
    let form: String
    let piece: String
    let back: String
    let csrf: String
    /// Other pages' drafts of the same form, and the empty form.
    let others: [FrameLink]
}

/// A form's draft as its page needs it.
struct FormKeeping {
    /// What fills the form; nil when nothing was begun.
    let typed: Fields?
    let kept: KeptForm
}

extension PageRequest {
    /// `cameBack`: the form was sent and stands here again; what was typed then is hers, whatever was kept.
    func keeping(_ form: String, _ words: DayWords, cameBack: Fields? = nil) -> FormKeeping {
        if let cameBack {
            let piece = DeskPiece(cameBack["piece"]?.text) ?? DeskPiece(page: drafts.page)
            return FormKeeping(typed: nil, kept: KeptForm(form: form, piece: piece.text))
        }
        let begun = drafts.of(form)
        let shown = begun.first { $0.page == query("kept") } ?? (query("kept") == "new" ? nil : begun.first)
        let piece = DeskPiece(page: drafts.page, goingOnFrom: shown).text
        guard let shown else { return FormKeeping(typed: nil, kept: KeptForm(form: form, piece: piece)) }
        let others = begun.filter { $0.page != shown.page }.map { other in
            FrameLink(
                href: "\(pageAddress)?kept=\(other.page)", text: say("desk-draft-other", words.moment(other.savedAt)))
        }
        // What opens something new may be wanted twice; a step of one matter is not.
        let opens = form == "/desk/matters/new" || form.hasPrefix("/desk/record-forms/")
        let empty = opens ? [FrameLink(href: "\(pageAddress)?kept=new", text: say("desk-draft-empty"))] : []
        let restored = restored(shown, say("desk-draft-restored", words.moment(shown.savedAt)), others + empty)
        return FormKeeping(
            typed: shown.typed, kept: KeptForm(form: form, piece: piece, restored: [restored]))
    }

    /// 没写完的 on the board, each leading to the page its form stands on.
    func begun(_ words: DayWords) -> [OutcomeList] {
        let lines = drafts.all.map { draft in
            let step = draft.form.split(separator: "/").last.map(String.init) ?? ""
            let opens = draft.form == "/desk/matters/new"
            let named = say.known("form.\(step)") ?? say("desk-draft-form")
            return OutcomeList.Line(
                title: opens ? say("desk-intake") : named,
                href: "\(draft.place)?kept=\(draft.page)\(Self.call(draft.form))",
                text: words.moment(draft.savedAt))
        }
        return lines.isEmpty ? [] : [OutcomeList(title: say("desk-drafts"), lines: lines)]
    }

    /// A call is one of a queue, which has to be told which.
    private static func call(_ form: String) -> String {
        form.hasPrefix("/desk/calls/") ? "&number=\(form.split(separator: "/").last ?? "")" : ""
    }

    func restored(_ draft: DeskDraft, _ said: String, _ others: [FrameLink] = []) -> RestoredForm {
        RestoredForm(
            said: said, form: draft.form, piece: draft.piece.text, back: pageAddress, csrf: csrf, others: others)
    }
}
