// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// What a column holds, in the subset both engines take.
public enum Value: Hashable, Sendable {
    case null
    case int(Int)
    case text(String)
    case bytes([UInt8])

    /// Null when there is nothing.
    init(_ text: String?) { self = text.map(Value.text) ?? .null }
    init(_ number: Int?) { self = number.map(Value.int) ?? .null }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .int(value) }
}

/// One row of an answer, by position. A column of another type than expected reads as `damaged`.
public struct Row: Sendable, Hashable {
    public let values: [Value]

    public func int(_ column: Int) throws -> Int {
        guard case .int(let number) = values[column] else { throw StoreFault.damagedColumn(column) }
        return number
    }

    public func text(_ column: Int) throws -> String {
        guard case .text(let text) = values[column] else { throw StoreFault.damagedColumn(column) }
        return text
    }

    public func bytes(_ column: Int) throws -> [UInt8] {
        guard case .bytes(let bytes) = values[column] else { throw StoreFault.damagedColumn(column) }
        return bytes
    }

    public func intIfAny(_ column: Int) throws -> Int? { try isNull(column) ? nil : int(column) }
    public func textIfAny(_ column: Int) throws -> String? { try isNull(column) ? nil : text(column) }

    public func isNull(_ column: Int) -> Bool { values[column] == .null }
}

/// One connection inside a transaction or a read. Placeholders are `$1 $2 …` on both engines.
public protocol Connection: AnyObject {
    /// How many rows changed.
    @discardableResult
    func execute(_ sql: String, _ values: [Value]) throws -> Int
    func rows(_ sql: String, _ values: [Value]) throws -> [Row]
    /// The same without waiting for it where that costs a way to a server and back. What it failed with comes out of
    /// the next call that needs an answer, at the latest of the end of the savepoint or the transaction.
    func send(_ sql: String, _ values: [Value]) throws
    /// Streams: never more than a few rows in memory. `body` may ask other questions meanwhile.
    func each(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws
    /// What `body` wrote disappears when it throws; what was written before stays.
    func savepoint<T>(_ body: () throws -> T) throws -> T
    /// Several statements without values, such as a schema file.
    func script(_ sql: String) throws
    func tables() throws -> Set<String>
    /// How this engine searches.
    var search: SearchEngine { get }
}

extension Connection {
    func row(_ sql: String, _ values: [Value]) throws -> Row? { try rows(sql, values).first }

    func has(_ table: String) throws -> Bool { try tables().contains(table) }
}

/// A database: writers, one at a time within a jurisdiction, and readers beside them, each seeing one moment.
public protocol Database: Sendable {
    func write<T>(_ body: (any Connection) throws -> T) throws -> T
    /// A write nobody was promised, such as when somebody was last seen: rather lost than waited for.
    func note<T>(_ body: (any Connection) throws -> T) throws -> T
    func read<T>(_ body: (any Connection) throws -> T) throws -> T
    /// A consistent copy of everything while others work on.
    func backup(to path: String) throws
}

extension Database {
    public func note<T>(_ body: (any Connection) throws -> T) throws -> T { try write(body) }
}

/// What can go wrong with the store itself, as opposed to a rule refusing.
public enum StoreFault: Error, Hashable, Sendable {
    case databaseURL(String)
    case cannotOpen(path: String, reason: String)
    /// No server answers, or none lets us in.
    case cannotConnect(String)
    /// The database sorts words otherwise than we do, or cannot hold all of them.
    case wrongOrder(encoding: String, order: String)
    /// A stand-by, or a primary that was one until just now.
    case readOnlyServer
    /// Every connection of the pool is at work, and none came free.
    case noFreeConnection
    /// Longer than a statement may take.
    case tookTooLong
    /// Somebody else held a row for longer than one may wait for it.
    case locked
    /// Two transactions were in each other's way; nothing of this one was stored.
    case conflict
    case diskFull
    /// Before the commit: nothing was stored.
    case connectionLost
    /// While committing: stored or not, nobody knows yet.
    case outcomeUnknown
    /// A server is copied with its own tools.
    case backupElsewhere
    /// Made by a newer release.
    case newerFormat(Int)
    case noJurisdiction(String)
    case damagedColumn(Int)
    case damagedEvent(position: Int, reason: String)
    /// A stream holds a kind this release does not know: it reads no further and writes nothing to it.
    case unknownKind(String, stream: String)
    /// Another rebuild of this jurisdiction began later and goes on; this one changed nothing.
    case rebuildOvertaken
    case noPlan
    case noCalendar
    /// Neither engine can store a NUL in a text.
    case holdsNUL
    case database(String)
    case stopped
}
