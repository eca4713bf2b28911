// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 闭环线 of one matter: six stations, and at the current one who owes what by when.
extension MatterReading {
    var loop: [LoopStep] {
        let order = Stage.allCases
        let here = order.firstIndex(of: matter.stage) ?? 0
        return order.enumerated().map { index, stage in
            let current = index == here
            let past = (index < here && wasThere(stage)) || (current && stage == .closed)
            let state: LoopStep.State = current ? .current : past ? .past : .ahead
            return LoopStep(
                name(stage), state, notes: notes(stage, current: current), dues: current ? dues : [])
        }
    }

    private func name(_ stage: Stage) -> String {
        say((audience == .reporter ? "plain-stage." : "stage.") + stage.rawValue)
    }

    /// A declined matter never was at coordination; the loop does not claim it was.
    private func wasThere(_ stage: Stage) -> Bool {
        switch stage {
        case .intake: true
        case .judgement: matter.judgement != nil || matter.convened != nil
        case .coordination: matter.level != nil
        case .handling: matter.completion != nil || !matter.slips.isEmpty
        case .followUp: !matter.calls.isEmpty
        case .closed: true
        }
    }

    private func notes(_ stage: Stage, current: Bool) -> [String] {
        var notes: [String] = []
        switch stage {
        case .intake: notes += entries.first.map { [words.moment($0.at)] } ?? []
        case .judgement: notes += decisionTold.map { [say("decision.\($0.rawValue)")] } ?? []
        case .coordination: notes += matter.level.map { levelNote($0) } ?? []
        case .handling: notes += matter.completion.map { [outcome($0.outcome)] } ?? []
        case .followUp: break
        case .closed: notes += matter.outcome.map { current ? [outcome($0)] : [] } ?? []
        }
        if current, let main { notes.append(say("loop-owes", party(main.party, slip: main.slip), act(main.act))) }
        return notes
    }

    private var decisionTold: Judgement.Decision? {
        guard let decision = matter.judgement?.decision else { return nil }
        let told = audience != .reporter || decision == .accept || matter.judgementRepliedAt != nil
        return told ? decision : nil
    }

    /// How many units; the level is the offices' own word and says nothing to her.
    private func levelNote(_ number: Int) -> [String] {
        let units = Set(matter.slips.filter { $0.state != .cancelled }.map(\.unit)).count
        if audience == .reporter { return units == 0 ? [] : [say("loop-units", String(units))] }
        return [units == 0 ? level(number) : say("loop-level", level(number), String(units))]
    }

    private var dues: [DueView] {
        if matter.suspension != nil { return [DueView(say("due-paused"), .paused)] }
        return main.map { [words.due($0.due, missed: $0.missed)] } ?? []
    }
}
