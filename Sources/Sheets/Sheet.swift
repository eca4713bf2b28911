// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 表. Rows of text as somebody keeps them in Excel, WPS or a CSV file; rows without a word are left out.
public struct Sheet: Hashable, Sendable {
    /// Of the workbook's tab; empty for text.
    public let name: String
    public let rows: [Row]

    public init(name: String, rows: [Row]) {
        self.name = name
        self.rows = rows
    }

    /// 行, with the number its owner sees beside it.
    public struct Row: Hashable, Sendable {
        public let number: Int
        public let cells: [String]

        public init(number: Int, cells: [String]) {
            self.number = number
            self.cells = cells
        }

        /// Empty beyond the last cell.
        public subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }

        var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
    }

    /// The widest row.
    public var columns: Int { rows.map(\.cells.count).max() ?? 0 }
}

/// How much of a file is read at all; what is beyond is refused whole, never cut.
public struct SheetLimits: Sendable {
    /// Bytes of the file as it comes.
    public var bytes = 20 * 1024 * 1024
    public var rows = 20_000
    public var columns = 200
    /// Characters of one cell; what Excel itself allows.
    public var cell = 32_767
    /// Cells that hold something, and shared texts.
    public var cells = 1_000_000
    /// Files inside a workbook.
    public var entries = 2000
    /// Bytes a workbook may unfold to.
    public var unfolded = 200 * 1024 * 1024

    public init() {}
}

/// Why a file cannot be read as a table at all.
public struct SheetFault: Error, Hashable, Sendable {
    public let code: Code
    public let facts: [String]

    init(_ code: Code, _ facts: [String] = []) {
        self.code = code
        self.facts = facts
    }

    /// Stable; each has a sentence in both languages.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case empty = "sheet-empty"
        /// The binary format before 2007, and workbooks with a password: both look alike from outside.
        case oldExcel = "sheet-old-excel"
        case broken = "sheet-broken"
        case notAWorkbook = "sheet-not-a-workbook"
        case notText = "sheet-not-text"
        case tooLarge = "sheet-too-large"
        case tooManyRows = "sheet-too-many-rows"
        case tooManyColumns = "sheet-too-many-columns"
        case cellTooLong = "sheet-cell-too-long"
        case unknownSheet = "sheet-unknown"
    }
}

/// 读表. Says by its first bytes what a file is.
public enum SheetFile {
    /// The sheet called `name`, or the first that holds something.
    public static func read(
        _ bytes: [UInt8], sheet name: String? = nil, _ limits: SheetLimits = SheetLimits()
    ) throws(SheetFault) -> Sheet {
        guard bytes.count <= limits.bytes else {
            throw SheetFault(.tooLarge, [String(limits.bytes / 1024 / 1024)])
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw SheetFault(.oldExcel) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try Workbook.read(bytes, sheet: name, limits) }
        if let name { throw SheetFault(.unknownSheet, [name, ""]) }
        return try SheetText.read(try SheetText.decoded(bytes), limits)
    }
}

extension Sheet {
    /// Cells somebody read already, within the limits of any other table.
    public init(rows cells: [[String]], _ limits: SheetLimits = SheetLimits()) throws(SheetFault) {
        guard cells.count <= limits.rows else { throw SheetFault(.tooManyRows, [String(limits.rows)]) }
        for (index, row) in cells.enumerated() {
            let number = String(index + 1)
            guard row.count <= limits.columns else {
                throw SheetFault(.tooManyColumns, [number, String(limits.columns)])
            }
            guard row.allSatisfy({ $0.count <= limits.cell }) else {
                throw SheetFault(.cellTooLong, [number, String(limits.cell)])
            }
        }
        let rows = cells.enumerated().map { Row(number: $0.offset + 1, cells: $0.element) }.filter { !$0.isBlank }
        guard !rows.isEmpty else { throw SheetFault(.empty) }
        self.init(name: "", rows: rows)
    }
}
