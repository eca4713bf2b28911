// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Wording

/// 手写日期 (3.1). A day, and an hour where there is one, as people write them into a ledger.
struct WrittenDate: Hashable {
    let date: LocalDate
    /// Seconds since midnight; nil where only the day is told.
    let second: Int?

    var instant: Instant { Instant(date).adding(seconds: second ?? 0) }

    enum Reading: Hashable {
        case date(WrittenDate)
        /// `3月1日` and `25.3.1`: which year?
        case withoutYear
        case none
    }

    static func read(_ text: String) -> Reading {
        var rest = LedgerWords.narrow(text)
        for word in LedgerWords.signs("word.weekday") { rest = rest.replacing(word, with: " ") }
        let afternoon = take(&rest, "word.afternoon")
        let morning = take(&rest, "word.morning")
        rest = swap(swap(rest, "word.year", "-"), "word.month", "-")
        rest = swap(swap(rest, "word.day", " "), "word.hour", ":")
        rest = swap(swap(rest, "word.minute", ":"), "word.second", " ")
        if rest.count > 10, Array(rest)[10] == "T" { rest = rest.replacing("T", with: " ", maxReplacements: 1) }
        rest = rest.replacing("()", with: " ")
        var tokens = rest.split { $0.isWhitespace }.map(String.init)
        // `2025 - 3 - 1` and `2025年 3月 1日` are one day.
        while tokens.count > 1, tokens[0].hasSuffix("-") || tokens[1].hasPrefix("-") {
            tokens[0] += tokens.remove(at: 1)
        }
        guard (1...2).contains(tokens.count) else { return .none }
        let second = tokens.count == 2 ? Self.second(tokens[1], afternoon: afternoon, morning: morning) : nil
        if tokens.count == 2, second == nil { return .none }
        return day(tokens[0], second)
    }

    private static func take(_ text: inout String, _ key: String) -> Bool {
        let before = text
        for word in LedgerWords.signs(key) { text = text.replacing(word, with: " ") }
        return text != before
    }

    private static func swap(_ text: String, _ key: String, _ sign: String) -> String {
        LedgerWords.signs(key).reduce(text) { $0.replacing(LedgerWords.narrow($1), with: sign) }
    }

    private static func day(_ token: String, _ second: Int?) -> Reading {
        var parts = token.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        if parts.last == "" { parts.removeLast() }
        if parts.count == 1, parts[0].count == 8 {
            let digits = parts[0]
            parts = [String(digits.prefix(4)), String(digits.dropFirst(4).prefix(2)), String(digits.suffix(2))]
        }
        let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
        guard numbers.count == parts.count, (2...3).contains(numbers.count) else { return .none }
        if numbers.count == 2 {
            return LocalDate(year: 2024, month: numbers[0], day: numbers[1]) == nil ? .none : .withoutYear
        }
        if parts[0].count == 2 {
            return LocalDate(year: 2024, month: numbers[1], day: numbers[2]) == nil ? .none : .withoutYear
        }
        guard parts[0].count == 4, let date = LocalDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            return .none
        }
        return .date(WrittenDate(date: date, second: second))
    }

    private static func second(_ token: String, afternoon: Bool, morning: Bool) -> Int? {
        let parts = token.split(separator: ":").map(String.init)
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, (1...3).contains(numbers.count), token.contains(":") else { return nil }
        var hour = numbers[0]
        if afternoon, hour < 12 { hour += 12 }
        if morning, hour == 12 { hour = 0 }
        let rest = numbers.dropFirst()
        guard (0..<24).contains(hour), rest.allSatisfy({ (0..<60).contains($0) }) else { return nil }
        return hour * 3600 + (rest.first ?? 0) * 60 + (rest.dropFirst().first ?? 0)
    }
}
