// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import GRDB

/// The rows of one real matter, command by command: the same tables, columns and sizes as the product writes, and
/// nothing else. What the read models hold in the end is written with the first command.
struct Rows: Sendable {
    enum What: Sendable {
        /// The event of the registration alone.
        case row
        /// All rows of one command, the first being 0.
        case command(Int)
    }

    let commands: [[Template]]
    private let event: Template
    let digest: DatabaseValue

    private static let readModels = [
        "ledger", "obligation", "slip", "matter_unit", "rating", "matter_person", "matter_theme",
    ]

    init(_ path: String) throws { self = try DatabaseQueue(path: path).read { try Rows($0) } }

    /// Takes the first matter of a database the product made.
    private init(_ database: Database) throws {
        guard let number = try String.fetchOne(database, sql: "select number from ledger order by serial limit 1")
        else { throw DatabaseError(message: "the database needs one matter to copy") }
        let sql = "select * from event where stream = ? or body like ? order by position"
        let events = try Row.fetchAll(database, sql: sql, arguments: [number, "%\(number)%"])
        let texts = try Row.fetchAll(database, sql: "select * from text")
        let persons = try Row.fetchAll(database, sql: "select * from person")
        var commands: [[Template]] = []
        var last = -1
        for (place, row) in events.enumerated() {
            let command: Int = row["command"]
            if command != last { commands.append([]) }
            last = command
            commands[commands.count - 1].append(
                Template("event", row, keys: ["position", "stream", "command"], place: place))
            let body: String = row["body"]
            for (table, rows) in [("text", texts), ("person", persons)] {
                for (place, row) in rows.enumerated() where body.contains(row["id"] as String) {
                    commands[commands.count - 1].append(Template(table, row, keys: ["id"], place: place))
                }
            }
        }
        guard let event = commands.first?.first else { throw DatabaseError(message: "a matter without an event") }
        for table in Self.readModels {
            let column = table == "ledger" ? "number" : "record"
            let rows = try Row.fetchAll(
                database, sql: "select * from \(table) where \(column) = ?", arguments: [number])
            commands[0] += rows.enumerated().map { place, row in
                Template(table, row, keys: table == "slip" ? ["record", "number"] : [column, "serial"], place: place)
            }
        }
        self.event = event
        self.commands = commands
        digest = try DatabaseValue.fetchOne(database, sql: "select digest from head") ?? .null
    }

    func templates(_ what: What) -> [Template] {
        switch what {
        case .row: [event]
        case .command(let number): commands.indices.contains(number) ? commands[number] : []
        }
    }

    /// One of each table: what is prepared.
    var tables: [Template] {
        var seen: Set<String> = []
        return commands.joined().filter { seen.insert($0.table).inserted }
    }

    /// The next free number, as the product keeps it; `sign` as in a template.
    static func advance(_ sign: String) -> String {
        """
        insert into counter (jurisdiction, name, year, next) values (\(sign)1, 'matter', 2026, \(sign)2)
        on conflict (jurisdiction, name, year) do update set next = excluded.next
        """
    }

    static func head(_ sign: String) -> String {
        "update head set position = \(sign)1, digest = \(sign)2 where jurisdiction = \(sign)3"
    }
}

extension Rows.What {
    /// Whether a number is taken for it.
    var begins: Bool {
        if case .command(0) = self { true } else { false }
    }
}

/// Writes a batch in one transaction.
protocol BatchWriter: AnyObject {
    /// The position each of them got to.
    func write(_ batch: [Rows.What]) throws -> [Int]
}
