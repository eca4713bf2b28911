// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MutantState

// Goes into the copy of MatterCore that is tested: the calls that `mutants` wrote into it. Public, because default
// arguments of public functions call them too.

public func mutantFlipped(_ id: Int32, _ value: Bool) -> Bool { value != mutant(id) }

public func mutantPassed(_ id: Int32, _ value: Bool) -> Bool { mutant(id) || value }

public func mutantAnd(_ id: Int32, _ left: Bool, _ right: @autoclosure () throws -> Bool) rethrows -> Bool {
    mutant(id) ? try left || right() : try left && right()
}

public func mutantOr(_ id: Int32, _ left: Bool, _ right: @autoclosure () throws -> Bool) rethrows -> Bool {
    mutant(id) ? try left && right() : try left || right()
}

public func mutantOrdered(
    _ edge: Int32, _ opposite: Int32, _ value: Bool, _ moved: @autoclosure () -> Bool
) -> Bool {
    (mutant(edge) ? moved() : value) != mutant(opposite)
}

public func mutantNumber<T: Numeric>(_ id: Int32, _ value: T) -> T { mutant(id) ? value + 1 : value }

public func mutantThrown(_ id: Int32, _ refusal: Refusal) -> Refusal {
    guard mutant(id) else { return refusal }
    return Refusal(refusal.code == .notYours ? .wrongStage : .notYours, refusal.clause, refusal.facts)
}

public func mutantThrown(_ id: Int32, _ error: any Error) -> any Error { mutant(id) ? OtherError() : error }

struct OtherError: Error {
    let why = "a mutant threw it"
}
