// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// 签回 (file): the signed paper comes back as a scan, beside the print it was made of.
@Suite struct ScanBackTests {
    private func printed(_ client: Client, _ paper: String, _ times: Int = 1) async throws {
        for _ in 0..<times { _ = try await client.form("\(paper)/prints", as: "office", ["as": "page"]) }
    }

    @Test func `file: a scan put back stands beside its print, for whoever may see the paper and nobody else`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.two.arise(client)
            let slips = try await client.slips(number)
            let paper = "/desk/papers/slip/\(slips[0])"
            let before = try await client.get(paper, as: "office")
            #expect(!before.text.contains("\(paper)/scans") && before.words.contains("登记打印、签字盖章以后"))
            try await printed(client, paper, 2)
            #expect(try await client.get(paper, as: "office").text.contains("action=\"\(paper)/scans\""))
            for _ in 0..<2 {
                let sent = try await client.upload(
                    "\(paper)/scans", as: "office", [Sent.scan], ["there": "0", "print": "2"])
                #expect(sent.status == 303 && sent.location == "\(paper)?done=scan")
            }
            let files = try await client.files("matters/\(number)", as: "office")
            let id = try #require(files.first?["id"]?.text)
            #expect(files.count == 1)
            #expect(files[0]["scanOf"] == ["paper": "slip", "number": .text(slips[0]), "print": 2])
            let shown = try await client.get(paper, as: "office")
            let lines = shown.text.split(separator: "<li>").filter { $0.contains("次打印") }
            #expect(lines.count == 2 && !lines[0].contains("已签回") && lines[1].contains("已签回"))
            #expect(lines[1].contains("/desk/attachments/\(id)"))
            #expect(try await client.get("/desk/matters/\(number)", as: "office").words.contains("已签回：交办单第 2 次打印"))
            // The unit it was given to, and no other one.
            let mine = "resources"
            #expect(try await client.get("/desk/slips/\(slips[0])", as: mine).text.contains("/desk/attachments/\(id)"))
            #expect(try await client.get("/desk/attachments/\(id)", as: mine).status == 200)
            #expect(try await client.get("/desk/attachments/\(id)", as: "police").status == 404)
            #expect(!(try await client.get("/desk/matters/\(number)", as: "police").text.contains(id)))
            // Who runs the system knows that it came back, and opens nothing.
            let admin = try await client.get(paper, as: "admin")
            #expect(admin.words.contains("已签回") && !admin.text.contains("/desk/attachments/\(id)"))
            #expect(try town.store.verify("500231").flaws.isEmpty)
        }
    }

    @Test func `file: only a counted print takes a scan, and a mistake is said at the form`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.issued.arise(client)
            let paper = "/desk/papers/receipt/\(number)"
            let none = try await client.upload(
                "\(paper)/scans", as: "office", [Sent.scan], ["there": "0", "print": "1"])
            #expect(none.status == 422 && none.words.contains("没有第 1 次打印"))
            try await printed(client, paper)
            for print in ["2", "0", "-1", "x", ""] {
                let wrong = try await client.upload(
                    "\(paper)/scans", as: "office", [Sent.scan], ["there": "0", "print": print])
                #expect(wrong.status == 422 && wrong.text.contains("id=\"attach\" open"), "\(print)")
            }
            let program = try await client.upload(
                "\(paper)/scans", as: "office", [("a.jpg", [0x4D, 0x5A, 0x90, 0x00])], ["there": "0", "print": "1"])
            #expect(program.status == 422 && program.words.contains("另存为其中一种再传"))
            for (account, kind) in [
                ("police", "receipt"), ("office", "file"), ("office", "reply"), ("window", "sealed-file"),
            ] {
                let hidden = try await client.upload(
                    "/desk/papers/\(kind)/\(number)/scans", as: account, [Sent.scan], ["there": "0", "print": "1"])
                #expect(hidden.status == 404, "\(account) \(kind)")
            }
            #expect(try await client.files("matters/\(number)", as: "office") == [])
        }
    }

    @Test
    func
        `file: what came back lies in the archive file, with her name on it only in the sealed one of a sealed matter`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let open = try await Situation.issued.arise(client).number
            let sealed = try await client.registered().number
            let body = Said.acceptance.without("obstacle").adding([
                "obstacle": "obstructed", "coordination": Said.oneUnit,
            ])
            try await client.must("matters/\(sealed)/judgement", as: "office", body)
            for (number, kind, isSealed) in [
                (open, "receipt", false), (sealed, "receipt", true), (sealed, "slip", false),
            ] {
                let of = kind == "slip" ? try await client.slips(number)[0] : number
                let paper = "/desk/papers/\(kind)/\(of)"
                try await printed(client, paper)
                let sent = try await client.upload(
                    "\(paper)/scans", as: "office", [Sent.scan], ["there": kind, "print": "1"])
                #expect(sent.status == 303)
                let title = "已签回：\(kind == "slip" ? "交办单" : "受理回执")第 1 次打印"
                let file = try await client.get("/desk/papers/file/\(number)", as: "head").words
                let apart = try await client.get("/desk/papers/sealed-file/\(number)", as: "head").words
                #expect(file.contains(title) == !isSealed, "\(number) \(kind)")
                #expect(apart.contains(title) == isSealed, "\(number) \(kind)")
            }
        }
    }
}
