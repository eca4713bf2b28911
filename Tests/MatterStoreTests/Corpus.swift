// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

@testable import MatterStore

/// 检索语料. The same reports on whatever engine, one after the other, and what a search over them must find, counted the
/// slow way.
struct Corpus {
    struct Report {
        let title: String
        var service = ""
        var narrative = ""
        var reason = ""
        var name = "张三"
        var phone = "13800000000"
        var unit: UnitID? = "housing"
        var secret = false
        var obstacle: String?
    }

    static let reports: [Report] = [
        Report(title: "两套房登记成了一套", service: "不动产抵押登记", narrative: "想办抵押办不了，窗口说两套房子合成一套。", unit: "natural-resources"),
        Report(title: "备案号查不到", service: "商品房预售备案", narrative: "备案三个月，系统里没有，编号是 GF-2019-0171。", name: "李四"),
        Report(title: "孩子上学要的证明开不出", narrative: "社区让找派出所，派出所让找社区。房，产权，都有。", reason: "没有哪一家肯盖章", phone: "13900000009"),
        Report(title: "Wi-Fi 和 POS 机都办不下来", service: "个体工商户变更", narrative: "执照上的地址写成了Ａ座１２０１，要改成 B 座。", name: "王五"),
        Report(title: "房产证", narrative: "办。", unit: "guixi"),
        Report(
            title: "医保报销被退回两次", service: "异地就医备案", narrative: "第一次说少发票，第二次说过期。抵押的房子也等着用钱。", name: "赵六", secret: true),
        Report(title: "有人刁难", narrative: "要好处才肯登记两套房。", unit: "natural-resources", obstacle: "obstructed"),
    ]

    /// Registers them all; the numbers in that order.
    static func register(_ reports: [Report] = reports, in county: County) throws -> [MatterNumber] {
        try reports.map { try county.submit(submission($0, county)).number }
    }

    static func submission(_ report: Report, _ county: County) -> Submission {
        var drafting = Drafting(county.chance)
        let registration = Registration(
            channel: "hall", title: drafting.text(report.title), narrative: drafting.text(report.narrative),
            reason: report.reason.isEmpty ? nil : drafting.text(report.reason),
            service: report.service.isEmpty ? nil : drafting.text(report.service), unit: report.unit,
            reporter: drafting.person(
                Particulars(kind: .person, name: report.name, phone: report.phone, idNumber: nil)),
            reporterKind: .person, hasPhone: true, keepSecret: report.secret, joint: 1, obstacle: report.obstacle,
            tracking: drafting.text("246810"))
        var submission = Submission(.register(registration), on: nil, by: county.clerk, at: County.morning)
        submission.bring(drafting)
        return submission
    }

    /// Which of the reports a search must find, the best place first and then the newest: by looking at every word of
    /// every report. Places in the list.
    static func expected(_ text: String, _ reports: [Report] = reports) -> [Int] {
        let words = text.split(whereSeparator: \.isWhitespace).map { plain(String($0)) }.filter { !$0.isEmpty }
        if words.isEmpty { return [] }
        let ranked = reports.indices.compactMap { place -> (rank: Int, place: Int)? in
            rank(reports[place], place, words).map { ($0, place) }
        }
        return ranked.sorted { ($0.rank, $0.place) > ($1.rank, $1.place) }.map(\.place)
    }

    private static func rank(_ report: Report, _ place: Int, _ words: [[String]]) -> Int? {
        let serial = String(place + 1)
        let padded = String(repeating: "0", count: 6 - serial.count) + serial
        let numbers = ["5002312026\(padded)", "2026\(padded)", padded, serial]
        let unit = County.units.first { $0.id == report.unit }?.name ?? ""
        let heading = [report.title, report.service].flatMap(plain)
        let rest = [report.narrative, report.reason].flatMap(plain)
        var worst = 3
        for word in words {
            let number = word.joined()
            if number.contains(where: \.isNumber), number.utf8.allSatisfy({ $0 < 128 }),
                numbers.contains(where: { $0.hasPrefix(number) })
            {
                continue
            }
            func stands(_ run: String, in texts: [String]) -> Bool { texts.contains { $0.contains(run) } }
            func heads(_ run: String) -> Bool { stands(run, in: heading) || run.count > 1 && stands(run, in: [unit]) }
            if word.allSatisfy(heads) {
                worst = min(worst, 2)
            } else if word.allSatisfy({ heads($0) || stands($0, in: rest) }) {
                worst = 1
            } else {
                return nil
            }
        }
        return worst
    }

    /// Letters and digits in a row, small and of usual width.
    private static func plain(_ text: String) -> [String] {
        let narrow = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0xFF01...0xFF5E).contains(scalar.value)
                        ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar
                }))
        return narrow.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension County {
    /// What a search finds, all its pages together.
    func found(
        _ text: String, as viewer: Viewer = .everything, by person: PersonSearch? = nil, page: Int = 200,
        late: Bool = false, _ edit: (inout LedgerQuery) -> Void = { _ in }
    ) throws -> [MatterNumber] {
        if !late { try store.catchUp(jurisdiction) }
        var query = LedgerQuery(viewer)
        query.text = text
        query.person = person
        query.limit = page
        edit(&query)
        var found: [MatterNumber] = []
        repeat {
            let page = try read { try $0.ledger(query) }
            found += page.items.map(\.number)
            query.cursor = page.next
        } while query.cursor != nil
        return found
    }
}
