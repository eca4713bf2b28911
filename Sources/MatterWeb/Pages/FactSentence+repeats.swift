// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

extension MatterReading {
    func repeatsSentence(_ fact: MatterFact) -> String {
        switch fact {
        case .linked(let link): say.fact(fact.name, [link.other.text])
        case .unlinked(let unlinking): say.fact(fact.name, [unlinking.other.text])
        case .merged(let merging): say.fact(fact.name, [merging.into.text])
        case .joined(let joined): say.fact(fact.name, [joined.number.text])
        case .parted(let parting): say.fact(fact.name, [parting.number.text])
        case .promiseAdvanced(let advance): say.fact(fact.name, [words.deadline(advance.promise)])
        case .mergerFollowed(let following): say.fact(fact.name, [words.deadline(following.due)])
        case .mergerUndone(let undoing): say.fact(fact.name + (undoing.reason == nil ? ".fell" : ""))
        case .reporterJoined(let reporter):
            say.fact(fact.name + (reporter.isRepresentative ? ".representative" : ""), [String(reporter.id)])
        case .reporterLeft(let removal): say.fact(fact.name, [String(removal.reporter)])
        case .reportersSampled(let sample):
            say.fact(
                fact.name,
                [
                    String(sample.of), String(sample.called.count),
                    sample.called.map { reporterName($0) }.joined(separator: say("list-comma")),
                ])
        default: say.fact(fact.name)
        }
    }

    /// 第几位联名人: a number, never a name, wherever a name could travel.
    func reporterName(_ id: Int) -> String {
        id == 0 ? say.fact("joint-reporter-first") : say.fact("joint-reporter-other", [String(id)])
    }

    /// 并到哪里、谁并进来、与谁关联: for officials all of it, for the reporter where it went on, for a unit nothing.
    var repeatsNotices: [String] {
        switch audience {
        case .unit, .desk, .file: return []
        case .reporter: return wentOn
        }
    }

    /// 并件、关联: to the matters themselves, for the desks alone.
    var related: [FrameLink] {
        guard audience == .desk else { return [] }
        func link(_ number: MatterNumber, _ text: String) -> FrameLink {
            FrameLink(href: "/desk/matters/\(number)", text: text)
        }
        let merger = matter.merger.map { [link($0.into, say("merged-into", $0.into.text))] } ?? []
        let joined = matter.joined.map {
            link($0.number, say("joined-here", $0.number.text, words.moment($0.reportedAt)))
        }
        return merger + joined + matter.links.map { link($0.other, say("linked-with", $0.other.text)) }
    }

    /// How the matter it went on in stands, and nothing of whoever told that one.
    private var wentOn: [String] {
        guard let merger = matter.merger, matter.judgementRepliedAt != nil, let other = view.other(merger.into) else {
            return []
        }
        var told = [say("now-merged", merger.into.text), say("now-merged-stage", say("stage.\(other.stage.rawValue)"))]
        if merger.awaiting, let promise = other.promise {
            told.append(say("now-merged-promise", words.deadline(promise)))
        }
        if !merger.awaiting, let ended = other.outcome { told.append(say("now-merged-outcome", outcome(ended))) }
        return told
    }
}
