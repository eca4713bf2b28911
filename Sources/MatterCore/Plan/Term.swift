// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 期限. How long a party has, as the plan writes it: `workdays 2`, `workdays 0.5`, `same-day`, `days 3`, `hours 4`,
/// `at-once`.
public enum Term: Hashable, Sendable {
    /// 工作日. The day the clock starts is not counted; ends at 24:00 of the last one.
    case workdays(Int)
    /// 半个工作日. From a workday morning until that day's end, otherwise until noon of the next workday.
    case halfWorkday
    /// 当日 (3.2). What starts before the office closes is due that workday; later, the next workday.
    case sameDay
    /// 自然日. Start day not counted; a last day that is no workday moves to the next workday.
    case days(Int)
    /// 小时. By the clock; an end that falls on no workday moves to the end of the next workday.
    case hours(Int)
    /// 立即 (2.5). The plan says what it means; one workday unless it says otherwise.
    case atOnce

    /// The longest term a plan may write, in its own unit.
    public static let longest = 3660

    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        if text == "at-once" { self = .atOnce; return }
        if text == "same-day" { self = .sameDay; return }
        if text == "workdays 0.5" { self = .halfWorkday; return }
        // Four digits at most, so that a thousand of them cannot overflow the number.
        guard parts.count == 2, parts[1].utf8.count <= 4,
            let number = LocalDate.number(ArraySlice(parts[1].utf8)), (1...Self.longest).contains(number)
        else { return nil }
        switch parts[0] {
        case "workdays": self = .workdays(number)
        case "days": self = .days(number)
        case "hours": self = .hours(number)
        default: return nil
        }
    }
}

extension Term: CustomStringConvertible {
    public var description: String {
        switch self {
        case .workdays(let count): "workdays \(count)"
        case .halfWorkday: "workdays 0.5"
        case .sameDay: "same-day"
        case .days(let count): "days \(count)"
        case .hours(let count): "hours \(count)"
        case .atOnce: "at-once"
        }
    }
}

extension Term: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let term = Term(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a term: \(text)"))
        }
        self = term
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
