// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import MatterCore
import MatterStore
import Synchronization
import Testing
import Wording

@testable import MatterWeb

@Suite struct PaperTests {
    private static func papers(_ number: String) -> [String] {
        PaperKind.ofMatter.map { $0.address(number) } + [PaperKind.file.address(number)]
    }

    @Test func `3.1: a receipt of registration as it prints`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.reported.arise(client)
            try Exchange.check(try await client.get("/desk/matters/\(number)/receipt", as: "window"), "paper-receipt")
        }
    }

    @Test func `3.3: a slip as it prints is the same paper for the office and for the unit`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.issued.arise(client)
            let slip = try await client.slips(number)[0]
            let ours = try await client.get("/desk/slips/\(slip)", as: "office")
            let theirs = try await client.get("/desk/slips/\(slip)", as: "resources")
            try Exchange.check(theirs, "paper-slip")
            #expect(digest(ours) == digest(theirs) && !digest(ours).isEmpty)
            #expect(try await client.get("/desk/slips/\(slip)", as: "police").status == 404)
            #expect(try await client.get("/desk/papers/letter/\(slip)", as: "office").status == 404)
        }
    }

    @Test func `3.2: a matter that is not accepted has its notice, once a second person signed`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (early, _) = try await Situation.declined.arise(client)
            #expect(try await client.get("/desk/papers/decline-notice/\(early)", as: "office").status == 404)
            let (number, _) = try await Situation.countersigned.arise(client)
            let paper = try await client.get("/desk/papers/decline-notice/\(number)", as: "office")
            for word in ["不予受理告知书", "不予受理的理由", "申请一次复核", "（盖章处）"] { #expect(paper.words.contains(word), "\(word)") }
            #expect(paper.text.contains("class=\"paper official\""))
        }
    }

    @Test func `3.4a, 3.4b: reply and record of calls; a unit reads its reply and never the calls`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.calledPoor.arise(client)
            let reply = try await client.get("/desk/papers/reply/\(number)", as: "resources")
            #expect(reply.status == 200 && reply.words.contains("办理情况答复书"))
            let calls = try await client.get("/desk/papers/call-record/\(number)", as: "office")
            #expect(calls.status == 200 && calls.words.contains("非常不满意"))
            #expect(try await client.get("/desk/papers/call-record/\(number)", as: "resources").status == 404)
        }
    }

    @Test func `3.1: what is not there, or not yet, is no paper`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.reported.arise(client)
            for kind in ["decline-notice", "papers-notice", "extension-notice", "reply", "call-record", "no-such"] {
                #expect(try await client.get("/desk/papers/\(kind)/\(number)", as: "office").status == 404, "\(kind)")
            }
            for path in Self.papers(number) + [PaperKind.sealedFile.address(number)] {
                #expect(try await client.get(path, as: "police").status == 404, "\(path)")
                #expect(try await client.get(path).status == 303, "\(path)")
            }
        }
    }

    // MARK: prints

    @Test func `3.3: every print is counted beside the matter, and the second one says so`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.issued.arise(client)
            let slip = try await client.slips(number)[0]
            let before = try await client.get("matters/\(number)", as: "resources")
            let paper = "/desk/papers/slip/\(slip)"
            #expect(try await client.get(paper, as: "office").words.contains("未登记的副本　2026"))
            let first = try await client.form("\(paper)/prints", as: "office", ["as": "page"])
            #expect(first.status == 303 && first.location == "\(paper)?copy=1")
            let again = try await client.form("\(paper)/prints", as: "resources", ["as": "pdf"])
            #expect(again.location == "\(paper)/paper.pdf?copy=2")
            let shown = try await client.get("\(paper)?copy=2", as: "office")
            #expect(shown.words.contains("第 2 次打印（补打）　2026年3月2日 09:00　张三"))
            #expect(!shown.words.contains("未登记的副本　2026"))
            #expect(try await client.get("\(paper)?copy=9", as: "office").words.contains("未登记的副本　2026"))
            // Who of the desks printed it is not the unit's business; its own print is.
            let theirs = try await client.get(paper, as: "resources").words
            #expect(theirs.contains("第 1 次打印　2026年3月2日 09:00\n"))
            let after = try await client.get("matters/\(number)", as: "resources")
            #expect(before.text == after.text && before.headers[.eTag] == after.headers[.eTag])
            let verification = try town.store.verify("500231")
            #expect(verification.flaws.isEmpty)
            try town.store.rebuild("500231")
            #expect(try await client.get("matters/\(number)", as: "resources").text == before.text)
        }
    }

    @Test func `3.3: a print of other words is not taken for this one`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.drafted.arise(client)
            let slip = try await client.slips(number)[0]
            let paper = "/desk/papers/slip/\(slip)"
            _ = try await client.form("\(paper)/prints", as: "office", ["as": "page"])
            #expect(try await client.get("\(paper)?copy=1", as: "office").words.contains("拟稿，未签发"))
            try await client.must("slips/\(slip)/check", as: "office2", [:])
            try await client.must("slips/\(slip)/signature", as: "head", [:])
            let changed = try await client.get("\(paper)?copy=1", as: "office").words
            #expect(changed.contains("内容已经变了") && changed.contains("未登记的副本　2026"))
        }
    }

    @Test func `3.3: whoever may not read a paper cannot count a print of it`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.issued.arise(client)
            let before = try town.position
            for (account, kind) in [
                ("police", "registration"), ("window", "sealed-file"), ("resources", "sealed-file"),
            ] {
                let refused = try await client.form(
                    "/desk/papers/\(kind)/\(number)/prints", as: account, ["as": "page"])
                #expect(refused.status == 404, "\(account) \(kind)")
            }
            #expect(try town.position == before)
        }
    }

    // MARK: digest and code

    @Test func `3.1: the code says kind, number and the digest that stands on the paper`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.reported.arise(client)
            let paper = try await client.get("/desk/papers/registration/\(number)", as: "window")
            let said = paper.between("核验码 ", "<")
            #expect(said.count == 64)
            let code = try #require(QRCode("BANCHENG registration.1 \(number) SHA256 \(said)"))
            #expect(paper.text.contains("<path d=\"\(code.path)\">"))
            #expect(paper.text.contains("viewbox=\"0 0 \(code.side) \(code.side)\""))
        }
    }

    @Test func `3.1: the digest changes with every word but a person's name`() {
        var sheet = PageExamples(mood: .named).sheet
        let first = sheet.digest
        sheet.personal = [FactRow(name: "反映人", value: "李四")]
        sheet.addressee = .person("李四")
        #expect(sheet.digest == first)
        var others: [PaperSheet] = []
        let changes: [(inout PaperSheet) -> Void] = [
            { $0.heading += "。" }, { $0.reference = "" }, { $0.addressee = .unit("李四") }, { $0.blocks.removeLast() },
            { $0.blocks.append(.lines(["x"])) }, { $0.seals = [] }, { $0.imprint = [] }, { $0.copies = [] },
        ]
        for change in changes {
            var other = sheet
            change(&other)
            others.append(other)
        }
        #expect(Set(others.map(\.digest)).union([first]).count == others.count + 1)
        // A word that moves from one place to the next is another paper.
        var (one, two) = (sheet, sheet)
        one.blocks = [.lines(["甲乙", "丙"])]
        two.blocks = [.lines(["甲", "乙丙"])]
        #expect(one.digest != two.digest)
    }

    private func digest(_ answer: Answered) -> String { answer.between("内容摘要（SHA-256）", "<") }

    // MARK: PDF

    @Test(arguments: [
        (PDFTrouble.missing, "没有装"), (.tooSlow, "时间太长"), (.busy, "请稍等"), (.failed, "没能生成"),
    ])
    func `3.1: without a PDF a sentence says that printing from the browser works`(
        _ trouble: PDFTrouble, _ word: String
    ) async throws {
        let town = try Town(pdf: { (_: [UInt8]) throws(PDFTrouble) -> [UInt8] in throw trouble })
        try await town.serve { client in
            let (number, _) = try await Situation.reported.arise(client)
            let refused = try await client.get("/desk/papers/registration/\(number)/paper.pdf", as: "window")
            #expect(refused.status == 503 && refused.words.contains(word))
            #expect(refused.words.contains("直接在浏览器里打印"))
        }
    }

    @Test func `3.1: where no helper is set up it says so too`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.reported.arise(client)
            let refused = try await client.get("/desk/papers/registration/\(number)/paper.pdf", as: "window")
            #expect(refused.status == 503 && refused.words.contains("没有装生成 PDF 的程序"))
        }
    }

    @Test func `3.1: the helper gets one page that names no other address, and its answer is not kept`() async throws {
        let got = Got()
        let town = try Town(pdf: { (html: [UInt8]) throws(PDFTrouble) -> [UInt8] in
            got.bytes.withLock { $0 = html }
            return Array("%PDF-1.7 a".utf8)
        })
        try await town.serve { client in
            let (number, _) = try await Situation.reported.arise(client)
            let answer = try await client.get("/desk/papers/registration/\(number)/paper.pdf", as: "window")
            #expect(answer.status == 200 && answer.text == "%PDF-1.7 a")
            #expect(answer.headers[.contentType] == "application/pdf")
            #expect(answer.headers[.cacheControl] == "no-store")
            let html = String(decoding: got.bytes.withLock { $0 }, as: UTF8.self)
            #expect(html.contains("<style>") && !html.contains("<link") && !html.contains("url("))
            #expect(html.firstMatch(of: /(src|href)="(https?:|file:|\/\/)/) == nil)
        }
    }
}

/// What the helper was given.
private final class Got: Sendable {
    let bytes = Mutex<[UInt8]>([])
}
