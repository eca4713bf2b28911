// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
extension LaneTransaction {
    /// Several commands in one, each in its own savepoint: what one failed with undoes nothing of its neighbours.
    public func each<Item, Answer>(
        _ items: [Item], _ work: (LaneTransaction, Item) throws -> Answer
    ) -> [Result<Answer, any Error>] {
        items.map { item in
            var answer: Answer?
            let failure = attempt { answer = try work($0, item) }
            if let answer, failure == nil { return .success(answer) }
            return .failure(failure ?? StoreFault.stopped)
        }
    }
}
