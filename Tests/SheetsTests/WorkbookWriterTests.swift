// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Sheets

/// 写工作簿 (3.1), read again by what reads old ledgers.
@Suite struct WorkbookWriterTests {
    private static let columns = [WorkbookWriter.Column("编号", width: 12), .init("说的话", width: 40)]

    private func written(_ rows: [[WrittenCell]], rowsOnSheet: Int = 100, sheet: String? = nil) throws -> [[String]] {
        let writer = try WorkbookWriter(Self.columns, sheet: "台账", rowsOnSheet: rowsOnSheet)
        for row in rows { try writer.add(row) }
        let file = try writer.finish()
        var bytes: [UInt8] = []
        while case let piece = try file.read(at: bytes.count), !piece.isEmpty { bytes += piece }
        #expect(try file.size == bytes.count)
        return try SheetFile.read(bytes, sheet: sheet).rows.map(\.cells)
    }

    @Test func `3.1: words stay words whatever they look like, and what a workbook cannot hold is marked`() throws {
        let said = ["=1+1", "+A1", "-1", "@SUM(A1)", "007", "2026-03-02", "张三\n李四", "<b>&\"'", "a\u{0}b\u{B}c"]
        let rows = try written(said.map { [.text($0), .text("")] })
        #expect(rows.first == ["编号", "说的话"])
        #expect(rows.dropFirst().map { $0[0] } == said.dropLast() + ["a\u{FFFD}b\u{FFFD}c"])
    }

    @Test func `3.1: days and minutes are days, back to where spreadsheets begin to count`() throws {
        let rows = try written([
            [.day(20_514), .minute(20_514 * 86_400 + 34_200)], [.day(-25_508), .day(-25_509)],
            [.minute(-25_509 * 86_400 - 1)],
        ])
        #expect(rows[1] == ["2026-03-02", "2026-03-02 09:30"])
        #expect(rows[2] == ["1900-03-01", "1900-02-28"])
        #expect(rows[3][0] == "1900-02-27")
    }

    @Test func `3.1: more rows than a sheet holds go on on the next, under the headings again`() throws {
        let rows = (1...5).map { [WrittenCell.text(String($0)), .text("x")] }
        #expect(try written(rows, rowsOnSheet: 3).map { $0[0] } == ["编号", "1", "2"])
        #expect(try written(rows, rowsOnSheet: 3, sheet: "台账 3").map { $0[0] } == ["编号", "5"])
    }

    @Test func `3.1: a table without a row is its headings`() throws {
        #expect(try written([]) == [["编号", "说的话"]])
    }
}
