// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// What the pages say beside their templates.
public enum PageSentences {
    private static let chinese = Sentences(PackageResources.pages_zh_Hans_txt)
    private static let english = Sentences(PackageResources.pages_en_txt)

    public static func sentences(_ language: Language) -> Sentences {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}

/// 经过. One sentence for each kind of thing that happens to a matter.
public enum FactSentences {
    private static let chinese = Sentences(PackageResources.facts_zh_Hans_txt)
    private static let english = Sentences(PackageResources.facts_en_txt)

    public static func sentences(_ language: Language) -> Sentences {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}

/// 文书. What stands on printed papers beside what people wrote.
public enum PaperSentences {
    private static let chinese = Sentences(PackageResources.papers_zh_Hans_txt)
    private static let english = Sentences(PackageResources.papers_en_txt)

    public static func sentences(_ language: Language) -> Sentences {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}

/// 记录. Kinds, phases, steps, fields and choices of what runs beside matters, and what is told of it.
public enum RecordSentences {
    private static let chinese = Sentences(PackageResources.records_zh_Hans_txt)
    private static let english = Sentences(PackageResources.records_en_txt)

    public static func sentences(_ language: Language) -> Sentences {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
