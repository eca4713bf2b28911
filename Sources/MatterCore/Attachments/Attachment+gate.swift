// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 附件规则. Who may add a file, open one, erase one.
public enum FileRules {
    /// Files of one side (the reporter, one unit, the officials together) at one matter or record. Each side counts its
    /// own, so that nobody learns from a full list how many others there are.
    public static let most = 50

    private static let erasers: RoleSet = [.head, .admin]
    /// 行管办: who coordinates decides who else sees a file.
    private static let showers: RoleSet = [.office, .head]
    /// 密件、线索内容 (2.5): those who refer and those who receive.
    private static let sealedReaders: RoleSet = [.office, .head, .oversight, .discipline]

    public static func source(of actor: Actor) -> FileSource {
        if actor.role == .reporter { return .reporter }
        return actor.ownUnit == nil ? .official : .unit
    }

    /// 三员分立: whoever runs, secures or audits the system reads no file and adds none. That a file is there she may
    /// know in any case.
    public static func mayOpen(_ actor: Actor) -> Bool { !actor.runsSystem }

    public static func mayErase(_ actor: Actor) -> Bool { !actor.roles.isDisjoint(with: erasers) }

    public static func mayShow(_ actor: Actor) -> Bool { !actor.roles.isDisjoint(with: showers) }

    /// 一个来源最多几份.
    public static func admit(_ new: Int, after there: Int) throws(Refusal) {
        if there + new > most { throw Refusal(.tooManyFiles, "3.1", [String(most), String(there)]) }
    }

    public static func gate(erasing file: Attachment, by actor: Actor) throws(Refusal) {
        guard mayErase(actor) else { throw Refusal(.notYours, "3.1") }
        if file.erased != nil { throw Refusal(.fileErased, "3.1") }
    }

    /// 给人看. A record's files follow its own readers, so that nobody is shown a piece of what she may not know of.
    public static func gate(
        showing file: Attachment, to audience: FileAudience, by actor: Actor
    ) throws(Refusal) {
        guard mayShow(actor) else { throw Refusal(.notYours, "3.1") }
        if file.erased != nil { throw Refusal(.fileErased, "3.1") }
        if case .record? = file.attached?.owner { throw Refusal(.fileOfRecord, "3.1") }
        if file.shown.contains(audience) { throw Refusal(.fileShown, "3.1") }
    }

    fileprivate static func refuseSystem(_ actor: Actor) throws(Refusal) {
        if !mayOpen(actor) { throw Refusal(.notYours, "3.1") }
    }

    fileprivate static func readsSealed(_ actor: Actor) -> Bool { !actor.roles.isDisjoint(with: sealedReaders) }
}

extension Matter {
    /// 可否附文件. The reporter and units while the matter is open; officials until it is filed.
    public func gate(attaching slip: SlipNumber?, by actor: Actor) throws(Refusal) {
        try FileRules.refuseSystem(actor)
        let over = FileRules.source(of: actor) == .official ? filed : stage == .closed
        if over { throw Refusal(.filesClosed, "3.1") }
        guard let slip else { return }
        guard let found = self.slip(slip), actor.ownUnit == nil || found.unit == actor.ownUnit,
            found.issuedAt != nil
        else { throw Refusal(.slipUnknown, "3.3", [slip.text]) }
    }
}

extension ProgrammeRecord {
    /// 可否附文件: while the record is open, to whoever may read it.
    public func gate(attachingBy actor: Actor) throws(Refusal) {
        try FileRules.refuseSystem(actor)
        if !isOpen { throw Refusal(.filesClosed, "3.1") }
    }

    /// 附件知悉范围: the record's own readers; of what is sealed, only those who may read its contents.
    public func showsFiles(to actor: Actor) -> Bool {
        guard isReadable(by: actor) else { return false }
        let sealed: Set<RecordKind> = [.sealedComplaint, .disciplineReferral]
        return !sealed.contains(kind) || FileRules.readsSealed(actor)
    }
}
