// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CExpat

/// Somebody who is told of each element of an XML file; names come without their prefix.
protocol XMLVisitor: AnyObject {
    func begin(_ name: String, _ attributes: [String: String]) throws(SheetFault)
    func text(_ text: String) throws(SheetFault)
    func end(_ name: String) throws(SheetFault)
}

/// Walks an XML file piece by piece. A document type is refused: workbooks have none, and entities could unfold
/// without end.
final class XMLWalk {
    private let parser: OpaquePointer
    private let visitor: any XMLVisitor
    private var fault: SheetFault?

    init(_ visitor: any XMLVisitor) throws(SheetFault) {
        guard let parser = XML_ParserCreate(nil) else { throw SheetFault(.broken) }
        self.parser = parser
        self.visitor = visitor
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                XMLWalk.of(data)?.tell { visitor throws(SheetFault) in
                    try visitor.begin(XMLWalk.local(name), XMLWalk.pairs(attributes))
                }
            },
            { data, name in
                XMLWalk.of(data)?.tell { visitor throws(SheetFault) in try visitor.end(XMLWalk.local(name)) }
            })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
            XMLWalk.of(data)?.tell { visitor throws(SheetFault) in
                try visitor.text(String(decoding: bytes, as: UTF8.self))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            XMLWalk.of(data)?.tell { _ throws(SheetFault) in throw SheetFault(.broken) }
        }
    }

    deinit { XML_ParserFree(parser) }

    func take(_ piece: UnsafeRawBufferPointer) throws(SheetFault) {
        let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        try check(XML_Parse(parser, start, Int32(piece.count), 0))
    }

    func finish() throws(SheetFault) { try check(XML_Parse(parser, nil, 0, 1)) }

    private func check(_ status: XML_Status) throws(SheetFault) {
        if let fault { throw fault }
        guard status == XML_STATUS_OK else { throw SheetFault(.broken) }
    }

    private func tell(_ what: (any XMLVisitor) throws(SheetFault) -> Void) {
        guard fault == nil else { return }
        do { try what(visitor) } catch {
            fault = error
            XML_StopParser(parser, 0)
        }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLWalk? {
        data.map { Unmanaged<XMLWalk>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func local(_ name: UnsafePointer<CChar>?) -> String {
        let whole = name.map { String(cString: $0) } ?? ""
        return whole.split(separator: ":").last.map(String.init) ?? whole
    }

    private static func pairs(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) -> [String: String] {
        guard var here = list else { return [:] }
        var pairs: [String: String] = [:]
        while let name = here[0] {
            pairs[local(name)] = here[1].map { String(cString: $0) } ?? ""
            here += 2
        }
        return pairs
    }
}

extension Archive {
    /// Walks one file of the archive; false when it is not there.
    func walk(_ name: String, _ visitor: any XMLVisitor) throws(SheetFault) -> Bool {
        let walk = try XMLWalk(visitor)
        guard try unfold(name, { piece throws(SheetFault) in try walk.take(piece) }) else { return false }
        try walk.finish()
        return true
    }
}
