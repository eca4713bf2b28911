// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// Walks the log once in its order: positions without a gap, every digest from its columns, the head at the end.
struct ChainCheck {
    let connection: any Connection
    let jurisdiction: JurisdictionID

    func run(
        _ verification: inout Verification, _ texts: inout TextCheck, checkingTexts: Bool,
        _ progress: (Int) -> Void
    ) throws {
        var position = 0
        var digest = Chain.origin
        let sql = "select \(EventLog.columns) from event where jurisdiction = $1 order by position"
        try connection.each(sql, [.text(jurisdiction.text)]) { row in
            let found = try row.int(1)
            if found != position + 1 {
                verification.add(.positionMissing, position: position + 1, "\(position + 1)", "\(found)")
            }
            let columns = Array(row.values[..<(EventLog.columnCount - 1)])
            let stored = row.values[EventLog.columnCount - 1]
            // After a gap the digest before is lost; the next event that fits the one before it ends the damage.
            if .bytes(Chain.digest(after: digest, columns)) != stored {
                verification.add(.digestWrong, position: found)
            }
            if case .bytes(let bytes) = stored { digest = bytes }
            position = found
            check(row, found, &verification)
            if checkingTexts { try texts.read(row, found, connection, jurisdiction, &verification) }
            verification.events += 1
            if verification.events % 1000 == 0 { progress(verification.events) }
        }
        try compare(position, digest, &verification)
    }

    private func check(_ row: Row, _ position: Int, _ verification: inout Verification) {
        guard case .text(let kind) = row.values[4] else { return }
        if !EventCoding.kinds.contains(kind) { verification.add(.kindUnknown, position: position, kind) }
    }

    private func compare(_ position: Int, _ digest: [UInt8], _ verification: inout Verification) throws {
        let head = try Head.read(connection, jurisdiction)
        if head.position != position {
            verification.add(
                .headPosition, position: min(head.position, position) + 1, "\(head.position)", "\(position)")
        } else if head.digest != digest {
            verification.add(.headDigest, position: position)
        }
        verification.position = position
        verification.digest = ContentDigest.hex(digest)
    }
}
