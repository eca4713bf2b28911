// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Sheets

/// 文本表 (3.1): CSV and the clipboard.
@Suite struct SheetTextTests {
    private func cells(_ text: String) throws -> [[String]] { try SheetText.read(text).rows.map(\.cells) }

    private func code(_ bytes: [UInt8], _ limits: SheetLimits = SheetLimits()) -> SheetFault.Code? {
        do throws(SheetFault) {
            _ = try SheetFile.read(bytes, limits)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `3.1: the separator is guessed, and a comma in a sentence is none`() throws {
        #expect(try cells("反映人,电话\n张三,13800131234\n") == [["反映人", "电话"], ["张三", "13800131234"]])
        #expect(try cells("反映人;电话\r\n张三;1,5\r\n") == [["反映人", "电话"], ["张三", "1,5"]])
        #expect(try cells("反映人\t内容\n张三\t来了,又走了,再来\n") == [["反映人", "内容"], ["张三", "来了,又走了,再来"]])
        #expect(try cells("一句话\n又一句\n") == [["一句话"], ["又一句"]])
    }

    @Test func `3.1: cells with line breaks and marks come off the clipboard as they were`() throws {
        #expect(try cells("张三\t\"第一行\n第二行\"\t\"他说\"\"好\"\"\"\n") == [["张三", "第一行\n第二行", "他说\"好\""]])
        // Not quoted by Excel: the text only begins with a quotation.
        #expect(try cells("张三\t\"不行\"他说\t完\n李四\t\"没有完\t完\n") == [["张三", "\"不行\"他说", "完"], ["李四", "\"没有完", "完"]])
    }

    @Test func `3.1: what was made text so that it does not run is what it was`() throws {
        #expect(try cells("'=1+1\t'+86\t'a\t'") == [["=1+1", "+86", "'a", "'"]])
    }

    @Test func `3.1: a row has the number a spreadsheet shows, blank ones counted`() throws {
        let sheet = try SheetText.read("a\tb\n\n \t \n\"c\nd\"\te\n")
        #expect(sheet.rows.map(\.number) == [1, 4])
    }

    @Test func `3.1: UTF-8 with and without its mark, UTF-16 and GB18030 are all read`() throws {
        let text = "反映人,内容\r\n张三,镕㐀𠀀办不成\r\n"
        let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try SheetText.decoded(Array(text.utf8)) == text)
        #expect(try SheetText.decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == text)
        #expect(try SheetText.decoded([0xFF, 0xFE] + utf16) == text)
        // 反映人,镕 as GBK, and 㐀 with the four bytes only GB18030 has.
        let gb: [UInt8] = [0xB7, 0xB4, 0xD3, 0xB3, 0xC8, 0xCB, 0x2C, 0xE9, 0x46, 0x81, 0x39, 0xEE, 0x39]
        #expect(try SheetText.decoded(gb) == "反映人,镕㐀")
    }

    @Test func `3.1: whatever was written comes back, quoted or not, by any separator`() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var dice = Dice(seed)
        let pieces = ["张三", "\"", ",", ";", "\t", "\n", "\r\n", " ", "1.38E+10", "'", "不、办"]
        for round in 0..<300 {
            let separator = [",", ";", "\t"][dice.roll(3)]
            let columns = 2 + dice.roll(4)
            let rows = (0..<(1 + dice.roll(12))).map { _ in
                ["行"]
                    + (1..<columns).map { _ in (0..<dice.roll(4)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
                    } + ["末"]
            }
            let text = rows.map { row in row.map(Self.quoted).joined(separator: separator) + "\r\n" }.joined()
            // The guess may not fail either: the header says which separator it is.
            let header = Array(repeating: "列", count: columns + 1).joined(separator: separator) + "\r\n"
            let whole = String(repeating: header, count: 30) + text
            #expect(try SheetText.read(whole).rows.dropFirst(30).map(\.cells) == rows, "seed \(seed), round \(round)")
        }
    }

    @Test func `3.1: a sheet pasted again is the same sheet, row by row`() throws {
        let rows = [(2, ["台账"]), (4, ["反映人", "内容"]), (5, ["张三", "他说\"好\"\n又\t走了"]), (9, ["", "末"])]
        let sheet = Sheet(name: "", rows: rows.map { Sheet.Row(number: $0.0, cells: $0.1) })
        #expect(try SheetText.read(sheet.pasted) == sheet)
    }

    private static func quoted(_ text: String) -> String {
        let needs = text.unicodeScalars.contains { ",;\t\n\r\"".unicodeScalars.contains($0) }
        guard needs else { return text }
        return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }

    @Test func `3.1: a file that is no table is refused by name, and a large one whole`() {
        var small = SheetLimits()
        (small.rows, small.columns, small.cell, small.bytes) = (3, 4, 9, 40)
        #expect(code([]) == .empty && code(Array(" \n\t\n".utf8)) == .empty)
        #expect(code([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == .oldExcel)
        #expect(code([0x50, 0x4B, 0x03, 0x04, 0xFF]) == .broken)
        #expect(code([0x89, 0x50, 0x4E, 0x47, 0x00]) == .notText && code([0x61, 0x00]) == .notText)
        #expect(code([0xFF, 0xFE, 0x61]) == .notText)
        #expect(code(Array("a\na\na\na\n".utf8), small) == .tooManyRows)
        #expect(code(Array("a,b,c,d,e\n".utf8), small) == .tooManyColumns)
        #expect(code(Array("长长长长长长长长长长\n".utf8), small) == .cellTooLong)
        // A sentence full of commas is one cell of a pasted table, not three hundred.
        #expect(code(Array("a\t\(String(repeating: ",", count: 300))\n".utf8)) == nil)
        #expect(code([UInt8](repeating: 0x61, count: 41), small) == .tooLarge)
    }

    @Test func `3.1: bytes of any kind are read or refused, never more than they are`() {
        let seed = UInt64.random(in: 0 ... .max)
        var dice = Dice(seed)
        let marks = Array("\"\"\",;\t\n\ra".utf8)
        for round in 0..<2000 {
            let bytes = (0..<dice.roll(80)).map { _ in
                dice.roll(3) == 0 ? UInt8(dice.roll(256)) : marks[dice.roll(marks.count)]
            }
            do throws(SheetFault) {
                let sheet = try SheetFile.read(bytes)
                #expect(
                    sheet.rows.flatMap(\.cells).joined().utf8.count <= bytes.count * 3, "seed \(seed), round \(round)")
            } catch {
                #expect(SheetFault.Code.allCases.contains(error.code))
            }
        }
    }
}

/// Numbers that come again with the same seed.
struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }
}
