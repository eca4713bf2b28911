// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension FileKind {
    /// 按内容认定.
    public static func told(by content: FileContent) throws(Refusal) -> FileKind {
        if content.count == 0 { throw Refusal(.fileEmpty, "3.1") }
        guard let kind = FileKind(content) else { throw Refusal(.fileKindUnknown, "3.1") }
        return kind
    }

    /// Nil for whatever is not on the list, office files with macros and files under a password included.
    public init?(_ content: FileContent) {
        let head = content.bytes(from: 0, 64)
        guard let kind = Self.picture(head) ?? Self.film(head) ?? Self.document(head, content) else { return nil }
        self = kind
    }

    private static func picture(_ head: [UInt8]) -> FileKind? {
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        return nil
    }

    /// ISO base media: the brand behind `ftyp` says which.
    private static func film(_ head: [UInt8]) -> FileKind? {
        guard head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8) else { return nil }
        let brand = String(decoding: head[8..<12], as: UTF8.self)
        switch brand {
        case "heic", "heix", "heim", "heis", "mif1", "msf1": return .heic
        case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash": return .mp4
        case "qt  ": return .mov
        default: return brand.hasPrefix("3gp") || brand.hasPrefix("3g2") ? .threeGP : nil
        }
    }

    private static func document(_ head: [UInt8], _ content: FileContent) -> FileKind? {
        if head.starts(with: "%PDF-".utf8) { return .pdf }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return ZipContents(content).flatMap { office($0) } }
        return isText(content) ? .text : nil
    }

    private static func office(_ zip: ZipContents) -> FileKind? {
        if zip.names.contains("OFD.xml") { return .ofd }
        // Macros run where they are opened.
        guard zip.names.contains("[Content_Types].xml"), !zip.names.contains(where: { $0.hasSuffix("vbaProject.bin") })
        else { return nil }
        if zip.names.contains("word/document.xml") { return .docx }
        if zip.names.contains("xl/workbook.xml") { return .xlsx }
        return zip.names.contains("ppt/presentation.xml") ? .pptx : nil
    }

    /// UTF-8 throughout, and no character that steers a terminal or hides a tail.
    private static func isText(_ content: FileContent) -> Bool {
        var bytes = content.pieces.joined().makeIterator()
        var decoder = UTF8()
        while true {
            switch decoder.decode(&bytes) {
            case .emptyInput: return true
            case .error: return false
            case .scalarValue(let scalar):
                let plain = scalar.value >= 0x20 || scalar == "\t" || scalar == "\n" || scalar == "\r"
                if !plain || scalar.value == 0x7F { return false }
            }
        }
    }
}

/// 压缩包目录. The names in a ZIP's own table of contents; nothing is unpacked.
struct ZipContents {
    private(set) var names: Set<String> = []

    private static let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let entry: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
    private static let endLength = 22
    private static let entryLength = 46
    /// An office file has some dozens of entries.
    private static let mostEntries = 5000
    private static let mostBytes = 1 << 20

    /// Nil when it is cut, under a password, too large to be an office file, or no ZIP.
    init?(_ content: FileContent) {
        let tailLength = min(content.count, 0xFFFF + Self.endLength)
        let tail = content.bytes(from: content.count - tailLength, tailLength)
        guard let end = Self.findEnd(tail) else { return nil }
        let count = Self.number(tail, end + 10, 2)
        let (length, start) = (Self.number(tail, end + 12, 4), Self.number(tail, end + 16, 4))
        guard count <= Self.mostEntries, length <= Self.mostBytes, start + length <= content.count else { return nil }
        let table = content.bytes(from: start, length)
        var at = 0
        for _ in 0..<count {
            guard at + Self.entryLength <= table.count, table[at...].starts(with: Self.entry) else { return nil }
            let name = at + Self.entryLength
            let nameLength = Self.number(table, at + 28, 2)
            let isLocked = table[at + 8] & 1 == 1
            guard !isLocked, name + nameLength <= table.count else { return nil }
            names.insert(String(decoding: table[name..<(name + nameLength)], as: UTF8.self))
            at = name + nameLength + Self.number(table, at + 30, 2) + Self.number(table, at + 32, 2)
        }
    }

    /// The last place where the end record fits, its comment reaching to the file's end.
    private static func findEnd(_ tail: [UInt8]) -> Int? {
        guard tail.count >= endLength else { return nil }
        return (0...(tail.count - endLength)).reversed().first { at in
            tail[at] == end[0] && tail[at...].starts(with: end)
                && at + endLength + number(tail, at + 20, 2) == tail.count
        }
    }

    /// Little-endian.
    private static func number(_ bytes: [UInt8], _ at: Int, _ length: Int) -> Int {
        (0..<length).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
    }
}
