// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Hummingbird

/// What `bin/bench` measures the product beside: the same rows by bare prepared statements in the same batches behind a
/// bare route, one bare row, and the bare function behind a due date.
@main
enum Bare {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "serve" where arguments.count == 3: try await serve(arguments[1], port: Int(arguments[2]) ?? 0)
        case "pages" where arguments.count == 3: try await Pages.serve(arguments[1], port: Int(arguments[2]) ?? 0)
        case "due": DueSpeed.measure()
        default:
            FileHandle.standardError.write(Data("bare serve DATABASE PORT | bare pages FILE PORT | bare due\n".utf8))
        }
    }

    /// `/intake` writes all rows of one intake, `/row` only its event.
    private static func serve(_ path: String, port: Int) async throws {
        let batches: Batches
        do { batches = try Batches(path) } catch {
            FileHandle.standardError.write(Data("\(path): \(error)\n".utf8))
            exit(1)
        }
        let router = Router()
        router.post("/intake") { request, _ in try await answer(request, batches, .intake) }
        router.post("/row") { request, _ in try await answer(request, batches, .row) }
        router.get("/readyz") { _, _ in "ready" }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)))
        try await application.runService()
    }

    private static func answer(
        _ request: Request, _ batches: Batches, _ what: Batches.What
    ) async throws -> Response {
        _ = try await request.body.collect(upTo: 64 * 1024)
        let number = try await batches.write(what)
        return Response(
            status: .created, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"number\":\"500231-2026-\(number)\"}")))
    }
}
