// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterStore
import Synchronization

/// 骰子. Chance that can be repeated: SplitMix64, the same numbers for the same seed on every machine.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A die of its own for one matter, so that one story does not change the next.
    static func apart(_ seed: UInt64, _ index: Int) -> Dice {
        var dice = Dice(seed: seed ^ (UInt64(truncatingIfNeeded: index) &* 0xD6E8_FEB8_6659_FD93))
        return Dice(seed: dice.next())
    }

    mutating func between(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// True so many times in a hundred.
    mutating func comes(_ percent: Int) -> Bool { between(0...99) < percent }

    mutating func one<Value>(of values: [Value]) -> Value? { values.randomElement(using: &self) }

    /// One of them, the heavier the more often; the order of the list is part of the result.
    mutating func one<Value>(of values: [Value], by weight: (Value) -> Int) -> Value? {
        var left = between(0...max(values.reduce(0) { $0 + weight($1) } - 1, 0))
        for value in values {
            left -= weight(value)
            if left < 0 { return value }
        }
        return values.last
    }
}

extension Dice {
    /// Salts and ids from the seed: what is made twice is the same twice. Only for demonstrations.
    static func chance(seed: UInt64) -> Chance {
        let dice = Mutex(Dice(seed: seed))
        return { count in dice.withLock { dice in (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) } } }
    }
}
