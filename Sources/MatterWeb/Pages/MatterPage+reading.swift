// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

extension MatterPage {
    init(
        _ reading: MatterReading, frame: Frame, forms: [FormView], blocked: [String], strayed: [StrayedForm],
        notices: [String], files: FilesView, asked: Bool, reveal: [RevealView]
    ) {
        self.reveal = reveal
        self.files = files
        self.frame = frame
        self.strayed = strayed
        self.notices = notices + reading.notices
        related = reading.related
        number = reading.number
        summary = reading.summary
        title = reading.title
        loop = reading.loop
        obligations = reading.rows
        nothingOwed = reading.say(reading.matter.obligations.isEmpty ? "matter-nothing-owed" : "matter-others-owe")
        why = reading.why
        facts = reading.reportFacts
        narrative = reading.narrative
        story = reading.story
        slips = reading.slipRows
        reporter = reading.reporterFacts(masked: !reading.view.showsReporter && !asked)
        joint = reading.jointFacts(masked: !reading.view.showsReporter && !asked)
        reporterNote = reading.reporterNotes
        ratings = reading.ratings
        self.forms = forms
        self.blocked = blocked
        records = reading.recordLines
        remedies = reading.remedies
        papers = reading.papers
    }
}

extension MatterReading {
    /// 大厅窗口　不好办　二级调度
    var summary: String {
        let report = matter.report
        let hidden = hidesReport && matter.keepsReporterBack(plan)
        let parts = [
            report.map { channel($0.channel) }, hidden ? nil : matter.obstacle.map { obstacle($0) },
            matter.level.map { level($0) }, matter.outcome.map { outcome($0) },
        ]
        return parts.compactMap(\.self).joined(separator: say("space"))
    }

    /// What changes how everything below is read: the clock stands still, an application waits.
    var notices: [String] { repeatsNotices + pauseNotices + askedNotices }

    /// 等谁决定、到哪天 (3.3), for the unit that asked.
    private var askedNotices: [String] {
        guard case .unit = audience else { return [] }
        return obligations.filter { $0.rung == 0 && [.decideExtension, .ruleReturn].contains($0.act) }.map { owed in
            say("asked.\(owed.act.rawValue)", party(owed.party), words.due(owed.due, missed: owed.missed).text)
        }
    }

    private var pauseNotices: [String] {
        guard let stop = matter.suspension?.suspension else { return [] }
        return [
            say("now-paused", ground(stop.ground), words.dayOfWeek(stop.until), String(matter.workdaysStopped))
        ]
    }

    /// The reporter's own words; for a unit also what its slip says, and only that when the matter is sealed (2.5).
    var narrative: [String] {
        guard let report = matter.report else { return [] }
        var words = [text(report.narrative)]
        if case .unit(let unit) = audience {
            let tasks = view.slips.filter { $0.unit == unit }.map { text($0.draft.task) }
            words = matter.keepsReporterBack(plan) ? tasks : words + tasks
        }
        if audience == .file, hidesReport { words = view.slips.map { text($0.draft.task) } }
        return words.filter { !$0.isEmpty }
    }

    var reportFacts: [FactRow] {
        guard let report = matter.report, !hidesReport else { return [] }
        let tried = report.tried
        let unit = report.unit.map { self.unit($0) } ?? text(report.unitAsTold)
        let rows: [(String, String)] = [
            ("told-reason", text(report.reason)), ("unit", unit), ("service", text(report.service)),
            ("tried.where", text(tried?.place)), ("tried.times", tried?.times.map(String.init) ?? ""),
            ("tried.step", text(tried?.step)), ("tried.since", tried?.since.map { words.day($0) } ?? ""),
            ("obstacleReported", obstacle(matter.obstacleReported)),
            ("obstacleJudged", obstacle(matter.obstacleJudged)),
            ("firstContactUnit", report.firstContactUnit.map { self.unit($0) } ?? ""),
            ("happenedAt", report.happenedAt.map { words.moment($0) } ?? ""), ("foreign", text(report.foreign)),
            ("proposal", text(report.proposal)),
        ]
        return rows.filter { !$0.1.isEmpty }.map { FactRow(name: say("label.\($0.0)"), value: $0.1) }
    }

    /// Nil when this reader may not know: sealed, kept secret, erased, or not her business.
    var reporter: Particulars? {
        guard let report = matter.report else { return nil }
        if hidesReport, matter.keepsReporterBack(plan) { return nil }
        guard view.mayKnowPersons else { return nil }
        return view.person(report.reporter)
    }

    func reporterFacts(masked: Bool) -> [FactRow] {
        guard let reporter else { return [] }
        let shown = reporter.masked(masked)
        let phone = shown.phone ?? ""
        let digits = phone.filter(\.isNumber)
        return [
            FactRow(name: say("label.name"), value: shown.name),
            FactRow(name: say("label.phone"), value: phone, dials: phone.contains("*") ? [] : [digits]),
            FactRow(name: say("label.kind"), value: say("reporter-kind.\(reporter.kind.rawValue)")),
        ].filter { !$0.value.isEmpty }
    }

    /// 联名人 (D1), for the desks alone: of other reporters a unit learns nothing.
    func jointFacts(masked: Bool) -> [FactRow] {
        guard audience == .desk, view.mayKnowPersons else { return [] }
        return matter.jointReporters.compactMap { joint in
            guard let person = view.person(joint.person)?.masked(masked) else { return nil }
            let shown = [person.name, person.phone ?? ""].filter { !$0.isEmpty }.joined(separator: say("space"))
            let name = say(joint.isRepresentative ? "reporter-representative" : "reporter-joint")
            return shown.isEmpty ? nil : FactRow(name: name, value: shown)
        }
    }

    var reporterNotes: [String] {
        guard let report = matter.report else { return [] }
        if reporter == nil { return [say("reporter-hidden")] }
        return report.keepSecret ? [say("reporter-secret")] : []
    }

    var slipRows: [SlipRow] {
        let open = Set(view.slips.map(\.number))
        return view.slipsKnown.map { slip in
            let href = open.contains(slip.number) ? ["/desk/slips/\(slip.number)"] : []
            return SlipRow(
                printed: slip.draft.printed, hrefs: href, unit: unit(slip.unit),
                role: say("slip-role.\(slip.draft.role.rawValue)"), state: state(slip), due: due(slip),
                notes: href.isEmpty ? helperNotes(slip) : [])
        }
    }

    /// 协办单位, as its lead may know: since when it has the slip, and whom to ring.
    private func helperNotes(_ slip: Slip) -> [String] {
        let phones = view.telephones(slip.unit).joined(separator: say("list-comma"))
        return [
            (slip.receivedAt ?? slip.issuedAt).map {
                say(
                    slip.receivedAt == nil ? "slip-issued-at" : "slip-received-at", words.moment($0))
            },
            phones.isEmpty ? nil : say("slip-telephones", phones),
        ].compactMap(\.self)
    }

    func state(_ slip: Slip) -> String {
        slip.deemedReceived && slip.state == .received
            ? say("slip-deemed") : say("slip-state.\(slip.state.rawValue)")
    }

    private func due(_ slip: Slip) -> DueView {
        guard let due = slip.due else { return DueView(say("due-none"), .calm) }
        guard slip.isOpen else { return DueView(say("due-was", words.day(due.on)), .calm) }
        return matter.suspension == nil ? words.due(due) : DueView(say("due-paused"), .paused)
    }

    var ratings: [FactRow] {
        guard !hidesReport, let ratings = matter.ratings else { return [] }
        return rated(ratings)
    }
}

extension Particulars {
    /// 脱敏, where this reader need not know more.
    func masked(_ isMasked: Bool = true) -> Particulars {
        guard isMasked else { return self }
        return Particulars(
            kind: kind, name: Masking.name(name), phone: phone.map(Masking.phone),
            idNumber: idNumber.map(Masking.identity))
    }
}

/// 脱敏. Enough to recognise, not enough to use.
enum Masking {
    static func name(_ name: String) -> String {
        name.count < 2 ? name : String(name.prefix(1)) + String(repeating: "*", count: min(name.count - 1, 3))
    }

    static func identity(_ number: String) -> String { String(repeating: "*", count: number.count) }

    static func phone(_ phone: String) -> String {
        guard phone.count >= 7 else { return String(repeating: "*", count: phone.count) }
        return phone.prefix(3) + "****" + phone.suffix(4)
    }
}
