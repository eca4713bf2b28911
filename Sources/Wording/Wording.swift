// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 用语. Labels of acts, posts and plan entries, and the sentences of the command line, by key and language. The
/// refusals, the timeline and the pages have `Sentences` of their own; all files lie in `Sentences/`, one pair a topic.
public enum Wording {
    /// `{0}` becomes the first fact; `{0:party}` the label `party.` and that fact.
    /// A key nobody wrote comes back in brackets, so that a page shows what is missing instead of nothing.
    public static func sentence(_ key: String, _ facts: [String], _ language: Language) -> String {
        sentences(language).sentence(key, facts) ?? "[\(key)]"
    }

    public static func sentence(_ key: String, _ language: Language) -> String { sentence(key, [], language) }

    /// Nil when nobody wrote one, such as the English name of something only the plan names.
    public static func label(_ key: String, _ language: Language) -> String? { sentences(language)[key] }

    public static func sentences(_ language: Language) -> Sentences {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }

    /// 差错. One mistake of a plan or calendar file as a person reads it.
    public static func mistake(
        line: Int, code: String, clause: String?, facts: [String], _ language: Language
    ) -> String {
        // At the top of the file there is no entry to name.
        let key = facts.first == "" ? "mistake.\(code).top" : "mistake.\(code)"
        let sentence = sentence(key, facts, language)
        if let clause { return Self.sentence("mistake-line.clause", ["\(line)", sentence, code, clause], language) }
        return Self.sentence("mistake-line", ["\(line)", sentence, code], language)
    }

    private static let chinese = Sentences(joining: [
        PackageResources.acts_zh_Hans_txt, PackageResources.cli_zh_Hans_txt, PackageResources.plan_zh_Hans_txt,
        PackageResources.assessment_zh_Hans_txt,
    ])
    private static let english = Sentences(joining: [
        PackageResources.acts_en_txt, PackageResources.cli_en_txt, PackageResources.plan_en_txt,
        PackageResources.assessment_en_txt,
    ])
}
