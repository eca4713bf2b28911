// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CXlsxWriter

/// 写工作簿. Text stays text, never a formula or a number that a spreadsheet guessed; days are days.
public final class WorkbookWriter: TableWriter {
    public struct Column: Sendable {
        public let heading: String
        /// Characters.
        public let width: Int

        public init(_ heading: String, width: Int) {
            self.heading = heading
            self.width = width
        }
    }

    private typealias Format = UnsafeMutablePointer<lxw_format>
    private typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>

    private let file: ScratchFile
    private let columns: [Column]
    private let name: String
    private let rowsOnSheet: Int
    private let head: Format
    private let text: Format
    private let day: Format
    private let minute: Format
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheets: [Worksheet] = []
    private var row = 0

    /// As many rows as a sheet holds; what comes after stands on a further one.
    public static let rowsOnSheet = 1_048_576

    public init(_ columns: [Column], sheet name: String, rowsOnSheet: Int = WorkbookWriter.rowsOnSheet) throws {
        let file = try ScratchFile()
        // Rows that were written leave the memory at once.
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let book = workbook_new_opt(file.path, &options), let head = workbook_add_format(book),
            let text = workbook_add_format(book), let day = workbook_add_format(book),
            let minute = workbook_add_format(book)
        else { throw SheetWriteFault(reason: "workbook", code: 0) }
        (self.file, self.columns, self.name, self.rowsOnSheet) = (file, columns, name, rowsOnSheet)
        (self.book, self.head, self.text, self.day, self.minute) = (book, head, text, day, minute)
        format_set_bold(head)
        format_set_text_wrap(text)
        // A cell that somebody edits stays text as well.
        format_set_num_format(text, "@")
        format_set_num_format(day, "yyyy-mm-dd")
        format_set_num_format(minute, "yyyy-mm-dd hh:mm")
        for format in [head, text, day, minute] { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
        try open()
    }

    deinit {
        // The library frees a workbook only by writing it.
        if let book { workbook_close(book) }
    }

    public func add(_ cells: [WrittenCell]) throws {
        if row == rowsOnSheet { try open() }
        guard let sheet = sheets.last else { return }
        for (place, cell) in cells.enumerated() {
            try check(write(cell, sheet, lxw_row_t(row), lxw_col_t(place)))
        }
        row += 1
    }

    public func finish() throws -> ScratchFile {
        filter()
        if let book {
            // Closed is freed, whether it could be written or not.
            self.book = nil
            try check(workbook_close(book))
        }
        file.leavePath()
        return file
    }

    /// A further sheet with its headings, which stay when one scrolls and stand on every printed page.
    private func open() throws {
        filter()
        let name = sheets.isEmpty ? name : "\(name) \(sheets.count + 1)"
        guard let book, let sheet = workbook_add_worksheet(book, name) else {
            throw SheetWriteFault(reason: "worksheet", code: 0)
        }
        sheets.append(sheet)
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_set_landscape(sheet)
        // A4.
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
        for (place, column) in columns.enumerated() {
            let place = lxw_col_t(place)
            worksheet_set_column(sheet, place, place, Double(column.width), nil)
            try check(worksheet_write_string(sheet, 0, place, Self.clean(column.heading), head))
        }
        row = 1
    }

    private func filter() {
        guard let sheet = sheets.last else { return }
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(row - 1), lxw_col_t(max(columns.count, 1) - 1))
    }

    private func write(_ cell: WrittenCell, _ sheet: Worksheet, _ row: lxw_row_t, _ column: lxw_col_t) -> lxw_error {
        func words(_ said: String) -> lxw_error {
            said.isEmpty ? LXW_NO_ERROR : worksheet_write_string(sheet, row, column, Self.clean(said), text)
        }
        func time(_ seconds: Int, _ format: Format) -> lxw_error {
            guard let serial = SerialDate.serial(seconds: seconds) else {
                return words(SerialDate.text(seconds: seconds))
            }
            return worksheet_write_number(sheet, row, column, serial, format)
        }
        return switch cell {
        case .text(let said): words(said)
        case .day(let days): time(days * SerialDate.secondsOfDay, day)
        case .minute(let seconds): time(seconds, minute)
        }
    }

    /// What a workbook cannot hold: the library's strings end at a zero, and XML knows no other control characters.
    private static func clean(_ text: String) -> String {
        func fits(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value >= 32 ? ![0xFFFE, 0xFFFF].contains(scalar.value) : [9, 10, 13].contains(scalar.value)
        }
        guard !text.unicodeScalars.allSatisfy(fits) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { fits($0) ? $0 : "\u{FFFD}" }))
    }

    private func check(_ error: lxw_error) throws {
        guard error == LXW_NO_ERROR else {
            throw SheetWriteFault(reason: String(cString: lxw_strerror(error)), code: Int32(error.rawValue))
        }
    }
}
