# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs the test executable itself: `swift test` would take longer to begin than most suites take to end."""

import contextlib
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

# Few and always the same random histories. A crash is enough: the backtrace of one would hold the pipe open.
SETTINGS = {"BANCHENG_HISTORIES": "10", "BANCHENG_SEED": "7", "SWIFT_BACKTRACE": "enable=no"}
MOST_MEMORY = 6 << 30

_running = set()
_lock = threading.Lock()


@contextlib.contextmanager
def stopped_cleanly():
    """Ctrl-C ends the tests that run and leaves only what can be made again."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        with _lock:
            for process in _running:
                process.kill()
        print("stopped", file=sys.stderr)
        os._exit(130)


def _limit_memory():
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


class Tests:
    def __init__(self, scratch):
        self.copy = scratch / "copy"
        self.program = self.copy / ".build/debug/banchengPackageTests.xctest"

    def build(self):
        built = subprocess.run(
            ["swift", "build", "--package-path", str(self.copy), "--build-tests"], stdout=sys.stderr, check=False)
        if built.returncode != 0:
            sys.exit("the copy with its mutants does not build")

    def _command(self, *rest):
        return [str(self.program), "--testing-library", "swift-testing", *rest]

    def suites(self, beginnings):
        listed = subprocess.run(self._command("--list-tests"), stdout=subprocess.PIPE, text=True, check=True).stdout
        suites = {line.split("/")[0] for line in listed.splitlines() if "/" in line}
        return sorted(suite for suite in suites if suite.startswith(beginnings))

    @staticmethod
    def _filter(suites):
        return "^(" + "|".join(re.escape(suite) for suite in suites) + ")/"

    def reached(self, suite):
        """Runs one suite without a mutant: its name, its seconds, the mutants it came to."""
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "reached"
            began = time.monotonic()
            fate = self.run([suite], 600, {"BANCHENG_MUTANTS_REACHED": str(file)})
            if fate != "passed":
                sys.exit(f"{suite} {fate} without a mutant")
            return suite, time.monotonic() - began, [int(line) for line in file.read_text().split()]

    def run(self, suites, silence, settings):
        """`passed`, or how a mutant was killed: `failed`, `crashed`, `endless` when no test of it came to an end for
        `silence` seconds."""
        process = subprocess.Popen(
            self._command("--filter", self._filter(suites)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=os.environ | SETTINGS | settings, preexec_fn=_limit_memory, start_new_session=True)
        with _lock:
            _running.add(process)
        ended = []
        heard = [time.monotonic()]
        over = threading.Event()

        def listen():
            while not over.wait(0.5):
                if time.monotonic() - heard[0] > silence:
                    ended.append("endless")
                    process.kill()
                    return

        listener = threading.Thread(target=listen)
        listener.start()
        try:
            for line in process.stdout:
                heard[0] = time.monotonic()
                # The first failure is enough.
                if "✘".encode() in line[:16]:
                    ended.append("failed")
                    break
        finally:
            over.set()
            listener.join()
            process.kill() if ended else None
            process.stdout.close()
            process.wait()
            with _lock:
                _running.discard(process)
        if ended:
            return ended[0]
        if process.returncode == 0:
            return "passed"
        return "crashed" if process.returncode < 0 and process.returncode != -signal.SIGPIPE else "failed"
