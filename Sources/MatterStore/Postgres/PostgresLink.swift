// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Foundation

/// One connection to a server, in pipeline mode: statements go out as they come, answers are read when somebody needs
/// one. Held by one thread at a time, which is what makes it safe to hand on.
final class PostgresLink: @unchecked Sendable {
    private let raw: OpaquePointer
    private var statements: [String: Prepared] = [:]
    private var named = 0
    private(set) var isBroken = false
    /// Something went out whose answer nobody has read.
    private(set) var isOwed = false

    private struct Prepared {
        let name: String
        let parameters: [PostgresType]
        /// Whether a word is rare or common decides how it is best looked for, and a plan made once does not know.
        let isPlannedAnew: Bool
    }

    /// Statements kept ready; lists with many filters could otherwise fill the server's memory.
    private static let kept = 500

    init(_ address: PostgresAddress) throws(StoreFault) {
        guard let raw = PostgresSession.connect(address.connection) else { throw .cannotConnect("libpq") }
        self.raw = raw
        try PostgresSession.check(raw)
        try PostgresSession.settle(raw)
        PQenterPipelineMode(raw)
    }

    deinit { PQfinish(raw) }

    /// Whether a connection that lay idle still leads somewhere: a healthy one has nothing to say of its own accord.
    var isAlive: Bool {
        var socket = pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0)
        guard !isBroken, socket.fd >= 0, poll(&socket, 1, 0) >= 0 else { return false }
        if socket.revents == 0 { return true }
        // Perhaps only a notice or a changed setting.
        guard socket.revents & Int16(POLLHUP | POLLERR) == 0, PQconsumeInput(raw) == 1 else { return false }
        return PQstatus(raw) == CONNECTION_OK
    }

    var hasFailed: Bool { PQtransactionStatus(raw) == PQTRANS_INERROR }

    /// A statement without values, parsed anew: what frames a transaction.
    func send(_ sql: String) throws {
        try sent(PQsendQueryParams(raw, sql, 0, nil, nil, nil, nil, 1))
    }

    func send(_ sql: String, _ values: [Value]) throws {
        let prepared = try prepared(sql)
        let parameters = try PostgresParameters(values, as: prepared.parameters)
        try sent(
            parameters.with { count, addresses, lengths, formats in
                prepared.isPlannedAnew
                    ? PQsendQueryParams(raw, sql, count, nil, addresses, lengths, formats, 1)
                    : PQsendQueryPrepared(raw, prepared.name, count, addresses, lengths, formats, 1)
            })
    }

    /// Reads what is owed; the last statement's answer, or the first one's fault. A server that says nothing for so
    /// many seconds is asked to leave off, and what it then answers is the last this link is used for.
    @discardableResult
    func answer(within seconds: Int? = nil) throws -> PostgresAnswer? {
        guard isOwed else { return nil }
        isOwed = false
        guard PQpipelineSync(raw) == 1 else { throw broken() }
        var patience = seconds
        var last: PostgresAnswer?
        var fault: StoreFault?
        var silent = false
        while true {
            if let seconds = patience, !hasMore(within: seconds) {
                leaveOff()
                patience = nil
            }
            guard let result = PQgetResult(raw) else {
                // Once after each statement; twice means that nothing will come.
                if silent || PQstatus(raw) == CONNECTION_BAD { throw broken(fault) }
                silent = true
                continue
            }
            silent = false
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC:
                PQclear(result)
                if let fault { throw told(fault) }
                return last
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: last = PostgresAnswer(result)
            case PGRES_PIPELINE_ABORTED: PQclear(result)
            default:
                fault = fault ?? StoreFault(result)
                PQclear(result)
                if PQstatus(raw) == CONNECTION_BAD { throw broken(fault) }
            }
        }
    }

    /// Waits until the next answer is whole; false when nothing came for so many seconds.
    private func hasMore(within seconds: Int) -> Bool {
        var socket = pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0)
        while PQisBusy(raw) == 1 {
            if poll(&socket, 1, Int32(seconds) * 1000) == 0 { return false }
            // What is broken is told by reading.
            if PQconsumeInput(raw) == 0 { return true }
        }
        return true
    }

    /// A commit that waits for a stand-by is stored on this host all the same, and answers `COMMIT`. The request may
    /// arrive after the answer and would then hit the next statement, so there is none.
    private func leaveOff() {
        isBroken = true
        guard let request = PQgetCancel(raw) else { return }
        defer { PQfreeCancel(request) }
        var complaint = [CChar](repeating: 0, count: 256)
        // Where it does not arrive the connection is gone, which reading tells.
        _ = PQcancel(request, &complaint, Int32(complaint.count))
    }

    /// Several statements at once, which only the simple way of asking takes.
    func script(_ sql: String) throws {
        try answer()
        guard PQexitPipelineMode(raw) == 1 else { throw broken() }
        let result = PQexec(raw, sql)
        defer {
            PQclear(result)
            PQenterPipelineMode(raw)
        }
        guard let result else { throw broken() }
        if PQresultStatus(result) != PGRES_COMMAND_OK, PQresultStatus(result) != PGRES_TUPLES_OK {
            throw told(StoreFault(result))
        }
    }

    /// Between two transactions, so that nothing is forgotten that somebody is about to use.
    func tidy() throws {
        if statements.count <= Self.kept { return }
        try script("deallocate all")
        statements = [:]
    }

    private func prepared(_ sql: String) throws -> Prepared {
        if let statement = statements[sql] { return statement }
        named += 1
        let name = "s\(named)"
        try sent(PQsendPrepare(raw, name, sql, 0, nil))
        try sent(PQsendDescribePrepared(raw, name))
        let prepared = Prepared(
            name: name, parameters: try answer()?.parameters ?? [], isPlannedAnew: sql.contains("::tsquery"))
        statements[sql] = prepared
        return prepared
    }

    private func sent(_ success: Int32) throws {
        guard success == 1 else { throw broken() }
        isOwed = true
    }

    private func told(_ fault: StoreFault) -> StoreFault {
        if fault.endsConnection { isBroken = true }
        return fault
    }

    private func broken(_ fault: StoreFault? = nil) -> StoreFault {
        isBroken = true
        return fault ?? .connectionLost
    }
}
