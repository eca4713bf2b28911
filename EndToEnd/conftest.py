# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""What a journey starts from: the demonstration's county and a browser; a file that needs another county says so."""

import pytest

from county import County
from people import browser


@pytest.fixture(scope="module")
def county():
    with County() as county:
        yield county


@pytest.fixture(scope="module")
def chromium():
    with browser() as chromium:
        yield chromium
