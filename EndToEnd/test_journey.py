# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""closed loop: one matter from a visitor's report to the printed file, each step by a person at a page."""

import re

import pytest

from county import County
from people import People, browser
from visitor import report


class Story:
    number = code = None


@pytest.fixture(scope="module")
def county():
    with County(empty=True) as county:
        yield county


@pytest.fixture(scope="module")
def people(county):
    with browser() as chromium:
        people = People(chromium, county)
        yield people
        assert people.complaints == [], "the browser complained"


def test_3_1_a_visitor_reports_without_an_account_and_keeps_a_receipt(people):
    page = people.go(None, "/")
    page.click("main a[href='/report']")
    Story.number, Story.code = report(page, start=False)
    assert Story.code


def test_3_1_a_visitor_follows_the_matter_with_number_and_code(people):
    page = people.go(None, "/track")
    page.fill("[name=number]", Story.number)
    page.fill("[name=code]", Story.code)
    page.click("main .button")
    assert "行管办" in page.inner_text("main")


def test_3_1_a_wrong_code_shows_nothing(people):
    page = people.go(None, "/track")
    page.fill("[name=number]", Story.number)
    page.fill("[name=code]", "WRONGCODE")
    page.click("main .button")
    assert "营业执照" not in page.inner_text("main")


def test_3_1_a_clerk_settles_one_on_the_spot(people, county):
    page = people.go("window", "/desk/matters/new")
    page.fill("[name='reporter[phone]']", "13800000002")
    page.fill("[name=narrative]", "我六十多岁，要开无犯罪记录证明，不会在手机上申请。")
    page.fill("[name='reporter[name]']", "李四")
    page.locator("[name=step][value=register]").click()
    number = re.search(r"500231-2026-\d{6}", page.url + page.inner_text("main"))[0]
    page = people.do(
        "window", number, "#form-on-the-spot-resolution", result="窗口帮忙线上申请，当场开出。", reply__how="visit",
        reply__text="当场告知，已拿到证明。")
    _, matter = county.call("GET", f"/matters/{number}", by="office")
    assert (matter["stage"], matter["outcome"]) == ("follow-up", "resolved")


def test_3_2_an_officer_judges_in_one_save_and_two_units_get_their_slips(people, county):
    people.do("office", Story.number, "#form-contact", how="phone", reached="true")
    people.do(
        "office", Story.number, "#form-judgement", decision="accept", obstacle="complex",
        participants__0__name="王五", participants__0__unit="market-regulation", participants__0__opinion="同意受理。",
        coordination__level="2", coordination__slips__0__unit="market-regulation", coordination__slips__0__role="lead",
        coordination__slips__1__unit="guixi", coordination__slips__1__role="supporting",
        coordination__minutes__conclusion="市场监管局牵头，街道联系前租户。")
    _, matter = county.call("GET", f"/matters/{Story.number}", by="office")
    assert matter["stage"] == "handling"
    assert {slip["unit"] for slip in matter["slips"]} == {"market-regulation", "guixi"}


def test_3_3_both_receive_and_one_returns_what_is_not_its_own(people):
    for unit in ("market-regulation", "guixi"):
        people.do(unit, Story.number, "[id^=form-slips][id$=receipt]")
    people.do(
        "guixi", Story.number, "[id^=form-slips][id$=return]", reason="铺位在桂阳街道辖区。", proposedUnit="guiyang")


def test_3_3_the_head_rules_and_the_other_unit_receives(people, county):
    people.do(
        "head", Story.number, "[id^=form-returns][id$=ruling]", decision="reassign", unit="guiyang",
        reason="按铺位所在地改派。")
    people.do("guiyang", Story.number, "[id^=form-slips][id$=receipt]")
    _, matter = county.call("GET", f"/matters/{Story.number}", by="office")
    assert [s["unit"] for s in matter["slips"] if s["state"] == "received"] == ["market-regulation", "guiyang"]


def test_3_4a_both_complete_and_the_reporter_is_answered(people, county):
    county.to("2026-03-04T10:00:00+08:00")
    people.do(
        "guiyang", Story.number, "[id^=form-slips][id$=completion]", result="已联系前租户，同意简易注销。")
    people.do(
        "market-regulation", Story.number, "#form-completion", outcome="resolved", result="同步受理，执照已发。",
        reply__how="phone", reply__text="您的营业执照已经办好，可以来领。")
    people.do("office", Story.number, "#form-copies-office-receipt")
    people.do("oversight", Story.number, "#form-copies-oversight-receipt")
    page = people.go(None, "/track")
    page.fill("[name=number]", Story.number)
    page.fill("[name=code]", Story.code)
    page.click("main .button")
    assert "可以来领" in page.inner_text("main")


def test_3_4b_the_reporter_rates_on_the_progress_page(people):
    page = people.go(None, "/rate")
    page.click("main a[href='/track']")
    page.fill("[name=number]", Story.number)
    page.fill("[name=code]", Story.code)
    page.click("main .button")
    for aspect in ("attitude", "result", "efficiency", "integrity"):
        page.check(f"[name='ratings[{aspect}]'][value='5']")
    page.click("#form-rating .button")
    assert "评价已经收到" in page.inner_text(".done-note")


def test_3_4b_the_office_calls_on_the_next_workday(people, county):
    county.to("2026-03-05T10:00:00+08:00")
    assert "13800000001" in people.go("office2", f"/desk/matters/{Story.number}").inner_text("main")
    people.do(
        "office2", Story.number, "#form-follow-up-calls", reached="true", ratings__attitude="5", ratings__result="5",
        ratings__efficiency="4", ratings__integrity="5", remark="很快。")


def test_file_the_matter_closes_and_its_file_prints(people, county):
    people.do("office", Story.number, "#form-closure")
    people.do("office", Story.number, "#form-filing")
    page = people.go("office", f"/desk/matters/{Story.number}/file")
    text = page.inner_text("main")
    for words in ("卷宗", "营业执照", "垫办交〔2026〕", "改派", "可以来领"):
        assert words in text, words
    assert "很快" not in text
    pdf = page.pdf()
    assert pdf.startswith(b"%PDF") and len(pdf) > 10_000
    page = people.go("office", f"/desk/papers/sealed-file/{Story.number}")
    assert "很快" in page.inner_text("main")
    _, matter = county.call("GET", f"/matters/{Story.number}", by="office")
    assert (matter["stage"], matter["obligations"]) == ("closed", [])


def test_the_log_is_sound_after_the_journey(county):
    county.run("verify")
