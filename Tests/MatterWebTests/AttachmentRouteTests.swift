// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// Files over HTTP: sent as a form or bare, listed, fetched, erased.
@Suite struct AttachmentRouteTests {
    @Test func `3.1: files are sent, listed and fetched, and their bytes say what they are`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.received.arise(client).number
            let version = try await client.get("matters/\(number)", as: "resources").headers[.eTag]
            let sent = try await client.upload(
                "matters/\(number)/attachments", as: "office", [Sent.photo, Sent.scan, Sent.note], ["forUnits": "true"])
            #expect(sent.status == 201)
            let items = sent.fields["items"]?.list ?? []
            #expect(items.compactMap { $0["kind"]?.text } == ["jpeg", "pdf", "text"])
            #expect(items.compactMap { $0["name"]?.text } == ["照片.jpg", "scan.pdf", "note.txt"])
            #expect(items.compactMap { $0["size"]?.integer } == [159, 15, 5])
            #expect(try await client.files("matters/\(number)", as: "head") == items)
            let photo = try await client.get("attachments/\(items[0]["id"]?.text ?? "")", as: "resources")
            #expect(photo.text == String(decoding: Sent.dot, as: UTF8.self))
            let scan = try await client.get("attachments/\(items[1]["id"]?.text ?? "")", as: "resources")
            #expect(scan.status == 200 && scan.text == "%PDF-1.7 a scan")
            #expect(scan.headers[.contentType] == "application/pdf")
            #expect(scan.headers[.contentLength] == "15")
            #expect(
                scan.headers[.contentDisposition]
                    == "attachment; filename=\"file.pdf\"; filename*=UTF-8''scan.pdf")
            #expect(
                HTTPField.Name("Content-Security-Policy").flatMap { scan.headers[$0] } == "default-src 'none'; sandbox")
            #expect(HTTPField.Name("X-Content-Type-Options").flatMap { scan.headers[$0] } == "nosniff")
            #expect(try await client.get("matters/\(number)", as: "resources").headers[.eTag] == version)
            #expect(try town.store.verify("500231").flaws == [])
        }
    }

    @Test func `3.1: a file may be the bare body, and a repeated request is one file`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let path = "matters/\(number)/attachments"
            for _ in 0..<2 {
                let sent = try await client.send(
                    .post, path + "?name=a.txt&forUnits=true", as: "office", Sent.note.bytes,
                    ["Content-Type": "image/jpeg", "Idempotency-Key": "k1"])
                #expect(sent.status == 201)
                #expect(sent.fields["items"]?[0]?["kind"] == "text")
                // The same key and files in a form of another boundary are the same request too.
                let form = try await client.upload(path, as: "office", [Sent.photo], [:], ["Idempotency-Key": "k2"])
                #expect(form.status == 201)
            }
            #expect(try await client.files("matters/\(number)", as: "office").count == 2)
            let other = try await client.upload(path, as: "office", [Sent.scan], [:], ["Idempotency-Key": "k2"])
            #expect(other.code == "idempotency-key-reused")
        }
    }

    @Test func `3.1: the person who told us adds photos with number and code, and sees her own`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.received.arise(client)
            let path = "track/\(number)/attachments"
            let sent = try await client.upload("\(path)?code=\(code)", [Sent.photo])
            #expect(sent.status == 201)
            _ = try await client.attached(path, as: nil, Sent.scan, ["code": code])
            _ = try await client.attached(
                "matters/\(number)/attachments", as: "office", Sent.note, ["forUnits": "true"])
            let mine = try await client.get("track/\(number)?code=\(code)").fields["attachments"]?.list ?? []
            #expect(mine.compactMap { $0["name"]?.text } == ["照片.jpg", "scan.pdf"])
            let before = try town.position
            for wrong in ["", "ZZZZZZZZ"] {
                let refused = try await client.upload("\(path)?code=\(wrong)", [Sent.photo])
                #expect(refused.status == 404 && refused.code == "tracking-code-wrong")
            }
            // The code must come before the first file: nothing is kept of whoever has none.
            let late = try await client.send(
                .post, path, as: nil,
                Sent.form([:], [Sent.photo]).dropLast(9) + Sent.form(["code": code], []),
                ["Content-Type": "multipart/form-data; boundary=xyz"])
            #expect(late.code == "tracking-code-wrong")
            #expect(try town.position == before)
        }
    }

    @Test func `3.1: she fetches her own files and what was shown to her with number and code, and nobody else's`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let sealed = Said.acceptance.without("obstacle").adding([
                "obstacle": "obstructed", "coordination": Said.oneUnit,
            ])
            let answer = try await client.registered()
            let (number, code) = (answer.number, answer.fields["trackingCode"]?.text ?? "")
            try await client.must("matters/\(number)/judgement", as: "office", sealed)
            let track = "track/\(number)/attachments"
            let own = try await client.attached(track, as: nil, Sent.note, ["code": code])
            let shown = try await client.attached("matters/\(number)/attachments", as: "office", Sent.scan)
            let kept = try await client.attached("matters/\(number)/attachments", as: "office", Sent.scan)
            let complaint = try await RecordRouteTests.record(.sealedComplaint, of: number, client)
            let apart = try await client.attached("sealed-complaints/\(complaint)/attachments", as: "office", Sent.scan)
            let other = try await client.registered()
            let theirs = try await client.attached(
                "track/\(other.number)/attachments", as: nil, Sent.note,
                ["code": other.fields["trackingCode"]?.text ?? ""])
            #expect(try await client.get("\(track)/\(shown)?code=\(code)").code == "file-unknown")
            let told = try await client.must("attachments/\(shown)/showing", as: "head", ["to": "reporter"])
            #expect(told.fields["forReporter"] == .bool(true) && told.fields["forUnits"] == .bool(false))
            let again = try await client.post("attachments/\(shown)/showing", as: "head", ["to": "reporter"])
            #expect(again.status == 422 && again.code == "file-shown")
            let nobody = try await client.post("attachments/\(kept)/showing", as: "head", ["to": "everybody"])
            #expect(nobody.wrong == ["to: unknown-value"])
            let record = try await client.post("attachments/\(apart)/showing", as: "office", ["to": "reporter"])
            #expect(record.code == "file-of-record")
            let listed = try await client.get("track/\(number)?code=\(code)").fields["attachments"]?.list ?? []
            #expect(listed.compactMap { $0["id"]?.text } == [own, shown])
            #expect(listed.allSatisfy { $0["forUnits"] == nil && $0["forReporter"] == nil })
            for (id, text) in [(own, "hello"), (shown, "%PDF-1.7 a scan")] {
                let file = try await client.get("\(track)/\(id)?code=\(code)")
                #expect(file.status == 200 && file.text == text)
                #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
                for wrong in ["", "?code=ZZZZZZZZ"] {
                    #expect(try await client.get("\(track)/\(id)\(wrong)").code == "tracking-code-wrong")
                }
            }
            for id in [kept, apart, theirs, "F" + String(repeating: "0", count: 24)] {
                let hidden = try await client.get("\(track)/\(id)?code=\(code)")
                #expect(hidden.status == 404 && hidden.code == "file-unknown")
            }
            for account in ["window", "resources", "leader", "oversight", "admin"] {
                let refused = try await client.post("attachments/\(kept)/showing", as: account, ["to": "units"])
                #expect(refused.status == (account == "resources" ? 404 : 403), "\(account)")
            }
        }
    }

    @Test func `3.1: the head or the administrator erases, and what is gone is gone for all`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.received.arise(client).number
            let id = try await client.attached(
                "matters/\(number)/attachments", as: "office", Sent.note, ["forUnits": "true"])
            for account in ["office", "window", "resources", "leader", "oversight", "security", "audit"] {
                let refused = try await client.post("attachments/\(id)/erasure", as: account, ["reason": "mistaken"])
                #expect(refused.status == 403, "\(account)")
            }
            let nonsense = try await client.post("attachments/\(id)/erasure", as: "head", ["reason": "因为张三"])
            #expect(nonsense.wrong == ["reason: unknown-value"])
            let erased = try await client.post("attachments/\(id)/erasure", as: "admin", ["reason": "requested"])
            #expect(erased.fields["erased"] == "requested" && erased.fields["name"] == .null)
            for account in ["office", "resources", "head"] {
                let gone = try await client.get("attachments/\(id)", as: account)
                #expect(gone.status == 404 && gone.code == "file-erased", "\(account)")
            }
            #expect(
                try await client.post("attachments/\(id)/erasure", as: "head", ["reason": "mistaken"]).code
                    == "file-erased")
            #expect(try town.store.verify("500231").flaws == [])
        }
    }

    @Test func `2.1: a record has files of its own, for its own readers`() async throws {
        let town = try Town()
        try await town.serve { client in
            let matter = try await Situation.received.arise(client).number
            let opened = try await client.must(
                "matters/\(matter)/remedies", as: "resources", RecordRouteTests.documents)
            let path = "documents-to-follow/\(opened.number)"
            let id = try await client.attached("\(path)/attachments", as: "resources", Sent.scan)
            #expect(try await client.files(path, as: "office").compactMap { $0["id"]?.text } == [id])
            #expect(try await client.files("matters/\(matter)", as: "office") == [])
            #expect(try await client.get("attachments/\(id)", as: "window").status == 200)
            #expect(try await client.get("attachments/\(id)", as: "police").code == "file-unknown")
            // A number of another kind is not there.
            let wrong = try await client.upload("undertakings/\(opened.number)/attachments", as: "office", [Sent.scan])
            #expect(wrong.status == 404 && wrong.code == "record-unknown")
            let foreign = try await client.upload("\(path)/attachments", as: "police", [Sent.scan])
            #expect(foreign.status == 404 && foreign.code == "record-unknown")
        }
    }

    @Test func `3.3: a file answers a slip, and only one of its own matter`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.two.arise(client).number
            let slips = try await client.slips(number)
            let path = "matters/\(number)/attachments"
            let sent = try await client.upload(path, as: "resources", [Sent.scan], ["slip": slips[0]])
            #expect(sent.fields["items"]?[0]?["slip"] == .text(slips[0]))
            #expect(
                try await client.upload(path, as: "resources", [Sent.scan], ["slip": slips[1]]).code == "slip-unknown")
            #expect(try await client.upload(path, as: "office", [Sent.scan], ["slip": "x"]).code == "slip-unknown")
        }
    }

    @Test func `3.1: a closed matter takes files from officials only, a filed one from nobody`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.closed.arise(client)
            let path = "matters/\(number)/attachments"
            #expect(try await client.upload(path, as: "resources", [Sent.scan]).code == "files-closed")
            #expect(
                try await client.upload("track/\(number)/attachments?code=\(code)", [Sent.scan]).code == "files-closed")
            #expect(try await client.upload(path, as: "office", [Sent.scan]).status == 201)
            try await client.must("matters/\(number)/filing", as: "office")
            #expect(try await client.upload(path, as: "office", [Sent.scan]).code == "files-closed")
        }
    }

    private static let hostile: [(name: String, body: [UInt8], type: String, status: Int, code: String)] = [
        ("no file", Sent.form([:], []), "multipart/form-data; boundary=xyz", 422, "file: required"),
        ("no file chosen", Sent.form([:], [("", [])]), "multipart/form-data; boundary=xyz", 422, "file: required"),
        ("empty file", Sent.form([:], [("a.txt", [])]), "multipart/form-data; boundary=xyz", 422, "file-empty"),
        (
            "a program", Sent.form([:], [("a.jpg", [0x4D, 0x5A, 0])]), "multipart/form-data; boundary=xyz", 422,
            "file-kind-unknown"
        ),
        ("cut", Sent.form([:], [Sent.note]).dropLast(4), "multipart/form-data; boundary=xyz", 400, "multipart-cut"),
        ("nothing", [], "multipart/form-data; boundary=xyz", 400, "body-empty"),
        (
            "other boundary", Sent.form([:], [Sent.note]), "multipart/form-data; boundary=abc", 400,
            "multipart-malformed"
        ),
        ("no boundary", Sent.form([:], [Sent.note]), "multipart/form-data", 400, "multipart-malformed"),
        ("JSON", Array("{}".utf8), "application/json", 415, "upload-media-type"),
        (
            "unknown field", Sent.form(["colour": "red"], [Sent.note]), "multipart/form-data; boundary=xyz", 422,
            "colour: unknown-field"
        ),
        (
            "field twice", Sent.form(["slip": "a", "slip": "b"], [Sent.note]), "multipart/form-data; boundary=xyz", 400,
            "form-malformed"
        ),
        ("bare and empty", [], "application/pdf", 422, "file-empty"),
        ("too large", [UInt8](repeating: 97, count: Limits.upload + 1), "text/plain", 413, "file-too-large"),
        ("too large a file", [UInt8](repeating: 97, count: Limits.file + 1), "text/plain", 413, "file-too-large"),
    ]

    @Test func `input: an upload that cannot be right is refused with a clear sentence and nothing is stored`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let before = try town.position
            for hostile in Self.hostile {
                for language in ["zh-CN", "en"] {
                    let answer = try await client.send(
                        .post, "matters/\(number)/attachments", as: "office", hostile.body,
                        ["Content-Type": hostile.type, "Accept-Language": language])
                    #expect(answer.status == hostile.status, "\(hostile.name)")
                    #expect(
                        answer.code == hostile.code || answer.wrong == [hostile.code], "\(hostile.name): \(answer.text)"
                    )
                    #expect(answer.detail.unicodeScalars.contains { $0.value > 0x3000 } == (language == "zh-CN"))
                }
            }
            #expect(try town.position == before)
            // A place taken by each refused upload would be missing now.
            #expect(try await client.upload("matters/\(number)/attachments", as: "office", [Sent.note]).status == 201)
        }
    }

    @Test func `3.1: a hostile name arrives as a harmless one`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let name = "../../<script>alert(1)</script>\u{202E}gpj.exe"
            let id = try await client.attached("matters/\(number)/attachments", as: "office", (name, Sent.photo.bytes))
            let line = try #require(try await client.files("matters/\(number)", as: "office").first)
            #expect(line["name"] == "scriptgpj.exe")
            let file = try await client.get("/desk/attachments/\(id)?view=1", as: "office")
            #expect(file.headers[.contentType] == "image/jpeg")
            #expect(
                file.headers[.contentDisposition] == "inline; filename=\"file.jpg\"; filename*=UTF-8''scriptgpj.exe.jpg"
            )
        }
    }

    @Test func `3.1: uploads beyond the places there are wait outside, and reporters take none of the officials'`()
        async throws
    {
        let uploads = Uploads()
        func hold(_ left: Int, isReporter: Bool) async throws -> Int {
            if left == 0 { return 0 }
            return try await uploads.within(isReporter: isReporter) { try await hold(left - 1, isReporter: isReporter) }
        }
        #expect(try await hold(Limits.reporterUploads, isReporter: true) == 0)
        await #expect(throws: Problem.self) { try await hold(Limits.reporterUploads + 1, isReporter: true) }
        #expect(try await uploads.within(isReporter: true) { try await hold(Limits.uploads, isReporter: false) } == 0)
    }
}
