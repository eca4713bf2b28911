// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

public import MatterCore

/// 改了什么. One section of a plan's explanation whose lines differ between two versions.
public struct SectionChange: Hashable, Sendable {
    /// The section's heading; the plan's own title for the lines above the first.
    public let title: String
    public let gone: [String]
    public let new: [String]
}

extension PlanExplanation {
    /// 版本差别. What somebody who knows the old plan has to learn, section by section; empty where nothing differs
    /// in words.
    public static func changes(from old: Plan, to new: Plan, _ language: Language) -> [SectionChange] {
        let (before, after) = (sections(old, language), sections(new, language))
        let dropped = before.filter { section in !after.contains { $0.title == section.title } }
        return (after + dropped.map { Section(title: $0.title, lines: []) }).compactMap { section in
            let known = before.first { $0.title == section.title }?.lines ?? []
            let difference = section.lines.difference(from: known)
            if difference.isEmpty { return nil }
            return SectionChange(
                title: section.title, gone: difference.removals.map(\.text), new: difference.insertions.map(\.text))
        }
    }

    private struct Section {
        let title: String
        let lines: [String]
    }

    /// An empty line stands before every heading; what stands above the first belongs to the plan as a whole.
    private static func sections(_ plan: Plan, _ language: Language) -> [Section] {
        let parts = lines(plan, language).split(separator: "", omittingEmptySubsequences: false).map(Array.init)
        let whole = Section(title: Wording.sentence("explain.whole", language), lines: parts.first ?? [])
        return [whole] + parts.dropFirst().map { Section(title: $0.first ?? "", lines: Array($0.dropFirst())) }
    }
}

extension CollectionDifference<String>.Change {
    fileprivate var text: String {
        switch self {
        case .insert(_, let line, _), .remove(_, let line, _): String(line.drop { $0 == " " })
        }
    }
}
