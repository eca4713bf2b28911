# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The organisation's pages (4.1), wide and narrow, with long names; and a fortnight of duty filled without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from county import PASSWORDS, County
from people import PHONE, WIDE, People

LONG = "阿卜杜热合曼·买买提明·欧阳（县行政服务和公共资源交易管理办公室派驻）"
PAGES = [
    ("admin", "/desk/organisation"), ("head", "/desk/organisation"), ("transport", "/desk/organisation"),
    *(("admin", f"/desk/organisation?form={form}") for form in ("posts", "accounts", "leaving", "responsibilities")),
    ("office", "/desk/organisation/phone-book"), ("office", "/desk/organisation/phone-book?q=没有这个人"),
]


@pytest.fixture(scope="module")
def county():
    with County() as county:
        status, _ = county.call(
            "POST", "/organisation/accounts/office2/contact", {"name": LONG, "phone": "13800001004"}, by="admin")
        assert status == 204
        yield county


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_4_1_the_organisation_fits_its_window_and_is_accessible_with_everything_unfolded(county, chromium, size):
    people = People(chromium, county, size)
    for account, where in PAGES:
        page = people.go(account, where)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (account, where)
        wrong = Axe().run(page).response["violations"]
        assert wrong == [], [(rule["id"], rule["nodes"][0]["html"]) for rule in wrong]
    assert people.complaints == []


def test_4_1_a_fortnight_is_filled_in_one_form_without_a_script_and_a_wrong_name_loses_nothing(county, chromium):
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN", base_url=county.url)
    page = context.new_page()
    page.goto("/desk/organisation")
    page.fill("[name=account]", "head")
    page.fill("[name=password]", PASSWORDS["head"])
    page.click("main .button")
    page.goto("/desk/organisation")
    # Monday, 2 March: the demonstration's rota ends with the next week's Friday.
    page.fill("[name='days[5][window]']", "window、李四")
    page.fill("[name='days[6][window]']", "钱七")
    page.click("text=保存值班表")
    assert page.input_value("[name='days[5][window]']") == "window、李四"
    assert page.input_value("[name='days[6][window]']") == "钱七"
    assert "没有叫“钱七”的人" in page.inner_text("#days-6-window-wrong")
    page.fill("[name='days[6][window]']", "")
    page.fill("[name='days[2][window]']", "")
    page.click("text=保存值班表")
    assert "done=rota" in page.url and "已记：排班" in page.inner_text("main")
    row = page.locator("tr", has=page.locator("[name='days[2][window]']"))
    assert "工作日无人值班" in row.inner_text()
    assert page.locator("[name='days[5][window]']").input_value() != ""
    context.close()
