# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Desks by role (4.1): what a coordinator does all day, with its clicks counted; changes are told and move nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from county import PASSWORDS
from people import PHONE, WIDE, Clicks, People

PAGES = [
    ("office", "/desk"), ("office", "/desk?of=county&show=unreceived&tick=all"), ("leader", "/desk"),
    ("oversight", "/desk"), ("office2", "/desk/calls"), ("window", "/desk/handover"), ("discipline", "/desk"),
    ("office", "/desk?of=county&show=instruct"),
]


# Counts what the server says, so that a test need not wait longer than that.
HEARD = """
const Source = window.EventSource;
window.EventSource = class extends Source {
  constructor(...all) {
    super(...all);
    this.addEventListener("changed", () => (document.documentElement.dataset.heard = "1"));
  }
};
"""


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_4_1_the_desks_fit_their_window_and_are_accessible(county, chromium, size):
    people = People(chromium, county, size)
    for account, where in PAGES:
        page = people.go(account, where)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (account, where)
        wrong = Axe().run(page).response["violations"]
        assert wrong == [], [(where, rule["id"], rule["nodes"][0]["html"]) for rule in wrong]
    assert people.complaints == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_3_3_several_units_are_reminded_in_three_clicks(county, chromium, size):
    page = People(chromium, county, size).go("office", "/desk")
    clicks = Clicks(page)
    clicks.on("a[href*='of=county'][href*='show=late']")
    clicks.on("text=全部勾选")
    ticked = page.locator("input[name='to[]']:checked").count()
    assert ticked > 1
    clicks.on("text=给勾选的发催办")
    told = page.inner_text(".done-note:has(h2)")
    assert "已催办" in told and "已记入" in told and clicks.count <= 3
    # From an open list: two boxes and a press.
    page.goto("/desk?of=county&show=late")
    clicks = Clicks(page)
    for place in (0, 1):
        clicks.on(page.locator(".tick input").nth(place))
    clicks.on("text=给勾选的发催办")
    assert "已催办" in page.inner_text(".done-note:has(h2)") and clicks.count <= 3


def test_3_4b_a_call_is_four_taps_a_remark_and_next(county, chromium):
    page = People(chromium, county, PHONE).go("office2", "/desk/calls")
    calls = int("".join(letter for letter in page.inner_text("main > .soft") if letter.isdigit()))
    assert calls > 0, "the demonstration has somebody to call"
    assert page.locator(".dial a.phone").get_attribute("href").startswith("tel:")
    number = page.locator("form#call").get_attribute("action")
    clicks = Clicks(page)
    for aspect in ("attitude", "result", "efficiency", "integrity"):
        clicks.on(f"[name='ratings[{aspect}]'][value='5']")
    page.fill("[name=remark]", "跑得少了，话也说得明白。")
    clicks.on("form#call .button")
    assert clicks.count == 5 and "已保存" in page.inner_text(".done-note")
    assert page.locator("form#call").count() == 0 or page.locator("form#call").get_attribute("action") != number


def test_4_1_changes_are_told_and_the_page_stays_until_somebody_presses(county, chromium):
    people = People(chromium, county, WIDE)
    page = people.at("office")
    page.add_init_script(HEARD)
    page = people.go("office", "/desk?of=county&show=judge")
    before = page.locator("tbody tr").count()
    page.locator("h1").evaluate("part => part.dataset.same = '1'")
    # An input method is composing: nothing is said meanwhile.
    page.evaluate("document.dispatchEvent(new CompositionEvent('compositionstart'))")
    status, _ = county.call(
        "POST", "/matters",
        {"channel": "hall", "title": "停车场备案办不下来", "narrative": "跑了两趟。",
         "reporter": {"kind": "person", "name": "李四", "phone": "13800000002"}}, by="window")
    assert status == 201
    page.wait_for_selector("html[data-heard]", timeout=40_000)
    assert page.locator(".fresh a").count() == 0
    page.evaluate("document.dispatchEvent(new CompositionEvent('compositionend'))")
    page.wait_for_selector(".fresh a")
    assert "新的变化" in page.inner_text(".fresh")
    assert page.locator("h1").get_attribute("data-same") == "1", "the page was not loaded anew"
    page.click(".fresh a")
    assert page.locator("tbody tr").count() == before + 1
    assert people.complaints == []


def test_3_1_units_are_found_by_letters_without_a_script_and_several_are_asked_back(county, chromium):
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN", base_url=county.url)
    page = context.new_page()
    page.goto("/desk")
    page.fill("[name=account]", "office")
    page.fill("[name=password]", PASSWORDS["office"])
    page.click("main .button")
    page.goto("/desk/matters")
    page.click("summary:has-text('更多条件')")
    page.fill("[name=unit]", "xgaj")
    page.click("text=查找")
    found = page.locator("tbody tr").count()
    page.fill("[name=unit]", "县公安局")
    page.click("text=查找")
    assert found > 0 and found == page.locator("tbody tr").count()
    page.fill("[name=unit]", "x")
    page.click("text=查找")
    assert "个单位" in page.inner_text("#unit-wrong") and page.input_value("[name=unit]") == "x"
    context.close()


PRINTED = "window.print = () => sessionStorage.setItem('printed', 1 + Number(sessionStorage.getItem('printed')))"


def test_3_1_a_handover_note_left_open_prints_itself_once(county, chromium):
    page = People(chromium, county, WIDE).at("window")
    page.clock.install()
    page.add_init_script(PRINTED)
    page.goto("/desk/handover")
    seconds = int(page.get_attribute("[data-print-in]", "data-print-in"))
    assert 0 < seconds < 8 * 3600 and "17:20" in page.inner_text("main")
    page.clock.fast_forward((seconds - 60) * 1000)
    assert page.evaluate("sessionStorage.getItem('printed')") is None
    with page.expect_navigation(url="**/desk/handover?print=1"):
        page.clock.fast_forward(60_000)
    page.wait_for_function("sessionStorage.getItem('printed') === '1'")
    assert page.url.endswith("/desk/handover")
    page.reload()
    assert page.evaluate("sessionStorage.getItem('printed')") == "1"


def test_4_1_a_password_is_shown_by_one_key_and_hidden_before_it_is_sent(county, chromium):
    context = chromium.new_context(base_url=county.url, locale="zh-CN", viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto("/desk/sign-in")
    password = page.locator("[autocomplete=current-password]")
    password.fill("好好学习12")
    assert password.get_attribute("type") == "password"
    tick = page.get_by_role("checkbox", name="显示密码")
    tick.focus()
    page.keyboard.press("Space")
    assert password.get_attribute("type") == "text" and password.input_value() == "好好学习12"
    page.evaluate("""document.addEventListener('submit', event => {
      event.preventDefault();
      document.title = event.target.querySelector('[autocomplete=current-password]').type;
    })""")
    page.keyboard.press("Enter")
    page.wait_for_function("document.title === 'password'")
    context.close()
    plain = chromium.new_context(base_url=county.url, java_script_enabled=False)
    page = plain.new_page()
    page.goto("/desk/sign-in")
    assert page.get_by_text("显示密码").count() == 0
    plain.close()
