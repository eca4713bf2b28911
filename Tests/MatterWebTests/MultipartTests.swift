// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

/// The parser of uploads: whole, in every two pieces, byte by byte, and with everything a sender should not send.
@Suite struct MultipartTests {
    /// A part read to its end.
    struct Read: Equatable {
        var name: String
        var fileName: String?
        var bytes: [UInt8] = []
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private static func read(
        _ pieces: [[UInt8]], boundary: String = "b", limits: Multipart.Limits = .init()
    ) throws -> [Read] {
        var parser = try Multipart(boundary: boundary, limits: limits)
        var parts: [Read] = []
        var open = false
        for piece in pieces {
            for event in try parser.feed(piece) {
                switch event {
                case .part(let part):
                    try #require(!open)
                    open = true
                    parts.append(Read(name: part.name, fileName: part.fileName))
                case .bytes(let bytes):
                    try #require(open && !bytes.isEmpty)
                    parts[parts.count - 1].bytes += bytes
                case .end: open = false
                }
            }
        }
        try parser.finish()
        try #require(!open)
        return parts
    }

    private static func read(_ text: String, limits: Multipart.Limits = .init()) throws -> [Read] {
        try read([Array(text.utf8)], limits: limits)
    }

    private static func problem(_ text: String, limits: Multipart.Limits = .init()) -> BodyProblem.Code? {
        do {
            _ = try read(text, limits: limits)
            return nil
        } catch { return (error as? BodyProblem)?.code }
    }

    private static func part(_ headers: String, _ body: String = "x") -> String {
        "--b\r\n\(headers)\r\n\r\n\(body)\r\n--b--\r\n"
    }

    private static let named = "Content-Disposition: form-data; name=\"a\""

    /// Two fields, an empty one, a file full of what looks like a boundary, an empty file.
    static let whole = [
        "--b", named, "", "一", "--b", "Content-Disposition: form-data; name=\"empty\"", "", "",
        "--b", "content-disposition:form-data;name=file;filename=\"照片 1.jpg\"", "Content-Type: image/jpeg", "",
        "--b\n--b--\r\r\n-\r\n--\n\r\n--a--b\0\u{1}--b", "",
        "--b", "Content-Disposition: form-data; filename=\"\"; name=\"file\"", "", "", "--b--", "after",
    ].joined(separator: "\r\n")

    static let wanted = [
        Read(name: "a", bytes: Array("一".utf8)), Read(name: "empty"),
        Read(
            name: "file", fileName: "照片 1.jpg",
            bytes: Array("--b\n--b--\r\r\n-\r\n--\n\r\n--a--b\0\u{1}--b\r\n".utf8)),
        Read(name: "file", fileName: ""),
    ]

    @Test func `uploads: fields and files come out as they went in`() throws {
        #expect(try Self.read(Self.whole) == Self.wanted)
        #expect(try Self.read("\r\n" + Self.whole) == Self.wanted)
    }

    @Test func `uploads: however the bytes arrive, the parts are the same`() throws {
        let bytes = Array(Self.whole.utf8)
        for cut in 0...bytes.count {
            #expect(try Self.read([Array(bytes[..<cut]), Array(bytes[cut...])]) == Self.wanted, "cut at \(cut)")
        }
        for length in 1...9 {
            let pieces = stride(from: 0, to: bytes.count, by: length).map {
                Array(bytes[$0..<min($0 + length, bytes.count)])
            }
            #expect(try Self.read(pieces) == Self.wanted, "pieces of \(length)")
        }
    }

    @Test(arguments: 1...20)
    func `uploads: any bytes at all survive, cut anywhere`(_ seed: UInt64) throws {
        let roll = SharedDice(seed: seed).roll
        // Mostly the very characters delimiters are made of.
        let letters = Array("\r\n--b\r\n-b\0".utf8)
        let marker = Array("\r\n--boundary".utf8)
        let content = roll(600).map { letters[Int($0) % letters.count] }
        try #require(content.firstRange(of: marker) == nil)
        let head = "--boundary\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n"
        var rest = (Array(head.utf8) + content + Array("\r\n--boundary--".utf8))[...]
        var pieces: [[UInt8]] = []
        while !rest.isEmpty {
            let length = Int(roll(1)[0] % 17) + 1
            pieces.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        let read = try Self.read(pieces, boundary: "boundary")
        #expect(read == [Read(name: "f", fileName: "x", bytes: content)], "seed \(seed)")
    }

    @Test func `uploads: what was cut off anywhere is refused`() {
        let end = Self.whole.firstRange(of: "--b--\r\nafter")
        let body = end.map { String(Self.whole[..<$0.lowerBound]) + "--b--" } ?? ""
        let bytes = Array(body.utf8)
        for length in 0..<bytes.count {
            #expect(throws: BodyProblem.self, "cut at \(length)") { try Self.read([Array(bytes[..<length])]) }
        }
    }

    @Test(arguments: [
        ("", BodyProblem.Code.empty), ("--b", .multipartCut), ("--b\r\n", .multipartCut),
        ("text before\r\n--b--\r\n", .multipartMalformed), ("--c--\r\n", .multipartMalformed),
        ("\r\n\r\n--b--", .multipartMalformed), ("\n--b--", .multipartMalformed),
        ("--b\n\(named)\n\nx\n--b--\n", .multipartMalformed),
        ("--bb\r\n\(named)\r\n\r\nx\r\n--bb--", .multipartMalformed),
        ("--b \r\n\(named)\r\n\r\nx\r\n--b--", .multipartMalformed),
        (part(""), .multipartMalformed), ("--b\r\n\r\nx\r\n--b--", .multipartMalformed),
        ("--b\r\n\(named)\r\n\r\nx\r\n--b-more", .multipartMalformed),
        (part("Content-Type: text/plain"), .multipartMalformed),
        (part("Content-Disposition: form-data"), .multipartMalformed),
        (part("Content-Disposition: form-data; name=\"\""), .multipartMalformed),
        (part("Content-Disposition: attachment; name=\"a\""), .multipartMalformed),
        (part("Content-Disposition: form-data; name=\"a"), .multipartMalformed),
        (part("Content-Disposition: form-data; name=\"a\" b"), .multipartMalformed),
        (part("Content-Disposition: form-data; name=\"a\"; name=\"b\""), .multipartMalformed),
        (part("\(named)\r\n\(named)"), .multipartMalformed), (part("\(named)\r\n folded"), .multipartMalformed),
        (part("\(named)\r\nno colon"), .multipartMalformed), (part("\(named)\r\nX: a\rb"), .multipartMalformed),
        (part("\(named)\r\nX: a\nb"), .multipartMalformed), (part("\(named)\r\nX: \0"), .multipartMalformed),
        (part("\(named)\r\nContent-Transfer-Encoding: base64"), .multipartMalformed),
        (part(Array(repeating: "X: y", count: 20).joined(separator: "\r\n")), .multipartMalformed),
        ("--b\r\n" + String(repeating: "X", count: 9000), .multipartHeaderTooLarge),
        (part(named + "\r\nX: " + String(repeating: "y", count: 4090)), .multipartHeaderTooLarge),
    ])
    func `uploads: a sender that does not keep to the form is told so`(_ text: String, _ code: BodyProblem.Code) {
        #expect(Self.problem(text) == code)
        // Byte by byte it is no other.
        do {
            _ = try Self.read(text.utf8.map { [$0] })
            Issue.record("taken byte by byte: \(text.prefix(60))")
        } catch { #expect((error as? BodyProblem)?.code == code, "\(text.prefix(60))") }
    }

    @Test func `uploads: headers that are no UTF-8 are refused`() {
        var bytes = Array(Self.part(Self.named + "\r\nX: y").utf8)
        bytes[bytes.firstIndex(of: UInt8(ascii: "y")) ?? 0] = 0xFF
        #expect(throws: BodyProblem(.notUTF8)) { try Self.read([bytes]) }
    }

    @Test func `uploads: no limit can be passed, whatever the pieces`() throws {
        var limits = Multipart.Limits()
        (limits.parts, limits.field, limits.file, limits.total) = (3, 10, 20, 500)
        let field = { (count: Int) in "--b\r\n\(Self.named)\r\n\r\n" + String(repeating: "x", count: count) + "\r\n" }
        let file = { (count: Int) in field(count).replacing("\"a\"", with: "\"a\"; filename=\"f\"") }
        #expect(Self.problem(field(10) + file(20) + field(1) + "--b--", limits: limits) == nil)
        #expect(Self.problem(field(11) + "--b--", limits: limits) == .tooLarge)
        #expect(Self.problem(file(21) + "--b--", limits: limits) == .fileTooLarge)
        #expect(Self.problem(String(repeating: field(1), count: 4) + "--b--", limits: limits) == .multipartTooManyParts)
        #expect(Self.problem("--b--" + String(repeating: "x", count: 496), limits: limits) == .fileTooLarge)
        let pieces = (file(400) + "--b--").utf8.map { [$0] }
        #expect(throws: BodyProblem(.fileTooLarge, ["0"])) { try Self.read(pieces, limits: limits) }
    }

    @Test func `uploads: a form of nothing has no parts`() throws { #expect(try Self.read("--b--") == []) }

    @Test(arguments: [
        ("filename=\"a.jpg\"", "a.jpg"), ("filename=a.jpg", "a.jpg"), ("FileName=\"a\"", "a"),
        ("filename=\"a\\\"b\"", "a\"b"), ("filename=\"a%22b%0D%0Ac%41\"", "a\"b\r\nc%41"),
        ("filename=\"C:\\dir\\a.jpg\"", "C:\\dir\\a.jpg"), ("filename=\"a;b=c\"", "a;b=c"),
        ("filename=\"x\"; filename*=UTF-8''%E7%85%A7.jpg", "照.jpg"), ("filename=\"x\"; filename*=GBK''%D5%D5", "x"),
        ("filename=\"x\"; filename*=UTF-8''%E7", "x"), ("filename=\"x\"; filename*=UTF-8''%zz", "x"),
    ])
    func `uploads: names in every writing senders use`(_ parameter: String, _ name: String) throws {
        #expect(try Self.read(Self.part("\(Self.named); \(parameter)")).first?.fileName == name)
    }

    @Test(arguments: ["", " ", "a ", String(repeating: "b", count: 71), "a\r\nb", "ä", "a\"b"])
    func `uploads: a boundary must be one`(_ boundary: String) {
        #expect(throws: BodyProblem(.multipartMalformed)) { try Multipart(boundary: boundary) }
    }
}

@Suite struct FileNameTests {
    @Test(arguments: [
        ("照片 1.jpg", "照片 1.jpg"), ("../../etc/passwd", "passwd"), ("C:\\Users\\张三\\a.jpg", "a.jpg"),
        ("..", "file"), ("", "file"), ("a\0b\r\n.jpg", "ab.jpg"), ("\u{202E}gpj.exe", "gpj.exe"),
        ("<img src=x onerror=1>", "img src=x onerror=1"), ("  .hidden  ", "hidden"), ("a\u{200B}\u{FEFF}b", "ab"),
        ("\u{7F}\u{85}x", "x"), ("///", "file"), ("a:b|c?.txt", "abc.txt"),
    ])
    func `uploads: of a name only what is harmless is kept`(_ claimed: String, _ kept: String) {
        #expect(FileName.kept(claimed) == kept)
    }

    @Test func `uploads: a long name keeps its ending`() {
        let kept = FileName.kept(String(repeating: "长", count: 300) + ".jpg")
        #expect(kept.count == Limits.fileName && kept.hasSuffix("长.jpg"))
        #expect(FileName.kept(String(repeating: ".x", count: 300)).count <= Limits.fileName)
    }

    @Test func `uploads: the ending a file is saved under tells the truth`() {
        #expect(FileName.saved("a.JPG", .jpeg) == "a.JPG")
        #expect(FileName.saved("a.exe", .jpeg) == "a.exe.jpg")
        #expect(FileName.saved("照片", .pdf) == "照片.pdf")
        let header = FileName.disposition("照\"; x=.pdf", inline: false)
        #expect(header == "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E7%85%A7%22%3B%20x%3D.pdf")
    }
}
