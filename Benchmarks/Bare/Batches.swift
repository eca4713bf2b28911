// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// Whatever waits, up to as many as a lane takes, in one transaction; answered after the commit.
final class Batches: Sendable {
    static let most = 64

    private struct Waiting {
        var items: [(what: Rows.What, done: CheckedContinuation<Int, any Error>)] = []
        var running = false
    }

    private let writer: Mutex<any BatchWriter>
    private let queue: DispatchQueue
    private let waiting = Mutex(Waiting())

    init(_ name: String, _ writer: sending any BatchWriter) {
        self.writer = Mutex(writer)
        queue = DispatchQueue(label: "batches.\(name)")
    }

    func write(_ what: Rows.What) async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            let start = waiting.withLock { waiting in
                waiting.items.append((what, continuation))
                defer { waiting.running = true }
                return !waiting.running
            }
            if start { queue.async { self.run() } }
        }
    }

    private func run() {
        while let batch = next() {
            do {
                let numbers = try writer.withLock { try $0.write(batch.map(\.what)) }
                for (item, number) in zip(batch, numbers) { item.done.resume(returning: number) }
            } catch {
                for item in batch { item.done.resume(throwing: error) }
            }
        }
    }

    private func next() -> [(what: Rows.What, done: CheckedContinuation<Int, any Error>)]? {
        waiting.withLock { waiting in
            if waiting.items.isEmpty {
                waiting.running = false
                return nil
            }
            let batch = Array(waiting.items.prefix(Self.most))
            waiting.items.removeFirst(batch.count)
            return batch
        }
    }
}
