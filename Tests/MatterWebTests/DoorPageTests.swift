// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// Signing in, going where one may not, and what an error looks like.
@Suite struct DoorPageTests {
    @Test func `a visitor at the desk is shown where to sign in, and comes back after it`() async throws {
        let town = try Town()
        try await town.serve { client in
            let shown = try await client.get("/desk/matters")
            #expect(shown.status == 303 && shown.location == "/desk/sign-in?back=/desk/matters")
            let wrong = try await client.form(shown.location, ["account": "office", "password": "nonsense"])
            #expect(wrong.status == 401 && wrong.text.contains("value=\"office\"") && !wrong.text.contains("nonsense"))
            let right = try await client.form(shown.location, ["account": "office", "password": Town.password])
            #expect(right.status == 303 && right.location == "/desk/matters")
            let cookie = right.headers[.setCookie] ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            let session = ["Cookie": String(cookie.split(separator: ";")[0])]
            let board = try await client.get("/desk", as: nil, session)
            #expect(board.status == 200)
            let forged = try await client.form("/desk/sign-out", as: nil, [:], session)
            #expect(forged.status == 403 && forged.words.contains("刷新页面"))
            let token = board.between("name=\"csrf\" value=\"", "\"")
            let out = try await client.form("/desk/sign-out", ["csrf": token], session)
            #expect(out.status == 303)
            #expect(try await client.get("/desk", as: nil, session).status == 303)
        }
    }

    @Test func `large text and language are remembered, and never lead to another site`() async throws {
        let town = try Town()
        try await town.serve { client in
            let large = try await client.get("/preference/large/1?back=/report")
            #expect(large.status == 303 && large.location == "/report")
            #expect(large.headers[.setCookie]?.hasPrefix("large=1;") == true)
            let page = try await client.get("/report/what", as: nil, ["Cookie": "large=1; language=en"])
            #expect(page.text.contains("<html lang=\"en\" class=\"large\">") && page.words.contains("What happened?"))
            for elsewhere in ["//evil.example", "https://evil.example", "/%5Cevil.example", "/a%0D%0Ab"] {
                let sent = try await client.get("/preference/large/0?back=\(elsewhere)")
                #expect(sent.location == "/", "\(elsewhere)")
            }
            #expect(try await client.get("/preference/large/7").status == 404)
        }
    }

    @Test func `an address that is not there answers in words, with a telephone number and nothing inside`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            for path in ["/no-such-page", "/desk/matters/500231-2026-999999", "/desk/slips/none"] {
                let page = try await client.get(path, as: "office", ["Accept": "text/html"])
                #expect(page.status == 404, "\(path)")
                #expect(page.headers[.contentType] == "text/html; charset=utf-8", "\(path)")
                #expect(page.words.contains("打电话") && page.text.contains("tel:"), "\(path)")
                #expect(!page.text.contains("Swift") && !page.text.contains("Error("), "\(path)")
            }
            let api = try await client.get("/api/v1/no-such", as: nil, ["Accept": "text/html"])
            #expect(api.headers[.contentType]?.hasPrefix("application/problem+json") == true)
        }
    }

    @Test func `the stylesheet may be kept for a year, a page never`() async throws {
        let town = try Town()
        try await town.serve { client in
            let home = try await client.get("/")
            #expect(home.headers[.cacheControl] == "no-store")
            let address = home.between("rel=\"stylesheet\" href=\"", "\"")
            let style = try await client.get(address)
            #expect(style.status == 200 && style.headers[.contentType] == "text/css; charset=utf-8")
            #expect(style.headers[.cacheControl]?.contains("immutable") == true)
        }
    }

    @Test func `hostile forms get a sentence and store nothing`() async throws {
        let town = try Town()
        try await town.serve { client in
            let before = try town.position
            let long = String(repeating: "长", count: 6000)
            let bodies: [[UInt8]] = [
                Array("narrative=%".utf8), Array("narrative=%00".utf8), [0x6E, 0x3D, 0xB0, 0xEC], Array("a[b=c".utf8),
                Array("narrative=\(long)".utf8), Array("narrative=x&narrative=y".utf8), Array("reporter=x".utf8),
                Array("narrative[a][b]=x".utf8),
                Array(repeating: 0x61, count: 70_000),
            ]
            for body in bodies {
                let page = try await client.send(
                    .post, "/report/what", as: nil, body, ["Content-Type": "application/x-www-form-urlencoded"])
                #expect((400..<500).contains(page.status), "\(page.status)")
                #expect(page.headers[.contentType] == "text/html; charset=utf-8")
                #expect(page.text.contains("tel:"))
            }
            #expect(try town.position == before)
        }
    }
}
