// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// The templates inside the binary, by name; a test fails when a file of Templates is not listed here.
enum ShippedTemplates {
    static let texts: [String: String] = bytes.mapValues { String(decoding: $0, as: UTF8.self) }

    private static let bytes: [String: [UInt8]] = [
        "assessment": PackageResources.assessment_mustache,
        "attachments": PackageResources.attachments_mustache,
        "board": PackageResources.board_mustache,
        "bulletin": PackageResources.bulletin_mustache,
        "error": PackageResources.error_mustache,
        "facts": PackageResources.facts_mustache,
        "field": PackageResources.field_mustache,
        "fields": PackageResources.fields_mustache,
        "figure": PackageResources.figure_mustache,
        "file": PackageResources.file_mustache,
        "foot": PackageResources.foot_mustache,
        "forms": PackageResources.forms_mustache,
        "head": PackageResources.head_mustache,
        "home": PackageResources.home_mustache,
        "imports": PackageResources.imports_mustache,
        "intake": PackageResources.intake_mustache,
        "ledger": PackageResources.ledger_mustache,
        "loop": PackageResources.loop_mustache,
        "matter": PackageResources.matter_mustache,
        "obligations": PackageResources.obligations_mustache,
        "organisation": PackageResources.organisation_mustache,
        "phone-book": PackageResources.phone_book_mustache,
        "paper": PackageResources.paper_mustache,
        "paper-tools": PackageResources.paper_tools_mustache,
        "problem": PackageResources.problem_mustache,
        "qr": PackageResources.qr_mustache,
        "queue": PackageResources.queue_mustache,
        "rate": PackageResources.rate_mustache,
        "receipt": PackageResources.receipt_mustache,
        "record": PackageResources.record_mustache,
        "record-form": PackageResources.record_form_mustache,
        "records": PackageResources.records_mustache,
        "report": PackageResources.report_mustache,
        "review": PackageResources.review_mustache,
        "rota": PackageResources.rota_mustache,
        "sheet": PackageResources.sheet_mustache,
        "sheet-block": PackageResources.sheet_block_mustache,
        "sign-in": PackageResources.sign_in_mustache,
        "story": PackageResources.story_mustache,
        "track": PackageResources.track_mustache,
        "track-form": PackageResources.track_form_mustache,
        "why": PackageResources.why_mustache,
    ]
}
