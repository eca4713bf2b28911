// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 查进度. The same matter in plain words, for the person who told us.
extension TrackPage {
    init(
        _ reading: MatterReading, frame: Frame, forms: [FormView], notices: [String], strayed: [StrayedForm],
        files: FilesView
    ) {
        self.strayed = strayed
        self.files = files
        self.frame = frame
        number = reading.number
        title = reading.title
        self.notices = notices
        now = reading.now + reading.told
        loop = reading.loop
        obligations = reading.rows
        why = reading.why
        story = reading.story
        replies = reading.replies
        self.forms = forms
    }
}

extension MatterReading {
    /// 现在怎样. One sentence on who owes what, one on what was promised.
    fileprivate var now: [String] {
        if matter.stage == .closed, let result = matter.outcome ?? matter.completion?.outcome {
            return [say("now-closed", outcome(result))]
        }
        var sentences = notices
        if matter.stage == .followUp, matter.outcome == .withdrawn { sentences.append(say("now-withdrawn")) }
        if matter.stage == .followUp, let completion = matter.completion {
            sentences.append(say("now-follow-up", outcome(completion.outcome)))
        }
        if ratedPoorly {
            sentences.append(say(matter.owes(.call) ? "now-rated-poor" : "now-rated-poor-called"))
        }
        if let main, matter.suspension == nil { sentences.append(turn(main)) }
        if let promise = matter.promise, matter.stage == .handling {
            sentences.append(say("now-promise", words.deadline(promise)))
        }
        return sentences.isEmpty ? [say("nobody-owes")] : sentences
    }

    private func turn(_ owed: Obligation) -> String {
        if owed.party == .reporter { return say("now-you", words.deadline(owed.due)) }
        let late = owed.missed || words.now > owed.due.at
        return say(
            late ? "now-owes-late" : "now-owes", party(owed.party, slip: owed.slip), act(owed.act),
            words.deadline(owed.due))
    }

    /// 给您的答复. Everything that was ever answered to her, the newest first.
    fileprivate var replies: [StoryEntry] {
        story(where: { fact in
            switch fact {
            case .completed, .judgementReplied, .settledOnTheSpot: true
            default: false
            }
        }).map { entry in
            StoryEntry(
                at: entry.at, time: entry.time, who: entry.who, sentence: say("reply-heading"),
                quotes: entry.quotes)
        }
    }
}
