// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 台账 (3.1): listed, filtered, searched, printed.
extension PageRequest {
    private static let filters = ["q", "stage", "obstacle", "level", "channel", "unit", "from", "to", "overdue"]

    func ledger() async throws -> Response {
        let request = self
        let session = try official
        let typed = Typed(
            .object(Self.filters.compactMap { name in query(name).map { Fields.Member(name, .text($0)) } }), [:])
        do {
            let query = try await site.ledgerQuery(self.request, session)
            let (html, found) = try await site.read { reader in
                let page = try reader.ledger(query)
                let marks = query.text.map { SearchMarks($0) }
                // What was searched for is marked in the line, and differs from search to search.
                let viewpoint =
                    try marks == nil
                    ? WrittenLines.viewpoint(reader, session, "html-\(language.rawValue)", request.now) : nil
                let lines = try page.items.map { row in
                    try site.lines.line(of: row, viewpoint) {
                        try reader.glance(row.number, request, session) { Templates.all.line(LedgerLine($0, marks)) }
                    }
                }
                let late = try marks == nil ? 0 : reader.searchLag(at: request.now)
                let html = Templates.all.html(
                    try LedgerPage(reader, request, typed, count: lines.count, next: page.next, late: late),
                    lines: lines)
                return (html, try reader.found(query, page.items))
            }
            try await site.enter(found, by: session)
            return .page(html, language)
        } catch let errors as FieldErrors {
            let wrong = Typed(typed.fields, errors.byName(language))
            let html = try await site.read { try LedgerPage($0, request, wrong, count: 0, next: nil).html }
            return .page(html, language, status: .unprocessableContent)
        }
    }
}

extension LedgerPage {
    fileprivate init(
        _ reader: Reader, _ request: PageRequest, _ typed: Typed, count: Int, next: Int?, late: Int = 0
    ) throws {
        let plan = try reader.plan()
        let words = request.words(try reader.calendar())
        let say = words.say
        let organisation = try reader.organisation()
        frame = request.frame(say("desk-ledger"), plan).offering(organisation)
        let byPerson = request.session?.viewer(plan) == .everything
        // Which kind a matter is may be an allegation against the unit that looks (2.5).
        let fields = Self.fields(
            plan, organisation, say, typed, forUnit: request.session?.unit != nil,
            byPerson: byPerson)
        search = fields.filter { $0.name == "q" }
        filters = fields.filter { $0.name != "q" }
        narrows = filters.contains { typed.value($0.name) != nil || typed.errors[$0.name] != nil }
        filtered = !(typed.fields.members ?? []).isEmpty
        chosen = say(filtered ? "ledger-filtered" : "ledger-all", String(count))
        self.late = late > Site.moment ? [say("search-late", String(late))] : []
        let searched = !(typed.value("q") ?? "").isEmpty
        let none = searched ? byPerson ? "search-nothing" : "search-nothing-words" : "ledger-nothing"
        nothing = count == 0 ? [say(none)] : []
        let kept = (typed.fields.members ?? []).map { "&\($0.name)=\(($0.value.text ?? "").addingPercentEncoding)" }
        self.next =
            next.map { [FrameLink(href: "/desk/matters?cursor=\($0)\(kept.joined())", text: say("more"))] } ?? []
        exportLinks = LedgerTable.Format.allCases.map { format in
            FrameLink(
                href: "/desk/ledger?format=\(format.rawValue)\(kept.joined())",
                text: say("ledger-export-\(format.rawValue)"))
        }
        let mayImport = request.session.map { (try? Site.mayImport($0)) != nil } ?? false
        importLink = mayImport ? [FrameLink(href: "/desk/imports", text: say("imports-title"))] : []
        printedAt = say("printed-at", words.moment(words.now))
    }

    private static func fields(
        _ plan: Plan, _ organisation: Organisation, _ say: Words, _ typed: Typed, forUnit: Bool, byPerson: Bool
    ) -> [FieldView] {
        let all = OptionView("", say("label.all"))
        let field = { (name: String, kind: FieldView.Kind, label: String, options: [OptionView]) in
            let typed = (value: typed.value(name) ?? "", errors: typed.errors[name] ?? [])
            // An address may hold the unit's id; a person reads its name.
            let known = kind == .unit ? organisation.unit(UnitID(typed.value))?.name : nil
            return FieldView(
                name, say(label), kind, value: known ?? typed.value, errors: typed.errors, options: options,
                longest: Limits.search,
                placeholder: kind == .unit
                    ? say("unit-placeholder")
                    : name == "q" ? say(byPerson ? "search-placeholder" : "search-placeholder-words") : "")
        }
        let kinds = field("obstacle", .select, "label.kind", [all] + plan.obstacles.map { OptionView($0.id, $0.name) })
        return [
            field("q", .text, "label.q", []),
            field(
                "stage", .select, "label.stage",
                [all] + Stage.allCases.map { OptionView($0.rawValue, say("stage.\($0.rawValue)")) }),
            field("level", .select, "label.level", [all] + plan.levels.map { OptionView(String($0.number), $0.name) }),
            field("channel", .select, "label.channel", [all] + plan.channels.map { OptionView($0.id, $0.name) }),
            field("unit", .unit, "label.slip-unit", []),
            field("from", .date, "label.from", []), field("to", .date, "label.to", []),
            field("overdue", .flag, "label.overdue", []),
        ] + (forUnit ? [] : [kinds])
    }
}

extension LedgerLine {
    init(_ reading: MatterReading, _ marks: SearchMarks? = nil) {
        let matter = reading.matter
        let hidden = reading.hidesReport && matter.keepsReporterBack(reading.plan)
        let reported = matter.report?.happenedAt ?? matter.moments[.registration]
        href = "/desk/matters/\(reading.number)"
        number = reading.number
        title = reading.title
        marked = marks?.parts(of: title).map { MarkedPart($0) } ?? [MarkedPart(text: title, mark: false)]
        let report = hidden ? nil : matter.report
        excerpts = [report?.narrative, report?.reason].lazy.compactMap { told in
            marks?.excerpt(of: reading.text(told)).map { MarkedText(parts: $0.map { MarkedPart($0) }) }
        }.prefix(1).map(\.self)
        self.reported = reported.map { reading.words.day($0.date) } ?? ""
        channel = matter.report.map { reading.channel($0.channel) } ?? ""
        stage = matter.filed ? reading.say("filed") : reading.say("stage.\(matter.stage.rawValue)")
        obstacle = hidden ? "" : reading.obstacle(matter.obstacle)
        level = matter.level.map { reading.level($0) } ?? ""
        units = reading.view.slips.filter { $0.state != .cancelled }.map { reading.unit($0.unit) }
            .joined(separator: reading.say("list-comma"))
        due = reading.lineDue
    }
}

extension MarkedPart {
    fileprivate init(_ part: SearchMarks.Part) { self.init(text: part.text, mark: part.marked) }
}

extension MatterReading {
    fileprivate var lineDue: DueView {
        if matter.suspension != nil { return DueView(say("due-paused"), .paused) }
        if let main { return words.due(main.due, missed: main.missed) }
        return DueView(matter.outcome.map { outcome($0) } ?? say("due-none"), .done)
    }
}
