// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Testing

@Suite struct PasswordRuleTests {
    @Test(arguments: [
        "1234567", String(repeating: "办成", count: 101),
    ])
    func `passwords: too short and too long are told by their length`(_ password: String) {
        #expect(PasswordRule.fault(password, of: "lisi") == .wrongLength)
    }

    @Test(arguments: [
        "12345678", "19880704", "13800131234", "aaaaaaaa", "abababab", "P@ssw0rd", "Passw0rd!", "admin@123", "Aa123456",
        "1qaz@WSX", "zhangsan2026", "ZhangSan@2026", "zhangsan",
    ])
    func `passwords: what is tried first is refused`(_ password: String) {
        #expect(PasswordRule.fault(password, of: "zhangsan") == .guessable)
    }

    @Test(arguments: [
        "垫江的山路十八弯", "correct horse battery", "Bancheng-2026", "zhangsanfeng", "k7#mq2xv",
    ])
    func `passwords: length or mixture, either will do`(_ password: String) {
        #expect(PasswordRule.fault(password, of: "zhangsan") == nil)
    }
}
