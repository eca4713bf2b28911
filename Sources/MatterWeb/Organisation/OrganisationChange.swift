// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 改组织 (4.1). Everything somebody may ask to change, named as the noun its address ends in.
enum OrganisationChange: String, Sendable, CaseIterable {
    case posts, seats
    case standIns = "stand-ins"
    case absences, delegations, responsibilities, rota, accounts
    case leaving, contact, password

    /// 针对账号: the address names the account.
    var concernsAccount: Bool { [.leaving, .contact, .password].contains(self) }

    /// The administrator keeps accounts and posts; the head also the working group and who is there.
    var roles: RoleSet {
        switch self {
        case .posts, .delegations, .accounts, .leaving, .contact, .password: [.admin]
        case .seats, .standIns, .absences, .responsibilities, .rota: [.admin, .head]
        }
    }

    var path: String {
        concernsAccount ? "organisation/accounts/{account}/\(rawValue)" : "organisation/\(rawValue)"
    }
}

extension Site {
    /// Throws `FieldErrors` when the content has no shape, `Refusal` when a rule says no.
    func change(
        _ change: OrganisationChange, _ body: Body, account: String?, by session: Session,
        idempotency: IdempotencyKey? = nil
    ) async throws {
        guard !session.actor.roles.isDisjoint(with: change.roles) else { throw Refusal(.notYours, "4.1") }
        let (now, actor) = (clock(), session.actor)
        // Somebody who has left can no longer be named, but her leaving may be asked for again.
        if try await read({ try $0.answered(idempotency, by: actor, at: now) }) != nil { return try await confirmed() }
        let password = try await hashed(change, body, of: account)
        let work = try await read { [chance] reader in
            let commands = try CommandReader(reader, now: now, chance)
            var body = body
            if let account { body.fields = body.fields.without("account").adding(["account": .text(account)]) }
            let names = try change == .rota ? DutyNames(reader, on: now.date) : nil
            let people = AccountNames(try reader.accounts(on: now.date))
            let asked = OrganisationReading(body, commands, actor, now, password, names, people)
            return try asked.work(change)
        }
        do {
            try await store.lane(jurisdiction).submit { lane in
                try lane.once(idempotency, by: actor, at: now) { try work($0) }
            }
        } catch let refusal as AccountRefusal {
            throw FieldErrors([refusal.fieldError])
        }
    }

    /// Hashing takes a while and does not belong in the lane; nil where no password came.
    private func hashed(
        _ change: OrganisationChange, _ body: Body, of account: String?
    ) async throws -> PasswordHash? {
        guard change == .accounts || change == .password, let text = body.fields["password"]?.text, !text.isEmpty
        else { return nil }
        try PasswordRule.prove(text, of: AccountID(account ?? body.fields["account"]?.text ?? ""), in: "password")
        return try await blocking { [chance] in try PasswordHash.make(text, chance) }
    }
}

extension AccountRefusal {
    /// Beside the field that is wrong.
    fileprivate var fieldError: FieldError {
        switch self {
        case .taken(let account): FieldError(FieldPath().adding("account"), .taken, [account.text])
        case .nameNotAllowed: FieldError(FieldPath().adding("account"), .notAnAccountName)
        case .unitUnknown(let unit): FieldError(FieldPath().adding("unit"), .unknownUnit, [unit.text])
        case .unitNeeded: FieldError(FieldPath().adding("unit"), .required)
        case .roleNotAllowed(let role): FieldError(FieldPath().adding("role"), .unknownValue, [role.rawValue])
        case .unknown(let account): FieldError(FieldPath().adding("account"), .unknownAccount, [account.text])
        }
    }
}

/// One change as it was sent, read into what the lane is to do.
struct OrganisationReading {
    typealias Work = @Sendable (LaneTransaction) throws -> Void

    private let fields: FieldReader
    private let commands: CommandReader
    private let actor: Actor
    private let now: Instant
    private let password: PasswordHash?
    /// Read for the rota only.
    private let names: DutyNames?
    private let people: AccountNames

    init(
        _ body: Body, _ commands: CommandReader, _ actor: Actor, _ now: Instant, _ password: PasswordHash?,
        _ names: DutyNames?, _ people: AccountNames
    ) {
        fields = FieldReader(body)
        self.commands = commands
        self.actor = actor
        self.now = now
        self.password = password
        self.names = names
        self.people = people
    }

    func work(_ change: OrganisationChange) throws(FieldErrors) -> Work {
        switch change {
        case .posts: try post()
        case .seats: try seat()
        case .standIns: try standIn()
        case .absences: try absence()
        case .delegations: try delegation()
        case .responsibilities: try responsibility()
        case .rota: try rota()
        case .accounts: try opening()
        case .leaving: try leaving()
        case .contact: try contact()
        case .password: try newPassword()
        }
    }

    private func changing(
        texts: [TextBody] = [], _ decide: @escaping @Sendable (Roster) throws -> [OrganisationFact]
    ) -> Work {
        { [actor, now] transaction in
            _ = try transaction.change(by: actor, at: now, texts: texts, decide)
        }
    }

    private func account(_ name: String = "account") -> AccountID {
        if fields.value(name) == nil { fields.fail(name, .required) }
        return fields.person(name, people) ?? ""
    }

    private var from: LocalDate { fields.optionalDate("from") ?? now.date }

    /// The same one again corrects it; a new one is named after what it is.
    private func id(_ parts: String...) -> String {
        fields.optionalText("id", most: Limits.identifier * 3) ?? parts.joined(separator: ":")
    }

    private func post() throws(FieldErrors) -> Work {
        let (kind, unit, account, from): (Post.Kind?, UnitID, AccountID, LocalDate) =
            (fields.choice("kind"), commands.unit(fields, "unit"), account(), from)
        let until = fields.optionalDate("until")
        let id = id(kind?.rawValue ?? "", unit.text, account.text, from.description)
        let post = try fields.finish(
            kind.map { Post(id: id, kind: $0, unit: unit, account: account, from: from, until: until) })
        return changing { try $0.post(post) }
    }

    private func seat() throws(FieldErrors) -> Work {
        let (kind, account, from): (GroupSeat.Kind?, AccountID, LocalDate) = (fields.choice("kind"), account(), from)
        let until = fields.optionalDate("until")
        let id = id(kind?.rawValue ?? "", account.text, from.description)
        let seat = try fields.finish(
            kind.map { GroupSeat(id: id, kind: $0, account: account, from: from, until: until) })
        return changing { try $0.seat(seat) }
    }

    private func standIn() throws(FieldErrors) -> Work {
        let (account, of, from) = (account(), account("of"), from)
        let until = fields.optionalDate("until")
        let pair = try fields.finish(
            StandIn(
                id: id(account.text, of.text, from.description), account: account, of: of, from: from, until: until))
        return changing { try $0.standIn(pair) }
    }

    private func absence() throws(FieldErrors) -> Work {
        let (account, from, until) = (account(), fields.date("from"), fields.date("until"))
        let standIn = fields.person("standIn", people)
        let absence = try fields.finish(
            Absence(id: id(account.text, from.description), account: account, from: from, until: until))
        return changing { try $0.absence(absence, standIn: standIn) }
    }

    private func delegation() throws(FieldErrors) -> Work {
        let (account, role, from): (AccountID, Role?, LocalDate) = (account(), fields.choice("role"), from)
        let (unit, until) = (commands.optionalUnit(fields, "unit"), fields.date("until"))
        let id = id(account.text, role?.rawValue ?? "", from.description)
        let lent = try fields.finish(
            role.map { Delegation(id: id, account: account, role: $0, unit: unit, from: from, until: until) })
        return changing { [giver = actor.account] in try $0.delegation(lent, by: giver) }
    }

    private func responsibility() throws(FieldErrors) -> Work {
        let (account, from, until) = (account(), from, fields.optionalDate("until"))
        let text = commands.text(fields, "text", most: Limits.remark)
        let duty = try fields.finish(
            Responsibility(
                id: id(account.text, from.description), account: account, text: text, from: from, until: until))
        return changing(texts: commands.drafting.texts) { try $0.responsibility(duty) }
    }

    /// As pasted text, or a row a day.
    private func rota() throws(FieldErrors) -> Work {
        let rows = fields.objects("days", most: Limits.rows)
        let text = fields.optionalText("text", most: Limits.narrative)
        if fields.value("days") == nil, text == nil { fields.fail("text", .required) }
        let (pasted, wrong) = DutyDay.pasted(text ?? "", knows: commands.knowsAccount)
        for line in wrong { fields.fail("text", .badRotaLine, [String(line)]) }
        let filled = rows.flatMap { names?.read($0, from: now.date) ?? [] }
        let days = try fields.finish(pasted + filled)
        return changing { try $0.duty(days) }
    }

    private func opening() throws(FieldErrors) -> Work {
        let (account, role, name): (String, Role?, String) = (
            fields.text("account", most: Limits.identifier), fields.choice("role"),
            fields.text("name", most: Limits.name)
        )
        let unit = commands.optionalUnit(fields, "unit")
        _ = fields.value("password")
        let (phone, office) = (telephone("phone"), telephone("officePhone"))
        var request = try fields.finish(
            role.map { AccountRequest(account: AccountID(account), role: $0, unit: unit, name: name) })
        request.phone = phone ?? ""
        request.officePhone = office ?? ""
        request.password = password
        return { [actor, now, request] in try $0.openAccount(request, by: actor, at: now) }
    }

    private func leaving() throws(FieldErrors) -> Work {
        let (account, successor, day) = (account(), fields.person("successor", people), fields.optionalDate("on"))
        _ = try fields.finish(account)
        return { [actor, now] in
            try $0.disableAccount(account, successor: successor, on: day, by: actor, at: now)
        }
    }

    private func contact() throws(FieldErrors) -> Work {
        let (account, name) = (account(), fields.optionalText("name", most: Limits.name))
        let (phone, office, erase) = (telephone("phone"), telephone("officePhone"), fields.flag("erase"))
        _ = try fields.finish(account)
        return {
            try $0.setContact(
                of: account, name: name, phone: phone ?? (erase ? "" : nil), officePhone: office ?? (erase ? "" : nil))
        }
    }

    private func newPassword() throws(FieldErrors) -> Work {
        let account = account()
        if fields.value("password") == nil || password == nil { fields.fail("password", .required) }
        let hash = try fields.finish(password)
        return { try $0.setPassword(hash, of: account) }
    }

    private func telephone(_ name: String) -> String? {
        guard let text = fields.optionalText(name, most: Limits.phone) else { return nil }
        if !Telephone.isValid(text) { fields.fail(name, .notAPhone) }
        return text
    }
}
