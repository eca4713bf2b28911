// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

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

/// A page that needs nothing else: its one stylesheet and the files bound into it are inside, so that the helper has
/// nothing to fetch.
enum PDFSource {
    /// 装订的附件 with its bytes.
    struct Binding: Sendable {
        let id: AttachmentID
        let kind: FileKind
        let bytes: [UInt8]

        /// What stands for it on the page, and what takes its place.
        fileprivate var place: (was: String, begins: String) {
            kind == .pdf
                ? ("data-bound=\"\(id)\"", "data-pdf=\"")
                : ("src=\"\(BoundFile.href(id))\"", "src=\"data:\(kind.mediaType);base64,")
        }
    }

    static func page(_ html: String, binding: [Binding] = []) -> [UInt8] {
        var rest = bare(html)[...]
        var whole: [UInt8] = []
        for file in binding {
            let (was, begins) = file.place
            guard let place = rest.firstRange(of: Array(was.utf8)) else { continue }
            whole += rest[..<place.lowerBound]
            whole += Array(begins.utf8)
            Base64.append(file.bytes, to: &whole)
            whole.append(UInt8(ascii: "\""))
            rest = rest[place.upperBound...]
        }
        return whole + rest
    }

    private static func bare(_ html: String) -> [UInt8] {
        let bare = html.replacing(/<link rel="stylesheet" href="[^"]*">\n/, with: "")
        let style = "<style>\(String(decoding: Stylesheet.paperBytes, as: UTF8.self))</style>\n</head>"
        return Array(bare.replacing("</head>", with: style, maxReplacements: 1).utf8)
    }
}

/// RFC 4648.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        text.reserveCapacity(text.count + (bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let here = min(3, bytes.count - start)
            var three = 0
            for place in 0..<3 { three = three << 8 | (place < here ? Int(bytes[start + place]) : 0) }
            for place in 0..<4 {
                let letter = letters[(three >> (18 - 6 * place)) & 63]
                text.append(place <= here ? letter : UInt8(ascii: "="))
            }
        }
    }
}
