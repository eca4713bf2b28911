// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 我要反映 (3.1): the form, everything once more, and the receipt.
extension PageRequest {
    private static let channel = "online"

    func reportForm() async throws -> Response {
        let plan = try await site.read { try $0.plan() }
        return .html(reportPage(plan, .nothing, []))
    }

    func report() async throws -> Response {
        let typed = try await form()
        let plan = try await site.read { try $0.plan() }
        let content = typed.pruned(without: ["step"]).withReportChannel(Self.channel)
        if typed["step"]?.text == "edit" { return .html(reportPage(plan, Typed(content, [:]), [])) }
        let body = Body(content, fromForm: true)
        do {
            guard typed["step"]?.text == "send" else {
                try await check(body)
                return .html(reviewPage(plan, content))
            }
            return try await receipt(try await site.register(body, by: .reporter, idempotency: once(content)))
        } catch let errors as FieldErrors {
            return .html(complaint(plan, content, errors), status: .unprocessableContent)
        } catch let refusal as Refusal {
            let problem = ProblemView.rule(Problem(refusal), say, language)
            return .html(reportPage(plan, Typed(content, [:]), [problem]), status: .unprocessableContent)
        }
    }

    /// The same words sent twice, by a double click or a reload, are one matter.
    private func once(_ content: Fields) -> IdempotencyKey {
        let bytes = Array(content.json.utf8)
        return IdempotencyKey(key: "report \(ContentDigest.of(bytes))", request: bytes)
    }

    /// Reads it as if it were sent, and keeps nothing.
    private func check(_ body: Body) async throws {
        let (chance, now) = (site.chance, now)
        try await site.read { reader in
            _ = try CommandReader(reader, now: now, chance).registration(body, trackingCode: "")
        }
    }

    private func complaint(_ plan: Plan, _ content: Fields, _ errors: FieldErrors) -> ReportPage {
        let form = ReportForm(plan: plan, say: say, typed: Typed(content, errors.byName(language)))
        return reportPage(plan, form.typed, [form.problem(errors, language)])
    }

    private func reportPage(_ plan: Plan, _ typed: Typed, _ problems: [ProblemView]) -> ReportPage {
        let form = ReportForm(plan: plan, say: say, typed: typed)
        return ReportPage(
            frame: frame(say("report-title"), plan), problems: problems, fields: form.five, more: form.more,
            moreOpen: form.moreIsTyped, csrf: csrf)
    }

    private func reviewPage(_ plan: Plan, _ content: Fields) -> ReviewPage {
        let form = ReportForm(plan: plan, say: say, typed: Typed(content, [:]))
        return ReviewPage(
            frame: frame(say("review-title"), plan), facts: form.facts, kept: content.without("channel").hiddenInputs,
            csrf: csrf)
    }

    private func receipt(_ receipt: Receipt) async throws -> Response {
        let answer = try StrictJSON.body(receipt.answer).fields
        let (number, code) = (MatterNumber(answer["number"]?.text ?? ""), answer["trackingCode"]?.text)
        let request = self
        let page = try await reading(forReporter: number) { reading in
            ReceiptPage(reading, code: code, frame: request.frame(request.say("receipt-title"), reading.plan)).html
        }
        return .page(page, language, status: .created)
    }
}

extension PageView {
    /// Rendered while what it tells of is still being read.
    var html: String { Templates.all.html(self) }
}

extension Fields {
    func withReportChannel(_ channel: String) -> Fields { without("channel").adding(["channel": .text(channel)]) }
}

extension FieldErrors {
    /// The sentences beside each input, by its name.
    func byName(_ language: Language) -> [String: [String]] {
        Dictionary(grouping: errors, by: \.path.form).mapValues { $0.map { $0.sentence(language) } }
    }
}
