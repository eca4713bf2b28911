# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The copy that is changed and tested. The checkout itself is only read."""

import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PARTS = [
    "Package.swift", "Sources", "Tests/MatterFixtures", "Tests/MatterCoreTests", "Tests/MatterStoreTests",
    "Tests/WordingTests", "Tests/CalendarComparison", "Plans", "Demo", "docs"]
STRICT = ".treatAllWarnings(as: .error),"
SHIPPED = "Sources/MatterStore/PlanFile/Shipped.swift"
PLAN = "PackageResources.dianjiang_2021_18_yaml"


def write(root, scratch):
    """Writes or renews the copy and returns the mutants in it. What did not change is not touched, nor built again."""
    fresh = scratch / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name in _files(root):
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, target)
    listed = scratch / "mutants.json"
    subprocess.run([_tool(scratch), str(fresh / "Sources/MatterCore"), str(listed)], check=True)
    shutil.copytree(HERE / "Switch/State", fresh / "Sources/MutantState")
    shutil.copyfile(HERE / "Switch/MutantSwitch.swift", fresh / "Sources/MatterCore/MutantSwitch.swift")
    shutil.copyfile(HERE / "Switch/MutatedPlan.swift", fresh / "Sources/MatterStore/MutatedPlan.swift")
    _describe(fresh / "Package.swift")
    _read_plan_from_outside(fresh / SHIPPED)
    _renew(scratch / "copy", fresh)
    shutil.rmtree(fresh)
    return json.loads(listed.read_text())


def _files(root):
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard", *PARTS],
        stdout=subprocess.PIPE, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (root / name).is_file()]


def _tool(scratch):
    """The program that finds the mutants and writes the switch."""
    build = ["swift", "build", "--package-path", str(HERE), "--scratch-path", str(scratch / "tool")]
    subprocess.run(build, stdout=sys.stderr, check=True)
    return str(scratch / "tool/debug/mutants")


def _describe(package):
    """The checkout's own description, without the doors; a switch in a condition may well be warned about."""
    text = package.read_text().replace(STRICT, "")
    package.write_text(text + (HERE / "Switch/Package-end.swift.txt").read_text())


def _read_plan_from_outside(file):
    text = file.read_text()
    if text.count(PLAN) != 1:
        sys.exit(f"{SHIPPED} no longer names {PLAN} once")
    file.write_text(text.replace(PLAN, f"mutatedPlan ?? {PLAN}"))


def _renew(copy, fresh):
    wanted = {path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file()}
    for place in ("Sources", "Tests", "Plans", "Demo", "docs"):
        for path in (copy / place).rglob("*"):
            if path.is_file() and path.relative_to(copy) not in wanted:
                path.unlink()
    for name in wanted:
        target = copy / name
        if target.is_file() and target.read_bytes() == (fresh / name).read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fresh / name, target)
