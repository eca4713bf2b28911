// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension MatterTrace {
    /// 全部观察 (4.2). Everything one matter says to the figures, whenever it happened.
    func observations(_ rules: AssessmentRules, _ scale: RatingScale, _ calendar: WorkCalendar, at now: Instant)
        -> [Observation]
    {
        slips.flatMap { slipObservations($0, rules, calendar, now) } + officeObservations(now)
            + callObservations(rules, scale) + endings(rules)
    }

    private func slipObservations(
        _ slip: SlipTrack, _ rules: AssessmentRules, _ calendar: WorkCalendar, _ now: Instant
    ) -> [Observation] {
        guard let issued = slip.issuedAt, !slip.isLetter else { return [] }
        let item = CountedItem(matter: number, slip: slip.number)
        var seen = [
            Observation(.returned, slip.unit, issued, item, counts: slip.returnedAt != nil),
            Observation(.unfinished, slip.unit, issued, item, counts: slip.isOpen),
            Observation(.reminded, slip.unit, issued, item, counts: slip.reminded),
        ]
        if let by = slip.receiveBy?.at,
            let fate = Fate.of(due: by, done: slip.receivedAt, ended: slip.endedAt, runs: true, at: now)
        {
            seen.append(Observation(.receivedOnTime, slip.unit, fate.at, item, counts: fate.met))
        }
        if let ruling = slip.ruling {
            seen.append(Observation(.ruledAgainst, slip.unit, ruling.at, item, counts: ruling.decision == .stay))
        }
        if slip.isLead, let first = slip.firstCompletedAt {
            seen.append(Observation(.reopened, slip.unit, first, item, counts: !slip.reopenings.isEmpty))
        }
        return seen + workObservations(slip, rules, calendar, now)
    }

    private func workObservations(
        _ slip: SlipTrack, _ rules: AssessmentRules, _ calendar: WorkCalendar, _ now: Instant
    ) -> [Observation] {
        guard rules.due == .slip || (slip.isLead && !slip.isRework),
            let due = rules.due == .firstPromise ? slip.firstDue : slip.due,
            let fate = Fate.of(
                due: due.at, done: slip.completedAt, ended: slip.endedAt, runs: slip.runs, at: now)
        else { return [] }
        let item = CountedItem(matter: number, slip: slip.number)
        let end = slip.completedAt ?? slip.endedAt ?? now
        let days = max(0, calendar.workdays(after: due.on, through: end.date))
        let late = CountedItem(matter: number, slip: slip.number, amount: days)
        return [
            Observation(.completedOnTime, slip.unit, fate.at, item, counts: fate.met),
            Observation(.overdueDays, slip.unit, fate.at, late, counts: !fate.met),
            Observation(.extended, slip.unit, fate.at, item, counts: slip.extended),
        ]
    }

    /// 行管办自己的时限: first contact, judgement, and slips out in time.
    private func officeObservations(_ now: Instant) -> [Observation] {
        let item = CountedItem(matter: number)
        let own = duties.compactMap { duty -> Observation? in
            let indicator: Indicator =
                switch duty.act {
                case .firstContact: .contactedSameDay
                case .coordinate: .issuedOnTime
                default: .judgedOnTime
                }
            // Where slips went out, each of them tells whether it was in time.
            guard duty.act != .coordinate || duty.doneAt == nil,
                let fate = Fate.of(due: duty.due.at, done: duty.doneAt, ended: duty.endedAt, runs: true, at: now)
            else { return nil }
            return Observation(indicator, nil, fate.at, item, counts: fate.met)
        }
        let issues = slips.compactMap { slip -> Observation? in
            guard let by = slip.issueBy?.at,
                let fate = Fate.of(due: by, done: slip.issuedAt, ended: slip.endedAt, runs: true, at: now)
            else { return nil }
            return Observation(
                .issuedOnTime, nil, fate.at, CountedItem(matter: number, slip: slip.number), counts: fate.met)
        }
        return own + issues
    }

    private func callObservations(_ rules: AssessmentRules, _ scale: RatingScale) -> [Observation] {
        let item = CountedItem(matter: number)
        return calls.flatMap { call -> [Observation] in
            var seen: [Observation] = []
            if call.isConcluded {
                seen.append(Observation(.reached, call.unit, call.at, item, counts: call.isValid))
            }
            guard call.isValid else { return seen }
            let satisfied = call.marks.allSatisfy { $0 >= rules.satisfiedAtLeast }
            seen.append(Observation(.satisfied, call.unit, call.at, item, counts: satisfied))
            seen.append(Observation(.poor, call.unit, call.at, item, counts: call.isPoor(scale.poorAtMost)))
            return seen
        }
    }

    private func endings(_ rules: AssessmentRules) -> [Observation] {
        let item = CountedItem(matter: number)
        var seen = findings.map {
            Observation(.foundAgainst, $0.unit, $0.at, item, counts: $0.cause == .service)
        }
        if let standing {
            let solved = rules.solved.contains(standing.outcome)
            seen.append(Observation(.solved, standing.unit, standing.at, item, counts: solved))
        }
        seen += suspensions.compactMap { stop in
            stop.ended.map { end in
                let days = CountedItem(matter: number, amount: end.workdays)
                return Observation(.suspensionDays, stop.unit, end.at, days, counts: end.workdays > 0)
            }
        }
        return seen
    }
}
