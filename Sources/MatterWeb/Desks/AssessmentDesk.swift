// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 考核与简报 (4.2, 4.3).
extension PageRequest {
    func assessment() async throws -> Response {
        try Site.mayAssess(official)
        let typed = Typed(
            .object(["period", "rules"].compactMap { name in query(name).map { .init(name, .text($0)) } }), [:])
        let plan = try await site.read { try $0.plan() }
        do {
            var asked = typed
            if typed.value("period") == nil { asked = Typed(["period": .text(lastMonth)], [:]) }
            let view = try await view(asked)
            return .html(AssessmentPage(view, self, plan, asked))
        } catch let errors as FieldErrors {
            let page = AssessmentPage(nil, self, plan, Typed(typed.fields, errors.byName(language)))
            return .html(page, status: .unprocessableContent)
        }
    }

    func figure() async throws -> Response {
        let session = try official
        try Site.mayAssess(session)
        guard let period = AssessmentPeriod(context.part("period")),
            let indicator = Indicator(rawValue: context.part("indicator"))
        else { throw Problem.notFound }
        let rules = query("rules")
        let view = try await site.assessment(.init(period: period, rules: rules, isPublic: false), context)
        let subject = AssessmentSubject(context.part("subject"))
        guard view.indicators.contains(indicator), view.showsItems(subject, indicator),
            let row = view.rows.first(where: { $0.subject == subject })
        else { throw Problem.notFound }
        let plan = try await site.read { try $0.plan() }
        return .html(FigurePage(view, row, indicator, self, plan))
    }

    func bulletinDraft() async throws -> Response {
        try Site.mayAssess(official, everything: true)
        let typed = Typed(
            .object(["period", "public"].compactMap { name in query(name).map { .init(name, .text($0)) } }), [:])
        let plan = try await site.read { try $0.plan() }
        let period = typed.value("period") ?? thisMonth
        guard let period = AssessmentPeriod(period) else {
            let errors = FieldErrors([
                FieldError(FieldPath().adding("period"), .unknownValue, ["2026 2026-03 2026-W10"])
            ])
            let page = BulletinPage(nil, self, plan, Typed(typed.fields, errors.byName(language)))
            return .html(page, status: .unprocessableContent)
        }
        let isPublic = ["1", "true", "on", "yes"].contains(typed.value("public") ?? "")
        let view = try await site.bulletin(
            .init(period: period, rules: nil, isPublic: isPublic), isPublic: isPublic)
        return .html(BulletinPage(view, self, plan, typed))
    }

    var thisMonth: String { String(now.date.description.prefix(7)) }

    /// 上一个整月: figures of a month that still runs say little.
    var lastMonth: String {
        String(Period.month.end(before: now.date).description.prefix(7))
    }

    private func view(_ typed: Typed) async throws -> AssessmentView {
        guard let period = AssessmentPeriod(typed.value("period") ?? "") else {
            throw FieldErrors([FieldError(FieldPath().adding("period"), .unknownValue, ["2026 2026-03 2026-W10"])])
        }
        return try await site.assessment(
            .init(period: period, rules: typed.value("rules"), isPublic: false), context)
    }

    fileprivate func periodField(_ typed: Typed) -> FieldView {
        FieldView(
            "period", say("label.period"), .brief, value: typed.value("period") ?? thisMonth,
            errors: typed.errors["period"] ?? [], longest: 8)
    }
}

extension AssessmentPage {
    fileprivate init(_ view: AssessmentView?, _ request: PageRequest, _ plan: Plan, _ typed: Typed) {
        let say = request.say
        let period = view?.assessment.period.description ?? typed.value("period") ?? ""
        title = say("assessment-title", say.period(period))
        frame = request.frame(say("desk-assessment"), plan)
        fields = [
            request.periodField(typed),
            FieldView(
                "rules", say("label.rules"), .brief, value: typed.value("rules") ?? "",
                errors: typed.errors["rules"] ?? [], optional: true, longest: Limits.identifier),
        ]
        let rules = typed.value("rules").map { "&rules=\($0.addingPercentEncoding)" } ?? ""
        csvHref = "\(Site.api)/assessments?period=\(period.addingPercentEncoding)\(rules)&format=csv"
        let seesAll = request.session?.unit == nil
        let drafted = "/desk/bulletins/draft?period=\(period.addingPercentEncoding)"
        let running = request.thisMonth
        links =
            (period == running
                ? [] : [FrameLink(href: "/desk/assessments?period=\(running)", text: say("assessment-running"))])
            + [FrameLink(href: "/desk/figures?period=\(period.addingPercentEncoding)", text: say("desk-charts"))]
            + (seesAll ? [FrameLink(href: drafted, text: say("bulletin"))] : [])
        notes =
            view.map { view in
                [
                    say("assessment-as-of", say.dated(view.assessment.asOf), view.title),
                    say("assessment-no-ranking", String(view.assessment.rules.smallSample)),
                ]
            } ?? []
        subjects =
            view.map { view in view.rows.map { FigureTable($0, view, request) }.filter { !$0.rows.isEmpty } } ?? []
        signs = seesAll ? view.map { view in view.assessment.signs.map { SignRow($0, view, request) } } ?? [] : []
    }
}

extension FigureTable {
    fileprivate init(_ row: AssessmentRow, _ view: AssessmentView, _ request: PageRequest) {
        let say = request.say
        id = "of-\(row.subject)"
        name = view.name(row.subject, request.language)
        score = view.score(row).map { say("assessment-score", AssessmentView.hundredths($0)) } ?? ""
        let rules = request.query("rules").map { "?rules=\($0.addingPercentEncoding)" } ?? ""
        rows = view.indicators.compactMap { indicator in
            let figure = row.figure(indicator)
            if figure.denominator == 0, figure.excluded.isEmpty { return nil }
            let share = indicator.isAmount ? nil : figure.share(atLeast: view.assessment.rules.smallSample)
            let href = "/desk/assessments/\(view.assessment.period)/\(row.subject)/\(indicator.rawValue)\(rules)"
            let counts = "\(figure.numerator) / \(figure.denominator)"
            var notes: [String] = []
            if share == nil, !indicator.isAmount {
                notes.append(Wording.sentence("assessment.small", request.language))
            }
            if indicator.isAmount {
                notes.append(Wording.sentence("assessment.days", [String(figure.numerator)], request.language))
            }
            if !figure.excluded.isEmpty { notes.append(say("assessment-excluded", String(figure.excluded.count))) }
            return FigureRow(
                name: Wording.sentence("indicator.\(indicator.rawValue)", request.language), counts: counts,
                links: view.showsItems(row.subject, indicator) ? [FrameLink(href: href, text: counts)] : [],
                meters: share.map {
                    [MeterView(value: AssessmentView.hundredths($0), text: AssessmentView.percent($0))]
                } ?? [], note: notes.joined(separator: say("list-comma")))
        }
    }
}

extension SignRow {
    fileprivate init(_ sign: Sign, _ view: AssessmentView, _ request: PageRequest) {
        name = Wording.sentence("sign.\(sign.kind.rawValue)", request.language)
        let whose = [
            sign.unit.map { view.names[$0] ?? $0.text }, sign.account?.text, sign.day.map { request.say.day($0) },
            sign.unit == nil && sign.account == nil ? view.name(.office, request.language) : nil,
        ]
        who = whose.compactMap(\.self).joined(separator: request.say("list-comma"))
        matters = sign.items.map {
            FrameLink(
                href: "/desk/matters/\($0.matter)",
                text: $0.amount == 1 ? "\($0.matter)" : "\($0.matter) (\($0.amount))")
        }
    }
}

extension FigurePage {
    fileprivate init(
        _ view: AssessmentView, _ row: AssessmentRow, _ indicator: Indicator, _ request: PageRequest, _ plan: Plan
    ) {
        let say = request.say
        let figure = row.figure(indicator)
        let name = Wording.sentence("indicator.\(indicator.rawValue)", request.language)
        title = say(
            "figure-title", view.name(row.subject, request.language), say.period(view.assessment.period), name)
        frame = request.frame(name, plan)
        counts = "\(figure.numerator) / \(figure.denominator)"
        let rules = request.query("rules").map { "&rules=\($0.addingPercentEncoding)" } ?? ""
        back = FrameLink(
            href: "/desk/assessments?period=\(view.assessment.period)\(rules)#of-\(row.subject)",
            text: say("assessment-back"))
        let counted = Set(figure.counted.map { CountedItem(matter: $0.matter, slip: $0.slip) })
        groups = [
            FigureGroup(title: say("figure-counted"), links: figure.counted.map { FrameLink($0) }),
            FigureGroup(
                title: say("figure-rest"), links: figure.base.filter { !counted.contains($0) }.map { FrameLink($0) }),
            FigureGroup(title: say("figure-excluded"), links: figure.excluded.map { FrameLink($0) }),
        ]
    }
}

extension FrameLink {
    fileprivate init(_ item: CountedItem) {
        let slip = item.slip.map { " \($0)" } ?? ""
        self.init(
            href: "/desk/matters/\(item.matter)",
            text: "\(item.matter)\(slip)" + (item.amount == 1 ? "" : " (\(item.amount))"))
    }

    fileprivate init(_ matter: MatterNumber) { self.init(href: "/desk/matters/\(matter)", text: matter.text) }
}

extension BulletinPage {
    fileprivate init(_ view: BulletinView?, _ request: PageRequest, _ plan: Plan, _ typed: Typed) {
        let say = request.say
        let period = view?.draft.period.description ?? typed.value("period") ?? ""
        title = say("bulletin-title", plan.office, say.period(period))
        frame = request.frame(say("bulletin"), plan)
        fields = [
            request.periodField(typed),
            FieldView(
                "public", say("label.public"), .flag, value: typed.value("public") ?? "", optional: true, longest: 5),
        ]
        note = say(view?.draft.isPublic == true ? "bulletin-public" : "bulletin-internal")
        sections =
            view?.sections(request.language).map { section in
                BulletinSection(
                    title: section.title,
                    lines: section.lines.map {
                        BulletinLine(text: $0.text, matters: $0.matters.map { FrameLink($0) })
                    })
            } ?? []
        printedAt = say("printed-at", say.day(request.now.date))
        let days = view?.draft.period.days
        opens = days.map { [FrameLink(href: Tool.form(.bulletin, $0), text: say("bulletin-open"))] } ?? []
    }
}
