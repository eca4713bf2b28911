// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

/// 分步反映 (3.1). One page, one question or few; her own words first.
enum ReportStep: String, CaseIterable, Sendable {
    case what, place, kind, you, check

    var address: String { "/report/\(rawValue)" }

    /// What of a report this page asks for, by the name at the top of the tree.
    var names: Set<String> {
        switch self {
        case .what: ["narrative"]
        case .place: ["unit", "reason", "service", "tried"]
        case .kind: ["obstacle"]
        case .you: ["reporter", "keepSecret", "consent"]
        case .check: []
        }
    }

    var place: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
    var next: ReportStep { Self.allCases.dropFirst(place).first ?? .check }
    var before: ReportStep? { place > 1 ? Self.allCases[place - 2] : nil }

    /// Which page a mistake lies on.
    static func asking(_ path: FieldPath) -> ReportStep? {
        guard case .name(let name)? = path.steps.first else { return nil }
        return allCases.first { $0.names.contains(name) }
    }
}

extension ReportStep: Comparable {
    static func < (one: ReportStep, other: ReportStep) -> Bool { one.place < other.place }
}

extension ReportForm {
    func fields(_ step: ReportStep) -> [FieldView] {
        switch step {
        case .what: [field("narrative", .area, "field-narrative", longest: Limits.narrative)]
        case .place: five.filter { ["unit", "reason"].contains($0.name) }
        case .kind: [field("obstacle", .choices, "field-obstacle", options: helped)]
        case .you: who
        case .check: []
        }
    }

    /// Folded away: helps, and is not needed.
    func extra(_ step: ReportStep) -> [FieldView] {
        switch step {
        case .place:
            more.filter { $0.name == "service" || $0.name.hasPrefix("tried") }
        case .you:
            [
                field("reporter[idNumber]", .text, "field-identity", longest: Limits.identity),
                field("consent[identity]", .flag, "field-consent-identity"),
            ]
        case .what, .kind, .check: []
        }
    }

    /// 谁在反映: who, how to reach her, whether to keep it back, and her consent beside what it is about.
    private var who: [FieldView] {
        let kinds = ReporterKind.allCases.map {
            OptionView(
                $0.rawValue, say("field-kind-\($0.rawValue)"), hint: say.known("field-kind-\($0.rawValue)-hint") ?? "")
        }
        return [
            field("reporter[kind]", .choices, "field-kind", options: kinds, value: "person"),
            field("reporter[name]", .brief, "field-name", longest: Limits.name, autocomplete: "name"), phone,
            field("keepSecret", .flag, "field-keep-secret"), field("consent[particulars]", .flag, "field-consent"),
        ]
    }

    /// 五类: what each means for her, in plain words.
    private var helped: [OptionView] {
        plan.obstacles.map { kind in
            OptionView(
                kind.id, say.obstacle(kind), hint: say.known("help.\(kind.id)") ?? say("help.other"))
        }
    }

    /// What was typed on one page, to be read once more before it is sent.
    func facts(_ step: ReportStep) -> [FactRow] {
        (fields(step) + extra(step)).filter { !$0.name.hasPrefix("consent") }.compactMap { $0.told(typed, say) }
    }

    /// Everything the pages ask for, to find the place of a mistake.
    var asked: [FieldView] { ReportStep.allCases.flatMap { fields($0) + extra($0) } }
}

extension Words {
    /// 类型 in plain words: the plan's in Chinese, ours in English.
    func obstacle(_ kind: ObstacleKind) -> String {
        language == .chinese
            ? kind.plain : known("plain-obstacle.\(kind.id)") ?? name("obstacle.\(kind.id)", kind.plain)
    }
}
