// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Sheets

/// 序列日期 (3.1), against what Excel shows.
@Suite struct SerialDateTests {
    @Test(arguments: [
        ("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("44256", "2021-03-01"),
        ("45658", "2025-01-01"), ("44256.395833333336", "2021-03-01 09:30"), ("44256.999999999", "2021-03-02"),
        ("0.5", "12:00"), ("2958464", "9999-12-30"), ("44256.00001157407", "2021-03-01 00:00:01"),
    ])
    func `3.1: a day is read as Excel counts it from 1900`(_ serial: String, _ day: String) {
        #expect(SerialDate.text(serial, since1904: false) == day)
    }

    @Test func `3.1: and from 1904, and what is no day stays as it is`() {
        #expect(SerialDate.text("0", since1904: true) == "1904-01-01")
        #expect(SerialDate.text("42794", since1904: true) == "2021-03-01")
        for none in ["-1", "2958465", "1e300", "nan", "x", "", "0"] {
            #expect(SerialDate.text(none, since1904: false) == nil, "\(none)")
        }
    }

    @Test func `3.1: a format shows a day when it says so outside quotation marks`() {
        for format in ["yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy\\-mm\\-dd", "h:mm", "m\"月\"d\"日\";@"] {
            #expect(SerialDate.isDate(format: format), "\(format)")
        }
        for format in ["General", "G/通用格式", "0.00", "@", "\"day\"0", "[Red]0", "#,##0_d", "¥0\\d"] {
            #expect(!SerialDate.isDate(format: format), "\(format)")
        }
        #expect(SerialDate.isDate(builtIn: 14) && SerialDate.isDate(builtIn: 31) && !SerialDate.isDate(builtIn: 0))
    }
}
