// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 照片去痕 (3.1). A photo as it is kept: the picture and what its colours need, and nothing of where, when, by whom and
/// with which telephone it was taken. Which way is up stays, since the picture is told wrongly without it.
///
/// What is kept is listed, so that a kind of metadata nobody thought of goes too.
public enum Photo {
    /// Nil for kinds whose bytes stay as they came; refuses a picture that cannot be followed to its end.
    public static func clean(_ content: FileContent, _ kind: FileKind) throws(Refusal) -> [UInt8]? {
        let cleaned: [UInt8]?
        switch kind {
        case .jpeg: cleaned = JPEGPieces(Array(content.pieces.joined())).kept
        case .png: cleaned = PNGPieces(Array(content.pieces.joined())).kept
        case .webp: cleaned = WebPPieces(Array(content.pieces.joined())).kept
        case .heic, .pdf, .ofd, .docx, .xlsx, .pptx, .text, .mp4, .threeGP, .mov: return nil
        }
        guard let cleaned else { throw Refusal(.photoDamaged, "3.1") }
        return cleaned
    }
}

/// 方向. Which way is up, as EXIF says it: 1 to 8.
struct Orientation: Equatable {
    let value: UInt8

    private static let tag = 0x0112

    /// Nil where nothing is said, or that it is upright already.
    init?(tiff bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        let isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0])
        guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]), bytes.count >= 8 else { return nil }
        func number(_ at: Int, _ length: Int) -> Int {
            let places = isLittle ? Array((0..<length).reversed()) : Array(0..<length)
            return places.reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
        }
        let table = number(4, 4)
        guard table + 2 <= bytes.count else { return nil }
        for entry in 0..<number(table, 2) {
            let at = table + 2 + 12 * entry
            guard at + 12 <= bytes.count else { return nil }
            guard number(at, 2) == Self.tag else { continue }
            let said = number(at + 8, 2)
            guard (2...8).contains(said) else { return nil }
            value = UInt8(said)
            return
        }
        return nil
    }

    /// A table of this one entry.
    var tiff: [UInt8] {
        [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
    }
}

/// Marker by marker, to the end of the picture; what telephones hang behind it (a film, a second picture) goes.
private struct JPEGPieces {
    private(set) var kept: [UInt8]?

    private let bytes: [UInt8]
    private var at = 2
    private var out: [UInt8] = [0xFF, 0xD8]
    private var hasPicture = false

    private static let exif = Array("Exif\0\0".utf8)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        kept = nil
        while let marker = nextMarker() {
            if marker == 0xD9 { break }
            guard let segment = segment(of: marker) else { return }
            keep(marker, segment)
            if marker == 0xDA {
                hasPicture = true
                takeScan()
            }
        }
        // A picture whose end was lost on the way can still be looked at.
        if hasPicture { kept = out + [0xFF, 0xD9] }
    }

    /// Moves behind the next marker; nil at the end.
    private mutating func nextMarker() -> UInt8? {
        while at + 1 < bytes.count {
            if bytes[at] == 0xFF, bytes[at + 1] != 0, bytes[at + 1] != 0xFF {
                at += 2
                return bytes[at - 1]
            }
            at += 1
        }
        return nil
    }

    /// What a marker says, without its length; nil when the file is cut inside.
    private mutating func segment(of marker: UInt8) -> ArraySlice<UInt8>? {
        if marker == 0x01 || (0xD0...0xD8).contains(marker) { return [] }
        guard at + 2 <= bytes.count else { return nil }
        let length = Int(bytes[at]) << 8 | Int(bytes[at + 1])
        guard length >= 2, at + length <= bytes.count else { return nil }
        defer { at += length }
        return bytes[(at + 2)..<(at + length)]
    }

    private mutating func keep(_ marker: UInt8, _ segment: ArraySlice<UInt8>) {
        switch marker {
        // Tables, frames, scans, restart intervals.
        case 0xC0...0xCF, 0xDA...0xDF: write(marker, segment)
        // JFIF without its small copy of the picture, which may show what was cut away.
        case 0xE0:
            if segment.starts(with: Array("JFIF\0".utf8)), segment.count >= 14 {
                write(marker, segment.prefix(12) + [0, 0])
            }
        case 0xE1:
            if segment.starts(with: Self.exif), let turned = Orientation(tiff: segment.dropFirst(6)) {
                write(marker, Self.exif + turned.tiff)
            }
        case 0xE2: if segment.starts(with: Array("ICC_PROFILE\0".utf8)) { write(marker, segment) }
        case 0xEE: if segment.starts(with: Array("Adobe".utf8)) { write(marker, segment) }
        default: return
        }
    }

    private mutating func write(_ marker: UInt8, _ segment: some Collection<UInt8>) {
        let length = segment.count + 2
        out += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]
        out += segment
    }

    /// The picture's own bits, until a marker that is none of theirs.
    private mutating func takeScan() {
        let start = at
        while at + 1 < bytes.count {
            let next = bytes[at + 1]
            if bytes[at] == 0xFF, next != 0, !(0xD0...0xD7).contains(next) { break }
            at += 1
        }
        // Cut inside: half a marker is nothing.
        if at + 1 == bytes.count, bytes[at] != 0xFF { at += 1 }
        out += bytes[start..<at]
    }
}

/// Chunk by chunk.
private struct PNGPieces {
    private(set) var kept: [UInt8]?

    /// What the picture needs, its colours, and its frames where it moves.
    private static let known: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "hIST",
        "acTL", "fcTL", "fdAT",
    ]

    init(_ bytes: [UInt8]) {
        kept = nil
        var out = Array(bytes.prefix(8))
        var at = 8
        while at + 12 <= bytes.count {
            let length = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
            let end = at + 12 + length
            guard end <= bytes.count else { return }
            let kind = String(decoding: bytes[(at + 4)..<(at + 8)], as: UTF8.self)
            if Self.known.contains(kind) { out += bytes[at..<end] }
            if kind == "eXIf", let turned = Orientation(tiff: bytes[(at + 8)..<(end - 4)]) {
                out += Self.chunk(kind, turned.tiff)
            }
            if kind == "IEND" {
                kept = out
                return
            }
            at = end
        }
    }

    private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        let told = Array(kind.utf8) + content
        return big(UInt32(content.count)) + told + big(check(told))
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// CRC-32, as every chunk ends with it.
    private static func check(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }
}

/// RIFF chunk by chunk.
private struct WebPPieces {
    private(set) var kept: [UInt8]?

    private static let known: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

    init(_ bytes: [UInt8]) {
        kept = nil
        guard bytes.count >= 12 else { return }
        let end = min(bytes.count, 8 + Self.little(bytes, 4))
        var out: [UInt8] = []
        var turned: Orientation?
        var flags: Int?
        var at = 12
        while at + 8 <= end {
            let length = Self.little(bytes, at + 4)
            let next = at + 8 + length
            guard next <= end else { return }
            let kind = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
            if kind == "VP8X", length >= 1 { flags = out.count + 8 }
            if kind == "EXIF" {
                let content = bytes[(at + 8)..<next]
                turned = Orientation(
                    tiff: content.starts(with: Array("Exif\0\0".utf8)) ? content.dropFirst(6) : content)
            }
            if Self.known.contains(kind) {
                out += bytes[at..<next]
                if length & 1 == 1 { out.append(0) }
            }
            at = next + length & 1
        }
        guard !out.isEmpty else { return }
        if let flags {
            // What is no longer there is not announced.
            out[flags] &= 0xF3
            if let turned {
                out[flags] |= 8
                out += Array("EXIF".utf8) + Self.little(turned.tiff.count) + turned.tiff
            }
        }
        kept = Array("RIFF".utf8) + Self.little(out.count + 4) + Array("WEBP".utf8) + out
    }

    private static func little(_ bytes: [UInt8], _ at: Int) -> Int {
        (0..<4).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
    }

    private static func little(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
