# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""A day of a leader, of the head and of oversight (3.3, 3.4b): from the count to the matter to what is decided."""

import pytest

from people import PHONE, WIDE, People, fill

SIZES = pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])


def first(page, show):
    """Presses a count of the whole county and opens the first matter behind it; its number."""
    page.click(f".counts a[href*='of=county'][href*='show={show}']")
    page.locator("tbody a[href*='/desk/matters/']").first.click()
    return page.url.split("/desk/matters/")[1].split("#")[0].split("?")[0]


def decide(page, form, **values):
    """Fills the one form she came for; what stands on the page afterwards."""
    details = page.locator(f"details{form}")
    if details.get_attribute("open") is None:
        details.locator("summary").first.click()
    fill(details, **values)
    details.locator(".button").last.click()
    assert page.locator(".bad, .problem").count() == 0, page.inner_text("main")[:500]
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    return page.inner_text("main")


def test_3_3_a_leader_finds_what_waits_for_her_word_and_gives_it_with_a_day(county, chromium):
    page = People(chromium, county, PHONE).go("leader", "/desk")
    number = first(page, "instruct")
    told = decide(
        page, "#form-level-three-application-instruction", approved="true", text="按通用标准办，个案集体会审。",
        deadline="2026-03-20", slips__0__task="3 月 20 日前办出。")
    assert "按通用标准办" in told
    _, matter = county.call("GET", f"/matters/{number}", by="office")
    assert "2026-03-20" in str(matter["slips"] + matter["obligations"]), matter
    page.goto("/desk")
    assert page.locator(".counts a[href*='of=county'][href*='show=instruct'] b").inner_text() == "0"


@SIZES
def test_4_2_a_leader_follows_a_figure_to_the_matters_it_counts(county, chromium, size):
    people = People(chromium, county, size)
    page = people.go("leader", "/desk")
    page.click("a[href='/desk/assessments']")
    page.click("a[href^='/desk/figures']")
    mark = page.locator("main table a[href*='/desk/figures/']").first
    count = int("".join(letter for letter in mark.inner_text() if letter.isdigit()))
    mark.click()
    behind = page.locator("main a[href*='/desk/matters/']")
    assert behind.count() == count > 0
    behind.first.click()
    assert "500231-2026-" in page.inner_text("main") and people.complaints == []


def test_3_4a_the_head_approves_an_extension_and_a_result_from_her_own_list(county, chromium):
    page = People(chromium, county, WIDE).go("head", "/desk")
    page.locator("tbody tr", has_text="审批延期").locator("a").first.click()
    number = page.url.split("/desk/matters/")[1].split("#")[0]
    decide(page, "#form-extension-decision", granted="true")
    page.goto("/desk")
    assert page.locator("tbody tr", has_text="审批延期").count() == 0
    _, matter = county.call("GET", f"/matters/{number}", by="office")
    assert matter["number"] == number
    page.locator("tbody tr", has_text="审批办理结果").locator("a").first.click()
    decide(page, "#form-completion-approval", approved="true")
    page.goto("/desk")
    assert page.locator("tbody tr", has_text="审批办理结果").count() == 0


@SIZES
def test_3_4b_oversight_answers_an_invitation_and_sees_the_poor_rating_being_verified(county, chromium, size):
    people = People(chromium, county, size)
    page = people.go("oversight", "/desk")
    number = first(page, "inquire")
    assert "核查差评" in page.inner_text("main")
    if size is PHONE:
        told = decide(page, "#form-oversight-answer", comes="true", opinion="参加核实，请行管办约时间。")
        assert "参加核实" in told
    page.goto("/desk/identity-readings")
    assert page.locator("h1").inner_text() and number
    assert people.complaints == []


def test_3_4a_oversight_files_a_copy_with_one_press(county, chromium):
    page = People(chromium, county, PHONE).go("oversight", "/desk")
    row = page.locator("tbody tr", has_text="收存抄报")
    before = row.count()
    row.first.locator("a").first.click()
    decide(page, "#form-copies-oversight-receipt")
    page.goto("/desk")
    assert page.locator("tbody tr", has_text="收存抄报").count() == before - 1
