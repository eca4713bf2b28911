// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

@testable import MatterStore

/// Counts transactions.
final class CountingDatabase: Database {
    private let inner: any Database
    private let count = Mutex(0)

    init(_ inner: any Database) { self.inner = inner }

    var writes: Int { count.withLock { $0 } }

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        count.withLock { $0 += 1 }
        return try inner.write(body)
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.read(body) }
    func backup(to path: String) throws { try inner.backup(to: path) }
}

/// Loses the power at the end of a transaction.
final class BreakingDatabase: Database {
    private let inner: any Database
    let breaks = Mutex(false)

    init(_ inner: any Database) { self.inner = inner }

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        try inner.write { connection in
            let answer = try body(connection)
            if breaks.withLock({ $0 }) { throw Broken() }
            return answer
        }
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.read(body) }
    func backup(to path: String) throws { try inner.backup(to: path) }
}

/// Loses the power at the end of one transaction and stays dark: none before it is lost, none after it begins.
final class StoppingDatabase: Database {
    private let inner: any Database
    private let left: Mutex<Int>

    init(_ inner: any Database, after writes: Int) {
        self.inner = inner
        left = Mutex(writes)
    }

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        let isLast = left.withLock { left in
            left -= 1
            return left < 0
        }
        return try inner.write { connection in
            let answer = try body(connection)
            if isLast { throw Broken() }
            return answer
        }
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.read(body) }
    func backup(to path: String) throws { try inner.backup(to: path) }
}

/// Loses the answer to a commit, once: of one that was done, or of one that was not.
final class DoubtfulDatabase: Database {
    private let inner: any Database
    let stores = Mutex<Bool?>(nil)

    init(_ inner: any Database) { self.inner = inner }

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        let doubt = stores.withLock { stores in
            defer { stores = nil }
            return stores
        }
        guard let doubt else { return try inner.write(body) }
        do {
            _ = try inner.write { connection in
                let answer = try body(connection)
                if !doubt { throw Broken() }
                return answer
            }
        } catch is Broken {
            // The commit never arrived.
        }
        throw StoreFault.outcomeUnknown
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.read(body) }
    func backup(to path: String) throws { try inner.backup(to: path) }
}

/// No stand-by answers: nothing that was promised can be written, for nobody knows how long.
final class LonelyDatabase: Database {
    private let inner: any Database
    let isAlone = Mutex(false)

    init(_ inner: any Database) { self.inner = inner }

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        if isAlone.withLock({ $0 }) { throw StoreFault.stopped }
        return try inner.write(body)
    }

    func note<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.note(body) }
    func read<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.read(body) }
    func backup(to path: String) throws { try inner.backup(to: path) }
}

enum Thread {
    static func start(_ body: @escaping @Sendable () -> Void) { DispatchQueue.global().async(execute: body) }
}
