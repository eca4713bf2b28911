// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Synchronization

/// 写好的行. Lines of lists as they were written, so that a list asked for again costs what has changed in it. What is kept
/// is what stands for the reader, under everything it was written from: the version of the matter, what it stands on
/// besides, who looks, and the minute.
final class WrittenLines: Sendable {
    /// 谁、何时、怎样写. The same for all lines of one list.
    struct Viewpoint: Hashable {
        fileprivate let edition: Int
        fileprivate let form: String
        fileprivate let actor: Actor
        fileprivate let unit: UnitID?
        fileprivate let minute: Int
    }

    private struct Key: Hashable {
        let viewpoint: Viewpoint
        let number: MatterNumber
        let version: Int
    }

    private let lately = Mutex(Lately<Key, String>(half: Limits.linesKept))

    /// Nil where nothing may be remembered.
    static func viewpoint(_ reader: Reader, _ session: Session, _ form: String, _ now: Instant) throws -> Viewpoint? {
        try reader.edition().map { edition in
            Viewpoint(
                edition: edition, form: form, actor: session.actor, unit: session.unit, minute: now.seconds / 60)
        }
    }

    /// As remembered, or as it is written now.
    func line(
        of row: MatterStore.LedgerRow, _ viewpoint: Viewpoint?, _ write: () throws -> String
    ) rethrows -> String {
        guard let viewpoint else { return try write() }
        let key = Key(viewpoint: viewpoint, number: row.number, version: row.wholeVersion)
        if let line = lately.withLock({ $0[key] }) { return line }
        let line = try write()
        lately.withLock { $0[key] = line }
        return line
    }
}
