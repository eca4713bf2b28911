// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// Records over HTTP: the same addresses for every kind, made from its procedure.
@Suite struct RecordRouteTests {
    static let documents: Fields = [
        "kind": "documents-to-follow", "papers": "旧证原件", "key": false, "urgency": "住院用钱", "confirmed-by": "窗口",
        "promised": "2026-04-01", "consequence": "revoked",
    ]

    /// The matter's record of a kind, as somebody who may know of it finds it.
    static func record(_ kind: RecordKind, of matter: String, _ client: Client, as account: String = "head")
        async throws
        -> String
    {
        let items = try await client.get("\(kind.plural)?matter=\(matter)", as: account).fields["items"]?.list ?? []
        return try #require(items.first?["number"]?.text)
    }

    @Test func `2.1: documents to follow open an undertaking, which is kept`() async throws {
        let town = try Town()
        try await town.serve { client in
            let matter = try await Situation.received.arise(client).number
            let opened = try await client.must("matters/\(matter)/remedies", as: "resources", Self.documents)
            #expect(opened.status == 201)
            #expect(opened.headers[.location] == "/api/v1/documents-to-follow/\(opened.number)")
            #expect(opened.fields["matters"] == [.text(matter)])
            #expect(opened.fields["unit"] == "natural-resources")
            #expect(opened.fields["values"]?["papers"] == "旧证原件")
            #expect(opened.actions == ["handling"])
            let undertaking = try await Self.record(.undertaking, of: matter, client, as: "resources")
            let whole = try await client.get("undertakings/\(undertaking)", as: "office")
            #expect(whole.fields["phase"] == "promised")
            let acts = whole.fields["obligations"]?.list?.compactMap { $0["act"]?.text } ?? []
            #expect(Set(acts) == ["fulfil-undertaking", "remind-undertaking"])
            let kept = try await client.must("undertakings/\(undertaking)/outcome", as: "window", ["outcome": "kept"])
            #expect(kept.fields["open"] == false)
            #expect(kept.text == (try await client.get("undertakings/\(undertaking)", as: "window")).text)
            let matterAfter = try await client.get("matters/\(matter)", as: "office").fields["records"]?.list ?? []
            #expect(Set(matterAfter.compactMap { $0["kind"]?.text }) == ["documents-to-follow", "undertaking"])
        }
    }

    @Test func `2: fields name what is wrong, the plan says which remedy, and evidence stands for a unit`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let matter = try await Situation.received.arise(client).number
            let path = "matters/\(matter)/remedies"
            let unknown = try await client.post(path, as: "office", ["kind": "wish"])
            #expect(unknown.wrong == ["kind: unknown-value"])
            let wrong = Self.documents.without("promised").without("papers").adding([
                "promised": "2026-03-01", "colour": "red",
            ])
            let told = try await client.post(path, as: "office", wrong)
            #expect(Set(told.wrong) == ["papers: required", "promised: out-of-range", "colour: unknown-field"])
            let other = try await client.post(path, as: "office", ["kind": "special-study"])
            #expect(other.code == "remedy-not-for-obstacle")
            let opened = try await client.must(path, as: "office", Self.documents)
            let handling = "documents-to-follow/\(opened.number)/handling"
            let done: Fields = ["at": "2026-03-02", "result": "先办了"]
            #expect(try await client.post(handling, as: "office", done).code == "evidence-needed")
            try await client.must(handling, as: "office", done.adding(["evidence": "3 月 2 日电话"]))
        }
    }

    @Test func `3.4c: the finding of an inquiry sends a new slip, and no address of the matter does`() async throws {
        let town = try Town()
        try await town.serve { client in
            let matter = try await Situation.calledPoor.arise(client).number
            #expect(try await client.post("matters/\(matter)/finding", as: "head", [:]).status == 404)
            let inquiry = try await Self.record(.ratingInquiry, of: matter, client)
            let finding: Fields = ["cause": "service", "text": "材料没有一次说清", "rework": true]
            let found = try await client.must("rating-inquiries/\(inquiry)/finding", as: "office", finding)
            #expect(found.fields["phase"] == "found")
            #expect(try await client.slips(matter).count == 2)
        }
    }

    @Test func `2.5: a sealed complaint goes its way, and no unit or window can tell there is one`() async throws {
        let town = try Town()
        try await town.serve { client in
            let matter = try await client.registered().number
            let body = Said.acceptance.without("obstacle").adding([
                "obstacle": "obstructed", "coordination": Said.oneUnit,
            ])
            try await client.must("matters/\(matter)/judgement", as: "office", body)
            let complaint = try await Self.record(.sealedComplaint, of: matter, client)
            for account in ["resources", "resources-leader", "window", "admin", "audit", "security"] {
                let there = try await client.get("sealed-complaints/\(complaint)", as: account)
                let nowhere = try await client.get("sealed-complaints/500231-2026-SC9999", as: account)
                #expect(there.status == 404)
                #expect(there.text.replacing(complaint, with: "500231-2026-SC9999") == nowhere.text)
                #expect(try await client.get("sealed-complaints", as: account).fields["items"] == .list([]))
                let step = try await client.post("sealed-complaints/\(complaint)/referral", as: account)
                #expect(step.status == 404)
                let whole = try await client.get("matters/\(matter)", as: account)
                #expect(!whole.text.contains(complaint) && !whole.text.contains("sealed-complaint"))
            }
            try await client.must("sealed-complaints/\(complaint)/referral", as: "office", ["contents": "清单一份"])
            let referral = try await Self.record(.disciplineReferral, of: matter, client)
            #expect(try await client.get("referrals/\(referral)", as: "leader").fields["values"]?["contents"] == nil)
            try await client.must("referrals/\(referral)/receipt", as: "discipline", ["received-by": "王五"])
            try await client.must(
                "sealed-complaints/\(complaint)/establishment", as: "oversight",
                ["established": "yes", "opinion": "属实", "ground": "attitude"])
            let circular = try await Self.record(.circular, of: matter, client)
            #expect(try await client.get("circulars/\(circular)", as: "office").fields["phase"] == "owed")
        }
    }

    @Test func `closed loop: whoever owes something to a record finds it among what she owes`() async throws {
        let town = try Town()
        try await town.serve { client in
            let matter = try await Situation.calledPoor.arise(client).number
            let owed = try await client.get("obligations", as: "office").fields["items"]?.list ?? []
            let contact = try #require(owed.first { $0["act"] == "contact-rater" })
            #expect(contact["kind"] == "rating-inquiry")
            #expect(contact["matter"]?.text == matter)
            #expect(contact["title"]?.text == "身份证件遗失，办不了抵押登记")
            let board = try await client.get("/desk", as: "office")
            #expect(board.status == 200)
            let inquiry = try #require(contact["record"]?.text)
            #expect(board.text.contains("/desk/records/\(inquiry)"))
            let page = try await client.get("/desk/records/\(inquiry)", as: "office")
            #expect(page.status == 200)
            #expect(page.forms.contains("/desk/records/\(inquiry)/finding"))
            #expect(!page.text.contains("⟦"))
            let list = try await client.get("/desk/records", as: "office")
            #expect(list.text.contains(inquiry) && !list.text.contains("⟦"))
        }
    }

    @Test func `pages: every opening has its form, and what was typed comes back with what is wrong`() async throws {
        let town = try Town()
        try await town.serve { client in
            let matter = try await Situation.received.arise(client).number
            for kind in RecordKind.allCases where Procedure.of(kind).opening.isOffered {
                let path = "/desk/record-forms/\(kind.rawValue)?matter=\(matter)"
                let form = try await client.get(path, as: "office")
                #expect(form.status == 200)
                #expect(!form.text.contains("⟦"), "\(kind)")
                for field in Procedure.of(kind).opening.fields {
                    #expect(form.text.contains("name=\"\(field.id)"), "\(kind) \(field.id)")
                }
            }
            let wrong = try await client.form(
                "/desk/record-forms/investigation", as: "office", ["matters": matter, "question": "查户籍"])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("查户籍"))
            let good = try await client.form(
                "/desk/record-forms/investigation", as: "office",
                ["matters": matter, "question": "查户籍", "unit": "natural-resources", "with[0]": "public-security"])
            #expect(good.status == 303)
            let record = good.location.between("/desk/records/", "?")
            let done = try await client.form(
                "/desk/records/\(record)/findings", as: "resources",
                ["findings": "户籍属实", "evidence": "户籍底册", "established": "true"])
            #expect(done.status == 303)
            let page = try await client.get("/desk/records/\(record)", as: "office")
            #expect(page.text.contains("户籍底册") && page.text.contains("已查明"))
        }
    }
}

extension String {
    fileprivate func between(_ before: String, _ after: String) -> String {
        guard let start = firstRange(of: before) else { return "" }
        let rest = self[start.upperBound...]
        return rest.firstRange(of: after).map { String(rest[..<$0.lowerBound]) } ?? ""
    }
}
