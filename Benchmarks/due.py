# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""One due date without its explanation, beside numpy.busday_offset over the same start days and terms."""

import re
import time

import numpy

from machine import ROOT, run
from table import Row

FIRST, LAST = numpy.datetime64("2019-01-01"), numpy.datetime64("2026-10-31")
TERMS = range(1, 31)


def holidays():
    """Every day off of the shipped calendar. Its days worked on weekends are left out: numpy knows no such day."""
    text = (ROOT / "Plans" / "calendar-cn.yaml").read_text(encoding="utf-8")
    spans = re.findall(r"from: (\d{4}-\d\d-\d\d), to: (\d{4}-\d\d-\d\d)", text)
    days = [numpy.arange(numpy.datetime64(first), numpy.datetime64(last) + 1) for first, last in spans]
    return numpy.unique(numpy.concatenate(days))


def busday(calendar):
    """Nanoseconds an element, one call for each term over all start days."""
    starts = numpy.arange(FIRST, LAST + 1)
    began = time.perf_counter_ns()
    for term in TERMS:
        numpy.busday_offset(starts, term, roll="backward", busdaycal=calendar)
    return (time.perf_counter_ns() - began) / (len(starts) * len(TERMS))


def measure(bench):
    calendar = numpy.busdaycalendar(holidays=holidays())
    alone, explained, floor = [], [], []
    for _ in bench.runs("到期日", "due dates"):
        told = dict(line.split("\t")[:2] for line in run(bench.bare, "due").splitlines())
        alone.append(float(told["alone"]))
        explained.append(float(told["explained"]))
        floor.append(busday(calendar))
    yield Row("one due date, the date alone; floor numpy.busday_offset", alone, "ns", floor,
              target=("figure", "at most", 10))
    yield Row("one due date with the days it counted and skipped", explained, "ns", floor)
