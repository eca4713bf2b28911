// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 关联 (3.1). Nothing else changes: numbers, reporters and clocks stay.
    mutating func link(_ link: Link) throws(Refusal) {
        guard link.other != number else { throw Refusal(.linkWithItself, "3.1") }
        _ = try other(link.other, "3.1")
        guard !matter.isLinked(link.other) else { throw Refusal(.alreadyLinked, "3.1", [link.other.text]) }
        record(.linked(link))
    }

    mutating func unlink(_ unlinking: Unlinking) throws(Refusal) {
        guard matter.isLinked(unlinking.other) else { throw Refusal(.noLink, "3.1", [unlinking.other.text]) }
        record(.unlinked(unlinking))
    }

    private func other(_ number: MatterNumber, _ clause: Clause) throws(Refusal) -> Matter {
        guard let other = context.others[number], other.report != nil else {
            throw Refusal(.otherUnknown, clause, [number.text])
        }
        return other
    }

    /// 并入哪一件 (D2). An open matter that went nowhere else; never one a seal lies on, whichever of the two.
    func mergeable(into: MatterNumber) throws(Refusal) {
        guard into != number else { throw Refusal(.mergerWithItself, "D2") }
        let target = try other(into, "D2")
        guard !matter.isSealed(plan), !target.isSealed(plan) else {
            throw Refusal(.sealedNotMerged, "2.5", [into.text])
        }
        if let further = target.merger?.into { throw Refusal(.targetMerged, "D2", [into.text, further.text]) }
        guard target.takesIn else { throw Refusal(.targetNotOpen, "D2", [into.text]) }
        guard target.suspension == nil else { throw Refusal(.targetSuspended, "D2", [into.text]) }
        guard matter.joined.isEmpty else {
            throw Refusal(.hasJoined, "D2", [matter.joined.map(\.number.text).joined(separator: ", ")])
        }
    }

    /// 办理中并件 (D2). Its slips end; its reporter is told, and what she was promised goes with her.
    mutating func merge(_ merging: Merging) throws(Refusal) {
        try mergeable(into: merging.into)
        cancelOpenSlips()
        record(.merged(merging), ends: .all, owes: [Owed(.replyJudgement, due: freshDue(.replyJudgement))])
    }

    /// 分拆 (D2). Back to judgement, with what a judgement owes.
    mutating func undoMerger(_ undoing: MergerUndoing) {
        record(.mergerUndone(undoing), ends: .all, owes: [Owed(.judge, due: freshDue(.judge))])
    }

    /// 等并入件办结 (D2): as long as the other may take, and not longer than she was promised.
    func awaiting() -> Owed {
        let target = matter.merger.flatMap { context.others[$0.into] }
        let known = [matter.promise, target?.awaited].compactMap(\.self).filter { $0.at > now }
        return Owed(.awaitMerged, due: known.min { $0.at < $1.at } ?? freshDue(.awaitMerged))
    }

    /// The earlier clock counts: what anybody in this matter was promised before is kept where it still can be.
    func capped(_ due: Due) -> Due {
        let earlier = matter.earlierPromises + matter.joined.compactMap(\.promised)
        return earlier.map { kept($0) }.reduce(due) { $1.at < $0.at ? $1 : $0 }
    }

    /// A promise already broken cannot be kept; the shortest term there is stands for it.
    private func kept(_ promise: Due) -> Due { promise.at > now ? promise : due(.workdays(1)) }

    private mutating func bringForward(_ promised: Due?) {
        guard let promised, let current = matter.promise, matter.suspension == nil, matter.owes(.complete) else {
            return
        }
        let due = kept(promised)
        guard due.at < current.at else { return }
        let running = matter.slips.filter { $0.isOpen && matter.owesWork(on: $0.number) }
        record(
            .promiseAdvanced(PromiseAdvance(promise: due)), ends: .acts([.complete, .handleSlip]),
            owes: clocks(of: running, due: due))
    }

    /// 联名 (D1). Each gets the next number; nobody's is used again.
    mutating func addReporter(_ reporter: JointReporter) {
        record(.reporterJoined(reporter.numbered(matter.lastReporter + 1)))
    }

    mutating func removeReporter(_ removal: JointReporterRemoval) throws(Refusal) {
        guard matter.jointReporters.contains(where: { $0.id == removal.reporter }) else {
            throw Refusal(.reporterUnknown, "D1", [String(removal.reporter)])
        }
        record(.reporterLeft(removal))
    }

    /// 抽取回访人 (3.4b): the plan's share of all who told it, drawn anew for every result.
    mutating func drawSample() {
        guard !matter.jointReporters.isEmpty else { return }
        let people = matter.people
        let called = ReporterSample.draw(seed: context.seed, from: people, plan.matters.sample(of: people.count))
        record(.reportersSampled(ReporterSample(seed: context.seed, called: called, of: people.count)))
    }
}

extension Pen {
    /// 回声. Writes what another matter's events mean for this one; nothing when it knows already.
    mutating func hear(_ echo: Echo) {
        switch echo {
        case .linked(let link): if !matter.isLinked(link.other) { record(.linked(link)) }
        case .unlinked(let unlinking): if matter.isLinked(unlinking.other) { record(.unlinked(unlinking)) }
        case .joined(let joined):
            guard !matter.hasJoined(joined.number) else { return }
            record(.joined(joined))
            bringForward(joined.promised)
        case .parted(let number): if matter.hasJoined(number) { record(.parted(Parting(number: number))) }
        case .moved(let due):
            guard let owed = matter.obligations.first(where: { $0.act == .awaitMerged }), due.at > now, owed.due != due
            else { return }
            follow(due, ending: .awaitMerged)
        case .ended(let outcome):
            guard matter.merger?.awaiting == true else { return }
            // While she is still to be told of the merger, the call waits for that.
            let owes = matter.owes(.awaitMerged) ? [Owed(.call, due: freshDue(.call))] + senderOwed() : []
            record(.mergerEnded(MergerEnd(outcome: outcome)), ends: .acts([.awaitMerged]), owes: owes)
        case .reopened(let due):
            guard let merger = matter.merger, !merger.awaiting, matter.owes(.call) else { return }
            follow(due.flatMap { $0.at > now ? $0 : nil } ?? freshDue(.awaitMerged), ending: .call)
        case .fell: if matter.merger?.awaiting == true { undoMerger(MergerUndoing()) }
        }
    }

    private mutating func follow(_ due: Due, ending act: Act) {
        record(
            .mergerFollowed(MergerFollowing(due: due)), ends: .acts([act]), owes: [Owed(.awaitMerged, due: due)])
    }
}
