// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// Papers in the hands of the person who told us: what they are called, whose name stands on them, which code is hers.
@Suite struct HandedPaperTests {
    private static let phone = "13800000001"

    @Test func `3.1, 3.2: what is not judged yet gets a receipt of registration; accepted is said once it is`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (early, _) = try await Situation.reported.arise(client)
            let matter = try await client.get("/desk/matters/\(early)", as: "window").words
            #expect(matter.contains("登记回执") && !matter.contains("受理回执"))
            #expect(try await client.get("/desk/papers/receipt/\(early)", as: "window").status == 404)
            let registered = try await client.get("/desk/matters/\(early)/receipt", as: "window").words
            #expect(registered.contains("登记回执") && registered.contains("还没有评判") && !registered.contains("受理时间"))
            let (declined, _) = try await Situation.declined.arise(client)
            #expect(try await client.get("/desk/papers/receipt/\(declined)", as: "window").status == 404)
            let (number, _) = try await Situation.issued.arise(client)
            let accepted = try await client.get("/desk/matters/\(number)/receipt", as: "window").words
            #expect(accepted.contains("受理回执") && accepted.contains("受理时间") && !accepted.contains("还没有评判"))
            #expect(accepted.contains("受理时答应的期限\n2026年3月4日 周三"))
            #expect(try await client.get("/desk/papers/registration/\(number)", as: "window").status == 200)
        }
    }

    @Test func `D1: the copy that is handed to her bears her own name, and only for whoever printed it`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.issued.arise(client)
            let paper = "/desk/papers/receipt/\(number)"
            let looked = try await client.get(paper, as: "window")
            #expect(!looked.text.contains(Self.phone) && looked.words.contains("这份文书交给本人"))
            let printed = try await client.form("\(paper)/prints", as: "window", ["as": "page"])
            let handed = try await client.get(printed.location, as: "window")
            #expect(handed.words.contains("张三　\(Self.phone)"))
            // Her name is no part of the digest: it is the paper everybody else sees.
            #expect(handed.between("核验码 ", "<") == looked.between("核验码 ", "<"))
            let readings = try await client.get("identity-readings?matter=\(number)", as: "oversight")
            #expect(readings.fields["items"]?.list?.count == 1)
            #expect(
                readings.fields["items"]?[0]?["purpose"] == "paper"
                    && readings.fields["items"]?[0]?["account"] == "window")
            for (account, address) in [
                ("discipline", "\(paper)?copy=1"), ("window", paper),
                ("window", "\(paper)?copy=2"),
            ] {
                #expect(
                    !(try await client.get(address, as: account).text.contains(Self.phone)), "\(account) \(address)")
            }
            // To a colleague the copy says no more than the paper itself.
            for account in ["office", "office2", "head"] {
                let plain = try await client.get(paper, as: account).text.contains(Self.phone)
                let copied = try await client.get("\(paper)?copy=1", as: account).text.contains(Self.phone)
                #expect(plain == copied, "\(account)")
            }
            // Whoever prints it and hands nothing over the counter gets it masked.
            let own = try await client.form("\(paper)/prints", as: "oversight", ["as": "page"])
            #expect(!(try await client.get(own.location, as: "oversight").text.contains(Self.phone)))
            // What stays in the house stays masked.
            let slip = try await client.slips(number)[0]
            let kept = try await client.form("/desk/papers/slip/\(slip)/prints", as: "window", ["as": "page"])
            #expect(!(try await client.get(kept.location, as: "window").text.contains(Self.phone)))
        }
    }

    @Test func `5: hotlines on papers are dialled as on the pages, area code and all`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.issued.arise(client)
            let slip = try await client.slips(number)[0]
            for address in ["/desk/matters/\(number)/receipt", "/desk/slips/\(slip)"] {
                let paper = try await client.get(address, as: "window")
                let article = paper.between("<article", "</article>")
                #expect(article.contains("023-74522706") && !article.contains(" 74522706"), "\(address)")
            }
        }
    }

    @Test func `3.1: a paper for her says in one line what its square is for, and nothing of typefaces`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.issued.arise(client)
            let hers = try await client.get("/desk/matters/\(number)/receipt", as: "window").between(
                "<article", "</article>")
            #expect(hers.contains("查进度只要两样：编号 \(number)，查询码") && hers.contains("查进度用不着它"))
            #expect(!hers.contains("SHA-256") && !hers.contains("字体") && !hers.contains("内容摘要"))
            let slip = try await client.slips(number)[0]
            let ours = try await client.get("/desk/slips/\(slip)", as: "window").between("<article", "</article>")
            #expect(ours.contains("内容摘要（SHA-256）") && ours.contains("字体依次用"))
        }
    }

    @Test func `2.5: the paper slip of a sealed matter does not bear its reporter, not even masked`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let body = Said.acceptance.without("obstacle").adding([
                "obstacle": "obstructed", "coordination": Said.oneUnit,
            ])
            try await client.must("matters/\(number)/judgement", as: "office", body)
            let slip = try await client.slips(number)[0]
            let paper = try await client.get("/desk/slips/\(slip)", as: "office").between("<article", "</article>")
            #expect(paper.contains("交办单") && !paper.contains("张*") && !paper.contains("138****0001"))
        }
    }
}
