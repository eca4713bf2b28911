// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird

/// What `bin/bench` measures the product beside: the same rows by bare prepared statements in the same batches behind a
/// bare route, one bare row, bare pages, bare hashing, and the bare function behind a due date.
@main
enum Bare {
    private static let usage = """
        bare serve MODEL PORT DATABASE   DATABASE a SQLite file or postgres://…
        bare pages FILE PORT
        bare hash FILE
        bare due

        """

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch arguments.first {
            case "serve" where arguments.count == 4:
                try await serve(arguments[1], port: Int(arguments[2]) ?? 0, arguments[3])
            case "pages" where arguments.count == 3: try await Pages.serve(arguments[1], port: Int(arguments[2]) ?? 0)
            case "hash" where arguments.count == 2: try HashSpeed.measure(arguments[1])
            case "due" where arguments.count == 1: DueSpeed.measure()
            default: end(usage)
            }
        } catch { end("\(error)\n") }
    }

    private static func end(_ reason: String) -> Never {
        FileHandle.standardError.write(Data(reason.utf8))
        exit(1)
    }

    /// `/command/N` writes all rows of one command of the model's first matter, `/row` only its first event. Which
    /// jurisdiction, the host's name says where there are several.
    private static func serve(_ model: String, port: Int, _ database: String) async throws {
        let rows = try Rows(model)
        let lanes = try lanes(database, rows)
        let router = Router()
        router.post("/row") { request, _ in try await answer(request, lanes, .row) }
        router.post("/command/:number") { request, context in
            try await answer(request, lanes, .command(try context.parameters.require("number", as: Int.self)))
        }
        router.get("/commands") { _, _ in "\(rows.commands.count)" }
        router.get("/readyz") { _, _ in "ready" }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)))
        try await application.runService()
    }

    private static func lanes(_ database: String, _ rows: Rows) throws -> [String: Batches] {
        guard database.hasPrefix("postgres://") else {
            return ["": Batches("", try SQLiteWriter(database, rows))]
        }
        let codes = try PostgresWriter.jurisdictions(database)
        return try Dictionary(
            uniqueKeysWithValues: codes.map { code in
                (code, Batches(code, try PostgresWriter(database, code, rows)))
            })
    }

    private static func answer(
        _ request: Request, _ lanes: [String: Batches], _ what: Rows.What
    ) async throws -> Response {
        _ = try await request.body.collect(upTo: 64 * 1024)
        let name = request.head.authority.flatMap { $0.split(separator: ".").first }.map(String.init) ?? ""
        guard let lane = lanes[name] ?? (lanes.count == 1 ? lanes.values.first : nil) else {
            throw HTTPError(.misdirectedRequest)
        }
        let number = try await lane.write(what)
        return Response(
            status: .created, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"number\":\"500231-2026-\(number)\"}")))
    }
}
