# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The built program, run as a person at a terminal would run it."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).parent.parent


def bancheng(*arguments, env=None, **more):
    program = os.environ.get("BANCHENG_PROGRAM") or str(ROOT / ".build/debug/bancheng")
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **(env or {})}
    return subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, env=environment, timeout=120, **more)
