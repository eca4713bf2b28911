// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Crypto
import MatterCore

/// Files against the digests the log holds, one chunk in memory at a time: where the bytes are, they must fit; where
/// they are not, the log must say that they were erased.
struct FileCheck {
    let connection: any Connection
    let jurisdiction: JurisdictionID

    func run(_ stored: StoredAttachment, _ verification: inout Verification) throws {
        let salt = try connection.row(
            "select salt from attachment_content where jurisdiction = $1 and id = $2", stored.key)?.bytes(0)
        var digest = SHA256()
        digest.update(data: salt ?? [])
        var size = 0
        let sql = "select bytes from attachment_chunk where jurisdiction = $1 and id = $2 order by ordinal"
        try connection.each(sql, stored.key) { row in
            let bytes = try row.bytes(0)
            size += bytes.count
            digest.update(data: bytes)
        }
        let id = stored.id.text
        if stored.state.erased != nil {
            if salt != nil || size > 0 { verification.add(.fileBack, id) }
        } else if salt == nil || size < stored.file.size {
            verification.add(.fileMissing, position: stored.serial, id)
        } else if ContentDigest.hex(digest.finalize()) != stored.file.digest {
            verification.add(.fileChanged, position: stored.serial, id)
        } else {
            verification.files += 1
        }
    }

    /// Bytes the log has never heard of.
    func findStrays(_ verification: inout Verification) throws {
        for table in ["attachment_content", "attachment_chunk"] {
            let rows = try connection.rows(
                """
                select distinct c.id from \(table) c where c.jurisdiction = $1 and not exists (
                select 1 from event e where e.jurisdiction = c.jurisdiction and e.stream = c.id) order by c.id
                """, [.text(jurisdiction.text)])
            for row in rows { verification.add(.fileStray, table, try row.text(0)) }
        }
    }
}
