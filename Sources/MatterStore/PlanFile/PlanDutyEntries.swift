// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Yams

/// Entries about what lies around the matters: remedies, standing duties, what is criticised, how long files are kept.
extension PlanFile {
    static func remedy(_ reader: NodeReader) -> RemedyRule {
        let fields = reader.fields(["kind", "obstacle", "when", "required", "clause", "source"])
        return RemedyRule(
            kind: fields["kind"].identifier(), obstacle: fields["obstacle"].identifier(),
            when: fields["when"].choice(), required: fields["required"].flag(), clause: fields.clause,
            source: fields.source)
    }

    static func standing(_ reader: NodeReader) -> StandingRule {
        let fields = reader.fields(["id", "name", "act", "every", "term", "party", "clause", "source"])
        return StandingRule(
            id: fields["id"].identifier(), name: fields["name"].text(), act: fields["act"].identifier(),
            every: fields["every"].choice(), term: fields["term"].term(), party: fields["party"].choice(),
            clause: fields.clause, source: fields.source)
    }

    /// A ground nobody outside is advised about.
    static func namedGround(_ reader: NodeReader) -> Ground {
        let fields = reader.fields(["id", "name", "clause", "source"])
        return Ground(
            id: fields["id"].identifier(), name: fields["name"].text(), advice: "", clause: fields.clause,
            source: fields.source)
    }

    static func retention(_ reader: NodeReader) -> RetentionRule {
        let fields = reader.fields(
            ["id", "name", "series", "years", "clause", "source"], optional: ["outcomes", "levels"])
        return RetentionRule(
            id: fields["id"].identifier(), name: fields["name"].text(), series: pattern(fields["series"]),
            years: years(fields["years"]),
            outcomes: fields.named["outcomes"] == nil ? [] : fields["outcomes"].someItems().map { $0.choice() },
            levels: fields.named["levels"] == nil ? [] : fields["levels"].someItems().map { $0.number(1...9) },
            clause: fields.clause, source: fields.source)
    }

    /// `permanent` or a number of years.
    private static func years(_ reader: NodeReader) -> Int? {
        reader.node?.scalar?.string == "permanent" ? nil : reader.number(1...999)
    }
}

/// What no single one of these entries shows.
struct PlanDutyChecks {
    let plan: Plan
    let fields: Entry

    /// Lists whose entries are called by their id.
    static let named = ["standing", "consequences", "criticism-grounds", "faults", "retention"]

    func run() {
        checkRemedies()
        checkStanding()
        checkRetention()
    }

    private func checkRemedies() {
        let known = plan.obstacles.map(\.id)
        var seen: Set<String> = []
        for (rule, reader) in zip(plan.remedies, items("remedies")) {
            if !known.contains(rule.obstacle) {
                reader.note(.unknownValue, "\(reader.place).obstacle", rule.obstacle, known.joined(separator: " "))
            }
            if RecordKind(rawValue: rule.kind) == nil {
                let kinds = RecordKind.allCases.map(\.rawValue).joined(separator: " ")
                reader.note(.unknownValue, "\(reader.place).kind", rule.kind, kinds)
            }
            if !seen.insert("\(rule.obstacle) \(rule.kind)").inserted {
                reader.note(.duplicateID, "\(reader.place).kind", rule.kind)
            }
        }
    }

    /// A duty is one of the acts, and its term is counted in days from the period's end.
    private func checkStanding() {
        for (rule, reader) in zip(plan.standing, items("standing")) {
            if Act(rawValue: rule.act).map({ plan.acts[$0] == nil }) ?? true {
                let acts = plan.acts.keys.map(\.rawValue).sorted().joined(separator: " ")
                reader.note(.unknownValue, "\(reader.place).act", rule.act, acts)
            }
            switch rule.term {
            case .workdays, .days: continue
            case .halfWorkday, .sameDay, .hours, .atOnce:
                reader.note(.badTerm, "\(reader.place).term", rule.term.description)
            }
        }
    }

    /// Every file needs a term: the last rule, and only the last, fits whatever the others left.
    private func checkRetention() {
        let readers = items("retention")
        for (place, rule) in plan.retention.enumerated() where readers.indices.contains(place) {
            let isLast = place == readers.count - 1
            if rule.fitsAll != isLast { readers[place].note(.retentionGap, readers[place].place) }
            for level in rule.levels where plan.level(level) == nil {
                readers[place].note(
                    .unknownValue, "\(readers[place].place).levels", "\(level)",
                    plan.levels.map { "\($0.number)" }.joined(separator: " "))
            }
        }
    }

    private func items(_ key: String) -> [NodeReader] {
        fields[key].node?.sequence == nil ? [] : fields[key].items()
    }
}
