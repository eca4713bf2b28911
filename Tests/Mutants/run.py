# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Counts which small changes of the rules and of the plan no test notices.

    run.py ROOT SCRATCH [--only PART] [--sample COUNT] [--seed NUMBER] [--jobs COUNT] [--again] [--plan | --source]

The checkout at ROOT is copied to SCRATCH and rewritten there so that one build holds every mutant of MatterCore behind
a switch. Each test suite is run once to write down which mutants it comes to; then each mutant is run against the
suites that come to it, quick ones first, until the first failure. A mutant no suite comes to has survived.
Every value of the plan is changed one at a time and read by the tests that state the plan by hand.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import random
import statistics
import sys
import time

import copy_of_checkout
import plan_values
import report
import runner

# Suites that take at most so many times as long as the middle one are run together.
QUICK = 5
# Who must notice a mistake in the rules: their own tests, and those of the sentences.
SOURCE_SUITES = ("MatterCoreTests.", "WordingTests.")
# The tests that state the plan's values by hand.
PLAN_SUITES = ["MatterStoreTests.ShippedPlanTests"]


def arguments():
    parser = argparse.ArgumentParser(prog="bin/prove mutants")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("scratch", type=pathlib.Path)
    parser.add_argument("--only", help="only mutants whose file or name contains this")
    parser.add_argument("--sample", type=int, help="so many, drawn at random")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument(
        "--again", action="store_true", help="those the last whole run killed, stopped or not, are carried over")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--source", action="store_true", help="only MatterCore")
    parser.add_argument("--plan", action="store_true", help="only the plan")
    return parser.parse_args()


def chosen(mutants, options):
    if options.only:
        mutants = [one for one in mutants if options.only in one["file"] or options.only in one["name"]]
    if options.sample and options.sample < len(mutants):
        mutants = random.Random(options.seed).sample(mutants, options.sample)
    return mutants


class Coverage:
    """Which suites come to which mutants, and how long each suite takes."""

    def __init__(self, tests, jobs):
        self.seconds = {}
        self.suites = collections.defaultdict(list)
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for suite, seconds, reached in pool.map(tests.reached, tests.suites(SOURCE_SUITES)):
                self.seconds[suite] = seconds
                for mutant in reached:
                    self.suites[mutant].append(suite)

    def batches(self, mutant):
        """Suites to run one after the other: the quick ones together, then each of the slow."""
        suites = sorted(self.suites[mutant], key=self.seconds.get)
        most = QUICK * statistics.median(self.seconds.values())
        quick = [suite for suite in suites if self.seconds[suite] <= most]
        return ([quick] if quick else []) + [[suite] for suite in suites if suite not in quick]


def try_source(tests, coverage, mutant):
    for batch in coverage.batches(mutant["id"]):
        silence = 10 + 10 * max(coverage.seconds[suite] for suite in batch)
        fate = tests.run(batch, silence, {"BANCHENG_MUTANT": str(mutant["id"])})
        if fate != "passed":
            return fate
    return "survived" if coverage.suites[mutant["id"]] else "unreached"


def try_plan(tests, mutant):
    mutant["copy"].write_text(mutant["text"])
    fate = tests.run(PLAN_SUITES, 60, {"BANCHENG_MUTANT_PLAN": str(mutant["copy"])})
    mutant["copy"].unlink()
    return "survived" if fate == "passed" else fate


def carry_over(mutants, options):
    """With --again, what the last run killed keeps its fate; answers the rest."""
    if not options.again:
        return mutants
    before = json.loads((options.scratch / "fates.json").read_text())
    for one in mutants:
        if before.get(one["name"]) in report.KILLED:
            one |= {"fate": before[one["name"]], "carried": True}
    return [one for one in mutants if "fate" not in one]


def save(mutants, options):
    """What is known so far of a whole run, so that one that was stopped can go on."""
    if not is_whole(options):
        return
    fates = {one["name"]: one["fate"] for one in mutants if "fate" in one}
    (options.scratch / "fates.json").write_text(json.dumps(fates, ensure_ascii=False, indent=0))


def is_whole(options):
    return not (options.only or options.sample or options.plan or options.source)


def run_all(mutants, attempt, jobs, keep):
    began = time.monotonic()
    done = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for mutant, fate in zip(mutants, pool.map(attempt, mutants)):
            mutant["fate"] = fate
            done += 1
            if fate in ("survived", "unreached"):
                print(f"{fate}: {mutant['name']}", flush=True)
            if done % 50 == 0:
                keep()
            if done % 200 == 0:
                print(f"… {done} of {len(mutants)} after {time.monotonic() - began:.0f} s", flush=True)


def main():
    options = arguments()
    began = time.monotonic()
    mutants = copy_of_checkout.write(options.root, options.scratch)
    tests = runner.Tests(options.scratch)
    tests.build()
    everything = []

    def keep():
        save(everything, options)

    if not options.plan:
        source = chosen(mutants, options)
        everything += source
        source = carry_over(source, options)
        coverage = Coverage(tests, options.jobs)
        print(f"{len(source)} mutants of the source, {len(coverage.seconds)} suites", flush=True)
        run_all(source, lambda mutant: try_source(tests, coverage, mutant), options.jobs, keep)
    if not options.source:
        values = chosen(plan_values.mutants(options.root, options.scratch), options)
        everything += values
        values = carry_over(values, options)
        print(f"{len(values)} mutants of the plan", flush=True)
        if values and tests.run(PLAN_SUITES, 60, {}) != "passed":
            sys.exit("the tests of the plan fail without a mutant")
        run_all(values, lambda mutant: try_plan(tests, mutant), options.jobs, keep)
    keep()
    report.tell(options, everything, is_whole(options), round(time.monotonic() - began))


if __name__ == "__main__":
    with runner.stopped_cleanly():
        main()
