// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

/// 一件与它的记录: what runs beside a matter, on its own pages.
extension MatterReading {
    var recordLines: [RecordLine] {
        view.records().map { record in
            let kind = record.state.kind.rawValue
            return RecordLine(
                href: "/desk/records/\(record.number)", number: record.number.text, kind: say.record("record.\(kind)"),
                phase: say.record("phase.\(kind).\(record.state.phase)"))
        }
    }

    /// What the plan allows for its obstacle now, for whoever may open it.
    var remedies: [FrameLink] {
        let roles = view.context.actor.roles
        let readings = [matter.obstacle, matter.obstacleJudged, matter.obstacleReported]
        let allowed = plan.remedies.filter { readings.contains($0.obstacle) && matter.hasReached($0.when) }
        return RecordKind.remedies.filter { kind in
            allowed.contains { $0.kind == kind.rawValue }
                && !roles.isDisjoint(with: Procedure.of(kind).opening.roles)
        }.map { kind in
            FrameLink(
                href: "/desk/record-forms/\(kind.rawValue)?matter=\(number)",
                text: say.record("step.\(kind.rawValue).opening"))
        }
    }

    /// 与反映人有关的: what was promised and by when, in plain words.
    var told: [String] {
        view.records().filter { Procedure.of($0.state.kind).readers.reporter }.map { record in
            let values = record.state.values
            let consequence = values["consequence"]?.choice.flatMap { id in plan.consequences.first { $0.id == id } }
            return say.record(
                "told.\(record.state.kind.rawValue).\(record.state.phase)",
                [
                    text(values["papers"]?.text ?? values["document"]?.text),
                    values["promised"]?.day.map { words.dayOfWeek($0) } ?? "", consequence?.name ?? "",
                ])
        }
    }
}
