// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Bits that behave as a `Set` does.
@Suite struct CaseSetTests {
    @Test func `house: every case has a place of its own, below 32`() {
        #expect(Set(Role.allCases.map(\.place)) == Set(0..<Role.allCases.count))
        #expect(Set(Stage.allCases.map(\.place)) == Set(0..<Stage.allCases.count))
    }

    @Test func `house: whatever a Set answers, the bits answer too`() {
        var chance = Chance(seed: 5)
        for _ in 0..<500 {
            let some = Role.allCases.filter { _ in chance.below(3) == 0 }
            let more = Role.allCases.filter { _ in chance.below(2) == 0 }
            let (set, others) = (Set(some), Set(more))
            let (bits, otherBits) = (RoleSet(some), RoleSet(more))
            #expect(Set(bits) == set && bits.count == set.count && bits.isEmpty == set.isEmpty)
            #expect(bits.isDisjoint(with: otherBits) == set.isDisjoint(with: others))
            #expect(bits.isSubset(of: otherBits) == set.isSubset(of: others))
            #expect(Set(bits.union(otherBits)) == set.union(others))
            #expect(Set(bits.intersection(otherBits)) == set.intersection(others))
            #expect(Set(bits.subtracting(otherBits)) == set.subtracting(others))
            #expect(Set(bits.symmetricDifference(otherBits)) == set.symmetricDifference(others))
            for role in Role.allCases {
                var (left, right) = (bits, set)
                #expect(left.contains(role) == right.contains(role))
                #expect(left.insert(role).inserted == right.insert(role).inserted && Set(left) == right)
                #expect(left.remove(role) == right.remove(role) && Set(left) == right)
            }
        }
    }
}
