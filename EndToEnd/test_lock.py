# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""离开就锁: a desk left alone locks itself in a real browser, and gives back what was begun."""

import pytest
from playwright.sync_api import expect

from county import PASSWORDS, County
from people import People, fill

SAID = "张三来说房产证办不下来，跑了三趟。"


@pytest.fixture
def county():
    with County(empty=True) as county:
        yield county


def at_window(chromium, county):
    """A clerk at her desk, in a browser whose clock the test moves."""
    page = People(chromium, county).at("window")
    page.clock.install()
    return page


def writing(chromium, county):
    """She has begun to write down what somebody says."""
    page = at_window(chromium, county)
    page.goto("/desk/matters/new")
    page.fill("[name=narrative]", SAID)
    return page


def test_a_desk_left_alone_locks_itself_and_gives_back_what_was_begun(chromium, county):
    page = writing(chromium, county)
    page.clock.fast_forward(29 * 60 * 1000 + 1000)
    expect(page.locator(".idle")).to_contain_text("再过一分钟")
    county.to("2026-03-02T10:10+08:00")
    with page.expect_navigation():
        page.clock.fast_forward(2 * 60 * 1000)
    expect(page.locator("main")).to_contain_text("没有丢")
    assert SAID not in page.inner_text("body"), "nobody who passes by reads it"
    fill(page, **{"sign-in__account": "window", "sign-in__password": PASSWORDS["window"]})
    with page.expect_navigation():
        page.click("main .button")
    assert page.input_value("[name=narrative]") == SAID


def test_a_page_nothing_was_written_on_goes_back_to_where_it_was(chromium, county):
    page = at_window(chromium, county)
    page.goto("/desk/matters")
    county.to("2026-03-02T10:10+08:00")
    with page.expect_navigation():
        page.clock.fast_forward(31 * 60 * 1000)
    expect(page.locator("main")).to_contain_text("工作台已经锁上了")
    fill(page, account="window", password=PASSWORDS["window"])
    with page.expect_navigation():
        page.click("main .button")
    assert page.url.endswith("/desk/matters")


def test_work_in_another_window_keeps_this_one_open(chromium, county):
    page = writing(chromium, county)
    # The server has seen a use just now, as another window of hers would leave it.
    with page.expect_response("**/desk/session"):
        page.clock.fast_forward(31 * 60 * 1000)
    expect(page.locator(".idle")).to_be_empty()
    assert page.input_value("[name=narrative]") == SAID


def test_without_a_network_the_desk_is_covered_and_nothing_is_lost(chromium, county):
    page = writing(chromium, county)
    page.context.set_offline(True)
    page.clock.fast_forward(31 * 60 * 1000)
    expect(page.locator("main")).to_be_hidden()
    page.context.set_offline(False)
    county.to("2026-03-02T10:10+08:00")
    with page.expect_navigation():
        page.clock.fast_forward(60 * 1000)
    assert page.locator("input[type=hidden][name=narrative]").input_value() == SAID
