// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import Hummingbird
import Mustache

/// What the ledger is measured beside: fifty rows through a bare Mustache table, and a bare route that answers as many
/// bytes as the ledger's JSON. Nothing is looked up and nothing decided.
enum Pages {
    struct Page {
        let rows: [Line]
    }

    struct Line {
        let href: String
        let number: String
        let title: String
        let reported: String
        let channel: String
        let stage: String
        let level: String
        let units: String
        let due: String
    }

    private static let template = """
        <!doctype html>
        <html><body><table><tbody>
        {{#rows}}
        <tr><td><a href="{{href}}">{{number}}</a></td><td>{{title}}</td><td>{{reported}}</td><td>{{channel}}</td>\
        <td>{{stage}}</td><td>{{level}}</td><td>{{units}}</td><td>{{due}}</td></tr>
        {{/rows}}
        </tbody></table></body></html>
        """

    private static let page = Page(
        rows: (1...50).map { row in
            Line(
                href: "/desk/matters/500231-2026-0000\(row)", number: "500231-2026-0000\(row)",
                title: "two flats registered as one", reported: "2026-03-02", channel: "hall", stage: "handling",
                level: "2", units: "natural-resources, housing", due: "2026-03-09, 3 workdays left")
        })

    /// `/table` and `/json`; the second answers the bytes of a file.
    static func serve(_ path: String, port: Int) async throws {
        let json = ByteBuffer(bytes: try Data(contentsOf: URL(filePath: path)))
        let table = try MustacheTemplate(string: template)
        let router = Router()
        router.get("/readyz") { _, _ in "ready" }
        router.get("/json") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: json))
        }
        router.get("/table") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: table.render(page))))
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)))
        try await application.runService()
    }
}
