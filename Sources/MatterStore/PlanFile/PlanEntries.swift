// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Yams

/// One function per kind of entry: which keys it has and what they hold.
extension PlanFile {
    static func channel(_ reader: NodeReader) -> Channel {
        let fields = reader.fields(["id", "name", "in-contact", "open", "clause", "source"])
        return Channel(
            id: fields["id"].identifier(), name: fields["name"].text(), inContact: fields["in-contact"].flag(),
            open: fields["open"].flag(), clause: fields.clause, source: fields.source)
    }

    static func obstacle(_ reader: NodeReader) -> ObstacleKind {
        let fields = reader.fields(["id", "name", "plain", "sealed", "clause", "source"])
        return ObstacleKind(
            id: fields["id"].identifier(), name: fields["name"].text(), plain: fields["plain"].text(),
            sealed: fields["sealed"].flag(), clause: fields.clause, source: fields.source)
    }

    static func ground(_ reader: NodeReader) -> Ground {
        let fields = reader.fields(["id", "name", "advice", "clause", "source"], optional: ["english"])
        return Ground(
            id: fields["id"].identifier(), name: fields["name"].text(), advice: fields["advice"].text(),
            english: fields.textIfAny("english"), clause: fields.clause, source: fields.source)
    }

    static func level(_ reader: NodeReader, _ bases: inout [String: Basis]) -> Level {
        let fields = reader.fields(
            [
                "number", "name", "convenor", "least-units", "term", "needs-instruction", "needs-minutes",
                "needs-task-force", "extension-workdays", "clause", "source",
            ], optional: ["most-units", "extension-by", "needs-reason", "restarts", "english"])
        let term = fields["term"].termRule()
        if term == .level { fields["term"].note(.termInCircle, fields["term"].place) }
        return Level(
            number: fields["number"].number(1...9), name: fields["name"].text(),
            convenor: fields["convenor"].choice(), leastUnits: fields["least-units"].number(1...99),
            mostUnits: fields.named["most-units"] == nil ? nil : fields["most-units"].number(1...99), term: term,
            needsInstruction: fields["needs-instruction"].flag(),
            needsMinutes: value(fields["needs-minutes"], &bases).flag(),
            needsTaskForce: fields["needs-task-force"].flag(),
            extensionWorkdays: value(fields["extension-workdays"], &bases).number(0...99),
            extensionBy: extensionBy(fields),
            needsReason: fields.named["needs-reason"] != nil && fields["needs-reason"].flag(),
            restarts: fields.named["restarts"] == nil || fields["restarts"].flag(),
            english: fields.named["english"] == nil ? nil : fields["english"].text(), clause: fields.clause,
            source: fields.source)
    }

    static func acts(_ reader: NodeReader) -> [Act: ActRule] {
        var acts: [Act: ActRule] = [:]
        for (key, entry) in reader.entries() {
            guard let act = Act(rawValue: key) else {
                entry.note(.unknownKey, "acts", key)
                continue
            }
            let rule = rule(entry)
            acts[act] = rule
            if case .beforePromise = rule.term, !act.leansOnPromise {
                entry.note(.termLeansNowhere, "acts.\(key).term")
            }
        }
        for act in Act.allCases where !Act.optional.contains(act) && reader.node != nil && acts[act] == nil {
            reader.note(.missingAct, act.rawValue)
        }
        return acts
    }

    private static func rule(_ reader: NodeReader) -> ActRule {
        let fields = reader.fields(["name", "party", "start", "term", "ladder", "clause", "source"])
        return ActRule(
            name: fields["name"].text(), party: fields["party"].choice(), start: fields["start"].choice(),
            term: fields["term"].termRule(), ladder: fields["ladder"].identifier(), clause: fields.clause,
            source: fields.source)
    }

    static func ladders(_ reader: NodeReader, _ bases: inout [String: Basis]) -> [String: [PartyRule]] {
        var ladders: [String: [PartyRule]] = [:]
        for (key, entry) in reader.entries() {
            ladders[key] = value(entry, &bases, "parties").someItems().reduce(into: []) { rungs, item in
                let rung: PartyRule = item.choice()
                if rungs.contains(rung) { item.note(.repeatedRung, item.place, rung.rawValue) }
                rungs.append(rung)
            }
        }
        return ladders
    }

    static func caps(_ reader: NodeReader, _ bases: inout [String: Basis]) -> Caps {
        let fields = reader.fields([
            "returns-per-unit", "returns-per-matter", "return-term", "extensions-by-head", "extensions",
            "reconsiderations", "reconsideration-term", "call-attempts", "call-days", "call-hours",
            "suspension-workdays",
        ])
        return Caps(
            returnsPerUnit: value(fields["returns-per-unit"], &bases).number(0...99),
            returnsPerMatter: value(fields["returns-per-matter"], &bases).number(0...99),
            returnTerm: value(fields["return-term"], &bases).term(),
            extensionsByHead: value(fields["extensions-by-head"], &bases).number(0...99),
            extensions: value(fields["extensions"], &bases).number(0...99),
            reconsiderations: value(fields["reconsiderations"], &bases).number(0...99),
            reconsiderationTerm: value(fields["reconsideration-term"], &bases).term(),
            callAttempts: value(fields["call-attempts"], &bases).number(1...99),
            callDays: value(fields["call-days"], &bases).number(1...99),
            callHours: value(fields["call-hours"], &bases).number(1...24),
            suspensionWorkdays: value(fields["suspension-workdays"], &bases).number(1...999))
    }

    static func outcome(_ reader: NodeReader) -> OutcomeRule {
        let fields = reader.fields(
            ["outcome", "name", "needs-approval", "clause", "source"], optional: ["approved-by"])
        let approver: PartyRule? = fields.named["approved-by"] == nil ? nil : fields["approved-by"].choice()
        if let approver, ![.head, .groupLeader].contains(approver) {
            fields["approved-by"].note(
                .unknownValue, fields["approved-by"].place, approver.rawValue, "head group-leader")
        }
        return OutcomeRule(
            outcome: fields["outcome"].choice(), name: fields["name"].text(),
            needsApproval: fields["needs-approval"].flag(), approvedBy: approver, clause: fields.clause,
            source: fields.source)
    }

    static func scale(_ reader: NodeReader, _ bases: inout [String: Basis]) -> RatingScale {
        let fields = reader.fields(["aspects", "names", "poor-at-most"])
        var aspects: [RatingScale.Aspect] = []
        for item in fields["aspects"].someItems() {
            let entry = item.fields(["id", "name", "clause", "source"])
            let id: RatingAspect = entry["id"].choice()
            aspects.append(.init(id: id, name: entry["name"].text()))
            bases["scale.aspects.\(id.rawValue)"] = entry.basis
        }
        let names = value(fields["names"], &bases)
        let texts = names.items().map { $0.text() }
        if names.node?.sequence != nil, !(2...RatingScale.longest).contains(texts.count) {
            names.note(.wrongCount, "2-\(RatingScale.longest)", "\(texts.count)")
        }
        let worst = texts.count < 2 ? RatingScale.longest : texts.count - 1
        let poor = value(fields["poor-at-most"], &bases).number(1...worst)
        return RatingScale(aspects: aspects, names: texts, poorAtMost: poor)
    }

    static func hotline(_ reader: NodeReader, _ bases: inout [String: Basis]) -> Hotline {
        let fields = reader.fields(
            ["name", "number", "hours", "clause", "source"], optional: ["english", "english-hours", "area"])
        bases["hotlines.\(fields["number"].text())"] = fields.basis
        return Hotline(
            name: fields["name"].text(), number: fields["number"].text(), hours: fields["hours"].text(),
            english: fields.textIfAny("english"), englishHours: fields.textIfAny("english-hours"),
            area: fields.textIfAny("area"))
    }

    static func series(_ reader: NodeReader, _ bases: inout [String: Basis]) -> Series {
        let fields = reader.fields(["slip", "letter"])
        return Series(
            slip: pattern(value(fields["slip"], &bases)), letter: pattern(value(fields["letter"], &bases)))
    }

    /// Without the year and the number two documents would be printed alike.
    static func pattern(_ reader: NodeReader) -> String {
        let text = reader.text()
        for part in ["{year}", "{number}"] where !text.isEmpty && !text.contains(part) {
            reader.note(.seriesIncomplete, reader.place, part)
        }
        return text
    }
}
