// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 汇总数 (4.2). What one jurisdiction tells those above it about a month: counts alone, no matter, no unit, no person.
public struct Tally: Hashable, Sendable {
    /// 一项. What is counted, by the name it has in the figures it comes from.
    public enum Item: Hashable, Comparable, Sendable, CustomStringConvertible {
        case volume(Volume.Kind)
        case figure(Indicator)

        public init?(_ text: some StringProtocol) {
            guard let dot = text.firstIndex(of: ".") else { return nil }
            let name = String(text[text.index(after: dot)...])
            switch text[..<dot] {
            case "volume":
                guard let kind = Volume.Kind(rawValue: name) else { return nil }
                self = .volume(kind)
            case "figure":
                guard let indicator = Indicator(rawValue: name) else { return nil }
                self = .figure(indicator)
            default: return nil
            }
        }

        public var description: String {
            switch self {
            case .volume(let kind): "volume.\(kind.rawValue)"
            case .figure(let indicator): "figure.\(indicator.rawValue)"
            }
        }

        public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
    }

    /// 分子与分母; of a volume the denominator is nothing.
    public struct Count: Hashable, Sendable {
        public var numerator: Int
        public var denominator: Int

        public init(_ numerator: Int, of denominator: Int = 0) {
            self.numerator = numerator
            self.denominator = denominator
        }

        public static func + (left: Self, right: Self) -> Self {
            Self(left.numerator + right.numerator, of: left.denominator + right.denominator)
        }
    }

    public private(set) var counts: [Item: Count]

    public init(_ counts: [Item: Count] = [:]) { self.counts = counts }

    public subscript(item: Item) -> Count { counts[item] ?? Count(0) }

    public mutating func add(_ other: Tally) { counts.merge(other.counts) { $0 + $1 } }

    /// 比率 in hundredths of a per cent, half up; nil of a sum of days, and where the sample is too small.
    public func share(_ indicator: Indicator, atLeast smallSample: Int) -> Int? {
        let count = self[.figure(indicator)]
        guard !indicator.isAmount, count.denominator > 0, count.denominator >= smallSample else { return nil }
        return (20_000 * count.numerator + count.denominator) / (2 * count.denominator)
    }
}

extension Assessment {
    /// 汇总数 of the whole county.
    public var tally: Tally {
        var counts: [Tally.Item: Tally.Count] = [:]
        for kind in Volume.Kind.allCases where volume.count(kind) > 0 {
            counts[.volume(kind)] = Tally.Count(volume.count(kind))
        }
        for (indicator, figure) in row(.county)?.figures ?? [:] where figure.denominator > 0 {
            counts[.figure(indicator)] = Tally.Count(figure.numerator, of: figure.denominator)
        }
        return Tally(counts)
    }
}
