# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""一天要快: the clicks of a clerk's and a handler's day, counted in a real browser against what was promised."""

import re

import pytest
from playwright.sync_api import expect

from people import PHONE, WIDE, Clicks, People
from visitor import report

NUMBER = r"500231-2026-\d{6}"


def take_in(page):
    """The five fields a clerk asks for; a telephone that reported before shows what it told."""
    page.fill("[name='reporter[phone]']", "13800000001")
    page.fill("[name=narrative]", "不会在手机上做社保认证，去了两次都让回去自己弄。")
    page.fill("[name=unit]", "县公安局")
    page.fill("[name=reason]", "只能在手机上办。")
    page.fill("[name='reporter[name]']", "张三")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_3_1_a_clerk_settles_on_the_spot_in_three_clicks(county, chromium, size):
    page = People(chromium, county, size).go("window", "/desk/matters/new")
    take_in(page)
    clicks = Clicks(page)
    clicks.on("summary:has-text('当场就办成了')")
    page.fill("[name=spot]", "窗口帮忙认证好了，本人看过。")
    clicks.on("button[value=spot]")
    number = re.search(NUMBER, page.inner_text(".ticket"))[0]
    assert clicks.count <= 3
    _, matter = county.call("GET", f"/matters/{number}", by="office")
    assert (matter["stage"], matter["outcome"]) == ("follow-up", "resolved")


def test_3_1_to_judgement_with_a_printed_receipt_in_two_clicks(county, chromium):
    page = People(chromium, county, WIDE).go("window", "/desk/matters/new")
    page.add_init_script("window.print = () => (document.documentElement.dataset.printed = '1')")
    page.reload()
    take_in(page)
    clicks = Clicks(page)
    clicks.on("button[value=register]")
    clicks.on("[data-print] button")
    expect(page.locator("html[data-printed]")).to_have_count(1)
    assert clicks.count == 2 and re.search(NUMBER, page.inner_text(".ticket"))


def slip_of(county, unit):
    """A matter with an unreceived slip of the unit, made through the API: (number, slip)."""
    _, made = county.call(
        "POST", "/matters",
        {"channel": "hall", "title": "营运证换不了", "narrative": "跑了三趟。",
         "reporter": {"kind": "person", "name": "张三", "phone": "13800000009"}}, by="window")
    number = made["number"]
    county.call("POST", f"/matters/{number}/contact", {"how": "phone", "reached": True}, by="office")
    status, answer = county.call(
        "POST", f"/matters/{number}/judgement",
        {"decision": "accept", "obstacle": "rigid-reading",
         "participants": [{"name": "李四", "unit": unit, "opinion": "同意受理。"}],
         "coordination": {"level": 1, "slips": [{"unit": unit, "role": "lead"}]}}, by="office")
    assert status == 200, answer
    _, matter = county.call("GET", f"/matters/{number}", by="office")
    return number, matter["slips"][0]["number"]


def test_3_3_a_handler_receives_in_one_click_and_returns_in_three(county, chromium):
    number, _ = slip_of(county, "transport")
    page = People(chromium, county, PHONE).go("transport", f"/desk/matters/{number}")
    clicks = Clicks(page)
    clicks.on("details[open][id^=form-slips][id$=receipt] .button")
    assert clicks.count == 1 and "已办：签收" in page.inner_text(".done-note")
    number, _ = slip_of(county, "transport")
    page.goto(f"/desk/matters/{number}")
    clicks = Clicks(page)
    clicks.on("details[id^=form-slips][id$=return] > summary")
    page.locator("details[id^=form-slips][id$=return] [name=reason]").fill("这件归县公安局管。")
    clicks.on("details[id^=form-slips][id$=return] .button")
    assert clicks.count <= 3 and page.locator(".bad").count() == 0


def test_3_4a_a_handler_completes_in_six_clicks_and_two_texts(county, chromium):
    number, slip = slip_of(county, "transport")
    county.call("POST", f"/slips/{slip}/receipt", {"taskForce": "李四牵头。"}, by="transport")
    page = People(chromium, county, PHONE).go("transport", f"/desk/matters/{number}")
    form = page.locator("details[id=form-completion]")
    clicks = Clicks(page)
    if form.get_attribute("open") is None:
        clicks.on(form.locator("summary"))
    clicks.on(form.locator("[name=outcome][value=resolved]"))
    form.locator("[name=result]").fill("证换好了，本人已领走。")
    clicks.on(form.locator("[name='reply[how]'][value=phone]"))
    form.locator("[name='reply[text]']").fill("电话告诉本人，已领到。")
    clicks.on(form.locator(".button").last)
    assert page.locator(".bad, .problem").count() == 0, page.inner_text("main")[:500]
    assert clicks.count <= 6
    _, matter = county.call("GET", f"/matters/{number}", by="office")
    assert matter["outcome"] == "resolved" or matter["stage"] == "follow-up", matter["stage"]


def test_4_1_a_leader_and_oversight_find_what_waits_for_them_in_one_click(county, chromium):
    people = People(chromium, county, PHONE)
    for account in ("leader", "oversight"):
        page = people.go(account, "/desk")
        clicks = Clicks(page)
        clicks.on(".counts a[href*='of=county'][href*='show=late']")
        assert clicks.count == 1 and page.locator("h1").count() == 1
        assert page.locator("tbody tr").count() > 0, account


def test_3_1_a_reporter_reports_in_ten_clicks(county, chromium):
    people = People(chromium, county, PHONE)
    page = people.at(None)
    count = "addEventListener('click', () => sessionStorage.clicks = 1 + Number(sessionStorage.clicks || 0), true)"
    page.add_init_script(count)
    report(page)
    assert int(page.evaluate("sessionStorage.clicks")) <= 10
