// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing
import Wording

@testable import MatterWeb

/// Dates as people say them, and why a date is that date.
@Suite struct DayPageTests {
    private func words(_ now: String) -> DayWords {
        DayWords(say: Words(.chinese), calendar: PageExamples.calendar, now: PageExamples.instant(now))
    }

    /// Accepted on Thursday before the Spring Festival, five workdays: the 26th.
    private let promise = PageExamples(mood: .named).promise

    @Test func `3.3: a due is a shape, a word and a date`() {
        let told: [(String, String, String)] = [
            ("2026-02-12T16:00:00+08:00", "", "2月26日 周四 下班前 · 还剩 5 个工作日"),
            ("2026-02-24T09:00:00+08:00", "soon", "2月26日 周四 下班前 · 还剩 2 个工作日"),
            ("2026-02-26T23:59:59+08:00", "soon", "今天 下班前"),
            ("2026-02-27T00:00:00+08:00", "late", "2月26日 · 超期 1 个工作日"),
            ("2026-03-01T09:00:00+08:00", "late", "2月26日 · 超期 2 个工作日"),
        ]
        for (now, shape, text) in told {
            let due = words(now).due(promise)
            #expect(due.text == text && due.shape == shape, "\(now)")
        }
    }

    @Test func `3.3: half of the time gone and the last day are said beside the due`() {
        #expect(words("2026-02-13T09:00:00+08:00").flags(promise) == [])
        #expect(words("2026-02-24T09:00:00+08:00").flags(promise) == ["时限过半"])
        #expect(words("2026-02-26T09:00:00+08:00").flags(promise) == [])
        #expect(words("2026-02-27T09:00:00+08:00").flags(promise) == [])
    }

    @Test func `3.3: a half day ends at noon, and says the hour`() {
        let start = PageExamples.instant("2026-02-24T15:00:00+08:00")
        let due = PageExamples.calendar.due(from: start, term: .halfWorkday)
        #expect(words("2026-02-24T16:00:00+08:00").due(due).text == "2月25日 周三 12:00 前 · 还剩 1 个工作日")
        #expect(words("2026-02-25T08:00:00+08:00").due(due).text == "今天 12:00 前")
        #expect(words("2026-02-25T14:00:00+08:00").due(due).text == "今天 12:00 已过")
    }

    @Test func `3.3: a missed due stays late however its hour is read`() {
        #expect(words("2026-02-26T09:00:00+08:00").due(promise, missed: true).shape == "late")
    }

    @Test func `3.3: every day from the start to the due has its box and its reason`() {
        let why = WhyDate(promise, clause: "3.3 L2", words: words("2026-02-25T09:00:00+08:00"))
        #expect(why.title == "为什么是 2月26日？" && why.rule == "5 个工作日，从 2月12日 次日起算（3.3 L2）。")
        #expect(why.days.count == 15)
        #expect(why.days.map(\.shape).filter { $0 == "counted" }.count == 4)
        let told = why.days.map { "\($0.day) \($0.more)" }
        for line in ["2.12 起算", "2.13 第 1 天", "2.14 调休 2", "2.15 春节休", "2.24 第 3 天", "2.26 到期"] {
            #expect(told.contains(line), "\(line)")
        }
    }

    @Test func `a long deadline is folded in its middle, and a provisional one says so`() {
        let start = PageExamples.instant("2026-10-12T15:30:00+08:00")
        let due = PageExamples.calendar.due(from: start, term: .workdays(80))
        let why = WhyDate(due, clause: "3.3 L3", words: words("2026-10-12T16:00:00+08:00"))
        #expect(why.days.count == 29 && why.days[14].day == "…")
        #expect(
            due.provisional && why.rule.contains("还没有公布")
                && words("2026-10-12T16:00:00+08:00").deadline(due).hasSuffix("（暂定）"))
    }

    @Test func `2.5: a name and a number are shown so far as one may recognise them`() {
        #expect(Masking.name("张三") == "张*" && Masking.name("张") == "张" && Masking.name("") == "")
        #expect(Masking.name("某某县某某有限公司") == "某***")
        #expect(Masking.phone("13800131234") == "138****1234" && Masking.phone("110") == "***")
    }
}
