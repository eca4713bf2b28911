// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

extension ReceiptPage {
    /// `code` only right after reporting: later nobody but its owner knows it.
    init(
        _ reading: MatterReading, code: String?, representatives: [String] = [], frame: Frame, desk: Bool = false,
        isOwn: Bool = false, doubts: [ProblemView.Item] = [], files: [FilesView] = []
    ) {
        let say = reading.say
        self.frame = frame
        self.doubts = doubts.isEmpty ? [] : [ProblemView(title: say("receipt-doubt-title"), items: doubts)]
        number = reading.number
        codes = [code].compactMap(\.self)
        self.representatives = representatives
        title = reading.title
        at = say("receipt-at", reading.reportedAt)
        loop = reading.loop
        settled = reading.settled
        next = settled.isEmpty ? reading.receiptNext + (desk ? [] : [say("receipt-photos")]) : []
        hasNext = settled.isEmpty
        promises = hasNext ? [say("receipt-promise")] : []
        links = [
            desk
                ? FrameLink(href: "/desk/matters/\(reading.number)", text: say("receipt-to-matter"))
                : FrameLink(href: "/track?number=\(reading.number)", text: say("track"))
        ]
        self.files = files
        marks = code.map { [QRView("\(reading.number) \($0)", label: say("receipt-mark"))] } ?? []
        closings =
            desk
            ? []
            : [ReceiptClosing(csrf: frame.csrf, idles: isOwn ? [] : [.receipt(say)])]
    }
}

extension MatterReading {
    /// 当场解决 (3.1): the result and what she was told, in place of what would have come next.
    fileprivate var settled: [String] {
        for entry in entries {
            guard case .settledOnTheSpot(let settled) = entry.fact else { continue }
            return [text(settled.result), text(settled.reply.text)].filter { !$0.isEmpty }
        }
        return []
    }

    /// The clerk hears at once which unit her words were taken for, or that none was.
    var unitDoubt: [ProblemView.Item] {
        guard let report = matter.report else { return [] }
        if let unit = report.unit { return [.init(say("receipt-unit", self.unit(unit)))] }
        let told = text(report.unitAsTold)
        return told.isEmpty ? [] : [.init(say("receipt-unit-unknown", told))]
    }

    var reportedAt: String { entries.first.map { words.dated($0.at) } ?? "" }

    /// 接下来: by when somebody calls whoever left a number, by when it is judged, how long each level takes.
    var receiptNext: [String] {
        let levels = plan.levels.map { words.level($0) }.joined(separator: say("list-semicolon"))
        let isReached = matter.report?.hasPhone ?? true
        return (isReached ? owed(.firstContact, "receipt-next-contact") : [])
            + owed(.judge, isReached ? "receipt-next-judge" : "receipt-next-judge-unreached")
            + [say("receipt-next-level", levels), say(isReached ? "receipt-next-call" : "receipt-next-unreached")]
    }

    private func owed(_ act: Act, _ key: String) -> [String] {
        obligations.filter { $0.act == act }.prefix(1).map { say(key, words.deadline($0.due)) }
    }
}
