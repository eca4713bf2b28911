// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// A bounded number of links. Opened when needed, kept when good; whoever waits longest is next.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresLink] = []
        /// Links that exist or are being opened.
        var open = 0
        var waiting: [Waiter] = []
    }

    /// What somebody in the queue is handed: a link, or the leave to open one.
    private enum Turn {
        case link(PostgresLink)
        case leave
    }

    private final class Waiter: Sendable {
        let called = DispatchSemaphore(value: 0)
        let turn = Mutex<Turn?>(nil)

        func call(_ turn: Turn) {
            self.turn.withLock { $0 = turn }
            called.signal()
        }
    }

    private let address: PostgresAddress
    private let most: Int
    private let state = Mutex(State())
    /// Milliseconds: a queue that has not moved for so long will not move.
    private let patience: Int

    init(_ address: PostgresAddress, most: Int, patience: Int = 30_000) {
        self.address = address
        self.most = most
        self.patience = patience
    }

    func with<T>(_ body: (PostgresLink) throws -> T) throws -> T {
        let link = try take()
        defer { give(link) }
        return try body(link)
    }

    private func take() throws -> PostgresLink {
        let (turn, waiter) = state.withLock { state -> (Turn?, Waiter?) in
            while let link = state.idle.popLast() {
                if link.isAlive { return (.link(link), nil) }
                state.open -= 1
            }
            if state.open < most {
                state.open += 1
                return (.leave, nil)
            }
            let waiter = Waiter()
            state.waiting.append(waiter)
            return (nil, waiter)
        }
        switch try turn ?? waiter.map(wait) {
        case .link(let link): return link
        case .leave, nil: return try opened()
        }
    }

    private func wait(_ waiter: Waiter) throws -> Turn {
        if waiter.called.wait(timeout: .now() + .milliseconds(patience)) == .timedOut {
            state.withLock { $0.waiting.removeAll { $0 === waiter } }
        }
        // Perhaps it was called in the last moment.
        guard let turn = waiter.turn.withLock({ $0 }) else { throw StoreFault.noFreeConnection }
        return turn
    }

    private func opened() throws -> PostgresLink {
        do { return try PostgresLink(address) } catch {
            leave()
            throw error
        }
    }

    private func give(_ link: PostgresLink) {
        if link.isBroken { return leave() }
        state.withLock { state in
            if state.waiting.isEmpty { state.idle.append(link) } else { state.waiting.removeFirst().call(.link(link)) }
        }
    }

    /// A link less; the longest waiting may open another in its place.
    private func leave() {
        state.withLock { state in
            if state.waiting.isEmpty { state.open -= 1 } else { state.waiting.removeFirst().call(.leave) }
        }
    }
}
