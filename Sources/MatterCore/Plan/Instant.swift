// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 时刻. A second of time, shown at +08:00 where the programme runs.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int

    static let zone = 8 * 3600

    public init(seconds: Int) { self.seconds = seconds }

    public init(_ date: LocalDate, minute: Int = 0) {
        seconds = date.dayNumber * 86_400 + minute * 60 - Self.zone
    }

    /// The last second of a day: a promise holds until 24:00.
    public static func end(of date: LocalDate) -> Instant {
        Instant(seconds: Instant(date.adding(days: 1)).seconds - 1)
    }

    /// Reads `2026-02-12T16:00:00+08:00`; seconds, fraction and zone may be missing, the zone is then +08:00.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == 84 || bytes[10] == 32, bytes[13] == 58,
            let date = LocalDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = LocalDate.number(bytes[11..<13]), let minute = LocalDate.number(bytes[14..<16]),
            hour < 24, minute < 60
        else { return nil }
        var rest = bytes[16...]
        var second = 0
        if rest.first == 58 {
            guard rest.count >= 3, let value = LocalDate.number(rest[17..<19]), value < 60 else { return nil }
            second = value
            rest = rest.dropFirst(3)
        }
        if rest.first == 46 { rest = rest.dropFirst().drop { (48...57).contains($0) } }
        guard let offset = Self.offset(Array(rest)) else { return nil }
        seconds = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset
    }

    private static func offset(_ bytes: [UInt8]) -> Int? {
        if bytes.isEmpty { return zone }
        if bytes == [90] { return 0 }
        guard bytes.count == 6, bytes[0] == 43 || bytes[0] == 45, bytes[3] == 58,
            let hour = LocalDate.number(bytes[1..<3]), let minute = LocalDate.number(bytes[4..<6]),
            hour <= 14, minute < 60
        else { return nil }
        return (bytes[0] == 43 ? 1 : -1) * (hour * 3600 + minute * 60)
    }

    private var local: Int { seconds + Self.zone }

    public var date: LocalDate { LocalDate(dayNumber: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400) }

    /// Minutes since local midnight.
    public var minuteOfDay: Int { (local - date.dayNumber * 86_400) / 60 }

    public func adding(seconds more: Int) -> Instant { Instant(seconds: seconds + more) }

    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}

extension Instant: CustomStringConvertible {
    /// `2026-02-12T16:00:00+08:00`
    public var description: String {
        let second = local - date.dayNumber * 86_400
        return "\(date)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))+08:00"
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a time: \(text)"))
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
