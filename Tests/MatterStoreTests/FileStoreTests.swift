// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// Files through the lane: stored in chunks, found out when touched, gone when erased, carried along by every copy.
@Suite(.everyEngine) struct FileStoreTests {
    private let county: County
    private let matter: MatterNumber

    init() throws {
        county = try County()
        matter = try county.register()
        try county.coordinate(matter, "natural-resources", obstacle: "complex")
    }

    /// Text of some size that differs from piece to piece.
    private func content(_ count: Int, _ letter: UInt8 = 97) -> [UInt8] {
        (0..<count).map { letter + UInt8($0 % 23) }
    }

    private func draft(_ bytes: [UInt8], named name: String = "照片.txt") throws -> FileDraft {
        var writer = FileWriter(named: name, county.chance)
        for start in stride(from: 0, to: bytes.count, by: 300_000) {
            writer.append(bytes[start..<min(start + 300_000, bytes.count)])
        }
        return try writer.finish()
    }

    @discardableResult
    private func attach(
        _ bytes: [UInt8], _ actor: Actor? = nil, shared: Bool = false, to owner: FileOwner? = nil
    ) throws -> AttachmentID {
        let draft = try draft(bytes)
        var submission = FileSubmission(
            [draft], to: owner ?? .matter(matter), by: actor ?? county.officer, at: County.morning)
        submission.shared = shared
        let ready = submission
        _ = try county.lane.perform { try $0.attach(ready) }
        return draft.id
    }

    private func bytes(_ id: AttachmentID, in store: Store? = nil) throws -> [UInt8] {
        var all: [UInt8] = []
        try (store ?? county.store).read(county.jurisdiction) { reader in
            var ordinal = 0
            while let chunk = try reader.chunk(ordinal, of: id) {
                #expect(chunk.count <= StoredAttachment.chunk)
                all += chunk
                ordinal += 1
            }
        }
        return all
    }

    private func seen(by actor: Actor, of owner: FileOwner? = nil) throws -> [AttachmentID] {
        try county.read { try $0.attachments(of: owner ?? .matter(matter), for: actor) }.map(\.id)
    }

    private let lead = Actor(account: "zhaoliu", role: .unit, unit: "natural-resources")

    @Test(arguments: [1, StoredAttachment.chunk - 1, StoredAttachment.chunk, StoredAttachment.chunk + 1, 2_500_000])
    func `log: a file of any size comes back as it went in, and verify counts it`(_ size: Int) throws {
        let id = try attach(content(size))
        #expect(try bytes(id) == content(size))
        let found = try county.verify()
        #expect(found.flaws == [] && found.files == 1)
    }

    @Test func `log: a changed byte, a lost chunk, lost salt and stray bytes are told apart`() throws {
        let id = try attach(content(2_500_000))
        for (change, code) in [
            ("update attachment_chunk set bytes = zeroblob(length(bytes)) where ordinal = 1", Flaw.Code.fileChanged),
            ("delete from attachment_chunk where ordinal = 2", .fileMissing),
            ("delete from attachment_chunk where ordinal = 0", .fileMissing),
            ("update attachment_content set salt = zeroblob(16)", .fileChanged),
            ("delete from attachment_chunk", .fileMissing),
            ("update attachment set size = 7", .rowDifferent), ("update attachment set shared = 1", .rowDifferent),
            ("update attachment set for_reporter = 1", .rowDifferent),
            ("update attachment set unit = 'housing'", .rowDifferent), ("delete from attachment", .rowMissing),
        ] {
            let copy = try FileStoreTests.copy(of: county)
            _ = try copy.database.write { try $0.execute(change, []) }
            let flaws = try copy.verify("500231").flaws
            #expect(flaws.map(\.code) == [code], "\(change)")
            #expect(flaws[0].what.contains(id.text), "\(change)")
        }
        try county.tamper(
            "insert into attachment_content values ('500231', 'Fstray', $1)", [.bytes(Array(repeating: 0, count: 16))])
        let stray = Flaw(code: .fileStray, position: nil, what: ["attachment_content", "Fstray"])
        #expect(try county.verify().flaws == [stray])
    }

    /// The same house in a file of SQLite, whichever engine it came from.
    private static func copy(of county: County) throws -> Store {
        let path = county.path("copy-\(ContentDigest.hex(county.chance(4))).sqlite")
        let copy = try Store(.sqlite(path: path), at: County.morning)
        var lines: [String] = []
        try county.store.dump { lines.append($0) }
        var rest = lines[...]
        _ = try copy.load { rest.popFirst() }
        return copy
    }

    @Test func `log: an erased file leaves nothing to guess from, and coming back is found`() throws {
        let id = try attach(content(1_200_000))
        let kept = try attach(content(10))
        let saved = try FileStoreTests.copy(of: county)
        let head = county.head
        try county.lane.perform { try $0.erase(id, reason: .requested, by: head, at: County.morning) }
        #expect(try bytes(id) == [])
        let line = try #require(try county.read { try $0.attachments(of: .matter(matter), for: head) }.first)
        #expect(line.id == id && line.name == nil && line.erased == .requested)
        let found = try county.verify()
        #expect(found.flaws == [] && found.files == 1 && found.erased == 1)
        #expect(throws: Refusal(.fileErased, "3.1")) {
            try county.lane.perform { try $0.erase(id, reason: .mistaken, by: head, at: County.morning) }
        }
        #expect(throws: Refusal(.notYours, "3.1")) {
            try county.lane.perform { [county] in
                try $0.erase(kept, reason: .mistaken, by: county.officer, at: County.morning)
            }
        }
        let salt = try saved.database.read {
            try $0.rows("select salt from attachment_content where id = $1", [.text(id.text)])
        }
        try county.tamper(
            "insert into attachment_content values ('500231', $1, $2)", [.text(id.text), salt[0].values[0]])
        #expect(try county.verify().flaws == [Flaw(code: .fileBack, position: nil, what: [id.text])])
    }

    @Test func `log: files travel with dump, load and rebuild`() throws {
        let (large, small) = (try attach(content(1_500_000)), try attach(content(3), shared: true))
        let head = county.head
        let gone = try attach(content(4))
        try county.lane.perform { try $0.erase(gone, reason: .mistaken, by: head, at: County.morning) }
        var lines: [String] = []
        try county.store.dump { lines.append($0) }
        let other = try County(publishing: false, jurisdictions: false, seed: 2)
        var rest = lines[...]
        _ = try other.store.load { rest.popFirst() }
        let backup = try FileStoreTests.copy(of: county)
        for store in [other.store, backup] {
            #expect(try bytes(large, in: store) == content(1_500_000))
            #expect(try store.verify("500231").flaws == [])
            let ids = try store.read("500231") { try $0.attachments(of: .matter(matter), for: head) }.map(\.id)
            #expect(ids == [large, small, gone])
        }
        try county.tamper("delete from attachment")
        try county.store.rebuild("500231")
        #expect(try county.verify().flaws == [])
    }

    @Test func `2.5: each unit sees its own and what was marked for units, and its version stays`() throws {
        let version = try county.read { try $0.record(matter, .everything) }.matter.versionForUnits
        let hidden = try attach(content(5))
        let shown = try attach(content(6), shared: true)
        let own = try attach(content(7), lead)
        let photo = try attach(content(8), .reporter)
        let elsewhere = Actor(account: "sunqi", role: .unit, unit: "housing")
        #expect(try seen(by: county.officer) == [hidden, shown, own, photo])
        #expect(try seen(by: lead) == [shown, own, photo])
        #expect(try seen(by: .reporter) == [photo])
        #expect(try seen(by: elsewhere) == [])
        #expect(throws: Refusal(.fileUnknown, "3.1", [hidden.text])) {
            try county.read { try $0.attachment(hidden, for: lead) }
        }
        #expect(throws: Refusal(.matterUnknown, "3.1", [matter.text])) { try attach(content(9), elsewhere) }
        #expect(try county.read { try $0.record(matter, .everything) }.matter.versionForUnits == version)
    }

    @Test func `3.1: a file is shown to the units or to the reporter later, by the office alone, and no version moves`()
        throws
    {
        let version = try county.read { try $0.record(matter, .everything) }.matter.versionForUnits
        let (paper, answer) = (try attach(content(5)), try attach(content(6)))
        #expect(try seen(by: lead) == [] && seen(by: .reporter) == [])
        let office = county.officer
        for actor in [lead, county.clerk, .reporter] {
            #expect(throws: Refusal(.notYours, "3.1")) {
                try county.lane.perform { try $0.show(paper, to: .units, by: actor, at: County.morning) }
            }
        }
        try county.lane.perform {
            try $0.show(paper, to: .units, by: office, at: County.morning)
            try $0.show(answer, to: .reporter, by: office, at: County.morning)
        }
        #expect(try seen(by: lead) == [paper] && seen(by: .reporter) == [answer])
        #expect(throws: Refusal(.fileShown, "3.1")) {
            try county.lane.perform { try $0.show(paper, to: .units, by: office, at: County.morning) }
        }
        #expect(try county.read { try $0.record(matter, .everything) }.matter.versionForUnits == version)
        try county.tamper("delete from attachment")
        try county.store.rebuild("500231")
        #expect(try seen(by: lead) == [paper] && seen(by: .reporter) == [answer])
        #expect(try county.verify().flaws == [])
    }

    @Test func `file: a scan of a print keeps which print and whose words; the unit of its slip sees it`() throws {
        let slip = try #require(try county.read { try $0.record(matter, .everything) }.matter.slips.first?.number)
        let print = PaperPrint(paper: "slip", number: slip.text, version: 1, digest: String(repeating: "a", count: 64))
        let office = county.officer
        _ = try county.lane.perform { try $0.recordPrint(print, by: office, at: County.morning) }
        func putBack(_ ordinal: Int) throws -> AttachmentID {
            let draft = try draft(content(9))
            var submission = FileSubmission([draft], to: .matter(matter), by: office, at: County.morning)
            submission.slip = slip
            submission.scan = ("slip", slip.text, ordinal)
            let ready = submission
            _ = try county.lane.perform { try $0.attach(ready) }
            return draft.id
        }
        #expect(throws: Refusal(.printUnknown, "file", ["2"])) { try putBack(2) }
        let scan = try putBack(1)
        #expect(try seen(by: lead) == [scan])
        #expect(try seen(by: .reporter) == [])
        let other = Actor(account: "sunqi", role: .unit, unit: "public-security")
        #expect(throws: Refusal(.fileUnknown, "3.1", [scan.text])) {
            try county.read { try $0.attachment(scan, for: other) }
        }
        let stored = try #require(
            try county.read { try StoredAttachment.load($0.connection, county.jurisdiction, scan) })
        let kept = PrintRef(paper: "slip", number: slip.text, ordinal: 1, digest: print.digest)
        #expect(stored.file.scan == kept)
        try county.tamper("delete from attachment")
        try county.store.rebuild("500231")
        let line = try #require(
            try county.read { try $0.scans(of: "slip", slip.text, in: .matter(matter), for: lead) }.first)
        #expect(line.id == scan && line.scan?.ordinal == 1)
        #expect(try county.verify().flaws == [])
    }

    @Test func `2.5: once a matter is sealed, what its reporter sent is no longer the unit's to see`() throws {
        let photo = try attach(content(8), .reporter)
        let paper = try attach(content(6), shared: true)
        #expect(try seen(by: lead) == [photo, paper])
        try county.act(matter, county.officer) {
            .reclassify(Reclassification(obstacle: "obstructed", reason: $0.text("有人索要好处")))
        }
        #expect(try seen(by: lead) == [paper])
        #expect(throws: Refusal(.fileUnknown, "3.1", [photo.text])) {
            try county.read { try $0.attachment(photo, for: lead) }
        }
    }

    @Test func `3.1: a full list of others' files is not felt`() throws {
        for number in 0..<FileRules.most { try attach(content(number + 1)) }
        #expect(throws: Refusal(.tooManyFiles, "3.1", ["50", "50"])) { try attach(content(60)) }
        try attach(content(61), lead)
        try attach(content(62), .reporter)
    }

    @Test func `log: several files are stored together or not at all`() throws {
        let before = try county.read { try $0.head().position }
        let drafts = try (1...51).map { try draft(content($0)) }
        let submission = FileSubmission(drafts, to: .matter(matter), by: county.officer, at: County.morning)
        #expect(throws: Refusal(.tooManyFiles, "3.1", ["50", "0"])) {
            try county.lane.perform { try $0.attach(submission) }
        }
        #expect(try county.read { try $0.head().position } == before)
        #expect(try county.rows("select count(*) from attachment_chunk")[0].int(0) == 0)
    }

    @Test func `log: no event holds a file's name`() throws {
        try attach(content(5))
        var bodies = ""
        try county.read { try $0.eachEvent { bodies += $0.body } }
        #expect(!bodies.contains("照片"))
    }
}
