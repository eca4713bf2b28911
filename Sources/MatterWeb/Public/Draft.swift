// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

/// 草稿 (3.1) as the pages keep it: what was typed so far, and how far she came. Once it is sent the words are gone and
/// only number and code are left, for an hour, so that a reload or a second press shows the same receipt.
struct Draft: Sendable {
    let code: String
    var content: Fields = .object([])
    var furthest: ReportStep = .what
    var savedAt: Instant
    var endsAt: Instant
    var sent: Sent?
    /// Saves so far; 0 before the first.
    var version = 0
    /// Which page wrote each part last, and with which save.
    private var writers: [ReportStep: Writer] = [:]

    struct Sent: Hashable, Sendable {
        let number: MatterNumber
        let code: String
    }

    private struct Writer: Hashable {
        let page: String
        let version: Int
    }

    init(code: String, at now: Instant) {
        self.code = code
        savedAt = now
        endsAt = now
    }

    /// What this page asked for, in place of what it said before. False, and nothing taken, when another page wrote the
    /// same part since this one was shown, and wrote something else.
    mutating func take(_ typed: Fields, from step: ReportStep, by mark: PageMark) -> Bool {
        let new = (typed.members ?? []).filter { step.names.contains($0.name) }
        if let writer = writers[step], writer.page != mark.page, writer.version > mark.seen, part(step) != .object(new)
        {
            return false
        }
        let kept = (content.members ?? []).filter { !step.names.contains($0.name) }
        content = .object(kept + new)
        furthest = max(furthest, step)
        writers[step] = Writer(page: mark.page, version: version + 1)
        return true
    }

    /// What one page asked for.
    private func part(_ step: ReportStep) -> Fields {
        .object((content.members ?? []).filter { step.names.contains($0.name) })
    }

    /// Was a word changed since a page was shown?
    func changed(since mark: PageMark) -> Bool { writers.values.contains { $0.version > mark.seen } }

    /// `ABCD-EFGH-JKLM`, as one would copy it.
    static func shown(_ code: String) -> String {
        stride(from: 0, to: code.count, by: 4).map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// As typed: case, spaces and hyphens do not matter. Nil for what cannot be one.
    static func code(typed: String) -> String? {
        let code = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return code.count == TrackingCode.draftLength ? code : nil
    }
}

/// What a page carries so that two of them do not overwrite each other: the save it shows, and which page it is.
struct PageMark: Hashable, Sendable {
    let seen: Int
    let page: String

    init(seen: Int, page: String) {
        self.seen = seen
        self.page = page
    }

    /// A page that carries nothing has seen nothing.
    init(typed: Fields) {
        let parts = (typed["seen"]?.text ?? "").split(separator: ".", maxSplits: 1).map(String.init)
        seen = parts.first.flatMap { Int($0) } ?? 0
        page = parts.count == 2 ? String(parts[1].prefix(Limits.identifier)) : ""
    }

    var text: String { "\(seen).\(page)" }
}

extension Draft {
    init(stored: StoredDraft) throws {
        let fields = try StrictJSON.own(Array(stored.body.utf8))
        code = stored.code
        content = fields["content"] ?? .object([])
        furthest = fields["furthest"]?.text.flatMap { ReportStep(rawValue: $0) } ?? .what
        savedAt = stored.savedAt
        endsAt = stored.endsAt
        version = stored.version
        for member in fields["writers"]?.members ?? [] {
            let mark = PageMark(typed: ["seen": member.value])
            if let step = ReportStep(rawValue: member.name) {
                writers[step] = Writer(page: mark.page, version: mark.seen)
            }
        }
        if let number = fields["sent"]?["number"]?.text, let code = fields["sent"]?["code"]?.text {
            sent = Sent(number: MatterNumber(number), code: code)
        }
    }

    var stored: StoredDraft {
        let sent: Fields = self.sent.map { ["number": .text($0.number.text), "code": .text($0.code)] } ?? .null
        let writers: [Fields.Member] = ReportStep.allCases.compactMap { step in
            self.writers[step].map { .init(step.rawValue, .text(PageMark(seen: $0.version, page: $0.page).text)) }
        }
        let body: Fields = [
            "content": content, "furthest": .text(furthest.rawValue), "sent": sent, "writers": .object(writers),
        ]
        return StoredDraft(code: code, body: body.json, savedAt: savedAt, endsAt: endsAt, version: version + 1)
    }
}
