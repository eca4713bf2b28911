// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// What only the engine in a file does.
@Suite(.onlySQLite) struct SQLiteTests {
    @Test func `log: the writer waits for the disk, as reading the setting back proves`() throws {
        let county = try County()
        let writer = try county.store.database.write { try $0.rows("pragma synchronous", []) }
        #expect(writer == [Row(values: [.int(2)])])
        let journal = try county.store.database.write { try $0.rows("pragma journal_mode", []) }
        #expect(journal == [Row(values: [.text("wal")])])
        let keys = try county.store.database.write { try $0.rows("pragma foreign_keys", []) }
        #expect(keys == [Row(values: [.int(1)])])
    }

    @Test func `log: a file that is no database is refused with its name`() throws {
        let county = try County()
        let path = county.path("words.sqlite")
        try Data(repeating: 65, count: 5000).write(to: URL(filePath: path))
        #expect {
            try Store(.sqlite(path: path), at: County.morning)
        } throws: { error in
            guard case StoreFault.cannotOpen(path, _) = error else { return false }
            return true
        }
        #expect(throws: StoreFault.self) { try Store(.sqlite(path: "/nowhere/at/all.sqlite"), at: County.morning) }
    }

    @Test func `log: a backup is a database of its own`() throws {
        let county = try County()
        try county.coordinate(county.register("第一件"), "natural-resources", "housing")
        try county.register("第二件")
        try county.store.backup(to: county.path("backup.sqlite"))
        let copy = try Store(.sqlite(path: county.path("backup.sqlite")), at: County.morning)
        #expect(try copy.verify(county.jurisdiction).flaws == [])
        #expect(try copy.verify(county.jurisdiction).matters == 2)
    }
}
