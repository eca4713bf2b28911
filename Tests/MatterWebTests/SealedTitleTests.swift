// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

/// 标题不露身份 (2.5).
@Suite struct SealedTitleTests {
    private static let told = Said.report.without("title").without("narrative").adding([
        "narrative": "我叫张三，电话13800000001，窗口不给办"
    ])

    private func titles(_ number: String, _ code: String, _ client: Client) async throws -> Set<String> {
        let one = try await client.get("matters/\(number)", as: "office")
        let row = try await client.get("matters", as: "office").fields["items"]?.list?.first {
            $0["number"]?.text == number
        }
        let track = try await client.form("/track", ["number": number, "code": code])
        let heading = track.between("<h1>", "</h1>")
        let desk = try await client.get("/desk/matters/\(number)", as: "office")
        return Set([one.fields["title"]?.text ?? "", row?["title"]?.text ?? "", heading, desk.between("<h1>", "</h1>")])
    }

    @Test func `2.5: a title cut from the report falls away everywhere once the matter is judged to be a sealed one`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let report = try await client.registered(Self.told)
            let (number, code) = (report.number, report.fields["trackingCode"]?.text ?? "")
            #expect(try await titles(number, code, client) == ["我叫***，电话***，窗口不给办"])
            let sealed = Said.acceptance.without("obstacle").adding(["obstacle": "obstructed"])
            try await client.must("matters/\(number)/judgement", as: "office", sealed)
            #expect(try await titles(number, code, client) == ["反映一件事"])
            let corrected: Fields = ["field": "title", "text": "登记没有办成", "reason": "写清楚"]
            try await client.must("matters/\(number)/correction", as: "office", corrected)
            #expect(try await titles(number, code, client) == ["登记没有办成"])
        }
    }

    @Test func `2.5: a report told in confidence is never titled with its own words`() async throws {
        let town = try Town()
        try await town.serve { client in
            let secret = Self.told.adding(["keepSecret": true, "service": "不动产登记"])
            let report = try await client.registered(secret)
            let code = report.fields["trackingCode"]?.text ?? ""
            #expect(try await titles(report.number, code, client) == ["不动产登记"])
        }
    }
}
