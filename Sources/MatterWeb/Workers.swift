// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import NIOPosix
import Synchronization

/// 公平的线程. Threads for work that waits for the disk or counts for long. Jurisdictions take turns, and none holds more
/// than its share: however much a large county asks, the others find a thread free.
final class Workers: Sendable {
    private typealias Work = @Sendable () -> Void

    private struct State {
        var waiting: [JurisdictionID: [Work]] = [:]
        /// Whose turn is next; each with something waiting stands here once.
        var turns: [JurisdictionID] = []
        var running: [JurisdictionID: Int] = [:]
        var count = 0
    }

    private static let pool: NIOThreadPool = {
        // Those who read and those who write are counted apart.
        let pool = NIOThreadPool(numberOfThreads: 2 * Limits.workers)
        pool.start()
        return pool
    }()

    private let most: Int
    private let share: Int
    private let state = Mutex(State())

    init(most: Int = Limits.workers, share: Int = Limits.workersEach) {
        self.most = most
        self.share = share
    }

    func run<T: Sendable>(
        for jurisdiction: JurisdictionID, _ work: @escaping @Sendable () throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let whole: Work = { continuation.resume(with: Result { try work() }) }
            state.withLock { state in
                if state.waiting[jurisdiction, default: []].isEmpty { state.turns.append(jurisdiction) }
                state.waiting[jurisdiction, default: []].append(whole)
            }
            begin()
        }
    }

    /// As much as there are threads for.
    private func begin() {
        while let (jurisdiction, work) = state.withLock({ next(&$0) }) {
            Self.pool.submit { [self] _ in
                work()
                state.withLock { state in
                    state.count -= 1
                    state.running[jurisdiction] = state.running[jurisdiction].flatMap { $0 > 1 ? $0 - 1 : nil }
                }
                begin()
            }
        }
    }

    /// The first in turn that holds less than its share; it goes to the end of the line.
    private func next(_ state: inout State) -> (JurisdictionID, Work)? {
        guard state.count < most,
            let place = state.turns.firstIndex(where: { state.running[$0, default: 0] < share })
        else { return nil }
        let jurisdiction = state.turns.remove(at: place)
        guard var works = state.waiting.removeValue(forKey: jurisdiction), !works.isEmpty else { return nil }
        let work = works.removeFirst()
        if !works.isEmpty {
            state.waiting[jurisdiction] = works
            state.turns.append(jurisdiction)
        }
        state.count += 1
        state.running[jurisdiction, default: 0] += 1
        return (jurisdiction, work)
    }
}
