// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

extension MatterReading {
    /// 交办单, or 商请函 to whom the county cannot order (3.3). It goes to the unit, so whoever prints it gets the words
    /// the unit may read; only the reporter's name depends on the reader.
    func sheet(of slip: Slip) -> PaperSheet {
        let toUnit = told(to: .unit(slip.unit))
        var sheet = slip.draft.letter ? toUnit.letterSheet(slip) : toUnit.slipSheet(slip)
        if slip.issuedAt == nil { sheet.reference = say(paper: "draft-mark", sheet.reference) }
        // Who is kept back from the unit does not stand on its paper either, not even masked.
        if !slip.draft.letter, audience != .file, toUnit.reporter != nil {
            sheet.personal = toUnit.personalRow(slip, by: self)
        }
        return sheet
    }

    /// Whole only on the lead's slip, and only for whoever may see it whole (0011); a helper's slip never has it.
    private func personalRow(_ slip: Slip, by reader: MatterReading) -> [FactRow] {
        let shown = reader.view.showsReporter && slip.draft.role == .lead
        let told = (reader.audience == .desk ? reader : self).reporterFacts(masked: !shown).prefix(2)
        return row("row-reporter", told.map(\.value).joined(separator: say("space")))
    }

    /// 密件 (2.5): whoever sees no reporter can answer none.
    private var answersThroughOffice: Bool { matter.keepsReporterBack(plan) }

    private func slipSheet(_ slip: Slip) -> PaperSheet {
        var sheet = PaperSheet(kind: .slip, number: slip.number.text, title: say(paper: "kind.slip"))
        sheet.heading = plan.office
        sheet.reference = slip.draft.printed
        sheet.blocks = [
            .rows(
                row("row-unit", say("who-post", unit(slip.unit), say("slip-role.\(slip.draft.role.rawValue)")))
                    + row("row-lead", lead(beside: slip) ?? "") + row("row-number", number)
                    + row("row-title", title) + row("row-level", level(slip.draft.level))
                    + row("row-deadline", slip.due.map { words.fullDeadline($0) } ?? "")
                    + row("row-rule", rule(slip.due))
                    + row("row-task", task(of: slip))),
            .rows(
                [FactRow(name: say(paper: "row-receipt"), value: say(paper: "blank-receipt"))]
                    + [FactRow(name: say(paper: "row-answer"), value: PaperSheet.room)]
                    + [FactRow(name: say(paper: "row-leader"), value: PaperSheet.room)]),
            .lines([say(paper: answersThroughOffice ? "slip-note-kept" : "slip-note", hotlines)]),
        ]
        sheet.seals = [
            SealField(name: say(paper: "sign-issuer", signer(of: slip)), value: "", isSeal: false),
            SealField(name: plan.office, value: dated(slip.issuedAt), isSeal: true),
        ]
        return sheet.signedOff(author: plan.office, dated: dated(slip.issuedAt))
    }

    private func letterSheet(_ slip: Slip) -> PaperSheet {
        var sheet = PaperSheet(kind: .letter, number: slip.number.text, title: say(paper: "title.letter", title))
        sheet.heading = plan.office
        sheet.reference = slip.draft.printed
        sheet.addressee = .unit(unit(slip.unit))
        sheet.blocks = [
            .lines([say(paper: "letter-opening", number, title)]), .lines([task(of: slip)]),
            .lines([
                say(paper: "letter-until", slip.due.map { words.fullDay($0.on) } ?? say(paper: "letter-soon")),
                say(paper: "letter-contact", hotlines), say(paper: "letter-closing"),
            ]),
        ]
        sheet.seals = [SealField(name: plan.office, value: dated(slip.issuedAt), isSeal: true)]
        sheet.imprint = [
            say(paper: "imprint-copies", lead(beside: slip) ?? plan.office),
            say(paper: "imprint-issued", plan.office, dated(slip.issuedAt)),
        ]
        return sheet.signedOff(author: plan.office, dated: dated(slip.issuedAt))
    }

    private func task(of slip: Slip) -> String {
        let task = text(slip.draft.task)
        guard answersThroughOffice else { return task.isEmpty ? say("slip-text") : task }
        return task.isEmpty ? say("slip-text-kept") : say("slip-task-kept", task)
    }

    /// 2 个工作日，从…次日起算; nothing where a person set the day.
    private func rule(_ due: Due?) -> String {
        guard let due, let term = due.term else { return "" }
        return say(paper: "rule", words.term(term), words.fullDay(due.from.date))
    }

    /// 主办单位, beside a supporting unit or a body the county cannot order.
    private func lead(beside slip: Slip) -> String? {
        guard slip.draft.role != .lead || slip.draft.letter else { return nil }
        return matter.slips.last { $0.draft.role == .lead && $0.number != slip.number && $0.state != .cancelled }
            .map { unit($0.unit) }
    }

    /// By post, not by name: a unit is not told who of the desk signed.
    private func signer(of slip: Slip) -> String {
        let signed = entries.last { entry in
            if case .slipSigned(let signature) = entry.fact { signature.slip == slip.number } else { false }
        }
        return signed.map { Wording.sentence("role.\($0.actor.role.rawValue)", say.language) }
            ?? say(paper: "blank-name")
    }

    /// 签发、签收、专班: beside the paper on the screen.
    func states(of slip: Slip) -> [String] {
        let force = text(slip.taskForce?.text)
        return [
            slip.issuedAt.map { say("slip-issued-at", words.dated($0)) },
            slip.receivedAt.map { say("slip-received-at", words.dated($0)) },
            force.isEmpty ? nil : say("slip-task-force", force), state(slip),
        ].compactMap(\.self)
    }
}
