// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Procedure {
    /// Every kind has one.
    public static func of(_ kind: RecordKind) -> Procedure {
        switch kind {
        case .investigation: investigation
        case .documentsToFollow: documentsToFollow
        case .undertaking: undertaking
        case .remoteSigning: remoteSigning
        case .specialStudy: specialStudy
        case .goodFaithRecord: goodFaithRecord
        case .assistedService: assistedService
        case .streamliningStudy: streamliningStudy
        case .oneVisitPackage: oneVisitPackage
        case .sealedComplaint: sealedComplaint
        case .disciplineReferral: disciplineReferral
        case .circular: circular
        case .ratingInquiry: ratingInquiry
        case .unitAccount: unitAccount
        case .accountabilityProposal: accountabilityProposal
        case .reviewMeeting: reviewMeeting
        case .improvement: improvement
        case .consultation: consultation
        case .assignedTask: assignedTask
        case .copiesList: copiesList
        case .standingDuty: standingDuty
        case .assessmentExclusion: assessmentExclusion
        case .bulletin: bulletin
        case .typicalMatter: typicalMatter
        case .commendation: commendation
        }
    }

    private static let kinds: [String: RecordKind] = Dictionary(
        uniqueKeysWithValues: RecordKind.allCases.map { (of($0).code, $0) })

    static func kind(code: some StringProtocol) -> RecordKind? { kinds[String(code)] }
}
