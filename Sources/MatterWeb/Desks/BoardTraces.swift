// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Synchronization

/// What boards looked like when they were shown, so that what has changed since can be counted. In memory: without it
/// the page says that something has changed, and not how much.
final class BoardTraces: Sendable {
    private struct Kept {
        let trace: OwedTrace
        let account: AccountID
    }

    private struct Memory {
        var kept: [String: Kept] = [:]
        /// The longest ago first.
        var order: [String] = []
    }

    private let memory = Mutex(Memory())

    /// Everything this person's board would show: her own, and the county's where she watches it.
    static func trace(_ reader: Reader, _ session: Session) throws -> OwedTrace {
        var queries: [OwedQuery] = []
        let county = OwedQuery.county(readBy: session.actor)
        if !session.parties.isEmpty {
            var own = OwedQuery(session.parties)
            own.kinds = county.kinds
            queries.append(own)
        }
        if BoardList.mayWatchCounty(session) { queries.append(county) }
        return try reader.trace(queries, most: Limits.traced)
    }

    /// The name it is remembered by.
    func keep(_ trace: OwedTrace, _ account: AccountID) -> String {
        let name = trace.digest(for: account.text)
        memory.withLock { memory in
            if memory.kept[name] == nil { memory.order.append(name) }
            memory.kept[name] = Kept(trace: trace, account: account)
            if memory.order.count > Limits.boardsKept { memory.kept[memory.order.removeFirst()] = nil }
        }
        return name
    }

    /// Her own only.
    func find(_ name: String, _ account: AccountID) -> OwedTrace? {
        memory.withLock { $0.kept[name].flatMap { $0.account == account ? $0.trace : nil } }
    }
}

/// 打开的推送 counted: at most so many for one account and for all. A page that was left is noticed only when something is
/// written to it, so of one account the newest are kept and the oldest told to end.
final class Streams: Sendable {
    private struct Open {
        var places: [AccountID: [Int]] = [:]
        var next = 0
        var count: Int { places.values.reduce(0) { $0 + $1.count } }
    }

    private let each: Int
    private let all: Int
    private let open = Mutex(Open())

    init(each: Int = Limits.streamsEach, all: Int = Limits.streams) {
        self.each = each
        self.all = all
    }

    var count: Int { open.withLock(\.count) }

    /// Nil where there is no room at all. A place is given back when nobody holds it any more, however it ended.
    func take(_ account: AccountID) -> Place? {
        open.withLock { open -> Place? in
            var own = open.places[account] ?? []
            if own.count >= each { own.removeFirst() } else if open.count >= all { return nil }
            open.next += 1
            open.places[account] = own + [open.next]
            return Place(streams: self, account: account, id: open.next)
        }
    }

    fileprivate func keeps(_ place: Place) -> Bool {
        open.withLock { $0.places[place.account]?.contains(place.id) ?? false }
    }

    fileprivate func giveBack(_ account: AccountID, _ id: Int) {
        open.withLock { open in
            let left = (open.places[account] ?? []).filter { $0 != id }
            open.places[account] = left.isEmpty ? nil : left
        }
    }

    final class Place: Sendable {
        private let streams: Streams
        fileprivate let account: AccountID
        fileprivate let id: Int

        fileprivate init(streams: Streams, account: AccountID, id: Int) {
            self.streams = streams
            self.account = account
            self.id = id
        }

        /// False once newer ones took its place.
        var isKept: Bool { streams.keeps(self) }

        deinit { streams.giveBack(account, id) }
    }
}
