// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 叙述相近 (3.1): the rule of decision 0054.
@Suite(.everyEngine) struct SimilarWordsTests {
    private let county: County

    init() throws { county = try County() }

    private func similar(_ told: String, as viewer: Viewer = .everything) throws -> [MatterNumber: Set<Similar.Reason>]
    {
        try county.store.catchUp(county.jurisdiction)
        var query = SimilarQuery(since: County.morning)
        query.told = told
        let found = try county.read { try $0.similar(query, viewer) }
        return Dictionary(uniqueKeysWithValues: found.items.map { ($0.number, $0.reasons) })
    }

    private func tell(_ narrative: String, title: String = "一件") throws -> MatterNumber {
        try county.submit(Corpus.submission(.init(title: title, narrative: narrative), county)).number
    }

    private static let well = "桂溪河边的老水井被填了，村里二十户没有水喝，去办取水许可证说没有材料。"

    @Test func `3.1: a report told in the same rare words is shown with the words`() throws {
        let first = try tell(Self.well)
        _ = try tell("孩子上学要开证明，社区让找派出所。")
        let found = try similar("我家老水井去年被填，二十户人吃不上水，想补取水许可证。")
        #expect(found == [first: [.sharedWords(["取水许可证", "二十户", "老水井", "被填"])]])
        #expect(try similar("") == [:])
        #expect(try similar("取水 吃饭") == [:], "one word is chance")
        #expect(try similar("老水井，二十") == [:], "so are two short ones")
        #expect(try similar("取水许可证")[first] != nil, "one long word is not")
    }

    @Test func `3.1: common words make nothing similar`() throws {
        for place in 0..<40 { _ = try tell("来窗口办理没有办成，第\(place)回。") }
        #expect(try similar("我来窗口办理没有办成。") == [:])
        let first = try tell("来窗口办理没有办成，说老水井被填了不归他们管。")
        #expect(Array(try similar("窗口办理没有办成，老水井被填了。").keys) == [first])
    }

    @Test func `3.1: a common pair is remembered for its county, and never while what is rare still grows`() throws {
        let common = CommonPairs()
        common.add("登记", in: "500231")
        #expect(common.holds("登记", in: "500231"))
        #expect(!common.holds("登记", in: "500232") && !common.holds("办证", in: "500231"))
        for _ in 0..<5 { _ = try tell(Self.well) }
        #expect(try similar(Self.well) == [:])
        #expect(!county.store.replays.common.holds("老水", in: county.jurisdiction))
        for place in 0..<60 { _ = try tell("另一件事，第\(place)回。") }
        #expect(try similar(Self.well).count == 5)
    }

    @Test func `3.1: a pair known as common is not looked for`() throws {
        let first = try tell(Self.well)
        #expect(try similar("补办取水许可证，二十户")[first] != nil)
        for pair in ["取水", "水许", "许可", "可证"] { county.store.replays.common.add(pair, in: county.jurisdiction) }
        #expect(try similar("补办取水许可证，二十户") == [:])
    }

    @Test func `3.1: rare is seldom within the county, never more than two hundred matters`() {
        #expect([0, 10, 100, 1000, 2000, 1_000_000].map(SharedWords.rare(among:)) == [3, 3, 10, 100, 200, 200])
    }

    @Test func `3.1: for a unit and for who runs the system nothing is similar`() throws {
        let first = try tell(Self.well)
        try county.coordinate(first, "natural-resources")
        #expect(try similar(Self.well)[first] != nil)
        #expect(try similar(Self.well, as: .unit("natural-resources", hiding: [])) == [:])
        #expect(try similar(Self.well, as: .system(hiding: [])) == [:])
    }

    @Test func `3.1: what was erased is similar to nothing`() throws {
        let first = try tell(Self.well)
        #expect(try similar(Self.well)[first] != nil)
        let id = try #require(try county.read { try $0.record(first, .everything).matter.report?.narrative.id })
        try county.lane.perform { [county] in
            _ = try $0.eraseText(id, reason: "requested", by: county.head, at: County.morning)
        }
        #expect(try similar(Self.well) == [:])
    }

    @Test func `3.1: the closest few are shown, and both engines show the same`() throws {
        let numbers = try (0..<8).map { try tell(String(Self.well.prefix(14 + $0 * 2))) }
        _ = try (0..<80).map { try tell("别的事\($0)") }
        #expect(try similar(Self.well).keys.sorted() == Array(numbers.suffix(SharedWords.most)))
    }
}
