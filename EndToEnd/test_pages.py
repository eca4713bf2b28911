# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Every page the pictures show, wide and narrow: nothing to scroll sideways for, nothing axe would complain about."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from county import County
from people import PHONE, WIDE, People, browser
from screenshots import PAGES, place


@pytest.fixture(scope="module")
def county():
    with County() as county:
        yield county


@pytest.fixture(scope="module", params=[WIDE, PHONE], ids=["wide", "phone"])
def people(county, request):
    with browser() as chromium:
        yield People(chromium, county, request.param)


@pytest.mark.parametrize("name, account, where", PAGES, ids=[page[0] for page in PAGES])
def test_a_page_fits_its_window_and_is_accessible(people, county, name, account, where):
    page = people.go(account, place(county, where))
    assert page.evaluate("document.documentElement.scrollWidth") <= people.size["width"]
    wrong = Axe().run(page).response["violations"]
    assert wrong == [], [(rule["id"], rule["nodes"][0]["html"]) for rule in wrong]
    assert people.complaints == []
