# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Weaves Demo/walks.jsonl from Demo/matters.jsonl: every step a matter takes, as calls of the API.

python3 Demo/weave.py           writes walks.jsonl
python3 Demo/weave.py --check   says whether walks.jsonl is what the rules in README.md give; exit 1 if not
"""

import json
import sys

from course import Course
from walk import HERE, rows


def woven():
    courses = {course["id"]: course for course in rows("courses.jsonl")}
    remedies = {remedy["id"]: remedy for remedy in rows("remedies.jsonl")}
    lines = []
    for row in rows("matters.jsonl"):
        course = {"units": [], "level": None} | row["judged"] | courses[row["id"]]
        walk = Course(row, course, remedies.get(row["id"], {}))
        getattr(walk, course["course"])()
        assert [step["at"] for step in walk.steps] == sorted(step["at"] for step in walk.steps), row["id"]
        line = {"id": row["id"], "course": course["course"], "end": row["judged"]["end"], "steps": walk.steps}
        lines.append(json.dumps(line, ensure_ascii=False))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    place = HERE / "walks.jsonl"
    if "--check" in sys.argv:
        sys.exit(0 if place.read_text(encoding="utf-8") == woven() else "walks.jsonl is old: run python3 Demo/weave.py")
    place.write_text(woven(), encoding="utf-8")
