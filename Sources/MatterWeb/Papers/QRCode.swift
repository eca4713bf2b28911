// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import CQREncode

/// 二维码. Squares of a text as one SVG path; libqrencode lays them out.
struct QRCode: Sendable {
    /// Modules a side, the quiet zone of four on each side included.
    let side: Int
    let path: String

    private static let quiet = 4

    /// Nil when the text is too long for any code.
    init?(_ text: String) {
        guard !text.isEmpty, let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let cells = code.pointee.data else { return nil }
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let start = column
                while column < width, cells[row * width + column] & 1 == 1 { column += 1 }
                if column > start { path += Self.run(start, row, column - start) }
                column += 1
            }
        }
        side = width + 2 * Self.quiet
        self.path = path
    }

    /// One dark run of a row.
    private static func run(_ column: Int, _ row: Int, _ length: Int) -> String {
        "M\(column + quiet) \(row + quiet)h\(length)v1h-\(length)z"
    }
}
