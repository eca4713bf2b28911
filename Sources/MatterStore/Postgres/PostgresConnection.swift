// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// One transaction on a link. What is sent waits; whatever needs an answer reads everything that came before it.
final class PostgresConnection: Connection {
    private let link: PostgresLink
    /// Walks under way, one inside the other.
    private var walks = 0

    init(_ link: PostgresLink) { self.link = link }

    @discardableResult
    func execute(_ sql: String, _ values: [Value]) throws -> Int {
        try link.send(sql, values)
        return try link.answer()?.changed ?? 0
    }

    func rows(_ sql: String, _ values: [Value]) throws -> [Row] {
        try link.send(sql, values)
        return try link.answer()?.rows() ?? []
    }

    func send(_ sql: String, _ values: [Value]) throws { try link.send(sql, values) }

    /// A cursor, so that `body` may ask other questions meanwhile; steps grow while rows are small.
    func each(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws {
        let cursor = "walk\(walks)"
        walks += 1
        defer { walks -= 1 }
        try link.send("declare \(cursor) no scroll cursor for \(sql)", values)
        var step = 8
        while true {
            try link.send("fetch forward \(step) from \(cursor)")
            guard let answer = try link.answer() else { break }
            for row in try answer.rows() { try body(row) }
            if answer.count < step { break }
            step = answer.size < 1 << 18 ? min(step * 2, 4096) : max(step / 2, 1)
        }
        try link.send("close \(cursor)")
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try link.send("savepoint command")
        do {
            let answer = try body()
            try link.send("release savepoint command")
            try link.answer()
            return answer
        } catch {
            try rollBack()
            throw error
        }
    }

    private func rollBack() throws {
        if link.isBroken { return }
        // What still waits is undone anyway; why it failed is known already or of no interest.
        _ = try? link.answer()
        try link.send("rollback to savepoint command")
        try link.send("release savepoint command")
        try link.answer()
    }

    var search: SearchEngine { .postgres }

    func script(_ sql: String) throws { try link.script(sql) }

    func tables() throws -> Set<String> {
        let sql = "select table_name from information_schema.tables where table_schema = current_schema()"
        return Set(try rows(sql, []).map { try $0.text(0) })
    }
}
