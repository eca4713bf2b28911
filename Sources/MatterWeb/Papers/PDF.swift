// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 生成 PDF. One complete page of HTML in, a PDF out. The executable gives it: it starts the helper, and holds it to
/// its time and memory.
public typealias PDFMaker = @Sendable (_ html: [UInt8]) async throws(PDFTrouble) -> [UInt8]

/// Why there is no PDF; printing from the browser works all the same.
public enum PDFTrouble: Error, Hashable, Sendable {
    /// No helper is set up, or it cannot be started.
    case missing
    case tooSlow
    /// Too many are being made at this moment.
    case busy
    /// The helper gave up, or what it wrote is no PDF.
    case failed
}

extension Problem {
    init(_ trouble: PDFTrouble) {
        switch trouble {
        case .missing: self.init(503, .pdfMissing)
        case .tooSlow: self.init(503, .pdfTooSlow)
        case .busy: self.init(503, .pdfBusy)
        case .failed: self.init(503, .pdfFailed)
        }
    }
}

/// A page that needs nothing else: its one stylesheet is inside, so that the helper has nothing to fetch.
enum PDFSource {
    static func page(_ html: String) -> [UInt8] {
        let bare = html.replacing(/<link rel="stylesheet" href="[^"]*">\n/, with: "")
        let style = "<style>\(String(decoding: Stylesheet.paperBytes, as: UTF8.self))</style>\n</head>"
        return Array(bare.replacing("</head>", with: style, maxReplacements: 1).utf8)
    }
}
