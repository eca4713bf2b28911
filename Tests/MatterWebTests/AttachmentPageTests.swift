// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// Files on the pages, without a line of script: sent, listed, fetched, erased, and refused in words.
@Suite struct AttachmentPageTests {
    @Test func `3.1: an official adds files to a matter, and a double click adds them once`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.received.arise(client).number
            let page = "/desk/matters/\(number)"
            let before = try await client.get(page, as: "office")
            #expect(before.words.contains("还没有附件") && before.text.contains("enctype=\"multipart/form-data\""))
            for _ in 0..<2 {
                let sent = try await client.upload(
                    page + "/attachments", as: "office", [Sent.photo, Sent.scan], ["there": "0", "forUnits": "true"])
                #expect(sent.status == 303 && sent.location == page + "?done=attached")
            }
            let after = try await client.get(page + "?done=attached", as: "office")
            #expect(after.words.contains("文件已附上") && after.words.contains("照片.jpg"))
            #expect(after.words.contains("PDF　1 KB　3月2日 09:00　机关人员　承办单位可看"))
            #expect(try await client.files("matters/\(number)", as: "office").count == 2)
            let href = after.between("<a href=\"/desk/attachments/", "\"")
            #expect(
                try await client.get("/desk/attachments/\(href)", as: "resources").headers[.contentType] == "image/jpeg"
            )
            let unit = try await client.get(page, as: "resources")
            #expect(unit.words.contains("照片.jpg") && !unit.words.contains("承办单位可看"))
            #expect(!unit.text.contains("name=\"forUnits\"") && !unit.text.contains("/erasure"))
        }
    }

    @Test func `3.1: what cannot be taken is said at the form, and the page is whole`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.received.arise(client).number
            let page = "/desk/matters/\(number)/attachments"
            let none = try await client.upload(page, as: "office", [("", [])], ["there": "0"])
            #expect(none.status == 422 && none.text.contains("href=\"#attach-file\""))
            let program = try await client.upload(
                page, as: "office", [("a.jpg", [0x4D, 0x5A, 0x90, 0x00])], ["there": "0"])
            #expect(program.status == 422 && program.words.contains("另存为其中一种再传"))
            #expect(program.text.contains("<details class=\"noprint\" id=\"attach\" open>"))
            let cut = try await client.send(
                .post, page, as: "office", Sent.form([:], [Sent.note]).dropLast(5),
                ["Content-Type": "multipart/form-data; boundary=xyz"])
            #expect(cut.status == 400 && cut.words.contains("上传没有传完") && cut.words.contains("反映内容"))
            let hidden = try await client.upload(page, as: "police", [Sent.note])
            #expect(hidden.status == 404)
            #expect(try await client.files("matters/\(number)", as: "office") == [])
        }
    }

    @Test func `3.1: a form from another page is refused before a byte of the file is kept`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let signed = try await client.form("/desk/sign-in", ["account": "office", "password": Town.password])
            let cookie = ["Cookie": String((signed.headers[.setCookie] ?? "").split(separator: ";")[0])]
            let page = "/desk/matters/\(number)"
            let csrf = try await client.get(page, as: nil, cookie).between("name=\"csrf\" value=\"", "\"")
            let address = page + "/attachments"
            #expect(try await client.upload(address, as: nil, [Sent.note], [:], cookie).status == 403)
            #expect(try await client.upload(address, as: nil, [Sent.note], ["csrf": "x"], cookie).status == 403)
            let late = Sent.form([:], [Sent.note]).dropLast(9) + Sent.form(["csrf": csrf], [])
            let type = ["Content-Type": "multipart/form-data; boundary=xyz"]
            let behind = try await client.send(.post, address, as: nil, Array(late), cookie.merging(type) { $1 })
            #expect(behind.status == 403)
            let elsewhere = cookie.merging(["Sec-Fetch-Site": "cross-site"]) { $1 }
            #expect(try await client.upload(address, as: nil, [Sent.note], ["csrf": csrf], elsewhere).status == 403)
            #expect(try await client.files("matters/\(number)", as: "office") == [])
            #expect(try await client.upload(address, as: nil, [Sent.note], ["csrf": csrf], cookie).status == 303)
        }
    }

    @Test func `3.1: the person who told us adds a photo where she follows her matter`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.received.arise(client)
            let page = try await client.form("/track", ["number": number, "code": code])
            #expect(page.text.contains("action=\"/track/attachments\" enctype=\"multipart/form-data\""))
            let fields: KeyValuePairs = ["number": number, "code": code, "there": "0"]
            let sent = try await client.upload("/track/attachments", [Sent.photo], fields)
            #expect(sent.status == 200 && sent.words.contains("照片.jpg") && sent.words.contains("文件已附上"))
            #expect(!sent.text.contains("/desk/"))
            let id = sent.between("action=\"/track/attachments/", "\"")
            let key: KeyValuePairs = ["number": number, "code": code]
            let fetched = try await client.form("/track/attachments/\(id)", key)
            #expect(fetched.status == 200 && fetched.text == String(decoding: Sent.dot, as: UTF8.self))
            let guessed = try await client.form("/track/attachments/\(id)", ["number": number, "code": "ZZZZZZZZ"])
            #expect(guessed.status == 404 && guessed.words.contains("没有查到"))
            let never = try await client.form("/track/attachments/F\(String(repeating: "0", count: 24))", key)
            #expect(never.status == 404)
            let wrong = try await client.upload(
                "/track/attachments", [Sent.photo], ["number": number, "code": "ZZZZZZZZ"])
            #expect(wrong.status == 404 && !wrong.words.contains("照片.jpg"))
            let bad = try await client.upload("/track/attachments", [("a.exe", [0])], fields)
            #expect(bad.status == 422 && bad.words.contains("照片.jpg") && bad.words.contains("另存为其中一种再传"))
            let again = try await client.upload("/track/attachments", [("", [])], fields)
            #expect(again.status == 422 && again.text.contains("#attach-file"))
        }
    }

    @Test func `3.1: the office shows a file to the units or the reporter later, with one press each`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.received.arise(client)
            let page = "/desk/matters/\(number)"
            let id = try await client.attached("matters/\(number)/attachments", as: "office", Sent.scan)
            #expect(!(try await client.get(page, as: "resources").words.contains("scan.pdf")))
            #expect(!(try await client.get(page, as: "window").text.contains("/showing")))
            for (audience, words) in [("units", "承办单位可看"), ("reporter", "反映人可看")] {
                let offered = try await client.get(page, as: "office")
                #expect(offered.text.contains("name=\"to\" value=\"\(audience)\""))
                let shown = try await client.form("/desk/attachments/\(id)/showing", as: "office", ["to": audience])
                #expect(shown.status == 303 && shown.location == page + "?done=file-shown")
                let after = try await client.get(page + "?done=file-shown", as: "office")
                #expect(after.words.contains(words) && after.words.contains("已经给他们看了"))
                #expect(!after.text.contains("name=\"to\" value=\"\(audience)\""))
            }
            #expect(try await client.get(page, as: "resources").words.contains("scan.pdf"))
            let track = try await client.form("/track", ["number": number, "code": code])
            #expect(track.words.contains("scan.pdf") && track.text.contains("/track/attachments/\(id)"))
        }
    }

    @Test func `2.1: files of a record are on its page, and the head erases one with a reason`() async throws {
        let town = try Town()
        try await town.serve { client in
            let matter = try await Situation.received.arise(client).number
            let record = try await client.must(
                "matters/\(matter)/remedies", as: "resources", RecordRouteTests.documents)
            let page = "/desk/records/\(record.number)"
            let sent = try await client.upload(page + "/attachments", as: "resources", [Sent.scan], ["there": "0"])
            #expect(sent.status == 303 && sent.location == page + "?done=attached")
            let shown = try await client.get(page, as: "head")
            #expect(shown.words.contains("scan.pdf") && shown.words.contains("县规划和自然资源局"))
            let action = shown.between("action=\"/desk/attachments/", "\"")
            let erased = try await client.form("/desk/attachments/\(action)", as: "head", ["reason": "mistaken"])
            #expect(erased.status == 303 && erased.location == page + "?done=file-erased")
            let gone = try await client.get(page + "?done=file-erased", as: "window")
            #expect(gone.words.contains("已删除：传错了") && !gone.words.contains("scan.pdf"))
        }
    }
}
