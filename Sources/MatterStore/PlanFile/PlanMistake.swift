// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 读取结果. The whole value, or every mistake found; never half of it.
public enum Reading<Value> {
    case good(Value)
    /// Sorted by line; never empty.
    case mistakes([PlanMistake])
}

extension Reading: Sendable where Value: Sendable {}

/// 差错. One thing wrong in a plan or calendar file; its sentence lies in Wording under `mistake.` + code.
public struct PlanMistake: Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// Stable and kebab-case.
    public let code: String
    /// 条款, when the entry names one.
    public let clause: String?
    public let facts: [String]

    public init(line: Int, code: String, clause: String? = nil, facts: [String] = []) {
        self.line = line
        self.code = code
        self.clause = clause
        self.facts = facts
    }
}

/// 差错代码. Every rule a plan or calendar file can break; the comment names the facts in their order.
public enum MistakeCode: String, Sendable, CaseIterable {
    /// limit in KiB
    case tooLarge = "too-large"
    /// number of such lines
    case notUTF8 = "not-utf8"
    case holdsNUL = "holds-nul"
    case emptyFile = "empty-file"
    /// what the YAML reader says
    case notYAML = "not-yaml"
    case anchor = "anchor"
    /// limit
    case nestedTooDeep = "nested-too-deep"
    /// key
    case duplicateKey = "duplicate-key"
    /// place, key
    case unknownKey = "unknown-key"
    /// place, key
    case missingKey = "missing-key"
    /// place, what belongs there
    case wrongType = "wrong-type"
    /// place
    case emptyValue = "empty-value"
    /// place, limit
    case textTooLong = "text-too-long"
    /// place, value, allowed values
    case unknownValue = "unknown-value"
    /// place, value, least, most
    case badNumber = "bad-number"
    /// place, value
    case badTerm = "bad-term"
    /// place, value
    case badDate = "bad-date"
    /// place, value
    case badID = "bad-id"
    /// place, value
    case duplicateID = "duplicate-id"
    /// place, clause
    case unknownClause = "unknown-clause"
    /// place, ladder
    case unknownLadder = "unknown-ladder"
    /// place, party
    case repeatedRung = "repeated-rung"
    /// act
    case missingAct = "missing-act"
    /// outcome or aspect
    case missingEntry = "missing-entry"
    /// level, least, most
    case unitsReversed = "units-reversed"
    /// place
    case termLeansNowhere = "term-leans-nowhere"
    /// clause
    case clauseNotLocal = "clause-not-local"
    /// place
    case termInCircle = "term-in-circle"
    /// how many are needed, how many there are
    case wrongCount = "wrong-count"
    /// place, what has to stand in the text
    case seriesIncomplete = "series-incomplete"
    /// place
    case retentionGap = "retention-gap"
    /// least for satisfied, most for poor
    case satisfiedIsPoor = "satisfied-is-poor"
    /// value
    case badYears = "bad-years"
    /// date, years
    case outsideYears = "outside-years"
    /// first day, last day
    case periodReversed = "period-reversed"
    /// first day, last day, limit
    case periodTooLong = "period-too-long"
    /// date
    case duplicateDay = "duplicate-day"
    /// date
    case holidayAndWorkday = "holiday-and-workday"
    /// date
    case workdayNotWeekend = "workday-not-weekend"
    /// year
    case yearWithoutHolidays = "year-without-holidays"
}
