// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// What a file is, its bytes alone say.
@Suite struct FileKindTests {
    static func told(_ bytes: [UInt8]) -> FileKind? {
        do throws(Refusal) { return try FileKind.told(by: FileContent([bytes])) } catch { return nil }
    }

    private static func boxed(_ brand: String) -> [UInt8] {
        [0, 0, 0, 24] + Array("ftyp\(brand)".utf8) + [0, 0, 0, 0]
    }

    static func little(_ number: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// A ZIP of empty entries: only its table of contents matters here.
    static func zip(_ names: [String], flags: Int = 0, comment: [UInt8] = [], cutting cut: Int = 0) -> [UInt8] {
        let body: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 40)
        let table = names.flatMap { name -> [UInt8] in
            let head: [UInt8] = [0x50, 0x4B, 0x01, 0x02, 20, 0, 20, 0] + little(flags, 2)
            let lengths = little(name.utf8.count, 2) + little(0, 4)
            return head + [UInt8](repeating: 0, count: 18) + lengths + [UInt8](repeating: 0, count: 12) + name.utf8
        }
        let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + little(names.count, 2) + little(names.count, 2)
        let tail = little(table.count, 4) + little(body.count, 4) + little(comment.count, 2) + comment
        return (body + table + end + tail).dropLast(cut)
    }

    private static let office = ["[Content_Types].xml", "_rels/.rels"]

    @Test(
        arguments: [
            ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], FileKind.jpeg), ([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], .png),
            (Array("RIFF\u{1}\0\0\0WEBPVP8 ".utf8), .webp), (boxed("heic"), .heic), (boxed("mif1"), .heic),
            (boxed("isom"), .mp4), (boxed("3gp5"), .threeGP), (boxed("qt  "), .mov), (Array("%PDF-1.7\n".utf8), .pdf),
            (Array("说明\r\n\t第一行".utf8), .text), ([0xEF, 0xBB, 0xBF, 0x61], .text),
            (zip(office + ["word/document.xml"]), .docx), (zip(office + ["xl/workbook.xml"]), .xlsx),
            (zip(office + ["ppt/presentation.xml"]), .pptx), (zip(["OFD.xml", "Doc_0/Document.xml"]), .ofd),
            (zip(["OFD.xml"], comment: Array("PK\u{5}\u{6}".utf8)), .ofd),
        ] as [([UInt8], FileKind)])
    func `3.1: what a county needs is recognised by its bytes`(_ bytes: [UInt8], _ kind: FileKind) {
        #expect(Self.told(bytes) == kind)
        // In pieces it is the same.
        #expect(FileKind(FileContent(bytes.map { [$0] })) == kind)
    }

    @Test(
        arguments: [
            [0xFF, 0xD8], [0x4D, 0x5A, 0x90, 0], [0x7F, 0x45, 0x4C, 0x46], Array("GIF89a".utf8) + [0, 1],
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Array("RIFF\0\0\0\0WAVE".utf8), boxed("crx "),
            Array("a\0b".utf8), Array("a\u{1B}[2J".utf8), [0x61, 0xFF], [0xD5, 0xD5, 0xC6, 0xAC], Array("a\u{7F}".utf8),
            [0x50, 0x4B, 0x03, 0x04], zip([]), zip(["a.txt"]), zip(["word/document.xml"]), zip(office),
            zip(office + ["word/document.xml", "word/vbaProject.bin"]), zip(office + ["word/document.xml"], flags: 1),
            zip(office + ["word/document.xml"], cutting: 1), zip(["OFD.xml"], cutting: 22),
        ] as [[UInt8]])
    func `3.1: whatever else is refused`(_ bytes: [UInt8]) {
        #expect(Self.told(bytes) == nil)
    }

    @Test(arguments: 1...30)
    func `3.1: no ZIP, however damaged, is more than refused`(_ seed: UInt64) {
        var chance = Chance(seed: seed)
        var bytes = Self.zip(Self.office + ["word/document.xml"], comment: [1, 2, 3])
        for _ in 0..<8 {
            bytes[Int.random(in: 4..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
        }
        let kind = Self.told(bytes)
        #expect(kind == nil || kind == .docx, "seed \(seed)")
    }
}

/// Who may add, open and erase; every refusal about files met once.
@Suite struct AttachmentRuleTests {
    private static func actor(_ role: Role, unit: UnitID? = nil) -> Actor {
        Actor(account: "someone", role: role, unit: unit)
    }

    private static func code(_ body: () throws(Refusal) -> Void) -> RefusalCode? {
        do throws(Refusal) { try body() } catch { return error.code }
        return nil
    }

    @Test(arguments: Role.allCases)
    func `3.1: whoever runs the system reads no file and adds none`(role: Role) throws {
        let matter = try Situation.received.story.matter
        let runs: RoleSet = [.admin, .security, .audit]
        let actor = Self.actor(role)
        #expect(FileRules.mayOpen(actor) == !runs.contains(role))
        #expect(
            Self.code { () throws(Refusal) in try matter.gate(attaching: nil, by: actor) }
                == (runs.contains(role) ? .notYours : nil))
        #expect(FileRules.mayErase(actor) == [.head, .admin].contains(role))
    }

    @Test func `3.1: a closed matter takes no more from outside, a filed one from nobody`() throws {
        let closed = try Situation.closed.story.matter
        let reporter = Actor.reporter
        let tried = { (actor: Actor, matter: Matter) in
            Self.code { () throws(Refusal) in try matter.gate(attaching: nil, by: actor) }
        }
        #expect(tried(reporter, closed) == .filesClosed)
        #expect(tried(Self.actor(.unit, unit: "land"), closed) == .filesClosed)
        #expect(tried(Self.actor(.office), closed) == nil)
    }

    @Test func `3.3: a file answers a slip of its own unit only`() throws {
        let matter = try Situation.two.story.matter
        let slip = try #require(matter.slips.first { $0.unit == "land" }).number
        let tried = { (unit: UnitID, slip: SlipNumber) in
            Self.code { () throws(Refusal) in
                try matter.gate(attaching: slip, by: Self.actor(.unit, unit: unit))
            }
        }
        #expect(tried("land", slip) == nil)
        #expect(tried("police", slip) == .slipUnknown)
        #expect(tried("land", "500231-2026-J0999") == .slipUnknown)
    }

    @Test func `3.1: each side has its own number of files, and it is never passed`() {
        #expect(Self.code { () throws(Refusal) in try FileRules.admit(2, after: FileRules.most - 2) } == nil)
        #expect(
            Self.code { () throws(Refusal) in try FileRules.admit(3, after: FileRules.most - 2) } == .tooManyFiles)
    }

    @Test func `3.1: what is empty or unknown is refused, and nothing is erased twice`() throws {
        let empty = Self.code { () throws(Refusal) in _ = try FileKind.told(by: FileContent([])) }
        let unknown = Self.code { () throws(Refusal) in _ = try FileKind.told(by: FileContent([[0]])) }
        #expect(empty == .fileEmpty && unknown == .fileKindUnknown)
        var file = MatterCore.Attachment()
        let head = Self.actor(.head)
        #expect(Self.code { () throws(Refusal) in try FileRules.gate(erasing: file, by: head) } == nil)
        #expect(
            Self.code { () throws(Refusal) in try FileRules.gate(erasing: file, by: Self.actor(.office)) } == .notYours)
        file.evolve(.erased(FileErasure(reason: .mistaken)), at: Instant(seconds: 0), by: "head", id: "F0")
        #expect(Self.code { () throws(Refusal) in try FileRules.gate(erasing: file, by: head) } == .fileErased)
    }

    private static func file(of owner: FileOwner, _ source: FileSource) -> MatterCore.Attachment {
        let name = TextRef(id: "0", digest: "0")
        let attached = AttachedFile(
            of: owner, slip: nil, name: name, kind: .text, size: 1, digest: "0", source: source, unit: nil,
            shared: source == .reporter)
        var file = MatterCore.Attachment()
        file.evolve(.attached(attached), at: Instant(seconds: 0), by: "lisi", id: "F0")
        return file
    }

    @Test(arguments: Role.allCases)
    func `3.1: the office alone shows a file to others, once each, and none of a record`(role: Role) {
        let shows: RoleSet = [.office, .head]
        func tried(_ file: MatterCore.Attachment, _ audience: FileAudience) -> RefusalCode? {
            Self.code { () throws(Refusal) in
                try FileRules.gate(showing: file, to: audience, by: Self.actor(role))
            }
        }
        var file = Self.file(of: .matter("500231-2026-000001"), .official)
        #expect(file.shown == [])
        for audience in FileAudience.allCases {
            #expect(tried(file, audience) == (shows.contains(role) ? nil : .notYours))
            file.evolve(.shown(FileShowing(to: audience)), at: Instant(seconds: 1), by: "lisi", id: "F0")
            #expect(file.shown.contains(audience))
            #expect(tried(file, audience) == (shows.contains(role) ? .fileShown : .notYours))
        }
        let hers = Self.file(of: .matter("500231-2026-000001"), .reporter)
        #expect(hers.shown == [.units, .reporter])
        guard shows.contains(role) else { return }
        #expect(tried(Self.file(of: .record("500231-2026-UT0001"), .official), .reporter) == .fileOfRecord)
        file.evolve(.erased(FileErasure(reason: .mistaken)), at: Instant(seconds: 2), by: "head", id: "F0")
        #expect(tried(file, .units) == .fileErased)
    }

    @Test func `3.1: an attachment's id is told from every other number`() {
        #expect(AttachmentID(parsing: "F0123456789abcdef01234567") != nil)
        for text in [
            "", "F", "F0123456789abcdef0123456", "F0123456789ABCDEF01234567", "500231-2026-000001", "jurisdiction",
        ] {
            #expect(AttachmentID(parsing: text) == nil)
        }
    }
}
