// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatterCore
import MatterStore
import Synchronization
import Testing

@testable import MatterWeb

/// Files in the archive file: bound in, or listed; the sealed ones in the sealed part alone.
@Suite struct EnclosureTests {
    /// What the helper was given.
    private final class Given: Sendable {
        private let page = Mutex<[UInt8]>([])
        var text: String { page.withLock { String(decoding: $0, as: UTF8.self) } }

        var maker: PDFMaker {
            { html async throws(PDFTrouble) in
                self.page.withLock { $0 = html }
                return Array("%PDF-".utf8)
            }
        }
    }

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    private static func titles(_ text: String) -> [String] {
        text.matches(of: /<h1>([^<]+)<\/h1>/).map { String($0.1) }
    }

    @Test func `file: photos and PDFs are bound into the one PDF, other files listed with id and digest`() async throws
    {
        let given = Given()
        let town = try Town(pdf: given.maker)
        try await town.serve { client in
            let (number, _) = try await Situation.received.arise(client)
            let path = "matters/\(number)/attachments"
            let photo = try await client.attached(path, as: "office", Sent.photo)
            let note = try await client.attached(path, as: "resources", Sent.note)
            let scan = try await client.attached(path, as: "office", Sent.scan)
            let gone = try await client.attached(path, as: "office", Sent.scan)
            try await client.must("attachments/\(gone)/erasure", as: "head", ["reason": "mistaken"])
            let file = "/desk/papers/file/\(number)"
            let shown = try await client.get(file, as: "office")
            for id in [photo, note, scan, gone] {
                let digest = try #require(try town.store.read("500231") { try $0.digest(of: AttachmentID(id)) })
                #expect(shown.text.contains(id) && shown.text.contains(digest))
            }
            #expect(shown.words.contains("文本　1 KB\n县规划和自然资源局\n2026年3月2日 09:00"))
            let titles = Self.titles(shown.text)
            #expect(titles.suffix(4) == ["附件清单", "附件 1　照片.jpg", "附件 3　scan.pdf", "办理经过"])
            #expect(shown.text.contains("src=\"/desk/attachments/\(photo)?view=1\" alt=\"附件 1　照片.jpg\""))
            #expect(shown.text.contains("data-bound=\"\(scan)\"") && !shown.text.contains("base64"))
            #expect(!shown.text.contains("data-bound=\"\(gone)\"") && shown.words.contains("已删除：传错了"))
            #expect(try await client.get(file + "/paper.pdf", as: "office").status == 200)
            let page = given.text
            #expect(page.contains("<img class=\"bound\" src=\"data:image/jpeg;base64,\(Self.base64(Sent.dot))\" alt="))
            #expect(page.contains("<p class=\"bound\" data-pdf=\"\(Self.base64(Sent.scan.bytes))\">"))
            #expect(!page.contains("/desk/attachments/\(photo)?view=1\" alt") && !page.contains("data-bound"))
            // A unit's own part holds what it may see.
            _ = try await client.get(file + "/paper.pdf", as: "resources")
            #expect(given.text.contains(note) && !given.text.contains(photo) && !given.text.contains("data-pdf"))
        }
    }

    @Test
    func `2.5, file: a complaint's files, and photos of a reporter who is kept back, lie in the sealed file alone`()
        async throws
    {
        let given = Given()
        let town = try Town(pdf: given.maker)
        try await town.serve { client in
            let answer = try await client.registered()
            let (number, code) = (answer.number, answer.fields["trackingCode"]?.text ?? "")
            let body = Said.acceptance.without("obstacle").adding([
                "obstacle": "obstructed", "coordination": Said.oneUnit,
            ])
            try await client.must("matters/\(number)/judgement", as: "office", body)
            let photo = try await client.attached("track/\(number)/attachments", as: nil, Sent.photo, ["code": code])
            let complaint = try await RecordRouteTests.record(.sealedComplaint, of: number, client)
            let scan = try await client.attached("sealed-complaints/\(complaint)/attachments", as: "office", Sent.scan)
            let paper = try await client.attached("matters/\(number)/attachments", as: "office", Sent.note)
            for account in ["office", "window", "oversight"] {
                let open = try await client.get("/desk/papers/file/\(number)/paper.pdf", as: account)
                #expect(open.status == 200)
                #expect(given.text.contains(paper), "\(account)")
                for hidden in [scan, Self.base64(Sent.scan.bytes), Self.base64(Sent.dot), "附件 2"] {
                    #expect(!given.text.contains(hidden), "\(account)")
                }
            }
            _ = try await client.get("/desk/papers/sealed-file/\(number)/paper.pdf", as: "oversight")
            for there in [photo, scan, Self.base64(Sent.scan.bytes), Self.base64(Sent.dot)] {
                #expect(given.text.contains(there))
            }
            // Beside the paper, on the screen, the matter's files are linked; in its list this one is not.
            #expect(!given.text.contains("note.txt\n\(paper)"))
            // Who leads is told of the file, and reads no complaint in it.
            _ = try await client.get("/desk/papers/sealed-file/\(number)/paper.pdf", as: "leader")
            #expect(given.text.contains(photo) && !given.text.contains(scan))
        }
    }

    @Test func `file: only so much is bound in; the rest is listed`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.received.arise(client)
            for file in [Sent.photo, Sent.scan, Sent.photo, Sent.note] {
                _ = try await client.attached("matters/\(number)/attachments", as: "office", file)
            }
            let actor = Actor(account: "office", role: .office)
            let lines = try town.store.read("500231") {
                try $0.attachments(of: .matter(MatterNumber(number)), for: actor)
            }
            func bound(_ most: Int) -> [Bool] { Enclosures(lines.map { ($0, "") }, most: most).items.map(\.isBound) }
            let (dot, scan) = (Sent.dot.count, Sent.scan.bytes.count)
            #expect(bound(2 * dot + scan) == [true, true, true, false])
            #expect(bound(2 * dot + scan - 1) == [true, true, false, false])
            #expect(bound(dot - 1) == [false, true, false, false])
        }
    }

    @Test(arguments: 0...7)
    func `file: bytes travel as base64`(_ count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 251 &- 37 &* $0) }
        var text: [UInt8] = []
        Base64.append(bytes, to: &text)
        #expect(String(decoding: text, as: UTF8.self) == Self.base64(bytes))
    }
}
