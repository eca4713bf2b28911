// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 计入的一件 (4.2). A matter, the slip when one is meant, and how much it adds.
public struct CountedItem: Hashable, Comparable, Sendable, Codable {
    public let matter: MatterNumber
    public let slip: SlipNumber?
    /// 1, or workdays where days are added up, or minutes, hours, calls where a sign is measured.
    public let amount: Int

    public init(matter: MatterNumber, slip: SlipNumber? = nil, amount: Int = 1) {
        self.matter = matter
        self.slip = slip
        self.amount = amount
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.matter.text, left.slip?.text ?? "", left.amount)
            < (right.matter.text, right.slip?.text ?? "", right.amount)
    }
}

/// 一项数字 (4.2). Numerator and denominator, each as the matters it is made of.
public struct Figure: Hashable, Sendable {
    public internal(set) var counted: [CountedItem] = []
    public internal(set) var base: [CountedItem] = []
    /// 已剔除, with approval.
    public internal(set) var excluded: [CountedItem] = []

    public init() {
        counted = []
    }

    /// 分子: how many, or how many days.
    public var numerator: Int { counted.reduce(0) { $0 + $1.amount } }
    /// 分母
    public var denominator: Int { base.count }

    /// 比率 in hundredths of a per cent, half up; nil where the sample is too small to speak of a share.
    public func share(atLeast smallSample: Int) -> Int? {
        guard denominator > 0, denominator >= smallSample else { return nil }
        return (20_000 * counted.count + denominator) / (2 * denominator)
    }

    mutating func add(_ item: CountedItem, counts: Bool) {
        base.append(CountedItem(matter: item.matter, slip: item.slip))
        if counts { counted.append(item) }
    }

    mutating func add(_ other: Figure) {
        counted += other.counted
        base += other.base
        excluded += other.excluded
    }

    mutating func sort() {
        counted.sort()
        base.sort()
        excluded.sort()
    }
}

/// 一次观察 (4.2). One fact about one unit at one moment; a period's figures are the observations that fall in it.
public struct Observation: Hashable, Sendable {
    public let indicator: Indicator
    /// Nil when 行管办 answers for it.
    public let unit: UnitID?
    public let at: Instant
    public let item: CountedItem
    /// It is in the numerator too.
    public let counts: Bool

    init(_ indicator: Indicator, _ unit: UnitID?, _ at: Instant, _ item: CountedItem, counts: Bool) {
        self.indicator = indicator
        self.unit = unit
        self.at = at
        self.item = item
        self.counts = counts
    }
}

/// 剔除 (4.2). A matter left out of one figure: ground and evidence by the unit that asked, decided by the head.
public struct Exclusion: Hashable, Sendable {
    public let matter: MatterNumber
    public let indicator: Indicator
    public let ground: TextRef?
    /// Whose figure; nil for everybody's.
    public let unit: UnitID?
    /// Nil while undecided; a refused one is kept and changes nothing.
    public let approved: Bool?

    public init(matter: MatterNumber, indicator: Indicator, ground: TextRef? = nil, unit: UnitID?, approved: Bool?) {
        self.matter = matter
        self.indicator = indicator
        self.ground = ground
        self.unit = unit
        self.approved = approved
    }
}
