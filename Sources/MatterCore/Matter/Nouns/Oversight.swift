// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 邀请监督 (3.3). Sent with the acceptance; absence blocks nothing.
public struct OversightInvitation: Hashable, Sendable, Codable {
    /// The post invited, as the plan's programme names it.
    public let to: Party

    public init(to: Party) {
        self.to = to
    }
}

/// 监督室回应邀请 (3.3). Whether it comes; then who came and what they say.
public struct OversightAnswer: Hashable, Sendable, Codable {
    public let comes: Bool
    public let opinion: TextRef?
    /// 到场人员; nil while nobody has been.
    public let present: [Participant]?

    public init(comes: Bool, opinion: TextRef? = nil, present: [Participant]? = nil) {
        self.comes = comes
        self.opinion = opinion
        self.present = present
    }

    /// It says more than whether somebody comes.
    var reports: Bool { opinion != nil || present?.isEmpty == false }
    /// Nothing is left to say: it stays away, or has said who came and what they think.
    var isLast: Bool { !comes || reports }
}
