// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Wording

/// 反映 (3.1): what a report and everything said about it looks like on the wire.
extension CommandReader {
    /// A report, with the tracking code its sender keeps.
    func registration(
        _ body: Body, trackingCode: String, byOfficial: Bool = false
    ) throws(FieldErrors) -> MatterCommand {
        let fields = FieldReader(body)
        let narrative = fields.text("narrative", most: Limits.narrative)
        let given = fields.optionalText("title", most: Limits.title)
        let named = fields.optionalText("unit", most: Limits.identifier)
        let unit = named.flatMap { byOfficial ? toldUnit(fields, "unit", $0) : knownUnit($0) }
        let reporter = fields.object("reporter").flatMap { person($0) }
        let applicant = fields.optionalObject("applicant").flatMap { person($0) }
        let agent = fields.optionalObject("agent").flatMap { person($0) }
        let service = fields.optionalText("service", most: Limits.title)
        let obstacle = fields.optionalText("obstacle", most: Limits.identifier)
        let keepSecret = fields.flag("keepSecret")
        let kind = obstacles.first { $0.id == obstacle }
        let automatic = AutomaticTitle(
            narrative, names: [reporter, applicant, agent].compactMap { $0?.name } + Self.jointNames(body),
            service: service, obstacle: kind,
            keptBack: keepSecret || kind?.sealed ?? false, otherwise: Wording.sentence("title-neutral", .chinese))
        let registration = Registration(
            channel: fields.text("channel", most: Limits.identifier),
            title: aside(given ?? automatic.title), narrative: aside(narrative),
            reason: optionalText(fields, "reason", most: Limits.remark),
            service: service.map { aside($0) },
            unit: unit, unitAsTold: unit == nil ? named.map { aside($0) } : nil,
            tried: fields.optionalObject("tried").map { tried($0) },
            reporter: aside(reporter ?? Particulars(kind: .anonymous, name: "", phone: nil, idNumber: nil)),
            reporterKind: reporter?.kind ?? .anonymous, hasPhone: reporter?.phone != nil,
            keepSecret: keepSecret, applicant: applicant.map { aside($0) }, agent: agent.map { aside($0) },
            joint: fields.optionalInteger("joint", in: 1...Limits.joint) ?? 1,
            obstacle: obstacle,
            happenedAt: past(fields, "happenedAt"),
            tracking: aside(trackingCode),
            foreign: optionalText(fields, "foreign", most: Limits.identifier),
            foreignDue: fields.optionalDate("foreignDue"),
            proposal: optionalText(fields, "proposal", most: Limits.narrative),
            firstContactUnit: optionalUnit(fields, "firstContactUnit"),
            firstContactOn: fields.optionalDate("firstContactOn"),
            consent: fields.optionalObject("consent").map { consent($0) },
            neutralTitle: given == nil ? automatic.neutral.map { aside($0) } : nil)
        let others = fields.objects("jointReporters", most: Limits.joint - 1).compactMap { jointReporter($0) }
        return try fields.finish(.register(registration, with: others))
    }

    /// 联名人 stand behind the report as much as whoever tells it.
    private static func jointNames(_ body: Body) -> [String] {
        (body.fields["jointReporters"]?.list ?? []).compactMap { $0["name"]?.text }.filter { !$0.isEmpty }
    }

    /// A time that has been; nobody reports what is still to come.
    private func past(_ fields: FieldReader, _ name: String) -> Instant? {
        guard let time = fields.optionalTime(name) else { return nil }
        guard time <= now else {
            fields.fail(name, .outOfRange, ["2019-01-01", now.description])
            return nil
        }
        return time
    }

    /// 同意 (3.1): to what she said yes, and to which wording of the notice.
    private func consent(_ fields: FieldReader) -> Consent {
        Consent(
            particulars: fields.flag("particulars"), identity: fields.flag("identity"), photos: fields.flag("photos"),
            notice: fields.optionalText("notice", most: Limits.identifier))
    }

    private func tried(_ fields: FieldReader) -> Tried {
        Tried(
            place: optionalText(fields, "where", most: Limits.title),
            times: fields.optionalInteger("times", in: 0...Limits.times),
            step: optionalText(fields, "step", most: Limits.title), since: fields.optionalDate("since"))
    }

    func person(_ fields: FieldReader) -> Particulars? {
        let kind: ReporterKind = fields.optionalChoice("kind") ?? .person
        let named = fields.optionalText("name", most: Limits.name)
        if named == nil, kind != .anonymous, fields.value("name") == nil { fields.fail("name", .required) }
        let typed = fields.optionalText("phone", most: Limits.phone).map { Telephone.tidied($0) }
        let phone = typed.map { Telephone.tidied($0, area: areaCode) }
        if let phone, !Telephone.isPossible(phone) {
            fields.fail("phone", .notAPhone)
        } else if let code = typed.flatMap(Telephone.doubt) {
            doubt(fields, "phone", phone == typed ? code : .areaAdded)
        }
        let identity = fields.optionalText("idNumber", most: Limits.identity).map { IdentityNumber.tidied($0) }
        if let code = identity.flatMap({ IdentityNumber.doubt($0, of: kind) }) { doubt(fields, "idNumber", code) }
        return Particulars(kind: kind, name: named ?? "", phone: phone, idNumber: identity)
    }

    func contact(_ fields: FieldReader) -> MatterCommand? {
        let how: ContactMeans? = fields.choice("how")
        let reached = fields.optionalFlag("reached") ?? true
        let note = note(fields)
        return how.map { .contact(FirstContact(how: $0, reached: reached, note: note)) }
    }

    func onTheSpot(_ fields: FieldReader) -> MatterCommand? {
        let result = text(fields, "result", most: Limits.narrative)
        return innerReply(fields, wordsAlone: .visit)
            .map { .settleOnTheSpot(OnTheSpotResolution(result: result, reply: $0)) }
    }

    /// 回填 (3.1): what the system that sent it was told.
    func senderReply(_ fields: FieldReader) -> MatterCommand? {
        let at = fields.optionalTime("at") ?? now
        return .replyToSender(SenderReply(at: at, text: text(fields, "text", most: Limits.narrative)))
    }

    /// One field put right: words, a person or a unit, as the field asks.
    func correction(_ fields: FieldReader) -> MatterCommand? {
        let field: Correction.Field? = fields.choice("field")
        let reason = reason(fields)
        guard let field else { return nil }
        switch field {
        case .title, .narrative, .reason, .service:
            let most = field == .narrative ? Limits.narrative : field == .reason ? Limits.remark : Limits.title
            return .correct(Correction(field: field, text: text(fields, "text", most: most), reason: reason))
        case .unit:
            return .correct(Correction(field: field, unit: unit(fields, "unit"), reason: reason))
        case .reporter:
            guard let person = fields.object("person").flatMap({ person($0) }) else { return nil }
            return .correct(
                Correction(
                    field: field, person: aside(person), hasPhone: person.phone != nil, reason: reason))
        }
    }
}
