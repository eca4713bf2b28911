// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Wording

extension RecordReading {
    /// The paper of this kind, as far as it exists and this reader may have it.
    func sheet(_ kind: PaperKind) -> PaperSheet? {
        guard PaperKind.of(state.kind).contains(kind) else { return nil }
        switch kind {
        case .undertaking: return undertakingSheet
        case .mandate: return mandateSheet
        case .custody: return custodySheet
        case .referralList: return referralList
        case .inquiryForm: return inquiryForm
        case .bulletin: return bulletinSheet
        default: return nil
        }
    }

    /// As `MatterReading.onPaper`.
    var onPaper: RecordReading {
        RecordReading(view: view, words: words.still(at: state.openedAt), names: names, titles: titles)
    }

    private func say(paper key: String, _ values: String...) -> String {
        say.papers.sentence(key, values) ?? "⟦\(key)⟧"
    }

    private var plan: Plan { view.context.plan }

    private func value(_ field: FieldID) -> String { state.values[field].map { said(field, $0) } ?? "" }

    private func day(_ field: FieldID) -> String { state.values[field]?.day.map { words.fullDay($0) } ?? "" }

    private func row(_ key: String, _ value: String) -> [FactRow] {
        [FactRow(name: say(paper: key), value: value.isEmpty ? say(paper: "blank-line") : value)]
    }

    private func signature(_ key: String) -> SealField { SealField(name: say(paper: key), value: "", isSeal: false) }

    private func seal(_ at: Instant?) -> SealField {
        SealField(
            name: state.values[.unit]?.unit.map { unit($0) } ?? plan.office,
            value: at.map { words.fullDay($0.date) } ?? "", isSeal: true)
    }

    /// 行管办 seals what is about a unit.
    private func officeSeal(_ at: Instant?) -> SealField {
        SealField(name: plan.office, value: at.map { words.fullDay($0.date) } ?? "", isSeal: true)
    }

    private func form(_ kind: PaperKind, _ at: Instant?) -> PaperSheet {
        var sheet = PaperSheet(kind: kind, number: view.number, title: say(paper: "kind.\(kind.rawValue)"))
        sheet.heading = plan.office
        return sheet.signedOff(author: plan.office, dated: at.map { words.fullDay($0.date) } ?? "")
    }

    private var about: String {
        titles.map { $0.title.isEmpty ? $0.number.text : say(paper: "about", $0.title, $0.number.text) }
            .joined(separator: "\n")
    }

    /// 容缺承诺书 (2.1): one for the window, one for whoever promised.
    private var undertakingSheet: PaperSheet {
        var sheet = form(.undertaking, state.openedAt)
        sheet.blocks = [
            .rows(
                row("row-number", view.number) + row("row-about", about) + row("row-unit", value(.unit))
                    + row("row-papers", value("papers")) + row("row-promised", day("promised"))
                    + row("row-consequence", value("consequence"))),
            .lines([
                say(paper: "undertaking-opening", value("papers"), day("promised")), value("words"),
                say(paper: "undertaking-consequence", value("consequence")), say(paper: "undertaking-true"),
            ]),
        ]
        sheet.seals = [signature("sign-promiser"), signature("sign-identity"), seal(state.openedAt)]
        sheet.copies = [say(paper: "copy-window"), say(paper: "copy-promiser")]
        return sheet
    }

    /// 委托人, where this reader may know of her and it is no unit's desk.
    var principal: PersonRef? {
        guard !view.isForUnit, case .person(let reference)? = state.values["principal"] else { return nil }
        return view.shown(reference) == nil ? nil : reference
    }

    /// 授权委托书 (2.3).
    private var mandateSheet: PaperSheet? {
        guard state.values["mode"]?.choice == "on-behalf" else { return nil }
        var sheet = form(.mandate, taken("mandate").last?.at ?? state.openedAt)
        sheet.personal = [FactRow(name: say(paper: "row-principal"), value: value("principal"))]
        sheet.own =
            principal.flatMap { view.shown($0) }.map { own in
                [
                    FactRow(
                        name: say(paper: "row-principal"),
                        value: [own.name, own.phone ?? ""].filter { !$0.isEmpty }.joined(separator: say("space")))
                ]
            } ?? []
        sheet.blocks = [
            .rows(
                row("row-number", view.number) + row("row-about", about) + row("row-helper", value("helper"))
                    + row("row-scope", value("scope")) + row("row-expires", day("expires"))),
            .lines([say(paper: "mandate-opening"), say(paper: "mandate-limits"), say(paper: "mandate-papers")]),
        ]
        sheet.seals = [
            signature("sign-principal"), signature("sign-identity"), signature("sign-helper"),
            seal(taken("mandate").last?.at),
        ]
        return sheet
    }

    /// 材料交接单 (2.3): handed over and handed back, with a place to sign beside each.
    private var custodySheet: PaperSheet? {
        guard state.values["mode"]?.choice == "on-behalf" else { return nil }
        var sheet = form(.custody, state.openedAt)
        let moves = state.taken.filter { $0.step == "papers-taken" || $0.step == "papers-returned" }
        let rows = moves.enumerated().map { place, move in
            let out = move.step == "papers-returned"
            let hand: FieldID = out ? "returned-to" : "taken-by"
            let on: FieldID = out ? "returned-on" : "taken-on"
            return [
                String(place + 1), say(paper: out ? "papers-out" : "papers-in"), text(move, "papers"),
                text(move, hand), move.values[on]?.day?.dotted ?? "", "",
            ]
        }
        let blank = (rows.count..<max(rows.count + 2, 5)).map { [String($0 + 1), "", "", "", "", ""] }
        sheet.blocks = [
            .rows(row("row-number", view.number) + row("row-about", about) + row("row-helper", value("helper"))),
            .table(
                ["ordinal", "direction", "papers", "hand", "day", "signature"].map { say(paper: "column-\($0)") },
                rows + blank), .lines([say(paper: "custody-note")]),
        ]
        sheet.seals = [signature("sign-giver"), signature("sign-taker")]
        return sheet
    }

    /// 线索移送清单 (2.5, 4.2): number, day, receipt; what it is about stays in the sealed envelope.
    private var referralList: PaperSheet {
        var sheet = form(.referralList, state.openedAt)
        let receipt = taken("receipt").last
        sheet.blocks = [
            .lines([say(paper: "referral-opening")]),
            .table(
                ["ordinal", "referral", "matters", "day", "enclosed"].map { say(paper: "column-\($0)") },
                [
                    [
                        "1", view.number, String(state.matters.count),
                        state.openedAt?.date.dotted ?? "", say(paper: "referral-envelope"),
                    ]
                ]),
            .rows(
                row("row-received-by", receipt.map { text($0, "received-by") } ?? "")
                    + row("row-received-on", receipt.map { words.fullDay($0.at.date) } ?? "")),
            .lines([say(paper: "referral-note")]),
        ]
        sheet.seals = [signature("sign-handing"), signature("sign-receiving"), officeSeal(state.openedAt)]
        return sheet
    }

    /// 核查督办表 (3.4c).
    private var inquiryForm: PaperSheet {
        var sheet = form(.inquiryForm, state.openedAt)
        let asked: Set<StepID> = ["contact", "finding", "opinion", "second-call", "proposal"]
        let steps = state.taken.filter { asked.contains($0.step) }
        sheet.blocks = [
            .rows(
                row("row-number", view.number) + row("row-about", about) + row("row-subject", value("subject"))
                    + row("row-unit", value(.unit))
                    + row("row-opened", state.openedAt.map { words.dated($0) } ?? ""))
        ]
        for step in steps {
            let answers = view.shownValues(step.values).filter { $0.0 != .matters && $0.0 != .unit }
                .map { FactRow(name: label($0.0), value: said($0.0, $0.1)) }.filter { !$0.value.isEmpty }
            let name = say.record("step.\(state.kind.rawValue).\(step.step)")
            sheet.blocks += [.heading(say(paper: "step", name, words.dated(step.at))), .rows(answers)]
        }
        sheet.blocks += [
            .heading(say(paper: "inquiry-signatures")),
            .rows(
                row("row-office-opinion", PaperSheet.room)
                    + row("row-oversight-opinion", PaperSheet.room)),
        ]
        sheet.seals = [signature("sign-inquirer"), signature("sign-oversight"), officeSeal(state.openedAt)]
        return sheet
    }

    /// 简报 (4.3).
    private var bulletinSheet: PaperSheet {
        var sheet = form(.bulletin, state.openedAt)
        let parts = view.number.split(separator: "-").map(String.init)
        let issue = parts.last.flatMap { Int($0.drop { !$0.isNumber }) } ?? 0
        sheet.heading = say(paper: "bulletin-heading", plan.office)
        sheet.reference = say(paper: "bulletin-issue", parts.count > 1 ? parts[1] : "", String(issue))
        var titled = PaperSheet(kind: .bulletin, number: view.number, title: value("title"))
        titled.heading = sheet.heading
        titled.reference = sheet.reference
        titled.blocks = [.lines([value("text")])]
        let issued = state.values["issued-on"]?.day.map { words.fullDay($0) } ?? sheet.dated
        titled.seals = [SealField(name: plan.office, value: issued, isSeal: false)]
        titled.imprint = [
            say(paper: "bulletin-reach", value("reach").isEmpty ? say(paper: "blank-line") : value("reach")),
            say(paper: "imprint-issued", plan.office, issued),
        ]
        return titled.signedOff(author: plan.office, dated: issued)
    }

    private func taken(_ step: StepID) -> [ProgrammeRecord.Taken] { state.taken.filter { $0.step == step } }

    private func text(_ step: ProgrammeRecord.Taken, _ field: FieldID) -> String {
        step.values[field].map { said(field, $0) } ?? ""
    }

    /// 入卷 (file): what it was, what was answered at each step.
    func filed(_ kind: PaperKind) -> PaperSheet {
        var sheet = PaperSheet(kind: kind, number: view.number, title: self.kind)
        sheet.blocks = [.rows(row("row-number", view.number) + row("row-phase", phase) + facts)]
        let steps = story.reversed().map { [$0.stamp, $0.who, ([$0.sentence] + $0.quotes).joined(separator: "\n")] }
        sheet.blocks.append(.table(["time", "who", "what"].map { say(paper: "column-\($0)") }, steps))
        return sheet.signedOff(
            author: state.values[.unit]?.unit.map { unit($0) } ?? plan.office,
            dated: state.openedAt.map { words.fullDay($0.date) } ?? "")
    }
}
