// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension Reader {
    /// 花名册 (4.1) as its events left it.
    public func roster() throws -> Roster {
        try replays.state(connection, jurisdiction, OrganisationFact.stream) ?? Roster()
    }

    /// Whether the office keeps a duty rota at all.
    public func keepsRota() throws -> Bool {
        try connection.row("select 1 from rota where jurisdiction = $1 limit 1", [.text(jurisdiction.text)]) != nil
    }
}
