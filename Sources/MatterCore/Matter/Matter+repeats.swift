// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    mutating func applyRepeats(_ fact: MatterFact, _ at: Instant, _ by: AccountID) {
        switch fact {
        case .linked(let link):
            links.append(LinkedMatter(other: link.other, reason: link.reason, at: at, by: by))
        case .unlinked(let unlinking): links.removeAll { $0.other == unlinking.other }
        case .merged(let merging):
            merger = Merger(into: merging.into, at: at, by: by, awaiting: true)
            stage = .judgement
            handlers.insert(by)
        case .joined(let matter): joined.append(matter)
        case .parted(let parting): joined.removeAll { $0.number == parting.number }
        case .promiseAdvanced(let advance): movePromise(to: advance.promise)
        case .mergerFollowed:
            merger?.awaiting = true
            // What she said of a result that fell again is not what she will say of the next.
            ownRating = nil
        case .mergerEnded:
            merger?.awaiting = false
            moments[.completion] = at
        case .mergerUndone: part()
        case .reporterJoined(let reporter):
            jointReporters.append(reporter)
            lastReporter = max(lastReporter, reporter.id)
        case .reporterLeft(let removal): jointReporters.removeAll { $0.id == removal.reporter }
        case .reportersSampled(let drawn):
            sample = drawn.called
            callsBeforeSample = calls.count
        default: break
        }
    }

    /// Everything the merger decided falls away; what was promised before is remembered.
    private mutating func part() {
        if let promise { earlierPromises.append(promise) }
        (promise, level, merger, outcome) = (nil, nil, nil, nil)
        (judgement, judge, countersigner) = (nil, nil, nil)
        (judgementReply, judgementRepliedAt) = (nil, nil)
        stage = .judgement
    }
}

extension Matter {
    public func isLinked(_ other: MatterNumber) -> Bool { links.contains { $0.other == other } }

    func hasJoined(_ other: MatterNumber) -> Bool { joined.contains { $0.number == other } }

    /// 可以并入: open, accepted or still to be judged, and with no result yet.
    public var takesIn: Bool {
        let open: StageSet = [.intake, .judgement, .coordination, .handling]
        let refused = judgement.map { $0.decision != .accept } ?? false
        return open.contains(stage) && outcome == nil && completion == nil && merger == nil
            && (!refused || reconsideration?.granted == true)
    }

    /// Everybody who told it, by number; 0 is whoever registered it.
    public var people: [Int] { [0] + jointReporters.map(\.id) }

    /// 联名人数: as told, or as listed where that is more.
    public var joint: Int { max(report?.joint ?? 1, people.count) }

    /// 还要回访的人 (3.4b). Empty where nobody was drawn: then only whoever registered it is called.
    public var toCall: [Int] {
        let done = calls.dropFirst(callsBeforeSample).filter { !$0.voided && $0.call.isConcluded }
        return sample.filter { who in !done.contains { $0.call.reporter ?? 0 == who } }
    }

    /// When it was first told, by whomever: a matter merged into it may be the older one.
    public var firstReportedAt: Instant? {
        let own = report?.happenedAt ?? moments[.registration]
        return ([own].compactMap(\.self) + joined.map(\.reportedAt)).min()
    }

    /// 等到何时: what whoever waits for this matter waits for.
    public var awaited: Due? {
        let ahead = obligations.last { [.resume, .recheck].contains($0.act) }?.due
        return ahead ?? promise
    }

    /// The worst of several people's words: nobody's dissatisfaction disappears in an average.
    mutating func weigh(_ given: Ratings?) {
        guard let given else { return }
        guard !sample.isEmpty, let before = ratings else {
            ratings = given
            return
        }
        ratings = before.lowest(given)
    }

    mutating func weighAgain() {
        ratings = nil
        guard !sample.isEmpty else { return }
        for call in calls.dropFirst(callsBeforeSample) where !call.voided { weigh(call.call.ratings) }
    }
}

extension FollowUpCall {
    /// Reached, or a way out was taken: this person need not be called again.
    var isConcluded: Bool { reached || wayOut != nil }
}

extension Ratings {
    fileprivate func lowest(_ other: Ratings) -> Ratings {
        func low(_ one: Int?, _ two: Int?) -> Int? { [one, two].compactMap(\.self).min() }
        return Ratings(
            attitude: low(attitude, other.attitude), result: low(result, other.result),
            efficiency: low(efficiency, other.efficiency), integrity: low(integrity, other.integrity))
    }
}

extension Matter {
    /// Other matters a decision about this command looks at.
    public func others(for command: MatterCommand) -> [MatterNumber] {
        switch command {
        case .link(let link): [link.other]
        case .merge(let merging): [merging.into]
        case .judge(let judgement, _): judgement.into.map { [$0] } ?? []
        case .replyJudgement: merger.map { [$0.into] } ?? []
        default: []
        }
    }

    /// 由此及彼. What these events mean for other matters; `before` is the matter as it was before them.
    public func echoes(after events: [MatterEvent], before: Matter) -> [(number: MatterNumber, echo: Echo)] {
        guard let number else { return [] }
        var found: [(number: MatterNumber, echo: Echo)] = []
        for fact in events.map(\.fact) {
            switch fact {
            case .linked(let link): found.append((link.other, .linked(Link(other: number, reason: link.reason))))
            case .unlinked(let gone):
                found.append((gone.other, .unlinked(Unlinking(other: number, reason: gone.reason))))
            case .judged(let judgement) where judgement.decision == .merger:
                if let into = judgement.into { found.append((into, .joined(joining(before, number)))) }
            case .merged(let merging): found.append((merging.into, .joined(joining(before, number))))
            case .mergerUndone, .withdrawn:
                if let old = before.merger?.into { found.append((old, .parted(number))) }
            default: break
            }
        }
        for other in joined where before.hasJoined(other.number) {
            if let echo = fate(before) { found.append((other.number, echo)) }
        }
        return found
    }

    private func joining(_ before: Matter, _ number: MatterNumber) -> JoinedMatter {
        let told = report?.happenedAt ?? moments[.registration] ?? Instant(seconds: 0)
        let promises = [before.promise].compactMap(\.self) + before.earlierPromises
        return JoinedMatter(number: number, reportedAt: told, promised: promises.min { $0.at < $1.at })
    }

    /// What became of it, for those merged into it.
    private func fate(_ before: Matter) -> Echo? {
        switch (before.ending, ending) {
        case (_, .fell) where before.ending != .fell: .fell
        case (_, .answered) where before.ending != .answered: .ended(outcome)
        case (.answered, .running): .reopened(awaited)
        case (.running, .running) where before.awaited != awaited: awaited.map { .moved($0) }
        default: nil
        }
    }

    private enum Fate { case running, answered, fell }

    private var ending: Fate {
        guard stage == .followUp || stage == .closed else { return .running }
        return completion == nil || outcome == .withdrawn ? .fell : .answered
    }
}
