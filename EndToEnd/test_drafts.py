# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""没写完的: a crash or a lost network costs nothing of what was typed at a desk, in a real browser."""

import pytest
from playwright.sync_api import expect

from county import County
from people import People, fill

SAID = "张三来说房产证办不下来，跑了三趟。"


@pytest.fixture
def county():
    with County(empty=True) as county:
        yield county


def at_intake(chromium, county):
    """A clerk at a new report, in a browser whose clock the test moves; and whose windows they are."""
    people = People(chromium, county)
    page = people.at("window")
    page.clock.install()
    page.goto("/desk/matters/new")
    return people, page


def saved(page):
    return page.expect_response(lambda answer: "/desk/drafts?" in answer.url)


def write(page):
    """Words, and the pause after which they are saved."""
    with saved(page):
        fill(page, narrative=SAID, reporter__phone="13800131234")
        page.clock.fast_forward(3000)
    expect(page.locator("#intake")).to_contain_text("自动保存")


def registered(county):
    return county.call("GET", "/matters", by="office")[1]["items"]


def test_a_browser_that_crashes_gives_back_what_was_typed(chromium, county):
    _, page = at_intake(chromium, county)
    write(page)
    page.context.close()
    page = People(chromium, county).go("window", "/desk")
    expect(page.locator("main")).to_contain_text("您没写完的")
    page.click("main a[href^='/desk/matters/new?kept=']")
    expect(page.locator("[name=narrative]")).to_have_value(SAID)
    expect(page.locator("[name='reporter[phone]']")).to_have_value("13800131234")
    expect(page.locator("main")).to_contain_text("写了还没有提交的内容")
    page.click("text=不要了，清空")
    expect(page.locator("[name=narrative]")).to_have_value("")
    assert "写了还没有提交" not in page.inner_text("main")


def test_what_is_pressed_without_a_network_is_held_and_sent_once_when_it_is_back(chromium, county):
    _, page = at_intake(chromium, county)
    fill(page, narrative=SAID, reporter__name="张三", reporter__phone="13800131234")
    page.context.set_offline(True)
    page.clock.fast_forward(3000)
    expect(page.locator("#intake")).to_contain_text("网络不通，文字还在本页，请不要关闭")
    page.click("button[value=register]")
    expect(page.locator("[role=alert].idle:not(:empty)")).to_contain_text("网络不通，还没有提交")
    assert page.url.endswith("/desk/matters/new") and page.input_value("[name=narrative]") == SAID
    page.context.set_offline(False)
    with saved(page):
        page.clock.fast_forward(11000)
    expect(page.locator("#intake")).to_contain_text("自动保存")
    with page.expect_navigation():
        # Both before the next page stands: there the second would press something else.
        page.locator("button[value=register]").evaluate("button => { button.click(); button.click(); }")
    expect(page.locator("main")).to_contain_text("反映事项回执")
    assert len(registered(county)) == 1
    page.goto("/desk/matters/new")
    expect(page.locator("[name=narrative]")).to_have_value("")


def test_a_server_that_does_not_answer_is_noticed_before_anything_is_sent(chromium, county):
    _, page = at_intake(chromium, county)
    fill(page, narrative=SAID)
    page.route("**/*", lambda route: route.fulfill(status=502, body="down"))
    page.clock.fast_forward(30000)
    page.click("button[value=register]")
    expect(page.locator("[role=alert].idle:not(:empty)")).to_contain_text("还没有提交")
    assert page.input_value("[name=narrative]") == SAID
    page.unroute("**/*")
    with page.expect_navigation():
        page.click("button[value=register]")
    assert len(registered(county)) == 0 or "回执" in page.inner_text("main")


def test_nothing_is_saved_while_an_input_method_composes(chromium, county):
    _, page = at_intake(chromium, county)
    sent = []
    page.on("request", lambda request: "/desk/drafts" in request.url and sent.append(request.url))
    page.focus("[name=narrative]")
    page.evaluate("document.activeElement.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}))")
    page.keyboard.type("fang")
    page.clock.fast_forward(20000)
    assert sent == []
    with saved(page):
        page.evaluate("document.activeElement.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}))")
        page.clock.fast_forward(3000)


def test_a_reporter_whose_network_fails_stays_on_her_page(chromium, county):
    page = People(chromium, county).at()
    page.goto("/report")
    fill(page, narrative=SAID)
    page.context.set_offline(True)
    page.click("button[value=on]")
    expect(page.locator("[role=alert].idle:not(:empty)")).to_contain_text("网络不通，还没有提交")
    assert page.input_value("[name=narrative]") == SAID
    page.context.set_offline(False)
    with page.expect_navigation():
        page.click("button[value=on]")
    expect(page.locator("[name=unit]")).to_be_visible()


def test_without_a_script_a_form_is_sent_as_before_and_a_draft_is_given_back(chromium, county):
    _, page = at_intake(chromium, county)
    write(page)
    state = page.context.storage_state()
    context = chromium.new_context(base_url=county.url, java_script_enabled=False, storage_state=state)
    plain = context.new_page()
    plain.goto("/desk/matters/new")
    assert plain.input_value("[name=narrative]") == SAID
    plain.fill("[name='reporter[name]']", "张三")
    plain.click("button[value=register]")
    assert "反映事项回执" in plain.inner_text("main")
    assert len(registered(county)) == 1
    plain.goto("/desk/matters/new")
    assert plain.input_value("[name=narrative]") == ""
    context.close()
