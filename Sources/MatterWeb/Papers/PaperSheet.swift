// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterStore

/// 文书. What stands on one paper, whoever prints it and however often.
struct PaperSheet: Sendable {
    let kind: PaperKind
    /// 编号 of the matter, slip or record it speaks of.
    let number: String
    let title: String
    /// 发文机关标志
    var heading = ""
    /// 发文字号
    var reference = ""
    var addressee = Addressee.nobody
    /// 反映人 as this reader may see her: on the paper, not in its digest, which is the same for every reader.
    var personal: [FactRow] = []
    /// The same as she gave it, for a counted print that is handed to herself; empty where `personal` stays.
    var own: [FactRow] = []
    var ownName = ""
    var blocks: [SheetBlock] = []
    /// 盖章处, 签字栏
    var seals: [SealField] = []
    /// 版记
    var imprint: [String] = []
    /// 联: one sheet each.
    var copies: [String] = []
    /// 成文日期, as the contents of a file list it.
    var dated = ""
    /// 责任者, likewise.
    var author = ""

    /// 交给本人的一份: her own name and telephone as she gave them.
    var handed: PaperSheet {
        var sheet = self
        if !own.isEmpty { sheet.personal = own }
        if !ownName.isEmpty { sheet.addressee = .person(ownName) }
        return sheet
    }

    /// Room to write in by hand.
    static let room = "\n\n\n\u{3000}"

    /// 主送.
    enum Addressee: Sendable {
        case nobody
        case unit(String)
        case person(String)

        var name: String {
            switch self {
            case .nobody: ""
            case .unit(let name), .person(let name): name
            }
        }
    }
}

/// A piece of a paper: a heading, paragraphs, a form's rows or a table.
struct SheetBlock: Sendable {
    var headings: [String] = []
    var lines: [String] = []
    var forms: [SheetForm] = []
    var tables: [SheetTable] = []
    /// 装订的照片
    var pictures: [BoundFile] = []
    /// 装订的 PDF
    var documents: [BoundFile] = []

    static func heading(_ text: String) -> SheetBlock { SheetBlock(headings: [text]) }

    static func lines(_ texts: [String]) -> SheetBlock {
        // Whoever wrote several paragraphs gets several.
        SheetBlock(lines: texts.flatMap { $0.split(separator: "\n").map(String.init) }.filter { !$0.isEmpty })
    }

    static func rows(_ rows: [FactRow]) -> SheetBlock { SheetBlock(forms: [SheetForm(rows: rows)]) }

    static func bound(_ file: BoundFile, isDocument: Bool) -> SheetBlock {
        isDocument ? SheetBlock(documents: [file]) : SheetBlock(pictures: [file])
    }

    static func table(_ columns: [String], _ rows: [[String]]) -> SheetBlock {
        SheetBlock(tables: [SheetTable(columns: columns, rows: rows.map { SheetRow(cells: $0) })])
    }
}

struct SheetForm: Sendable {
    let rows: [FactRow]
}

struct SheetTable: Sendable {
    let columns: [String]
    let rows: [SheetRow]
}

struct SheetRow: Sendable {
    let cells: [String]
}

/// 盖章处 or 签字栏: who, and what stands there already.
struct SealField: Sendable {
    let name: String
    let value: String
    /// 盖章: a round seal belongs here, not only a signature.
    let isSeal: Bool
}

extension PaperSheet {
    /// 摘要. SHA-256 over kind, template version and every word but a person's name; each with its length, so that
    /// nothing can move from one field to the next.
    var digest: String {
        var words = ["bancheng.paper", kind.rawValue, String(kind.version), number, title, heading, reference]
        if case .unit(let name) = addressee { words.append(name) } else { words.append("") }
        for block in blocks { words += block.words }
        words += ["seals"] + seals.flatMap { [$0.name, $0.value] }
        words += ["imprint"] + imprint + ["copies"] + copies
        return ContentDigest.of(words.flatMap { Array("\($0.utf8.count):\($0)".utf8) })
    }
}

extension SheetBlock {
    fileprivate var words: [String] {
        var words = ["headings"] + headings + ["lines"] + lines
        for form in forms { words += ["form"] + form.rows.flatMap { [$0.name, $0.value] } }
        for file in pictures + documents { words += ["file", file.id, file.words] }
        for table in tables { words += ["table"] + table.columns + table.rows.flatMap { ["row"] + $0.cells } }
        return words
    }
}
