# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""A visitor who reports something, page after page, with whatever way of pressing the test gives her."""

import re

WORDS = "我租下铺位开餐饮，前面的租户没有注销，我的营业执照办不下来。"


def onward(page):
    """The page asks the server first where it has not heard from it for a while: the next one comes a moment later."""
    with page.expect_navigation():
        page.click("main form[action^='/report/'] .button:not(.quiet)")


def report(page, words=WORDS, phone="13800000001", start=True):
    """From the home page to the receipt; (number, code)."""
    if start:
        page.goto("/")
        page.click("main a[href='/report']")
    page.fill("[name=narrative]", words)
    onward(page)
    page.fill("[name=unit]", "县市场监督管理局")
    page.fill("[name=reason]", "住所被未注销主体占用。")
    onward(page)
    page.check("[name=obstacle][value=complex]")
    onward(page)
    page.fill("[name='reporter[name]']", "张三")
    page.fill("[name='reporter[phone]']", phone)
    page.check("[name='consent[particulars]']")
    onward(page)
    assert "请核对" in page.inner_text("h1")
    onward(page)
    return receipt(page)


def receipt(page):
    text = page.inner_text(".ticket")
    return re.search(r"500231-\d{4}-\d{6}", text)[0], page.locator(".ticket .code").nth(1).inner_text().strip()


def look_up(page, number, code):
    page.goto("/track")
    page.fill("[name=number]", number)
    page.fill("[name=code]", code)
    page.click("main .button")
