// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import NIOCore
import Sheets
import Synchronization
import Wording

/// 导出台账 (3.1): what somebody sees in the list, every row of it, as a file.
extension Site {
    var exportRoute: Route {
        let formats = Route.Parameter("format", .choice(LedgerTable.Format.allCases.map(\.rawValue)))
        let filters = Self.ledgerParameters.filter { !["cursor", "limit"].contains($0.name) }
        return Route(
            method: .get, path: "\(Self.api)/ledger",
            summary: "3.1 The ledger as a file, .xlsx or CSV: every row of the query, columns as the plan orders them",
            access: .session, parameters: filters + [formats], answerType: LedgerTable.Format.xlsx.mediaType,
            answer: .anything
        ) { request, context in
            try await export(request, try context.signedIn, context.language)
        }
    }

    func export(_ request: Request, _ session: Session, _ language: Language) async throws -> Response {
        let now = clock()
        let (query, format) = try await exportQuery(request, session)
        // Nothing leaves the house with a HEAD, so nothing is made and nothing logged.
        guard request.method == .get else {
            return Response(status: .ok, headers: [.contentType: format.mediaType, .cacheControl: "no-store"])
        }
        guard exports.take() else { throw Problem(503, .exportBusy, ["30"], headers: ["Retry-After": "30"]) }
        defer { exports.free() }
        let (plan, organisation) = try await read { (try $0.plan(), try $0.organisation()) }
        let file = try LedgerFile(LedgerTable(columns: plan.exportColumns, language: language), format)
        var page = query
        // A page at a time, so that whoever only looks is served in between.
        repeat {
            page.cursor = try await add(page, to: file, session, now)
        } while page.cursor != nil
        let (whole, rows) = try await blocking { try file.finish() }
        let exported = LedgerExported(
            format: format.rawValue, filters: query.told(plan, organisation), rows: rows)
        try await store.lane(jurisdiction).submit { try $0.record(exported, by: session.actor, at: now) }
        return try answer(whole, format, named: "ledger-\(now.date).\(format.rawValue)")
    }

    /// The list's own query, without a page.
    private func exportQuery(
        _ request: Request, _ session: Session
    ) async throws -> (LedgerQuery, LedgerTable.Format) {
        var format: LedgerTable.Format?
        var query = try await ledgerQuery(request, session) { format = $0.optionalChoice("format") }
        query.cursor = nil
        query.limit = LedgerQuery.most
        return (query, format ?? .xlsx)
    }

    private func add(_ query: LedgerQuery, to file: LedgerFile, _ session: Session, _ now: Instant) async throws -> Int?
    {
        let (next, found) = try await read { reader in
            let page = try reader.ledger(query)
            for row in page.items {
                let record = try reader.record(row.number, query.viewer)
                try reader.view(record, session.actor, session.unit, now) { try file.add($0) }
            }
            return (page.next, try reader.found(query, page.items))
        }
        try await enter(found, by: session)
        return next
    }

    private func answer(_ file: ScratchFile, _ format: LedgerTable.Format, named name: String) throws -> Response {
        let body = ResponseBody(contentLength: try file.size) { writer in
            var place = 0
            while case let bytes = try await blocking({ [place] in try file.read(at: place) }), !bytes.isEmpty {
                place += bytes.count
                try await writer.write(ByteBuffer(bytes: bytes))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: format.mediaType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: body)
    }
}

extension PageRequest {
    /// The button on the ledger's page, with its filters.
    func exportLedger() async throws -> Response { try await site.export(request, try official, language) }
}

/// 同时导出: one at a time, as each reads every matter it shows.
final class Exports: Sendable {
    private let taken = Mutex(false)

    func take() -> Bool {
        taken.withLock { taken in
            defer { taken = true }
            return !taken
        }
    }

    func free() { taken.withLock { $0 = false } }
}

/// The file in the making. Pages are written one after the other, on whatever thread reads them.
private final class LedgerFile: Sendable {
    private struct State {
        let writer: any TableWriter
        var rows = 0
    }

    private let table: LedgerTable
    private let state: Mutex<State>

    init(_ table: LedgerTable, _ format: LedgerTable.Format) throws {
        self.table = table
        state = Mutex(State(writer: try table.writer(format)))
    }

    func add(_ view: MatterView) throws {
        let cells = table.cells(view)
        try state.withLock { state in
            try state.writer.add(cells)
            state.rows += 1
        }
    }

    func finish() throws -> (ScratchFile, rows: Int) {
        try state.withLock { (try $0.writer.finish(), $0.rows) }
    }
}
