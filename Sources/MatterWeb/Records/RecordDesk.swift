// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 记录 at the desk: what is open, one record with the steps open now, and the form that opens a new one.
extension PageRequest {
    func records() async throws -> Response {
        let request = self
        let session = try official
        let html = try await site.read { try RecordsPage($0, request, session).html }
        return .page(html, language)
    }

    func record() async throws -> Response { try await recordPage([:], nil) }

    /// One step from its form. What a rule refuses comes back on the same page, with everything typed.
    func takeRecordStep() async throws -> Response {
        let session = try official
        let sent = try await sentForm()
        let typed = sent.fields
        let number = RecordNumber(context.part("record"))
        let step = StepID(context.part("step"))
        // A number of no kind is one that is not there.
        guard let kind = number.kind else { throw Refusal(.recordUnknown, "closed loop", [number.text]) }
        let asked = RecordStep(
            kind: kind, number: number, step: step, actor: session.actor,
            body: Body(typed.pruned(without: ["version", "piece"]), fromForm: true),
            version: typed["version"]?.text.flatMap { Int($0) })
        do {
            try sent.prove()
            _ = try await site.take(asked)
            await forgetDraft(typed)
            return .seeOther("/desk/records/\(number)?done=\(step.text.addingPercentEncoding)")
        } catch let error where error.returnsForm {
            if let refusal = error as? Refusal, refusal.code.status == 404 { throw refusal }
            return try await recordPage(typed, RecordMistake(step: step, error: error))
        }
    }

    func recordPage(
        _ typed: Fields, _ mistake: RecordMistake?, _ upload: UploadMistake? = nil
    ) async throws -> Response {
        let request = try await withDrafts()
        let session = try official
        let number = RecordNumber(context.part("record"))
        let html = try await site.read { reader in
            try reader.reading(of: reader.record(number, for: session.actor), request, session) { reading in
                RecordPage(reading, request, typed, mistake, upload).html
            }
        }
        let status = mistake?.status(context.id) ?? upload?.status(context.id)
        return .page(html, language, status: status ?? .ok)
    }

    // MARK: a new one

    func recordForm() async throws -> Response { try await openingPage([:], nil) }

    func openRecord() async throws -> Response {
        let session = try official
        let kind = try openedKind
        let sent = try await sentForm()
        let typed = sent.fields
        var step = RecordStep(
            kind: kind, step: .opening, actor: session.actor,
            body: Body(typed.pruned(without: ["piece"]), fromForm: true))
        // Of the page and its words: pressed twice, one is opened.
        step.idempotency = typed["piece"]?.text.map { _ in
            IdempotencyKey(once: "open", Array("\(kind.rawValue)\n\(typed.json)".utf8))
        }
        do {
            try sent.prove()
            let receipt = try await site.take(step)
            await forgetDraft(typed)
            return .seeOther("/desk/records/\(receipt.number)?done=opening")
        } catch let error where error.returnsForm {
            return try await openingPage(typed, RecordMistake(step: .opening, error: error))
        }
    }

    private var openedKind: RecordKind {
        get throws {
            guard let kind = RecordKind(rawValue: context.part("kind")), Procedure.of(kind).opening.isOffered else {
                throw Problem.notFound
            }
            return kind
        }
    }

    private func openingPage(_ typed: Fields, _ mistake: RecordMistake?) async throws -> Response {
        let request = try await withDrafts()
        let session = try official
        let kind = try openedKind
        let matter = query("matter").map { MatterNumber($0) }
        let html = try await site.read { reader in
            let context = try reader.recordContext(nil, session.actor, at: request.now)
            var preset: [FieldID: String] = [.matters: matter?.text ?? ""]
            for field in ["since", "through"] as [FieldID] {
                preset[field] = request.query(field.text).flatMap { LocalDate($0) }?.description
            }
            if let matter {
                let found = try reader.record(matter, Site.viewer(session.unit)).matter
                preset[.unit] = (session.actor.ownUnit ?? found.leadSlip?.unit)?.text
            }
            let address = "/desk/record-forms/\(kind.rawValue)"
            let keeping = request.keeping(
                address, request.words(context.calendar), cameBack: mistake.map { _ in typed })
            let form = RecordForm(
                kind: kind, rule: Procedure.of(kind).opening, context: context, say: request.say,
                typed: Typed(keeping.typed ?? typed, mistake?.fieldErrors?.byName(request.language) ?? [:]),
                csrf: request.csrf, address: address, preset: preset)
            var view = form.view(
                open: true, problems: mistake.map { [$0.problem(form.fields, request)] } ?? [], version: nil)
            view.keeps = [keeping.kept]
            return RecordFormPage(
                frame: request.frame(form.title, context.plan).offering(context.organisation), title: form.title,
                forms: [view]
            ).html
        }
        return .page(html, language, status: mistake?.status(context.id) ?? .ok)
    }
}

/// A record's form that came back: which step, and why.
struct RecordMistake: Sendable {
    let step: StepID
    let error: any Error

    var fieldErrors: FieldErrors? { error as? FieldErrors }

    func status(_ id: String) -> HTTPResponse.Status { .init(code: Problem(any: error, id: id).status) }

    func problem(_ fields: [FieldView], _ request: PageRequest) -> ProblemView {
        if let fieldErrors { return .fields(fieldErrors, fields, request.say, request.language) }
        return .rule(Problem(any: error, id: request.context.id), request.say, request.language)
    }
}

extension RecordPage {
    fileprivate init(
        _ reading: RecordReading, _ request: PageRequest, _ typed: Fields, _ mistake: RecordMistake?,
        _ upload: UploadMistake?
    ) {
        let say = reading.say
        files = reading.files(request, upload)
        frame = request.frame(reading.title, reading.view.context.plan).offering(reading.view.context.organisation)
        let done = request.query("done").map { StepID($0) }.flatMap { reading.state.procedure.step($0) }
        let notices = done.map { [say("desk-done", say.record("step.\(reading.state.kind.rawValue).\($0.id)"))] } ?? []
        let steps = reading.view.steps
        strayed = mistake.map { reading.strayed($0, typed, request) } ?? reading.begun(request)
        self.notices = notices + request.fileNotices
        number = reading.view.number
        summary = say("record-summary", reading.kind, reading.phase)
        title = reading.title
        obligations = reading.rows
        why = reading.why
        facts = reading.facts
        story = reading.story
        matters = reading.titles.map {
            FrameLink(href: "/desk/matters/\($0.number)", text: $0.title.isEmpty ? $0.number.text : $0.title)
        }
        papers = reading.papers
        tools = Tool.links(reading, request.session)
        forms = steps.map { rule in
            let mine = mistake.flatMap { $0.step == rule.id ? $0 : nil }
            let address = "\(reading.href)/\(rule.id)"
            let keeping = request.keeping(address, reading.words, cameBack: mine.map { _ in typed })
            let kept = Typed(
                keeping.typed ?? (mine == nil ? .object([]) : typed), mine?.fieldErrors?.byName(request.language) ?? [:]
            )
            let form = RecordForm(
                kind: reading.state.kind, rule: rule, context: reading.view.context, say: say, typed: kept,
                csrf: request.csrf, address: address)
            var view = form.view(
                open: mine != nil || keeping.typed != nil || steps.count == 1,
                problems: mine.map { [$0.problem(form.fields, request)] } ?? [], version: reading.state.version)
            view.keeps = [keeping.kept]
            return view
        }
    }
}

extension RecordReading {
    /// What she had begun of a step that is no longer hers to take.
    fileprivate func begun(_ request: PageRequest) -> [StrayedForm] {
        request.drafts.all.filter { $0.form.hasPrefix(href + "/") }.compactMap { draft in
            let step = StepID(String(draft.form.dropFirst(href.count + 1)))
            guard !view.steps.contains(where: { $0.id == step }), let rule = state.procedure.step(step) else {
                return nil
            }
            let form = RecordForm(
                kind: state.kind, rule: rule, context: view.context, say: say, typed: Typed(draft.typed, [:]),
                csrf: "", address: draft.form)
            let said = say("desk-draft-strayed", words.moment(draft.savedAt))
            var stray = StrayedForm(form.title, [said], form.fields, form.typed, say)
            stray.restored = [request.restored(draft, "")]
            return stray
        }
    }

    /// A step that is no longer open, with what was written for it.
    fileprivate func strayed(_ mistake: RecordMistake, _ typed: Fields, _ request: PageRequest) -> [StrayedForm] {
        guard !view.steps.contains(where: { $0.id == mistake.step }),
            let rule = state.procedure.step(mistake.step)
        else { return [] }
        let form = RecordForm(
            kind: state.kind, rule: rule, context: view.context, say: say, typed: Typed(typed, [:]), csrf: "",
            address: "")
        let reasons = mistake.problem(form.fields, request).items.map(\.text)
        return [StrayedForm(form.title, reasons, form.fields, form.typed, say)]
    }
}

extension RecordsPage {
    /// 未了的, by kind, due first.
    fileprivate init(_ reader: Reader, _ request: PageRequest, _ session: Session) throws {
        let say = request.say
        var query = RecordQuery.readable(by: session.actor)
        query.open = true
        query.limit = LedgerQuery.most
        let open = try reader.records(query).items
        let read = try open.map { stored in
            try reader.reading(of: stored, request, session) { reading in
                (stored.state.kind, reading.obligations.first?.due.at, RecordRow(reading))
            }
        }
        frame = request.frame(say("desk-records"), try reader.plan())
        title = say("desk-records")
        groups = RecordKind.allCases.compactMap { kind in
            let rows = read.filter { $0.0 == kind }
                .sorted { ($0.1 ?? .init(seconds: .max)) < ($1.1 ?? .init(seconds: .max)) }.map(\.2)
            return rows.isEmpty ? nil : RecordGroup(name: say.record("record.\(kind.rawValue)"), rows: rows)
        }
        opens = RecordKind.allCases.filter { kind in
            let opening = Procedure.of(kind).opening
            return opening.isOffered && !session.actor.roles.isDisjoint(with: opening.roles)
        }.map { kind in
            FrameLink(
                href: "/desk/record-forms/\(kind.rawValue)", text: say.record("step.\(kind.rawValue).opening"))
        }
    }
}

extension RecordRow {
    init(_ reading: RecordReading) {
        href = reading.href
        number = reading.view.number
        title = reading.title
        phase = reading.phase
        due = reading.due
        who = reading.rows.first.map { reading.say("record-who", $0.party, $0.act) } ?? ""
    }
}

extension Reader {
    func reading<T>(
        of stored: StoredRecord, _ request: PageRequest, _ session: Session, _ body: (RecordReading) throws -> T
    ) throws -> T {
        try view(stored, session.actor, request.now) { view in
            var names: [AccountID: String] = [:]
            for account in Set(view.entries.map(\.actor.account)) where !view.isForUnit {
                names[account] = try self.account(account, on: request.now.date)?.name
            }
            let titles = try view.matters.map { number in
                (number: number, title: try title(of: number, session, request.now) ?? "")
            }
            let words = request.words(view.context.calendar)
            return try body(RecordReading(view: view, words: words, names: names, titles: titles))
        }
    }
}
