// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore

/// 登记 (3.1) by a clerk: the telephone first, what this number or this service told before, five fields.
extension PageRequest {
    func intakeForm() async throws -> Response {
        let session = try official
        let typed: Fields = query("phone").map { ["reporter": ["phone": .text($0)]] } ?? .object([])
        // A telephone looked up begins another report; what was begun is offered at the desk.
        let asked = query("phone").map { _ in typed }
        return try await intakePage(session, typed, [:], [], searching: asked != nil, sent: asked)
    }

    func intake() async throws -> Response {
        let session = try official
        let sent = try await sentForm()
        let typed = sent.fields
        let content = typed.pruned(without: ["step", "once", "piece"])
        // 当场办结: what was typed there counts only with its own button.
        let report = content.without("spot")
        guard typed["step"]?.text != "history" else {
            return try await intakePage(session, content, [:], [], searching: true, sent: typed)
        }
        do {
            try sent.prove()
            let step = typed["step"]?.text ?? ""
            let (other, spot) = (try await chosen(step, session), try step == "spot" ? Self.spot(content) : nil)
            let receipt = try await site.register(
                Body(report, fromForm: true), by: session.actor, idempotency: once(typed))
            await forgetDraft(typed)
            if receipt.repeated { return try await paper(receipt) }
            if let other { try await link(receipt.number, to: other, session) }
            var unsettled: ProblemView.Item?
            if let spot { unsettled = try await settle(receipt.number, spot, session) }
            return try await paper(receipt, unsettled: unsettled)
        } catch let errors as FieldErrors {
            let plan = try await site.read { try $0.plan() }
            let form = ReportForm(plan: plan, say: say, typed: Typed(content, errors.byName(language)), byClerk: true)
            let asked = [form.phone] + form.clerkFields + form.clerkMore + form.people + [form.spot]
            return try await intakePage(
                session, content, errors.byName(language), [.fields(errors, asked, say, language)], searching: false,
                sent: typed)
        } catch let error where error.returnsForm {
            let problem = ProblemView.rule(Problem(any: error, id: context.id), say, language)
            return try await intakePage(session, content, [:], [problem], searching: false, sent: typed)
        }
    }

    /// One page registers once: a double click or a reload brings the same receipt again.
    private func once(_ typed: Fields) -> IdempotencyKey? {
        typed["once"]?.text.map { _ in IdempotencyKey(once: "intake", Array(typed.json.utf8)) }
    }

    /// 登记并关联: the earlier matter she chose, before anything is registered; nil when she chose none.
    private func chosen(_ step: String, _ session: Session) async throws -> MatterNumber? {
        guard step.hasPrefix("link:") else { return nil }
        let number = MatterNumber(String(step.dropFirst(5)))
        return try await site.read { try $0.record(number, Site.viewer(session.unit)).number }
    }

    private func link(_ number: MatterNumber, to other: MatterNumber, _ session: Session) async throws {
        let body: Fields = ["other": .text(other.text), "reason": .text(say("similar-link-reason"))]
        _ = try await site.take(
            Step(action: .links, matter: number, actor: session.actor, unit: session.unit, body: Body(body)))
    }

    /// 当场解决 (3.1): one text says what was done and what she was told.
    private static func spot(_ content: Fields) throws(FieldErrors) -> String {
        let fields = FieldReader(Body(["spot": content["spot"] ?? .text("")], fromForm: true))
        return try fields.finish(fields.text("spot", most: Limits.narrative))
    }

    /// Registered is registered: what a rule says against settling it stands on the receipt, and the matter goes on.
    private func settle(_ number: MatterNumber, _ text: String, _ session: Session) async throws -> ProblemView.Item? {
        let body: Fields = ["result": .text(text), "reply": .text(text)]
        do {
            _ = try await site.take(
                Step(
                    action: .onTheSpotResolution, matter: number, actor: session.actor, unit: session.unit,
                    body: Body(body)))
            return nil
        } catch let refusal as Refusal {
            return ProblemView.Item(Problem(refusal).detail(language))
        }
    }

    /// The receipt to hand over, with the code that is shown this once.
    private func paper(_ receipt: Receipt, unsettled: ProblemView.Item? = nil) async throws -> Response {
        let answer = try StrictJSON.body(receipt.answer).fields
        let doubts =
            (answer["warnings"]?.list ?? []).compactMap { $0["detail"]?.text }.map { ProblemView.Item($0) }
            + [unsettled].compactMap(\.self)
        let (number, code) = (MatterNumber(answer["number"]?.text ?? ""), answer["trackingCode"]?.text)
        let representatives = (answer["representatives"]?.list ?? []).map { person in
            say("receipt-representative", person["reporter"]?.json ?? "", person["trackingCode"]?.text ?? "")
        }
        let request = self
        let html = try await reading(number) { reading in
            ReceiptPage(
                reading, code: code, representatives: representatives,
                frame: request.frame(request.say("receipt-title"), reading.plan), desk: true,
                doubts: doubts + reading.unitDoubt
            ).html
        }
        return .page(html, language, status: .created)
    }

    /// Something by which an earlier report can be found.
    private static func names(_ content: Fields) -> Bool {
        [content["reporter"]?["phone"], content["service"], content["narrative"], content["title"]].contains {
            !($0?.text ?? "").isEmpty
        }
    }

    /// `sent`: the form as it came, when it stands here again.
    private func intakePage(
        _ session: Session, _ content: Fields, _ errors: [String: [String]], _ problems: [ProblemView],
        searching: Bool, sent: Fields? = nil
    ) async throws -> Response {
        let request = try await withDrafts()
        if searching { await site.catchUp() }
        let html = try await site.read { reader in
            let plan = try reader.plan()
            let words = request.words(try reader.calendar())
            let keeping = request.keeping("/desk/matters/new", words, cameBack: sent)
            let content = keeping.typed ?? content
            let similar = searching ? try reader.similarLines(content, request, session) : []
            let form = ReportForm(plan: plan, say: request.say, typed: Typed(content, errors), byClerk: true)
            return IntakePage(
                frame: request.frame(request.say("desk-intake"), plan).offering(try reader.organisation()),
                problems: problems, phoneField: form.phone,
                searched: searching, similar: similar,
                nothingFound: request.say(Self.names(content) ? "intake-none-found" : "intake-nothing-asked"),
                fields: form.clerkFields,
                more: form.clerkMore, moreOpen: form.isTyped(form.clerkMore), people: form.people,
                peopleOpen: form.isTyped(form.people), spot: form.spot, spotOpen: form.isTyped([form.spot]),
                csrf: request.csrf,
                once: TrackingCode.make(request.site.chance), keep: keeping.kept
            ).html
        }
        return .page(html, language, status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}

extension Reader {
    /// 同类事项 (3.1) as lines beside the form.
    fileprivate func similarLines(
        _ content: Fields, _ request: PageRequest, _ session: Session
    ) throws -> [SimilarLine] {
        let unit = try content["unit"]?.text.flatMap { name -> UnitID? in
            if case .one(let unit) = UnitNames(try organisation()).find(name) { unit } else { nil }
        }
        let found = try similar(Told(content, unit: unit), session.actor, request.now, request.language)
        return try found.map { told in
            let number = told["number"]?.text ?? ""
            let reasons = (told["reasons"]?.list ?? []).compactMap { $0["text"]?.text }
            return try glance(MatterNumber(number), request, session) { reading in
                SimilarLine(
                    line: LedgerLine(reading), why: reasons.joined(separator: request.say("list-comma")),
                    owed: reading.rows.map {
                        "\($0.party)\(request.say("space"))\($0.act)\(request.say("space"))\($0.due.text)"
                    },
                    link: "link:\(number)")
            }
        }
    }
}

extension ReportForm {
    /// 渠道 (3.1), then the five without the telephone, which is asked first.
    var clerkFields: [FieldView] {
        let channels = plan.channels.filter { !$0.open }.map { OptionView($0.id, $0.name) }
        return [
            field(
                "channel", .choices, "field-channel", options: channels, value: channels.first?.value ?? "",
                inline: true)
        ] + five.filter { $0.name != "reporter[phone]" }
    }

    /// 当场解决 (3.1)
    var spot: FieldView { field("spot", .area, "field-spot", longest: Limits.narrative) }

    /// 联名人 (D1): the first few with the report; more are added at the matter.
    var people: [FieldView] {
        [field("joint", .number, "field-joint")]
            + (0..<4).flatMap { row in
                [
                    field(
                        "jointReporters[\(row)][name]", .text, "field-joint-name", longest: Limits.name, half: true),
                    field(
                        "jointReporters[\(row)][phone]", .tel, "field-joint-phone", longest: Limits.phone, half: true),
                    field("jointReporters[\(row)][representative]", .flag, "field-joint-representative"),
                ]
            }
    }

    var clerkMore: [FieldView] {
        [field("title", .text, "field-title", longest: Limits.title)] + more
            + [
                field("tried[step]", .text, "field-tried-step", longest: Limits.title),
                field("firstContactUnit", .unit, "field-first-contact-unit", longest: Limits.identifier),
                field("firstContactOn", .date, "field-first-contact-on"),
                field("happenedAt", .brief, "field-happened-at"),
                field("foreign", .text, "field-foreign", longest: Limits.identifier),
                field("foreignDue", .date, "field-foreign-due"),
            ]
    }
}
