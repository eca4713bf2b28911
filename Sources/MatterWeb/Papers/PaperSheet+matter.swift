// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Wording

extension MatterReading {
    /// The paper of this kind, as far as it exists and this reader may have it.
    func sheet(_ kind: PaperKind) -> PaperSheet? {
        switch kind {
        case .registration: receipt(.registration)
        case .receipt: acceptedAt == nil ? nil : receipt(.receipt)
        case .declineNotice: declineNotice
        case .papersNotice: papersNotice
        case .extensionNotice: extensionNotice
        case .reply: replySheet
        case .callRecord: callRecord
        case .slip, .letter, .undertaking, .mandate, .custody, .referralList, .inquiryForm, .bulletin, .file,
            .sealedFile:
            nil
        }
    }

    /// What stands on paper must read the same in ten years: dates are told as of the day it was registered.
    var onPaper: MatterReading {
        MatterReading(
            view: view, audience: audience, words: words.still(at: entries.first?.at), entries: entries, names: names)
    }

    func say(paper key: String, _ values: String...) -> String { say.papers.sentence(key, values) ?? "⟦\(key)⟧" }

    /// 受理时间 (3.2): judged and accepted, or settled on the spot; nil before, and where it was not.
    var acceptedAt: Instant? {
        matter.moments[.acceptance]
            ?? (matter.judgement == nil && matter.outcome == .resolved ? matter.moments[.completion] : nil)
    }

    /// 登记回执 (3.1) and 受理回执 (3.2): registered is not yet accepted, and the paper says which.
    private func receipt(_ kind: PaperKind) -> PaperSheet {
        let at = kind == .receipt ? acceptedAt : entries.first?.at
        var sheet = PaperSheet(kind: kind, number: number, title: say(paper: "kind.\(kind.rawValue)"))
        sheet.heading = plan.office
        sheet.personal = reporterRow
        sheet.own = ownRow
        sheet.blocks = [
            .rows(
                row("row-number", number) + row("row-title", title) + row("row-reported", reportedAt)
                    + row("row-channel", matter.report.map { channel($0.channel) } ?? "")
                    + (kind == .receipt ? acceptance : [])),
            .heading(say(paper: "receipt-next")),
            .lines((kind == .receipt ? [] : [registered]) + receiptOrder), .heading(say(paper: "receipt-rights")),
            .lines([say(paper: "receipt-track", number), say(paper: "receipt-hotlines", hotlines)]),
        ]
        sheet.seals = [
            SealField(name: plan.office, value: dated(at), isSeal: true),
            SealField(name: say(paper: "sign-reporter"), value: "", isSeal: false),
        ]
        return sheet.signedOff(author: plan.office, dated: dated(at))
    }

    /// When it was accepted, and the day that was promised first; what moved later has papers of its own.
    private var acceptance: [FactRow] {
        row("row-accepted", acceptedAt.map { words.dated($0) } ?? "")
            + row("row-promised-first", matter.promises.first.map { words.fullDeadline($0.promise) } ?? "")
    }

    private var registered: String {
        guard case .fixed(let term)? = plan.acts[.judge]?.term else { return say(paper: "registered") }
        return say(paper: "registered-judge", words.term(term))
    }

    /// The terms of the plan: what stands on paper must still be true when it is printed again.
    private var receiptOrder: [String] {
        let levels = plan.levels.map { words.level($0) }.joined(separator: say("list-semicolon"))
        return [say("receipt-next-level", levels), say("receipt-next-call"), say("receipt-promise")]
    }

    /// 不予受理告知书 (3.2): ground, explanation, and where to ask once more.
    private var declineNotice: PaperSheet? {
        guard let judgement = matter.judgement, judgement.decision == .decline, matter.countersigner != nil,
            audience == .desk || audience == .file
        else { return nil }
        let at = last { if case .countersigned = $0 { true } else { false } }?.at
        var sheet = notice(.declineNotice, at)
        sheet.blocks = [
            .lines([say(paper: "decline-opening", reportedAt, title)]),
            .lines([say(paper: "decline-ground", ground(judgement.ground))]),
            .lines(
                [audience == .file && hidesReport ? "" : text(judgement.explanation)] + advice(judgement.ground)
                    + [say(paper: "decline-reconsideration", hotlines)]),
        ]
        return sheet
    }

    private func advice(_ ground: String?) -> [String] {
        plan.declineGrounds.filter { $0.id == ground }.map(\.advice)
    }

    /// 一次性告知书 (3.3): everything that is still to be brought, said once.
    private var papersNotice: PaperSheet? {
        guard
            let entry = last({ if case .clockStopped(let stop) = $0 { stop.suspension.reporterOwes } else { false } }),
            case .clockStopped(let stop) = entry.fact, mayKnow(entry.fact)
        else { return nil }
        var sheet = notice(.papersNotice, entry.at)
        sheet.blocks = [
            .lines([say(paper: "papers-opening", title)]), .lines(quotes(entry.fact).map { text($0) }),
            .lines([
                say(paper: "papers-until", words.fullDay(stop.suspension.until)), say(paper: "papers-clock"),
                say(paper: "notice-questions", hotlines),
            ]),
        ]
        return sheet
    }

    /// 延期告知书 (3.3): the new day, said before the old one has passed.
    private var extensionNotice: PaperSheet? {
        let granted = last {
            if case .extensionDecided(let decision) = $0 { decision.granted && decision.promise != nil } else { false }
        }
        guard let entry = granted, case .extensionDecided(let decision) = entry.fact, let promise = decision.promise,
            mayKnow(entry.fact)
        else { return nil }
        var sheet = notice(.extensionNotice, entry.at)
        sheet.blocks = [
            .lines([
                say(paper: "extension-opening", title), say(paper: "extension-until", words.fullDay(promise.on)),
            ]), .lines(quotes(entry.fact).map { text($0) }), .lines([say(paper: "notice-questions", hotlines)]),
        ]
        return sheet
    }

    /// 答复书 (3.4a).
    private var replySheet: PaperSheet? {
        guard let completion = matter.completion,
            let entry = last({ if case .completed = $0 { true } else { false } }), mayKnow(entry.fact),
            quotes(entry.fact).contains(completion.reply.text)
        else { return nil }
        var sheet = notice(.reply, entry.at)
        let unit = matter.completedBy.map { self.unit($0) } ?? plan.office
        sheet.blocks = [
            .lines([say(paper: "reply-opening", title, unit, outcome(completion.outcome))]),
            .lines([text(completion.reply.text)]),
            .lines([say(paper: "reply-call"), say(paper: "notice-questions", hotlines)]),
        ]
        sheet.seals = [SealField(name: unit, value: dated(entry.at), isSeal: true)]
        return sheet.signedOff(author: unit, dated: dated(entry.at))
    }

    /// 回访记录 (3.4b), every call of it; for whoever may read ratings.
    private var callRecord: PaperSheet? {
        guard audience == .desk, !matter.calls.isEmpty else { return nil }
        var sheet = PaperSheet(kind: .callRecord, number: number, title: say(paper: "kind.call-record"))
        sheet.heading = plan.office
        sheet.personal = reporterRow
        sheet.blocks = [.rows(row("row-number", number) + row("row-title", title))]
        for (place, call) in matter.calls.enumerated() { sheet.blocks += block(call, place + 1) }
        sheet.seals = [
            SealField(name: say(paper: "sign-caller"), value: "", isSeal: false),
            SealField(name: say(paper: "sign-checker"), value: "", isSeal: false),
        ]
        return sheet.signedOff(author: plan.office, dated: dated(matter.calls.last?.at))
    }

    private func block(_ call: Call, _ place: Int) -> [SheetBlock] {
        let result: String =
            if let wayOut = call.call.wayOut {
                say("way-out.\(wayOut.rawValue)")
            } else {
                say(paper: call.call.reached ? "call-reached" : "call-missed")
            }
        let ratings = call.call.ratings.map { rated($0) } ?? []
        return [
            .heading(say(paper: call.voided ? "call-voided" : "call", String(place))),
            .rows(
                row("row-at", words.dated(call.at)) + row("row-caller", names[call.by] ?? call.by.text)
                    + row("row-result", result) + ratings + row("row-remark", text(call.call.remark))),
        ]
    }
}

extension MatterReading {
    /// 公文的共同部分.
    private func notice(_ kind: PaperKind, _ at: Instant?) -> PaperSheet {
        var sheet = PaperSheet(kind: kind, number: number, title: say(paper: "title.\(kind.rawValue)"))
        sheet.heading = plan.office
        sheet.reference = say(paper: "reference", number)
        let name = reporterFacts(masked: !view.showsReporter).first?.value ?? ""
        sheet.addressee = .person(name.isEmpty ? say(paper: "addressee-reporter") : name)
        sheet.ownName = audience == .desk ? reporter?.name ?? "" : ""
        sheet.seals = [SealField(name: plan.office, value: dated(at), isSeal: true)]
        return sheet.signedOff(author: plan.office, dated: dated(at))
    }

    var reporterRow: [FactRow] {
        let shown = reporterFacts(masked: !view.speaksToReporter).prefix(2).map(\.value).joined(separator: say("space"))
        return row("row-reporter", shown)
    }

    /// 本人的姓名、电话 as she gave them, for a paper that is handed to herself.
    private var ownRow: [FactRow] {
        guard audience == .desk else { return [] }
        return row(
            "row-reporter",
            reporterFacts(masked: false).prefix(2).map(\.value).joined(separator: say("space")))
    }

    /// None when there is nothing to say.
    func row(_ key: String, _ value: String) -> [FactRow] {
        value.isEmpty ? [] : [FactRow(name: say(paper: key), value: value)]
    }

    var hotlines: String {
        plan.hotlines.map { say(paper: "hotline", $0.name, $0.dialled) }.joined(separator: say("list-comma"))
    }

    func dated(_ at: Instant?) -> String { at.map { words.fullDay($0.date) } ?? "" }

    func last(_ wanted: (MatterFact) -> Bool) -> Entry? { entries.last { wanted($0.fact) } }
}

extension PaperSheet {
    func signedOff(author: String, dated: String) -> PaperSheet {
        var sheet = self
        sheet.author = author
        sheet.dated = dated
        return sheet
    }
}

extension LocalDate {
    /// In a narrow column: 2026.02.26
    var dotted: String { description.replacing("-", with: ".") }
}

extension DayWords {
    /// On paper, which outlives the year: 2026年2月26日
    func fullDay(_ date: LocalDate) -> String {
        say("day-year", String(date.month), String(date.day), String(date.year))
    }

    /// 2026年2月26日 周四, with the hour where it is not the end of the day.
    func fullDeadline(_ due: Due) -> String {
        let day = say("day-week", fullDay(due.on), weekday(due.on))
        return due.at == .end(of: due.on) ? day : say("moment", day, clock(due.at))
    }

    /// Words that do not change with the day they are read on.
    func still(at moment: Instant?) -> DayWords { DayWords(say: say, calendar: calendar, now: moment ?? now) }
}
