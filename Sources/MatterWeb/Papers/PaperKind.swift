// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 文书种类 (3.1–file). Its word stands in addresses, in the log of prints and in the code on the paper.
enum PaperKind: String, Hashable, Sendable, CaseIterable {
    /// 登记回执 (3.1): what was registered, before anybody has judged it
    case registration
    /// 受理回执 (3.2): that it is accepted, and until when
    case receipt
    /// 交办单 (3.3)
    case slip
    /// 商请函 (3.3): to whom the county cannot order
    case letter
    /// 不予受理告知书 (3.2)
    case declineNotice = "decline-notice"
    /// 一次性告知书 (3.3): what is still to be brought
    case papersNotice = "papers-notice"
    /// 延期告知书 (3.3)
    case extensionNotice = "extension-notice"
    /// 答复书 (3.4a)
    case reply
    /// 回访记录 (3.4b)
    case callRecord = "call-record"
    /// 容缺承诺书 (2.1), two copies
    case undertaking
    /// 授权委托书 (2.3)
    case mandate
    /// 材料交接单 (2.3)
    case custody
    /// 线索移送清单 (2.5)
    case referralList = "referral-list"
    /// 核查督办表 (3.4c)
    case inquiryForm = "inquiry-form"
    /// 简报 (4.3)
    case bulletin
    /// 卷宗 (file)
    case file
    /// 密卷 (2.5, 3.4c, file): what only some may read
    case sealedFile = "sealed-file"

    /// 版式. Raised when what stands on the paper, or how its digest is made, changes.
    var version: Int { 1 }

    /// 公文 (GB/T 9704): red heading and the type area of an official document.
    var isOfficial: Bool {
        switch self {
        case .letter, .declineNotice, .papersNotice, .extensionNotice, .reply, .bulletin: true
        case .registration, .receipt, .slip, .callRecord, .undertaking, .mandate, .custody, .referralList, .inquiryForm,
            .file, .sealedFile:
            false
        }
    }

    /// 交给本人: handed to the person who told us, in words for her and with her own name.
    var isForPerson: Bool {
        switch self {
        case .registration, .receipt, .declineNotice, .papersNotice, .extensionNotice, .reply, .undertaking, .mandate,
            .custody:
            true
        case .slip, .letter, .callRecord, .referralList, .inquiryForm, .bulletin, .file, .sealedFile: false
        }
    }

    /// 可签回: a paper somebody signs or seals; a file is bound, not signed.
    var comesBack: Bool { self != .file && self != .sealedFile }

    /// Those that speak of a matter, in the order they arise.
    static let ofMatter: [PaperKind] = [
        .registration, .receipt, .declineNotice, .papersNotice, .extensionNotice, .reply, .callRecord,
    ]

    /// Those that speak of a record.
    static func of(_ kind: RecordKind) -> [PaperKind] {
        switch kind {
        case .undertaking: [.undertaking]
        case .assistedService: [.mandate, .custody]
        case .disciplineReferral: [.referralList]
        case .ratingInquiry: [.inquiryForm]
        case .bulletin: [.bulletin]
        default: []
        }
    }

    func address(_ number: String) -> String { "/desk/papers/\(rawValue)/\(number)" }
}
