// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// The last byte that is still right, and the first that is not.
@Suite struct FileEdgeTests {
    /// A ZIP whose every byte that does not matter is 1, so that a number read too long or too late is another one.
    private struct Zip {
        var names = ["[Content_Types].xml", "word/document.xml"]
        var extra: [UInt8] = []
        var remark: [UInt8] = []
        var comment: [UInt8] = []
        var filler = 0
        /// Said to be so much longer than it is.
        var longer = 0
        var signature: UInt8 = 0x4B

        var bytes: [UInt8] {
            let body: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 1, count: 40 + filler)
            let table = names.flatMap { name -> [UInt8] in
                let head: [UInt8] = [0x50, signature, 0x01, 0x02, 20, 1, 20, 1] + FileKindTests.little(0x0100, 2)
                let lengths =
                    FileKindTests.little(name.utf8.count, 2) + FileKindTests.little(extra.count, 2)
                    + FileKindTests.little(remark.count, 2)
                return head + [UInt8](repeating: 1, count: 18) + lengths + [UInt8](repeating: 1, count: 12)
                    + name.utf8 + extra + remark
            }
            let end: [UInt8] =
                [0x50, 0x4B, 0x05, 0x06, 1, 1, 1, 1] + FileKindTests.little(names.count, 2)
                + FileKindTests.little(names.count, 2)
            let tail =
                FileKindTests.little(table.count + longer, 4) + FileKindTests.little(body.count, 4)
                + FileKindTests.little(comment.count, 2) + comment
            return body + table + end + tail
        }

        /// As many empty entries more as bring the table to that many bytes.
        mutating func fill(to length: Int) {
            var left = length - names.reduce(0) { $0 + 46 + $1.utf8.count }
            while left > 0 {
                let name = min(left - 46, 60_000)
                // What is left over must still hold an entry.
                let taken = left - 46 - name == 0 || left - 46 - name >= 46 ? name : name - 46
                names.append(String(repeating: "x", count: taken))
                left -= 46 + taken
            }
        }
    }

    @Test func `3.1: a film is told by its first twelve bytes`() {
        let head: [UInt8] = [0, 0, 0, 24]
        #expect(FileKindTests.told(head + Array("ftypheic".utf8)) == .heic)
        #expect(FileKindTests.told(head + Array("ftyphei".utf8)) == nil)
        #expect(FileKindTests.told(head + Array("moovheic".utf8)) == nil)
    }

    @Test func `3.1: words may hold blanks, and no character below them but tab and line end`() {
        #expect(FileKindTests.told(Array("张三 李四".utf8)) == .text)
        #expect(FileKindTests.told(Array("a\u{1F}b".utf8)) == nil)
    }

    @Test func `3.1: every field of a ZIP's table is read where it is and as long as it is`() {
        #expect(FileKindTests.told(Zip().bytes) == .docx)
        #expect(FileKindTests.told(Zip(extra: [1, 2, 3, 4, 5], remark: [7, 7, 7]).bytes) == .docx)
        #expect(FileKindTests.told(Zip(names: Zip().names + [String(repeating: "长", count: 200)]).bytes) == .docx)
        // The last entry may have no name at all.
        #expect(FileKindTests.told(Zip(names: Zip().names + [""]).bytes) == .docx)
        #expect(FileKindTests.told(Zip(signature: 0x4C).bytes) == nil)
    }

    @Test func `3.1: a ZIP's table may be said to reach the end of the file, and not past it`() {
        #expect(FileKindTests.told(Zip(longer: 22).bytes) == .docx)
        #expect(FileKindTests.told(Zip(longer: 23).bytes) == nil)
    }

    @Test func `3.1: a remark that looks like an end is none, and the longest remark is one`() {
        let looksLike: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 20)
        let last: [UInt8] = [0x50] + [UInt8](repeating: 0, count: 21)
        #expect(FileKindTests.told(Zip(comment: looksLike + last).bytes) == .docx)
        #expect(FileKindTests.told(Zip(comment: [UInt8](repeating: 1, count: 0xFFFF), filler: 70_000).bytes) == .docx)
    }

    @Test func `3.1: an office file has at most five thousand entries in a table of one mebibyte`() {
        let many = { (count: Int) in Zip(names: Zip().names + (2..<count).map { String($0) }).bytes }
        #expect(FileKindTests.told(many(5000)) == .docx)
        #expect(FileKindTests.told(many(5001)) == nil)
        var (large, larger) = (Zip(), Zip())
        large.fill(to: 1 << 20)
        larger.fill(to: 1 << 20 + 1)
        #expect(FileKindTests.told(large.bytes) == .docx)
        #expect(FileKindTests.told(larger.bytes) == nil)
    }

    @Test func `3.1: pictures that browsers show themselves are shown, everything else is handed over as a file`() {
        #expect(FileKind.allCases.filter(\.isViewable) == [.jpeg, .png, .webp])
    }

    @Test func `3.1: fifty files of each side, and ids of twenty-four hex digits behind an F`() {
        #expect(FileRules.most == 50)
        let digits = "0123456789abcdef01234567"
        #expect(AttachmentID(parsing: "F" + digits) != nil)
        for other in ["X" + digits, "F:" + digits.dropFirst(), "Fg" + digits.dropFirst(), "F/" + digits.dropFirst()] {
            #expect(AttachmentID(parsing: other) == nil, "\(other)")
        }
    }

    @Test func `3.1: each thing that happens to a file is one version`() {
        var file = Attachment()
        #expect(file.version == 0)
        for count in 1...2 {
            file.evolve(.erased(FileErasure(reason: .mistaken)), at: Instant(seconds: 0), by: "head", id: "F0")
            #expect(file.version == count)
        }
    }

    @Test func `3.3: a file answers a slip that was issued, not one that is drafted`() throws {
        let drafted = try Situation.drafted.story.matter
        let slip = try #require(drafted.slips.first { $0.unit == "land" }).number
        let unit = Actor(account: "land", role: .unit, unit: "land")
        let tried = refusal { try drafted.gate(attaching: slip, by: unit) }?.code
        #expect(tried == .slipUnknown)
    }

    @Test func `2.5: files of a complaint are for those who refer it and those it is referred to`() throws {
        let complaint = try RecordStory.opened(.sealedComplaint, Said.about).record
        let study = try RecordStory.opened(.streamliningStudy, Said.about).record
        let actor = { (role: Role) in Actor(account: "someone", role: role, unit: nil) }
        let shown = { (record: ProgrammeRecord) in
            Role.allCases.filter { record.showsFiles(to: actor($0)) && $0 != .reporter }
        }
        #expect(shown(complaint) == [.office, .head, .oversight, .discipline])
        #expect(shown(study).contains(.leader) && shown(study).contains(.window))
        let tried = { (record: ProgrammeRecord, role: Role) in
            refusal { try record.gate(attachingBy: actor(role)) }?.code
        }
        #expect(tried(study, .office) == nil && tried(study, .admin) == .notYours)
        var over = try RecordStory.opened(.sealedComplaint, Said.about)
        over.take("referral", by: "officer", Said.texts("contents"))
        let no: StepValues = ["established": .choice("no"), "opinion": Said.words, "obstacle": .choice("needs-help")]
        over.take("establishment", by: "oversight", no)
        over.take("clearing", by: "oversight", Said.texts("told") + ["told-on": Said.on("2026-03-02")])
        #expect(!over.record.isOpen && tried(over.record, .office) == .filesClosed)
    }
}
