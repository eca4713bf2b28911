// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import MatterCore
import Synchronization

/// One per jurisdiction: everything that is written goes through it. It takes the commands that wait, opens one
/// transaction for them, and answers all after the commit; so many small steps cost one write to the disk, positions
/// have no gaps, and every digest follows the one before.
public final class Lane: Sendable {
    /// At most this many commands in one transaction.
    public static let batch = 64

    private let jurisdiction: JurisdictionID
    private let database: any Database
    private let publications: Publications
    private let replays: Replays
    private let queue: DispatchQueue
    private let waiting = Mutex(Queue())
    /// Touched only by the queue's current run.
    private let memory = Mutex(LaneMemory())

    private struct Queue {
        var items: [Waiting] = []
        var running = false
    }

    private struct Waiting: Sendable {
        let work: @Sendable (LaneTransaction) throws -> Void
        let finish: @Sendable ((any Error)?) -> Void
    }

    init(
        _ jurisdiction: JurisdictionID, _ database: any Database, _ publications: Publications, _ replays: Replays
    ) {
        self.jurisdiction = jurisdiction
        self.database = database
        self.publications = publications
        self.replays = replays
        queue = DispatchQueue(label: "lane.\(jurisdiction)")
    }

    /// Waits on this thread until the work is on the disk.
    @discardableResult
    public func perform<T: Sendable>(_ work: @escaping @Sendable (LaneTransaction) throws -> T) throws -> T {
        let done = DispatchSemaphore(value: 0)
        let answer = Answer<T>()
        enqueue(work, answer) { done.signal() }
        done.wait()
        return try answer.get()
    }

    /// The same without holding a thread.
    @discardableResult
    public func submit<T: Sendable>(
        _ work: @escaping @Sendable (LaneTransaction) throws -> T
    ) async throws -> T {
        let answer = Answer<T>()
        await withCheckedContinuation { continuation in
            enqueue(work, answer) { continuation.resume() }
        }
        return try answer.get()
    }

    private func enqueue<T: Sendable>(
        _ work: @escaping @Sendable (LaneTransaction) throws -> T, _ answer: Answer<T>,
        then done: @escaping @Sendable () -> Void
    ) {
        let item = Waiting(
            work: { answer.keep(.success(try work($0))) },
            finish: { failure in
                if let failure { answer.keep(.failure(failure)) }
                done()
            })
        let start = waiting.withLock { queue in
            queue.items.append(item)
            defer { queue.running = true }
            return !queue.running
        }
        if start { queue.async { self.run() } }
    }

    /// Commands not yet taken.
    var waitingCount: Int { waiting.withLock { $0.items.count } }

    private func run() {
        while let batch = next() {
            let failures = memory.withLock { commit(batch, &$0) }
            for (item, failure) in zip(batch, failures) { item.finish(failure) }
        }
    }

    /// The longest waiting first.
    private func next() -> [Waiting]? {
        waiting.withLock { queue in
            if queue.items.isEmpty {
                queue.running = false
                return nil
            }
            let batch = Array(queue.items.prefix(Self.batch))
            queue.items.removeFirst(batch.count)
            return batch
        }
    }

    /// What each command failed with, if it did. When the transaction itself fails, all of them failed; where it is
    /// certain that nothing was stored, and another connection may help, it is tried again.
    private func commit(_ batch: [Waiting], _ memory: inout LaneMemory) -> [(any Error)?] {
        var last: any Error = StoreFault.stopped
        for _ in 0..<Self.tries {
            var transacted = Transacted(count: batch.count)
            do {
                let kept = memory
                memory = try database.write { try transact(batch, $0, kept, &transacted) }
                replays.remember(transacted.written, in: jurisdiction)
                return transacted.failures
            } catch {
                memory = LaneMemory()
                last = error
                if (error as? StoreFault) == .outcomeUnknown, let head = transacted.moved {
                    guard let stored = try? holds(head) else { break }
                    if stored { return transacted.failures }
                } else if (error as? StoreFault)?.mayBeTriedAgain != true {
                    break
                }
            }
        }
        return batch.map { _ in last }
    }

    /// How often a batch is begun anew.
    private static let tries = 3

    private struct Transacted {
        var failures: [(any Error)?]
        /// Where the log would end; nil when no command added to it.
        var moved: Head?
        var written: [MatterNumber: WrittenRecord] = [:]

        init(count: Int) { failures = [(any Error)?](repeating: nil, count: count) }
    }

    private func transact(
        _ batch: [Waiting], _ connection: any Connection, _ kept: LaneMemory, _ transacted: inout Transacted
    ) throws -> LaneMemory {
        let transaction = try LaneTransaction(connection, jurisdiction, publications, replays, kept)
        let before = transaction.head
        for index in batch.indices {
            transacted.failures[index] = transaction.attempt(batch[index].work)
            if let fault = transacted.failures[index] as? StoreFault, fault.mayBeTriedAgain { throw fault }
        }
        let after = try transaction.finish()
        if after.head != before { transacted.moved = after.head }
        transacted.written = transaction.written
        return after
    }

    /// Whether the log holds what a commit of unknown outcome would have put there. Taking the head row first waits
    /// for a server that is still at that very commit.
    private func holds(_ head: Head) throws -> Bool {
        try database.write { connection in
            _ = try Head.take(connection, jurisdiction)
            return try head.isPart(of: connection, jurisdiction)
        }
    }
}

/// Where a command's answer waits until the commit.
private final class Answer<T: Sendable>: Sendable {
    private let result = Mutex<Result<T, any Error>?>(nil)

    func keep(_ new: Result<T, any Error>) { result.withLock { $0 = new } }

    func get() throws -> T {
        guard let result = result.withLock({ $0 }) else { throw StoreFault.stopped }
        return try result.get()
    }
}
