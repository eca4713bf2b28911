// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import GRDB
import Synchronization

/// Whatever waits, up to as many as a lane takes, in one transaction; answered after the commit.
final class Batches: Sendable {
    enum What {
        case intake, row
    }

    static let most = 64

    private struct Waiting {
        var items: [(what: What, done: CheckedContinuation<Int, any Error>)] = []
        var running = false
    }

    private let pool: DatabasePool
    private let rows: Mutex<IntakeRows>
    private let queue = DispatchQueue(label: "batches")
    private let waiting = Mutex(Waiting())

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        rows = Mutex(try pool.read { try IntakeRows($0) })
    }

    func write(_ what: What) async throws -> Int {
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
                let numbers = try pool.write { database in
                    try rows.withLock { rows in try batch.map { try rows.write($0.what, database) } }
                }
                for (item, number) in zip(batch, numbers) { item.done.resume(returning: number) }
            } catch {
                for item in batch { item.done.resume(throwing: error) }
            }
        }
    }

    private func next() -> [(what: What, done: CheckedContinuation<Int, any Error>)]? {
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
