# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""bin/test: what did not run, crashed or was skipped can never look like success."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from count import allowed, cases, count  # noqa: E402

# As Swift Testing writes it: names are not escaped.
SWIFT = """<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="TestResults" errors="0" tests="3" failures="1" skipped="1" time="0.01">
    <testcase classname="T" name="`3.3 L1: a & b < c`()" time="0.001" />
    <testcase classname="T" name="fails()" time="0.001" >
      <failure message="Expectation failed: 1 == 2 (error)" />
    </testcase>
    <testcase classname="T" name="late()" >
      <skipped>because</skipped>
    </testcase>
  </testsuite>
</testsuites>
"""
PYTEST = '<testsuites><testsuite><testcase classname="a" name="b" time="1"/></testsuite></testsuites>'


def test_names_that_are_not_xml_are_read():
    assert cases(SWIFT) == [("`3.3 L1: a & b < c`()", "passed"), ("fails()", "failed"), ("late()", "skipped")]


def test_proper_xml_is_read():
    assert cases(PYTEST) == [("b", "passed")]


def test_a_failure_and_a_skip_without_a_reason_count_as_failed(tmp_path):
    (tmp_path / "swift.xml").write_text(SWIFT)
    passed, complaints = count(tmp_path, set(), ["swift"])
    assert (passed, len(complaints)) == (1, 2)


def test_a_listed_skip_is_no_failure(tmp_path):
    (tmp_path / "swift.xml").write_text(SWIFT)
    _, complaints = count(tmp_path, allowed("# why\nlate() | needs a printer\n"), ["swift"])
    assert complaints == ["swift: fails()"]


def test_a_listed_skip_needs_its_reason():
    assert allowed("late()\nlater() |\n# x | y\n") == set()


def test_a_suite_that_left_no_result_is_a_failure(tmp_path):
    assert count(tmp_path, set(), ["swift"]) == (0, ["swift: ran no test"])


def test_a_suite_that_ran_nothing_is_a_failure(tmp_path):
    (tmp_path / "swift.xml").write_text("<testsuites><testsuite></testsuite></testsuites>")
    assert count(tmp_path, set(), ["swift"])[1] == ["swift: ran no test"]


def test_a_half_written_result_is_no_success(tmp_path):
    (tmp_path / "swift.xml").write_text(SWIFT[:120])
    assert count(tmp_path, set(), ["swift"])[1] == ["swift: ran no test"]


def test_a_runner_that_crashed_after_its_last_test_is_a_failure(tmp_path):
    (tmp_path / "python.xml").write_text(PYTEST)
    (tmp_path / "python.broken").touch()
    assert len(count(tmp_path, set(), ["python"])[1]) == 1
