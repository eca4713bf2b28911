// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

extension MatterReading {
    /// What may be printed of it now by this reader. A sealed file is there for every matter, whatever is in it.
    var papers: [FrameLink] {
        let own = PaperKind.ofMatter.filter { sheet($0) != nil }
        let files: [PaperKind] = ArchiveFile.isReadable(by: view.context.actor) ? [.file, .sealedFile] : [.file]
        return (own + files).map { FrameLink(href: $0.address(number), text: say(paper: "print.\($0.rawValue)")) }
    }
}

extension RecordReading {
    var papers: [FrameLink] {
        PaperKind.of(state.kind).filter { sheet($0) != nil }.map { kind in
            FrameLink(href: kind.address(view.number), text: say.paper("print.\(kind.rawValue)"))
        }
    }
}
