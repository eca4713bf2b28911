// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CPostgres

/// What every connection begins with.
enum PostgresSession {
    /// Before the address, which may say otherwise: a host that is gone is noticed within seconds, and of several
    /// hosts the one that takes writes is meant.
    private static let usual = [
        ("fallback_application_name", "bancheng"), ("target_session_attrs", "read-write"), ("connect_timeout", "5"),
        ("keepalives_idle", "5"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "15000"),
    ]

    /// What no statement may exceed, unless the address, the role or the database says otherwise.
    static let limits = [
        ("statement_timeout", "120s"), ("lock_timeout", "10s"), ("idle_in_transaction_session_timeout", "120s"),
    ]

    static func connect(_ address: String) -> OpaquePointer? {
        let all = usual + [("dbname", address), ("client_encoding", "UTF8")]
        return texts(all.map(\.0)) { names in
            texts(all.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
    }

    static func check(_ raw: OpaquePointer) throws(StoreFault) {
        guard PQstatus(raw) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(raw))
            if PQstatus(raw) == CONNECTION_BAD, reason.contains("read-only") { throw .readOnlyServer }
            throw .cannotConnect(reason.split { $0.isNewline || $0 == "\t" }.joined(separator: " "))
        }
        _ = PQsetNoticeProcessor(raw, { _, _ in _ = 0 }, nil)
    }

    /// Limits where nobody set any; a commit is on the disk before it is answered, whatever the server's habit.
    static func settle(_ raw: OpaquePointer) throws(StoreFault) {
        let cases = limits.map { "when '\($0.0)' then '\($0.1)'" }.joined(separator: " ")
        let names = limits.map { "'\($0.0)'" }.joined(separator: ", ")
        let sql = """
            select set_config(name, case name \(cases) end, false) from pg_settings
            where name in (\(names)) and source = 'default'
            union all select set_config('synchronous_commit', 'on', false)
            where current_setting('synchronous_commit') = 'off'
            """
        guard let result = PQexec(raw, sql) else { throw .connectionLost }
        defer { PQclear(result) }
        if PQresultStatus(result) != PGRES_TUPLES_OK { throw StoreFault(result) }
    }

    private static func texts<T>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> T) -> T {
        var places: [Int] = []
        var bytes: [CChar] = []
        for text in texts {
            places.append(bytes.count)
            bytes.append(contentsOf: text.utf8CString)
        }
        return bytes.withUnsafeBufferPointer { buffer in
            var pointers = places.map { place in buffer.baseAddress?.advanced(by: place) }
            pointers.append(nil)
            return body(pointers)
        }
    }
}
