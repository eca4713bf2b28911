// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

extension FilePage {
    init(_ reading: MatterReading, frame: Frame) {
        let say = reading.say
        self.frame = frame
        number = reading.number
        office = reading.plan.office
        title = reading.title
        cover = reading.cover
        contents = ["report", "slips", "dues", "story", "ratings"].map { say("file-part.\($0)") }
        narrative = reading.narrative
        reporter = reading.reporterFacts(masked: true) + reading.reportFacts
        why = reading.why.map { $0.opened }
        obligations = reading.rows
        slips = reading.slipRows
        story = reading.story.reversed()
        ratings = reading.ratings
        printedAt = say("printed-at", reading.words.dated(reading.words.now))
    }
}

extension WhyDate {
    /// On paper nothing is folded.
    var opened: WhyDate { WhyDate(title: title, rule: rule, open: true, days: days) }
}

extension MatterReading {
    fileprivate var cover: [FactRow] {
        let stage = say("stage.\(matter.stage.rawValue)")
        let rows: [(String, String)] = [
            ("number", number), ("title", title), ("channel", matter.report.map { channel($0.channel) } ?? ""),
            ("reported", entries.first.map { words.dated($0.at) } ?? ""),
            ("obstacle", hidesReport ? "" : obstacle(matter.obstacle)),
            ("level", matter.level.map { level($0) } ?? ""),
            (
                "slip-unit",
                view.slips.filter { $0.state != .cancelled }.map { unit($0.unit) }.joined(separator: say("list-comma"))
            ),
            ("outcome", matter.outcome.map { outcome($0) } ?? ""), ("stage", matter.filed ? say("filed") : stage),
        ]
        return rows.filter { !$0.1.isEmpty }.map { FactRow(name: say("label.\($0.0)"), value: $0.1) }
    }
}

extension SlipPage {
    init(_ slip: Slip, _ reading: MatterReading, frame: Frame) {
        let say = reading.say
        let words = reading.words
        self.frame = frame
        heading = say(slip.draft.letter ? "letter-heading" : "slip-heading", reading.plan.office)
        printed = slip.draft.printed
        number = slip.number.text
        matterHref = "/desk/matters/\(reading.number)"
        rows = reading.rows(of: slip)
        text = reading.text(slip.draft.task).isEmpty ? say("slip-text") : reading.text(slip.draft.task)
        loop = reading.loop
        why = slip.due.map { [WhyDate($0, clause: "3.3", open: true, words: words)] } ?? []
        issued = slip.issuedAt.map { words.dated($0) } ?? ""
        signedBy = reading.signer(of: slip)
        states = [
            slip.issuedAt.map { say("slip-issued-at", words.dated($0)) },
            slip.receivedAt.map { say("slip-received-at", words.dated($0)) },
            reading.text(slip.taskForce?.text).isEmpty
                ? nil : say("slip-task-force", reading.text(slip.taskForce?.text)),
            reading.state(slip),
        ].compactMap(\.self)
    }
}

extension MatterReading {
    fileprivate func signer(of slip: Slip) -> String {
        let signed = entries.last { entry in
            if case .slipSigned(let signature) = entry.fact { signature.slip == slip.number } else { false }
        }
        return signed.map { who($0.actor) } ?? ""
    }

    fileprivate func rows(of slip: Slip) -> [FactRow] {
        let role = say("slip-role.\(slip.draft.role.rawValue)")
        let others = view.slips.filter { $0.number != slip.number && $0.state != .cancelled }
            .map { say("party-\($0.draft.role.rawValue)", unit($0.unit)) }
        let shown = reporterFacts(masked: false).prefix(2).map(\.value).joined(separator: say("space"))
        let rows: [(String, String)] = [
            ("slip-unit", say("who-post", unit(slip.unit), role)), ("number", number), ("title", title),
            ("level", level(slip.draft.level)), ("reporter", hidesReport ? shown : ""),
            ("deadline-day", slip.due.map { words.deadline($0) } ?? ""),
            ("others", others.joined(separator: say("list-comma"))),
        ]
        return rows.filter { !$0.1.isEmpty }.map { FactRow(name: say("label.\($0.0)"), value: $0.1) }
    }
}

extension ReceiptPage {
    /// `code` only right after reporting: later nobody but its owner knows it.
    init(_ reading: MatterReading, code: String?, frame: Frame, desk: Bool = false) {
        let say = reading.say
        let words = reading.words
        let levels = reading.plan.levels.map { words.level($0) }.joined(separator: say("list-semicolon"))
        self.frame = frame
        number = reading.number
        codes = [code].compactMap(\.self)
        title = reading.title
        at = say("receipt-at", reading.entries.first.map { words.dated($0.at) } ?? "")
        loop = reading.loop
        next =
            reading.owed(.firstContact, "receipt-next-contact") + reading.owed(.judge, "receipt-next-judge")
            + [say("receipt-next-level", levels), say("receipt-next-call")]
        promises = [say("receipt-promise")]
        links = [
            desk
                ? FrameLink(href: "/desk/matters/\(reading.number)", text: say("receipt-to-matter"))
                : FrameLink(href: "/track?number=\(reading.number)", text: say("track"))
        ]
    }
}

extension MatterReading {
    fileprivate func owed(_ act: Act, _ key: String) -> [String] {
        obligations.filter { $0.act == act }.prefix(1).map { say(key, words.deadline($0.due)) }
    }
}
