// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Synchronization

/// 常见字对. Pairs of signs more matters of a county have than make anything rare. Matters only become more, so what is
/// common stays so, and need not be asked again of an index that would have to name them all first. What erasing takes
/// away makes a pair no rarer before the program begins anew.
final class CommonPairs: Sendable {
    private struct Key: Hashable {
        let jurisdiction: JurisdictionID
        let pair: String
    }

    private let known = Mutex(Lately<Key, Bool>(half: 8192))

    func holds(_ pair: String, in jurisdiction: JurisdictionID) -> Bool {
        known.withLock { $0[Key(jurisdiction: jurisdiction, pair: pair)] == true }
    }

    func add(_ pair: String, in jurisdiction: JurisdictionID) {
        known.withLock { $0[Key(jurisdiction: jurisdiction, pair: pair)] = true }
    }
}
