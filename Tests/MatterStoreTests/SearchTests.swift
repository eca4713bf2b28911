// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 检索 (3.1): what is found, in what order, by whom.
@Suite(.everyEngine) struct SearchTests {
    private let county: County
    private let numbers: [MatterNumber]

    init() throws {
        county = try County()
        numbers = try Corpus.register(in: county)
    }

    private func places(_ found: [MatterNumber]) -> [Int] { found.compactMap { numbers.firstIndex(of: $0) } }

    /// By hand, so that the oracle itself is checked too.
    @Test func `3.1: a search finds words of two signs, single signs, Latin, digits, units and beginnings of numbers`()
        throws
    {
        let table: [(String, [Int])] = [
            ("抵押", [0, 5]), ("备案", [5, 1]), ("两套房", [0, 6]), ("房子", [5, 0]), ("房", [4, 1, 0, 6, 5, 2]),
            ("wi", [3]), ("POS", [3]), ("gf", [1]), ("0171", [1]), ("GF-2019-0171", [1]), ("1201", [3]), ("A座", [3]),
            ("备案 三个月", [1]), ("三个月 备案", [1]), ("抵押 登记", [0]), ("抵押 孩子", []), ("规划自然资源", [6, 0]),
            ("桂溪 房产", [4]), ("房产权", []), ("盖章", [2]), ("没有", [2, 1]),
            ("500231-2026-000003", [2]), ("500231-2026-00000", [6, 5, 4, 3, 2, 1, 0]), ("000005", [4]),
            ("２０２６", [6, 5, 4, 3, 2, 1, 0]),
            ("3", [2]), ("2019", [1]), ("5", [6, 5, 4, 3, 2, 1, 0]), ("000001 抵押", [0]), ("", []), ("  ", []),
            ("。！", []),
        ]
        for (text, expected) in table where !text.isEmpty {
            #expect(try places(county.found(text)) == expected, "\(text)")
            #expect(Corpus.expected(text) == expected, "the slow way: \(text)")
        }
    }

    @Test func `3.1: a search goes on page by page without a gap or a row twice`() throws {
        for text in ["房", "5", "登记", "备案"] {
            let whole = try county.found(text)
            for page in 1...3 { #expect(try county.found(text, page: page) == whole, "\(text) by \(page)") }
        }
        #expect(try county.read { try $0.ledger(cursor(99)) }.items == [], "a cursor of another list")
    }

    private func cursor(_ cursor: Int) -> LedgerQuery {
        var query = LedgerQuery(.everything)
        query.text = "房"
        query.cursor = cursor
        return query
    }

    @Test func `3.1: filters narrow a search`() throws {
        try county.coordinate(numbers[0], "housing")
        #expect(try places(county.found("登记") { $0.stage = .handling }) == [0])
        #expect(try places(county.found("登记") { $0.stage = .intake }) == [6])
        #expect(try places(county.found("登记") { $0.unit = "housing" }) == [0])
        #expect(try places(county.found("登记") { $0.obstacle = "obstructed" }) == [6])
    }

    /// What the engines take for their own syntax is words to us, or nothing.
    @Test func `3.1: nothing that is typed reaches the engine as syntax`() throws {
        let hostile = [
            "\"", "'", "\"房", "房\"", "房*", "*", "房 OR 抵押", "房 AND", "NOT 房", "NEAR(房 抵押)", "NEAR(", "(", ")", "((房",
            "words:房", "- 房", "^房", "房 + 抵押", "{words}:房", "房:*", "房 & 抵押", "房 | 抵押", "!房", "房 <-> 抵押",
            "\\", "房\\'", "'; drop table ledger; --", "%", "_", "?", "$1", "n5", "u6869", "z", "房\u{0}抵押", "\u{FEFF}房",
            "🙂", "e\u{301}", String(repeating: "房", count: 60), String(repeating: "房 ", count: 30),
            String(repeating: "\"(", count: 30), "ﬁ", "İ", "ß", "ⅷ", "𠮷", "\u{202E}房",
        ]
        for text in hostile {
            #expect(try places(county.found(text)) == Corpus.expected(text), "\(text.debugDescription)")
        }
        #expect(try county.verify().flaws == [])
    }

    @Test func `3.1: repeated signs and very long reports are found like short ones, and no more`() throws {
        let long = String(repeating: "很长的话", count: 1249) + "末尾"
        let first = try county.submit(Corpus.submission(.init(title: "长", narrative: long), county)).number
        #expect(try county.found("长的话很长") == [first])
        #expect(try county.found("𠮷") == [])
        let rare = try county.submit(Corpus.submission(.init(title: "𠮷姓", narrative: "哈哈哈哈"), county)).number
        #expect(try county.found("𠮷") == [rare])
        #expect(try county.found("哈哈哈") == [rare])
        #expect(try county.found("哈哈哈哈哈") == [])
        #expect(try county.verify().flaws == [])
    }

    @Test func `D1: by a name only the whole one finds, first of all, and only for who may know it`() throws {
        let unit = Viewer.unit("housing", hiding: ["obstructed"])
        try county.coordinate(numbers[3], "housing")
        #expect(try places(county.found("王五", by: .name("王五"))) == [3])
        #expect(try places(county.found(" 王 五 ", by: .name(" 王 五 "))) == [3])
        for part in ["王", "五", "王五六", "%", ""] { #expect(try county.found("x", by: .name(part)) == [], "\(part)") }
        for viewer in [unit, .system(hiding: ["obstructed"])] {
            #expect(try county.found("王五", as: viewer, by: .name("王五")) == [])
            #expect(try county.found("13900000009", as: viewer, by: .phone("13900000009")) == [])
        }
        #expect(try county.found("王五") == [], "as a word it is found nowhere")
        let quoting = try county.submit(Corpus.submission(.init(title: "邻居王五的事"), county)).number
        #expect(try county.found("王五", by: .name("王五")) == [numbers[3], quoting])
        #expect(try county.found("王五", by: .name("王五"), page: 1) == [numbers[3], quoting])
        #expect(try places(county.found("13900000009", by: .phone("13900000009"))) == [2])
        #expect(try places(county.found("5", by: .phone("13900000009"), page: 1)) == [2, 6, 5, 4, 3, 1, 0])
    }
}

/// 可见范围 (2.5, 0011, 0047): inside the query, whatever the index knows already.
@Suite(.everyEngine) struct SearchVisibilityTests {
    private let county: County
    private let numbers: [MatterNumber]
    private let unit = Viewer.unit("natural-resources", hiding: ["obstructed"])
    private let system = Viewer.system(hiding: ["obstructed"])

    init() throws {
        county = try County()
        numbers = try Corpus.register(in: county)
    }

    @Test func `2.5: a unit finds its own matters by what it may read of them, and nothing else`() throws {
        try county.coordinate(numbers[0], "natural-resources", "housing")
        try county.coordinate(numbers[1], "housing")
        #expect(try county.found("抵押", as: unit) == [numbers[0]])
        #expect(try county.found("备案", as: unit) == [], "another unit's")
        #expect(try county.found("000001", as: unit) == [numbers[0]])
        #expect(try county.found("000002", as: unit) == [])
        #expect(try county.found("住房城乡", as: unit) == [], "who helps is not found by name")
        #expect(try county.found("规划自然资源", as: unit) == [])
        #expect(try county.found("登记", as: .unit("guixi", hiding: [])) == [])
    }

    @Test func `2.5: what is sealed or told in confidence a unit finds by its number alone`() throws {
        try county.coordinate(numbers[6], "natural-resources", obstacle: "obstructed")
        try county.act(numbers[5], county.officer) { drafting in
            let seat = Participant(account: "lisi", name: nil, unit: nil, opinion: drafting.text("同意受理"))
            return .judge(
                Judgement(decision: .accept, obstacle: "complex", participants: [seat]),
                Coordination(
                    level: 1,
                    slips: [SlipOrder(unit: "natural-resources", role: .lead, task: drafting.text("报销的事"))]))
        }
        for text in ["刁难", "好处", "两套房", "报销", "发票", "备案", "obstructed"] {
            #expect(try county.found(text, as: unit) == [], "\(text)")
        }
        #expect(try county.found("000007", as: unit) == [numbers[6]])
        #expect(try county.found("000006", as: unit) == [numbers[5]])
        #expect(try county.found("000007 刁难", as: unit) == [])
    }

    @Test func `2.5: who runs the system finds no word of what is sealed or ever was`() throws {
        #expect(try county.found("刁难", as: system) == [])
        #expect(try county.found("000007", as: system) == [numbers[6]])
        #expect(try county.found("抵押", as: system) == [numbers[0], numbers[5]])
        try county.coordinate(numbers[6], "natural-resources", obstacle: "obstructed")
        try county.act(numbers[6], county.head) {
            .reclassify(Reclassification(obstacle: "complex", reason: $0.text("改")))
        }
        #expect(try county.found("刁难", as: system) == [], "sealed once, sealed for good")
        #expect(try county.found("刁难", as: unit) == [])
        #expect(try county.found("刁难") == [numbers[6]])
    }

    @Test func `2.5: a matter that becomes sealed is hidden before the index has heard of it`() throws {
        #expect(try county.found("孩子", as: system) == [numbers[2]])
        try county.coordinate(numbers[2], "natural-resources", obstacle: "obstructed")
        #expect(try county.found("孩子", as: system, late: true) == [])
        try county.store.catchUp(county.jurisdiction)
        #expect(try county.found("孩子", as: unit, late: true) == [])
    }

    /// A ledger from before this format says nothing of what was sealed.
    @Test func `2.5: where the ledger does not say yet what is kept back, nothing is found by words`() throws {
        try county.coordinate(numbers[0], "natural-resources")
        try county.store.catchUp(county.jurisdiction)
        try county.tamper("update ledger set readings = null")
        #expect(try county.found("抵押", as: unit) == [])
        #expect(try county.found("抵押", as: system) == [])
        try county.store.rebuild(county.jurisdiction)
        #expect(try county.found("抵押", as: unit) == [numbers[0]])
    }
}

/// One corpus, both engines, and the slow way.
@Suite struct SearchEnginesTests {
    private static let seeds: [UInt64] = [1, 2026]

    @Test(arguments: seeds) func `3.1: both engines find the same matters in the same order`(seed: UInt64) throws {
        var dice = seed
        func roll(_ sides: Int) -> Int {
            dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((dice >> 33) % UInt64(sides))
        }
        let words = ["登记", "备案", "房", "抵押", "的", "，", " ", "GF", "2019", "证明", "社区", "两套", "一", "。", "窗口", "不办", "Ａ"]
        func text(_ most: Int) -> String { (0...roll(most)).map { _ in words[roll(words.count)] }.joined() }
        let reports = (0..<40).map { _ in
            Corpus.Report(
                title: text(3), service: roll(2) == 0 ? "" : text(2), narrative: text(12),
                unit: County.units[roll(County.units.count)].id)
        }
        let asked = (0..<60).map { _ in
            let whole = [reports[roll(40)].narrative, reports[roll(40)].title, text(2), "\(roll(50))"][roll(4)]
            let start = whole.index(whole.startIndex, offsetBy: roll(max(1, whole.count - 1)))
            return String(whole[start...].prefix(1 + roll(6)))
        }
        var found: [Engine: [[MatterNumber]]] = [:]
        var numbers: [MatterNumber] = []
        for engine in Engine.allCases {
            try Engine.$current.withValue(engine) {
                let county = try County()
                numbers = try Corpus.register(reports, in: county)
                found[engine] = try asked.map { try county.found($0.isEmpty ? " " : $0, page: 7) }
                #expect(try county.verify().flaws == [])
            }
        }
        for (place, text) in asked.enumerated() {
            let expected = Corpus.expected(text, reports).map { numbers[$0] }
            for engine in Engine.allCases {
                #expect(found[engine]?[place] == expected, "\(engine) \(text.debugDescription), seed \(seed)")
            }
        }
    }
}
