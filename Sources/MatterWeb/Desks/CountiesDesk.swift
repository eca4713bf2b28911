// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 下级汇总 (4.2) for a province or a city.
extension PageRequest {
    func counties() async throws -> Response {
        let session = try official
        guard site.jurisdiction.isAbove else { throw Problem.notFound }
        try Site.mayAssess(session, everything: true)
        let plan = try await site.read { try $0.plan() }
        let typed = Typed(["period": .text(query("period") ?? thisMonth)], [:])
        do {
            let period = try Site.monthOrYear(FieldReader(typed.fields))
            let counties = try await site.counties(period, context)
            return .html(CountiesPage(counties, self, plan, typed))
        } catch let errors as FieldErrors {
            let page = CountiesPage(nil, self, plan, Typed(typed.fields, errors.byName(language)))
            return .html(page, status: .unprocessableContent)
        }
    }
}

extension CountiesPage {
    /// What a whole country can be compared by at a glance; everything else is in the table to take away.
    fileprivate static let volumes: [Volume.Kind] = [.registered, .accepted, .completed, .open, .overdue]
    fileprivate static let indicators: [Indicator] = [.completedOnTime, .satisfied]

    fileprivate init(_ counties: Counties?, _ request: PageRequest, _ plan: Plan, _ typed: Typed) {
        let say = request.say
        frame = request.frame(say("desk-counties"), plan)
        title = say("desk-counties")
        fields = [
            FieldView(
                "period", say("counties-period"), .brief, value: typed.value("period") ?? "",
                errors: typed.errors["period"] ?? [], longest: 8)
        ]
        notes =
            counties.map { counties in
                [
                    say("counties-counted", String(counties.items.count), String(counties.counted)),
                    say("counties-only-counts", String(counties.smallSample)),
                ]
            } ?? []
        csv =
            counties.map {
                [
                    FrameLink(
                        href: "\(Site.api)/counties?period=\($0.period)&format=csv", text: say("assessment-csv"))
                ]
            } ?? []
        heads =
            Self.volumes.map { say("counties-\($0.rawValue)") }
            + Self.indicators.map { Wording.sentence("indicator.\($0.rawValue)", request.language) }
        rows =
            counties.map { counties in
                [CountyRow(say("counties-total"), counties.total, "", counties, request)]
                    + counties.items.map { item in
                        CountyRow(
                            item.name, item.tally,
                            item.at.map { say("counties-as-of", say.dated($0)) } ?? say("counties-not-yet"), counties,
                            request)
                    }
            } ?? []
    }
}

extension CountyRow {
    fileprivate init(_ name: String, _ tally: Tally, _ note: String, _ counties: Counties, _ request: PageRequest) {
        self.name = name
        self.note = note
        // Of most places there is nothing to tell: that none came in says the rest.
        let volumes = CountiesPage.volumes.map { kind in
            let count = tally[.volume(kind)].numerator
            return CountyCell(
                head: request.say("counties-\(kind.rawValue)"),
                text: count == 0 && kind != .registered ? "" : String(count))
        }
        cells =
            volumes
            + CountiesPage.indicators.map { indicator in
                let count = tally[.figure(indicator)]
                let share = tally.share(indicator, atLeast: counties.smallSample)
                let counts = "\(count.numerator) / \(count.denominator)"
                return CountyCell(
                    head: Wording.sentence("indicator.\(indicator.rawValue)", request.language),
                    text: count.denominator == 0
                        ? "" : share.map { "\(counts) \(AssessmentView.percent($0))" } ?? counts)
            }
    }
}
