// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 工作簿. An .xlsx file: sheets a person can see, the named one or the first that holds something.
enum Workbook {
    static func read(
        _ bytes: [UInt8], sheet name: String?, _ limits: SheetLimits
    ) throws(SheetFault) -> Sheet {
        // Typed errors do not pass through the standard library's closure.
        let result = bytes.withUnsafeBytes { buffer -> Result<Sheet, SheetFault> in
            do throws(SheetFault) {
                return .success(try read(try Archive(buffer, limits), sheet: name, limits))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func read(
        _ archive: Archive, sheet name: String?, _ limits: SheetLimits
    ) throws(SheetFault) -> Sheet {
        let top = Relations()
        _ = try archive.walk("_rels/.rels", top)
        let path = top.all.values.first { $0.type == "officeDocument" }.map { Self.path($0.target, in: "") }
        let book = path ?? "xl/workbook.xml"
        let contents = Contents()
        guard try archive.walk(book, contents) else { throw SheetFault(.notAWorkbook) }
        let folder = book.split(separator: "/").dropLast().joined(separator: "/")
        let file = book.split(separator: "/").last ?? ""
        let relations = Relations()
        _ = try archive.walk(Self.path("_rels/\(file).rels", in: folder), relations)
        let words = SharedTexts(limits)
        let styles = Styles()
        if let part = relations.first("sharedStrings") { _ = try archive.walk(Self.path(part, in: folder), words) }
        if let part = relations.first("styles") { _ = try archive.walk(Self.path(part, in: folder), styles) }
        let visible = contents.sheets.filter { !$0.hidden && relations.all[$0.relation]?.type == "worksheet" }
        let wanted = visible.filter { name == nil || $0.name == name }
        if let name, wanted.isEmpty {
            throw SheetFault(.unknownSheet, [name, visible.map(\.name).joined(separator: " ")])
        }
        for sheet in wanted {
            guard let target = relations.all[sheet.relation]?.target else { continue }
            let cells = SheetCells(words.all, styles.dates, since1904: contents.since1904, limits)
            guard try archive.walk(Self.path(target, in: folder), cells) else { throw SheetFault(.broken) }
            let rows = try cells.rows()
            if !rows.isEmpty { return Sheet(name: sheet.name, rows: rows) }
        }
        throw SheetFault(.empty)
    }

    /// A target as the archive calls it: `/xl/a.xml` from the top, else from the folder.
    private static func path(_ target: String, in folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}

/// Which part of the workbook lies where.
private final class Relations: XMLVisitor {
    /// By id; the type's last word.
    private(set) var all: [String: (type: String, target: String)] = [:]

    func first(_ type: String) -> String? { all.values.first { $0.type == type }?.target }

    func begin(_ name: String, _ attributes: [String: String]) {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        let type = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
        all[id] = (type, target)
    }

    func text(_ text: String) {
        // Relations are attributes only.
    }

    func end(_ name: String) {
        // Nothing is kept open.
    }
}

/// The tabs in their order.
private final class Contents: XMLVisitor {
    private(set) var sheets: [(name: String, relation: String, hidden: Bool)] = []
    private(set) var since1904 = false

    func begin(_ name: String, _ attributes: [String: String]) {
        if name == "workbookPr" { since1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
        guard name == "sheet", let title = attributes["name"] else { return }
        sheets.append((title, attributes["id"] ?? "", ["hidden", "veryHidden"].contains(attributes["state"] ?? "")))
    }

    func text(_ text: String) {
        // Tabs are attributes only.
    }

    func end(_ name: String) {
        // Nothing is kept open.
    }
}

/// Texts that cells share, without the reading aids Japanese Excel puts beside them.
private final class SharedTexts: XMLVisitor {
    private(set) var all: [String] = []
    private let limits: SheetLimits
    private var words = ""
    private var inText = false
    private var inAid = false

    init(_ limits: SheetLimits) { self.limits = limits }

    func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "si": words = ""
        case "t": inText = true
        case "rPh": inAid = true
        default: break
        }
    }

    func text(_ text: String) {
        if inText, !inAid { words += text }
    }

    func end(_ name: String) throws(SheetFault) {
        switch name {
        case "t": inText = false
        case "rPh": inAid = false
        case "si":
            guard all.count < limits.cells else { throw SheetFault(.tooManyRows, [String(limits.rows)]) }
            all.append(words)
        default: break
        }
    }
}

/// Which of the cell formats show a day.
private final class Styles: XMLVisitor {
    /// By the number a cell names.
    private(set) var dates: [Bool] = []
    private var own: [Int: Bool] = [:]
    private var inFormats = false

    func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
            own[id] = SerialDate.isDate(format: attributes["formatCode"] ?? "")
        case "cellXfs": inFormats = true
        case "xf" where inFormats:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            dates.append(own[id] ?? SerialDate.isDate(builtIn: id))
        default: break
        }
    }

    func text(_ text: String) {
        // Formats are attributes only.
    }

    func end(_ name: String) {
        if name == "cellXfs" { inFormats = false }
    }
}
