# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Every page the pictures show, wide and narrow: nothing to scroll sideways for, nothing axe would complain about."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from people import PHONE, WIDE, People, browser, fill
from screenshots import PAGES, place


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


def test_3_1_the_preview_of_an_old_ledger_fits_its_window_and_is_accessible(people):
    page = people.go("office", "/desk/imports")
    fill(page, text="反映时间\t反映人\t联系电话\t反映事项\t责任单位\t办结时间\t说不清的一列\n"
         "2021年3月1日\t张三\t13800131234\t房产证地址与门牌不一致，落不了户\t县公安局\t2021.3.9\t老台账里的话\n"
         "3月5日\t李四\t1.38E+10\t路灯不亮\t\t\t\n2026-02-27 15:30\t王五\t13800131236\t开不了证明\t\t\t")
    page.click("button[value=preview]")
    page.wait_for_selector("button[value=import]")
    assert page.evaluate("document.documentElement.scrollWidth") <= people.size["width"]
    wrong = Axe().run(page).response["violations"]
    assert wrong == [], [(rule["id"], rule["nodes"][0]["html"]) for rule in wrong]
