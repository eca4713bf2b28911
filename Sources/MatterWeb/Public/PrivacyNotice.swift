// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 个人信息告知 (3.1). What is taken, what for, who sees it, how long it is kept, and what she may ask for.
enum PrivacyNotice {
    /// Its parts, in the order they are read.
    static let parts = ["who", "what", "why", "sees", "secret", "sensitive", "long", "rights", "child"]

    /// Which wording somebody was shown: it goes with her consent.
    static func version(_ language: Language) -> String {
        let say = Words(language)
        let text = parts.map { say("privacy-\($0)-title") + say("privacy-\($0)") }.joined()
        return String(ContentDigest.of(Array(text.utf8)).prefix(12))
    }

    /// 单独同意: particulars need a yes, and an identity number one of its own.
    static func missing(in content: Fields) -> [FieldError] {
        let reporter = content["reporter"]
        let told = ["name", "phone", "idNumber"].filter { reporter?[$0].map { !$0.isBlank } ?? false }
        let consent = FieldPath().adding("consent")
        var errors: [FieldError] = []
        if !told.isEmpty, !agreed(content, "particulars") {
            errors.append(FieldError(consent.adding("particulars"), .consentNeeded))
        }
        if told.contains("idNumber"), !agreed(content, "identity") {
            errors.append(FieldError(consent.adding("identity"), .identityConsentNeeded))
        }
        return errors
    }

    private static func agreed(_ content: Fields, _ what: String) -> Bool {
        content["consent"]?[what]?.text == "true"
    }
}

extension PageRequest {
    func privacy() async throws -> Response {
        let plan = try await site.read { try $0.plan() }
        return .html(PrivacyPage(plan, frame: frame(say("privacy"), plan)))
    }
}

extension PrivacyPage {
    init(_ plan: Plan, frame: Frame) {
        let say = frame.say
        self.frame = frame
        let years = plan.retention.compactMap { rule in rule.years.map(String.init) }
        let longest = years.compactMap { Int($0) }.max().map(String.init) ?? ""
        let shortest = years.compactMap { Int($0) }.min().map(String.init) ?? ""
        let permanent = plan.retention.contains { $0.years == nil }
        parts = PrivacyNotice.parts.map { part in
            let kept = say("privacy-long", shortest, longest, String(plan.matters.draftDays))
            let text =
                switch part {
                case "who": [say("privacy-who", frame.name)]
                case "long": [kept] + (permanent ? [say("privacy-long-permanent")] : [])
                default: [say("privacy-\(part)")]
                }
            return PrivacyPart(title: say("privacy-\(part)-title"), text: text)
        }
    }
}
