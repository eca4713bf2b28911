// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension SheetText {
    /// UTF-8 with or without its mark, UTF-16 with one ("Unicode text"), else GB18030, as Chinese Excel saves CSV.
    public static func decoded(_ bytes: [UInt8]) throws(SheetFault) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try text(Array(bytes.dropFirst(3)), from: "UTF-8") }
        if bytes.starts(with: [0xFF, 0xFE]) { return try text(Array(bytes.dropFirst(2)), from: "UTF-16LE") }
        if bytes.starts(with: [0xFE, 0xFF]) { return try text(Array(bytes.dropFirst(2)), from: "UTF-16BE") }
        if let text = String(validating: bytes, as: UTF8.self) { return try clean(text) }
        return try text(bytes, from: "GB18030")
    }

    private static func text(_ bytes: [UInt8], from encoding: String) throws(SheetFault) -> String {
        guard let converted = encoding == "UTF-8" ? bytes : converted(bytes, from: encoding),
            let text = String(validating: converted, as: UTF8.self)
        else { throw SheetFault(.notText) }
        return try clean(text)
    }

    /// A file with NUL in it is a picture or a program, not a table.
    private static func clean(_ text: String) throws(SheetFault) -> String {
        if text.utf8.contains(0) { throw SheetFault(.notText) }
        return text
    }

    /// Nil when the bytes are not of that encoding.
    private static func converted(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // Two bytes of GB18030 become three of UTF-8 at most, one of UTF-16 two.
        var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
        let room = output.count
        let left = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to -> Int? in
                var source = from.baseAddress
                var target = to.baseAddress
                var waiting = from.count
                var free = room
                let answer = Int(truncatingIfNeeded: iconv(converter, &source, &waiting, &target, &free))
                return answer == -1 || waiting > 0 ? nil : free
            }
        }
        return left.map { output.prefix(room - $0).map { UInt8(bitPattern: $0) } }
    }
}
