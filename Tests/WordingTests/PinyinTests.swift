// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Wording

@Suite struct PinyinTests {
    @Test func `3.3: a name has the letters people type for it`() {
        for (name, letters) in [
            ("县公安局", "xgaj"), ("县规划和自然资源局", "xghhzrzyj"), ("桂溪街道", "gxjd"), ("杠家镇", "gjz"),
            ("市住房公积金管理中心垫江县分中心", "szfgjjglzxdjxfzx"), ("乡镇（街道）、社区便民服务中心", "xzjdsqbmfwzx"),
            ("12345 热线", "12345rx"), ("恩施鄂州", "esez"), ("", ""),
        ] { #expect(Pinyin.initials(of: name) == letters, "\(name)") }
    }

    @Test func `3.3: letters stand for characters that follow each other`() {
        #expect(Pinyin.fits("zrzy", "县规划和自然资源局", whole: false))
        #expect(!Pinyin.fits("zrzy", "县规划和自然资源局", whole: true))
        #expect(!Pinyin.fits("zzy", "县规划和自然资源局", whole: false))
        #expect(Pinyin.fits("xgaj", "县公安局", whole: true) && !Pinyin.fits("xgajx", "县公安局", whole: false))
        #expect(!Pinyin.fits("", "县公安局", whole: false))
    }

    @Test func `3.3: a character read in two ways is found by both`() {
        for (name, ways) in [("长龙镇", ["clz", "zlz"]), ("重庆银行", ["cqyh", "zqyx"]), ("县行政服务中心", ["xxzfwzx"])] {
            for letters in ways { #expect(Pinyin.fits(letters, name, whole: true), "\(name) \(letters)") }
        }
    }
}
