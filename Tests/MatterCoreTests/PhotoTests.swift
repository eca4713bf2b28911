// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// What stays of a photo: the picture, and nothing of where, when, by whom and with what it was taken.
@Suite struct PhotoTests {
    private static func all(_ parts: [UInt8]...) -> [UInt8] { Array(parts.joined()) }

    private static func big(_ number: Int, _ length: Int) -> [UInt8] {
        (0..<length).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func little(_ number: Int, _ length: Int) -> [UInt8] { big(number, length).reversed() }

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        all([0xFF, marker], big(content.count + 2, 2), content)
    }

    private static func segment(_ marker: UInt8, _ text: String) -> [UInt8] { segment(marker, Array(text.utf8)) }

    /// Where it was taken, before and after which way is up, in either order of bytes.
    private static func tiff(turned: Int, isLittle: Bool) -> [UInt8] {
        func number(_ value: Int, _ length: Int) -> [UInt8] { isLittle ? little(value, length) : big(value, length) }
        func entry(_ tag: Int, _ value: Int) -> [UInt8] {
            all(number(tag, 2), number(3, 2), number(1, 4), number(value, 2), [0, 0])
        }
        let head: [UInt8] = isLittle ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
        let table = all(number(3, 2), entry(0x010F, 7), entry(0x0112, turned), entry(0x8825, 9))
        return all(head, number(8, 4), table, [0, 0, 0, 0], Array("29.9N 107.3E".utf8))
    }

    private static let exif = Array("Exif\0\0".utf8)

    /// The whole of what is kept of a turned picture.
    private static func upright(_ turned: Int) -> [UInt8] {
        all([0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1], big(turned, 2), [0, 0, 0, 0, 0, 0])
    }

    private static let start: [UInt8] = [0xFF, 0xD8]
    private static let end: [UInt8] = [0xFF, 0xD9]
    private static let jfif = segment(0xE0, all(Array("JFIF\0".utf8), [1, 2, 0, 0, 72, 0, 72, 0, 0]))
    private static let tables = all(
        segment(0xDB, [UInt8](repeating: 1, count: 65)), segment(0xC0, [8, 0, 1, 0, 1, 1]))
    private static let scan = all(
        segment(0xDA, [1, 1, 0, 0, 63, 0]), [0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56])
    private static let second = all(segment(0xC4, [0, 1, 2]), segment(0xDA, [1, 1, 0, 1, 63, 0]), [0x78])
    private static let colours = all(segment(0xE2, "ICC_PROFILE\0colours"), segment(0xEE, "Adobe\0d"))
    private static let clean = all(start, jfif, colours, tables, scan, second, end)

    private static func kept(_ bytes: [UInt8], _ kind: FileKind = .jpeg) throws -> [UInt8]? {
        try Photo.clean(FileContent([bytes]), kind)
    }

    @Test func `3.1: a photo loses every trace of its telephone, place and hour, and stays the same picture`() throws {
        #expect(try Self.kept(Self.clean) == Self.clean)
        let withCopy = Self.segment(
            0xE0, Self.all(Array("JFIF\0".utf8), [1, 2, 0, 0, 72, 0, 72, 1, 1, 9, 9, 9]))
        let traces = Self.all(
            Self.segment(0xE1, Self.exif + Self.tiff(turned: 1, isLittle: true)),
            Self.segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>29.9N</x>"), Self.segment(0xE0, "JFXX\0copy"),
            Self.segment(0xED, "Photoshop 3.0\0张三"), Self.segment(0xFE, "张三 took it"),
            Self.segment(0xE2, "MPF\0more"), Self.segment(0xEB, "box"), Self.segment(0xF0, "own"))
        let sent = Self.all(
            Self.start, withCopy, traces, Self.colours, [0xFF], Self.tables, Self.scan,
            Self.segment(0xFE, "between"), Self.second, Self.end, Self.clean, Array("ftypmp42 a film".utf8))
        #expect(try Self.kept(sent) == Self.clean)
        // In pieces it is the same.
        #expect(try Photo.clean(FileContent(sent.map { [$0] }), .jpeg) == Self.clean)
    }

    @Test(arguments: 0...9, [false, true])
    func `3.1: which way is up stays, and only where it says something`(_ turned: Int, _ isLittle: Bool) throws {
        let said = Self.segment(0xE1, Self.exif + Self.tiff(turned: turned, isLittle: isLittle))
        let told = (2...8).contains(turned) ? Self.segment(0xE1, Self.exif + Self.upright(turned)) : []
        let kept = try Self.kept(Self.all(Self.start, said, Self.tables, Self.scan, Self.end))
        #expect(kept == Self.all(Self.start, told, Self.tables, Self.scan, Self.end))
    }

    @Test func `3.1: a damaged table of EXIF is left out, not followed`() throws {
        let whole = Self.tiff(turned: 6, isLittle: true)
        let wrong: [[UInt8]] = [
            Array(whole.prefix(7)), Array(whole.prefix(9)), Array(whole.prefix(25)),
            Self.all([0x49, 0x49, 0x2A, 1], Array(whole.dropFirst(4))),
            Self.all(Array(whole.prefix(4)), [0xFF, 0xFF, 0xFF, 0xFF], Array(whole.dropFirst(8))), [],
        ]
        for tiff in wrong {
            let said = Self.segment(0xE1, Self.exif + tiff)
            let kept = try Self.kept(Self.all(Self.start, said, Self.tables, Self.scan, Self.end))
            #expect(kept == Self.all(Self.start, Self.tables, Self.scan, Self.end))
        }
    }

    private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        all(big(content.count, 4), Array(kind.utf8), content, [1, 2, 3, 4])
    }

    private static let mark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]

    @Test func `3.1: a drawing keeps its picture and colours, and loses words, hour and place`() throws {
        let known = ["IHDR", "gAMA", "iCCP", "PLTE", "tRNS", "IDAT", "IDAT"]
        let clean = Self.mark + known.flatMap { Self.chunk($0, Array($0.utf8)) } + Self.chunk("IEND", [])
        var sent = Self.mark
        for kind in known {
            sent += Self.chunk(kind, Array(kind.utf8))
            for trace in ["tEXt", "iTXt", "zTXt", "tIME", "prVt"] { sent += Self.chunk(trace, Array("张三".utf8)) }
        }
        let upright = Self.chunk("eXIf", Self.tiff(turned: 1, isLittle: false))
        #expect(try Self.kept(Self.all(sent, upright, Self.chunk("IEND", []), [9, 9]), .png) == clean)
        let turned = Self.chunk("eXIf", Self.tiff(turned: 6, isLittle: false))
        let kept = try Self.kept(Self.all(sent, turned, Self.chunk("IEND", [])), .png)
        // The sum at its end is counted independently.
        let told = Self.all(Self.big(26, 4), Array("eXIf".utf8), Self.upright(6), [0xD6, 0x67, 0x4B, 0x69])
        #expect(kept == Self.all(clean.dropLast(12), told, Self.chunk("IEND", [])))
    }

    private static func part(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        all(Array(kind.utf8), little(content.count, 4), content, content.count.isMultiple(of: 2) ? [] : [0])
    }

    private static func riff(_ parts: [UInt8]) -> [UInt8] {
        all(Array("RIFF".utf8), little(parts.count + 4, 4), Array("WEBP".utf8), parts)
    }

    @Test func `3.1: a WebP loses its traces too, and does not announce them any more`() throws {
        let picture = Self.all(Self.part("ICCP", [1, 2, 3]), Self.part("VP8 ", [4, 5, 6, 7]))
        func extended(_ flags: UInt8) -> [UInt8] { Self.part("VP8X", [flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]) }
        func exif(_ turned: Int) -> [UInt8] { Self.part("EXIF", Self.tiff(turned: turned, isLittle: true)) }
        let trace = Self.all(Self.part("XMP ", Array("<x>29.9N</x>".utf8)), Self.part("own ", [1]))
        #expect(try Self.kept(Self.riff(picture), .webp) == Self.riff(picture))
        let plain = Self.all(Self.riff(Self.all(extended(0x3C), picture, exif(1), trace)), [7, 7])
        #expect(try Self.kept(plain, .webp) == Self.riff(extended(0x30) + picture))
        let named = Self.part("EXIF", Self.exif + Self.tiff(turned: 8, isLittle: true))
        let turned = Self.riff(Self.all(extended(0x38), picture, Self.part("EXIF", Self.upright(8))))
        for said in [exif(8), named] {
            #expect(try Self.kept(Self.riff(Self.all(extended(0x3C), picture, said, trace)), .webp) == turned)
        }
    }

    @Test func `3.1: a picture cut short is refused, one whose very end is lost is kept`() throws {
        let open = Self.all(Self.start, Self.tables, Self.scan)
        #expect(try Self.kept(open) == open + Self.end)
        #expect(try Self.kept(open + [0xFF]) == open + Self.end)
        let short: [([UInt8], FileKind)] = [
            (Self.start + Self.tables, .jpeg), ((Self.start + Self.tables).dropLast(3), .jpeg),
            (Self.start + [0xFF, 0xE1, 0, 1], .jpeg), (Self.start, .jpeg), (Self.start + [0xFF, 0xDA, 0], .jpeg),
            (Self.mark, .png), (Self.mark + Self.chunk("IHDR", [1]), .png),
            (Self.all(Self.mark, Self.chunk("IDAT", [1, 2, 3]).dropLast(1), Self.chunk("IEND", [])), .png),
            (Self.riff([]), .webp), (Self.riff(Self.part("VP8 ", [1, 2, 3, 4])).dropLast(2), .webp),
        ]
        for (bytes, kind) in short {
            #expect(throws: Refusal(.photoDamaged, "3.1"), "\(kind) \(bytes)") { try Self.kept(bytes, kind) }
        }
    }

    @Test func `3.1: whatever is no photo stays as it came`() throws {
        for kind in FileKind.allCases where ![.jpeg, .png, .webp].contains(kind) {
            #expect(try Self.kept(Self.clean, kind) == nil)
        }
    }

    @Test(arguments: 1...40)
    func `3.1: no photo, however damaged, is more than refused, and what is kept stays as it is`(_ seed: UInt64) {
        var chance = Chance(seed: seed)
        let exif = Self.segment(0xE1, Self.exif + Self.tiff(turned: 6, isLittle: true))
        let chunks = Self.all(
            Self.chunk("IHDR", [1]), Self.chunk("eXIf", Self.tiff(turned: 6, isLittle: false)),
            Self.chunk("IDAT", [1]), Self.chunk("IEND", []))
        let parts = Self.all(
            Self.part("VP8X", [12, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Self.part("VP8 ", [1, 2]),
            Self.part("EXIF", Self.tiff(turned: 6, isLittle: true)))
        let whole: [(FileKind, [UInt8])] = [
            (.jpeg, Self.all(Self.start, exif, Self.tables, Self.scan, Self.second, Self.end)),
            (.png, Self.mark + chunks), (.webp, Self.riff(parts)),
        ]
        for (kind, bytes) in whole {
            var bytes = bytes
            for _ in 0..<6 {
                bytes[Int.random(in: 12..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
            }
            let cut = Int.random(in: 12...bytes.count, using: &chance)
            do throws(Refusal) {
                guard let kept = try Photo.clean(FileContent([Array(bytes.prefix(cut))]), kind) else { return }
                #expect(try Photo.clean(FileContent([kept]), kind) == kept, "seed \(seed) \(kind)")
            } catch {
                #expect(error.code == .photoDamaged, "seed \(seed) \(kind)")
            }
        }
    }
}
