# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Public pages in a real browser: an old woman with a keyboard, a man with a phone, no script, no network."""

import base64
import contextlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from county import County
from people import PHONE, WIDE
from visitor import WORDS, look_up, onward, receipt, report


# One black point.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")


@pytest.fixture(scope="module")
def county():
    with County(empty=True) as county:
        yield county


@contextlib.contextmanager
def visitor(chromium, county, size=WIDE, locale="zh-CN", **more):
    context = chromium.new_context(viewport=size, locale=locale, base_url=county.url, **more)
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints = []
    page.on("console", lambda said: hear(said, complaints))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    yield page
    context.close()


def hear(said, complaints):
    """What the browser complains of, but for the picture of a tab, which there is none of, and pages with mistakes."""
    if said.type == "error" and "favicon.ico" not in said.location["url"] and "422" not in said.text:
        complaints.append(said.text)


def tab_to(page, wanted, most=60):
    """Presses Tab until the wanted element has the focus; fails when it is out of reach or the focus cannot be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert outline != "0px", f"{wanted} shows no focus"
            return
    raise AssertionError(f"{wanted} is not reached with Tab")


def enter(page):
    """The Enter that leads to another page: the next key is for that one."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_elder_an_old_woman_reports_and_follows_with_large_text_and_a_keyboard_only(chromium, county):
    with visitor(chromium, county) as page:
        page.goto("/")
        tab_to(page, "a[href^='/preference/large/1']")
        page.keyboard.press("Enter")
        page.wait_for_selector("html.large")
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "24px"
        tab_to(page, "main a[href='/report']")
        enter(page)
        tab_to(page, "[name=narrative]")
        page.keyboard.type("不会用手机办社保认证，去了两次都说要自己在手机上办。")
        tab_to(page, "button[value=on]")
        enter(page)
        tab_to(page, "[name=unit]")
        page.keyboard.type("社保大厅")
        enter(page)
        tab_to(page, "[name=obstacle]")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        tab_to(page, "button[value=on]")
        enter(page)
        # She forgets the tick first: the focus is on the list of mistakes, whose link leads to its place.
        tab_to(page, "[name='reporter[name]']")
        page.keyboard.type("李四")
        tab_to(page, "[name='reporter[phone]']")
        page.keyboard.type("74500000")
        enter(page)
        page.wait_for_selector("#problem")
        page.wait_for_selector("#problem:focus")
        tab_to(page, "#problem a")
        page.keyboard.press("Enter")
        page.wait_for_url("**#consent-particulars")
        tab_to(page, "[name='consent[particulars]']")
        page.keyboard.press("Space")
        tab_to(page, "button[value=on]")
        enter(page)
        page.wait_for_selector("[action='/report/check']")
        assert "没有区号" in page.inner_text("main") and page.locator("html.large").count() == 1
        tab_to(page, "button[value=send]")
        enter(page)
        page.wait_for_selector(".ticket")
        number, code = receipt(page)
        tab_to(page, f"a[href='/track?number={number}']")
        enter(page)
        tab_to(page, "[name=code]")
        page.keyboard.type(code.lower())
        enter(page)
        page.wait_for_selector("details#form-urge")
        assert "现在由" in page.inner_text("main")
        tab_to(page, "#form-urge summary")
        page.keyboard.press("Enter")
        tab_to(page, "#form-urge .button")
        page.keyboard.press("Enter")
        page.wait_for_selector(".done-note")
        assert page.complaints == []


# In large text on a telephone the frame keeps to a fifth of the screen: its links are a little lower than the rest.
TARGETS = """least => [...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, select, summary')]
  .filter(part => part.checkVisibility() && !part.closest('p:not(.buttons, .back, .links):not(.part > p), .skip, li'))
  .map(part => {
    const box = part.getBoundingClientRect();
    const label = part.matches('[type=radio], [type=checkbox]') && document.querySelector(`label[for='${part.id}']`);
    return [Math.max(box.height, label ? label.getBoundingClientRect().height : 0), part.outerHTML.slice(0, 90),
      document.documentElement.matches(".large") && !!part.closest(".bar")];
  }).filter(([height, html, isFrame]) => height < (isFrame ? Math.min(least, 40) : least) - 0.5)"""


@pytest.mark.parametrize("large, least", [(False, 44), (True, 60)], ids=["normal", "large"])
def test_elder_what_one_presses_is_large_enough_and_lines_stand_apart(chromium, county, large, least):
    with visitor(chromium, county, PHONE) as page:
        page.goto(f"/preference/large/{int(large)}?back=/report")
        for path in ("/", "/report", "/track", "/rate", "/privacy", "/report/resume", "/outcomes"):
            page.goto(path)
            assert page.evaluate(TARGETS, least) == [], path
            size, line = page.evaluate("(s => [s.fontSize, s.lineHeight])(getComputedStyle(document.body))")
            assert float(line[:-2]) >= 1.3 * float(size[:-2])
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_elder_large_text_leaves_four_fifths_of_a_telephone_to_what_one_came_for(chromium, county, locale):
    with visitor(chromium, county, {"width": 360, "height": 640}, locale) as page:
        page.goto("/preference/large/1?back=/")
        for path in ("/", "/report", "/track"):
            page.goto(path)
            bar = page.locator(".bar")
            assert bar.bounding_box()["height"] <= 128, path
            assert bar.evaluate("bar => [bar, ...bar.querySelectorAll('a')].every(e => e.scrollWidth <= e.clientWidth"
                                " || getComputedStyle(e).overflowX === 'visible')"), path
            for link in bar.locator("a").all():
                box = link.bounding_box()
                assert box["x"] >= 0 and box["x"] + box["width"] <= 360, path


def test_3_1_a_reporter_on_a_phone_presses_six_times_from_the_first_question_to_the_receipt(chromium, county):
    with visitor(chromium, county, PHONE) as page:
        presses = []
        page.on("request", lambda sent: presses.append(sent.url) if sent.is_navigation_request()
                and sent.method == "POST" else None)
        number, code = report(page)
        assert len(presses) == 5, presses
        look_up(page, number, code)
        assert "营业执照" in page.inner_text("h1")
        assert page.complaints == []


def test_3_1_without_a_script_every_public_page_does_its_job(chromium, county):
    with visitor(chromium, county, PHONE, java_script_enabled=False) as page:
        number, code = report(page, words="没有脚本也能反映。")
        look_up(page, number, code)
        page.click("#form-supplement summary")
        page.fill("#form-supplement textarea", "补充一句。")
        page.click("#form-supplement .button")
        assert "已经收到" in page.inner_text(".done-note")
        page.goto("/report")
        page.fill("[name=narrative]", "先写一半")
        page.click("button[value=later]")
        kept = page.inner_text(".code")
        page.click("button[value=new]")
        page.goto("/report/resume")
        page.fill("[name=code]", kept)
        page.click("main .button")
        page.wait_for_selector("[name=unit], [name=narrative]")
        page.goto("/report/what")
        assert page.input_value("[name=narrative]") == "先写一半"


def test_3_1_with_the_script_a_draft_saves_itself_and_says_when_it_cannot(chromium, county):
    with visitor(chromium, county, PHONE) as page:
        page.goto("/report")
        with page.expect_response("**/report/what"):
            page.fill("[name=narrative]", WORDS)
        expect(page.locator("#kept")).to_contain_text("草稿号")
        page.context.set_offline(True)
        page.fill("[name=narrative]", WORDS + "断网了。")
        expect(page.locator("#kept")).to_contain_text("没有存上")
        assert page.input_value("[name=narrative]").endswith("断网了。")
        page.context.set_offline(False)
        onward(page)
        page.go_back()
        assert page.input_value("[name=narrative]").endswith("断网了。")
        page.fill("[name=narrative]", "长" * 4990)
        assert "还可以写 10 个字" in page.inner_text("form")
        page.fill("[name=narrative]", "长" * 5003)
        assert "多了 3 个字" in page.inner_text("form")


def test_3_1_two_presses_send_once(chromium, county):
    with visitor(chromium, county) as page:
        page.goto("/report")
        page.fill("[name=narrative]", "按了两下。")
        onward(page)
        onward(page)
        onward(page)
        page.check("[name='reporter[kind]'][value=anonymous]")
        onward(page)
        page.dblclick("button[value=send]")
        page.wait_for_selector(".ticket")
        first = receipt(page)
        page.goto("/report/receipt")
        assert receipt(page) == first


PAGES = ["/", "/report", "/track", "/rate", "/privacy", "/outcomes", "/report/resume", "/nothing"]


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("look", ["plain", "large", "contrast"])
def test_public_pages_have_nothing_axe_would_complain_about(chromium, county, locale, size, look):
    with visitor(chromium, county, size, locale) as page:
        if look != "plain":
            page.goto(f"/preference/{look}/1")
        for path in PAGES:
            page.goto(path)
            check(page, size)
        page.goto("/report")
        page.fill("[name=narrative]", WORDS)
        onward(page)
        for _ in range(2):
            check(page, size)
            onward(page)
        page.fill("[name='reporter[phone]']", "x")
        onward(page)
        check(page, size)
        page.fill("[name='reporter[name]']", "张三")
        page.fill("[name='reporter[phone]']", "74500000")
        page.check("[name='consent[particulars]']")
        onward(page)
        check(page, size)
        onward(page)
        check(page, size)
        number, code = receipt(page)
        look_up(page, number, code)
        check(page, size)


def check(page, size):
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url
    wrong = Axe().run(page).response["violations"]
    assert wrong == [], [page.url] + [(rule["id"], rule["nodes"][0]["html"]) for rule in wrong]


def test_3_1_a_draft_on_its_way_never_overtakes_the_page_itself(chromium, county):
    with visitor(chromium, county, PHONE) as page:
        held = []
        page.route("**/report/what", lambda route: route.continue_()
                   if route.request.is_navigation_request() else held.append(route))
        page.goto("/report")
        with page.expect_request("**/report/what"):
            page.fill("[name=narrative]", "写到一半")
        page.fill("[name=narrative]", "写完了。")
        # The slow one is given up before the page is sent, while nothing was answered yet.
        with page.expect_event("requestfailed"):
            onward(page)
        page.wait_for_selector("[name=unit]")
        page.goto("/report/what")
        assert page.input_value("[name=narrative]") == "写完了。"
        assert len(held) == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_elder_the_progress_page_stays_when_the_text_grows(chromium, county, script):
    with visitor(chromium, county, PHONE, java_script_enabled=script) as page:
        number, code = report(page, words="字太小。")
        look_up(page, number, code)
        page.click("header button[value='large/1']")
        page.wait_for_selector("html.large")
        assert "字太小。" in page.inner_text("h1") and code not in page.url
        assert page.locator(".bar").evaluate("bar => bar.scrollWidth") <= PHONE["width"]
        page.click("header button[value='language/en']")
        page.wait_for_selector("html[lang=en]")
        assert "字太小。" in page.inner_text("h1")


def test_3_1_on_a_machine_others_use_the_next_person_reads_nothing(chromium, county):
    with visitor(chromium, county, PHONE) as page:
        page.clock.install()
        page.goto("/report")
        page.fill("[name=narrative]", "只给我自己看的话。")
        onward(page)
        page.fill("[name=unit]", "县公安局")
        # The draft saves itself within the same leap; its answer does not take the warning back.
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.clock.fast_forward(9 * 60 * 1000 + 1000)
        expect(page.locator("#kept")).to_contain_text("草稿号")
        expect(page.locator(".idle")).to_contain_text("再过一分钟")
        page.press("[name=unit]", "End")
        expect(page.locator(".idle")).to_be_empty()
        page.clock.fast_forward(9 * 60 * 1000 + 1000)
        with page.expect_navigation():
            page.clock.fast_forward(60 * 1000)
        expect(page.locator(".done-note")).to_contain_text("收起来了")
        for path in ("/report", "/report/what", "/report/place", "/report/check", "/report/saved"):
            page.goto(path)
            assert "只给我自己看的话" not in page.content() and "县公安局" not in page.content(), path
        page.go_back()
        assert "只给我自己看的话" not in page.content()


def test_3_1_a_photo_goes_with_the_report_from_its_receipt(chromium, county):
    with visitor(chromium, county, PHONE) as page:
        report(page)
        page.locator("details#attach > summary").click()
        page.set_input_files("[name=file]", {"name": "窗口.png", "mimeType": "image/png", "buffer": PIXEL})
        with page.expect_navigation():
            page.click("details#attach .button")
        assert "窗口.png" in page.inner_text("main") and "查我的进度" in page.title()
        assert page.complaints == []


def test_3_1_on_her_own_device_the_page_stays_open(chromium, county):
    with visitor(chromium, county, PHONE) as page:
        page.clock.install()
        page.goto("/report")
        page.check("[name=own]")
        page.fill("[name=narrative]", "电话打了半个小时。")
        page.clock.fast_forward(30 * 60 * 1000)
        expect(page.locator("#kept")).to_contain_text("草稿号")
        assert page.locator(".idle").inner_text() == ""
        onward(page)
        page.goto("/report")
        page.click("main a.button")
        page.wait_for_selector("[name=narrative], [name=unit]")


def test_3_1_two_windows_on_one_draft_show_both_texts(chromium, county):
    with visitor(chromium, county, PHONE) as page:
        page.goto("/report")
        page.fill("[name=narrative]", "第一稿。")
        onward(page)
        page.goto("/report/what")
        other = page.context.new_page()
        other.goto(county.url + "/report/what")
        other.fill("[name=narrative]", "那个窗口写的。")
        onward(other)
        other.wait_for_selector("[name=unit]")
        page.fill("[name=narrative]", "这个窗口写的。")
        expect(page.locator("#kept")).to_contain_text("另一个窗口")
        onward(page)
        page.wait_for_selector("section.tell")
        assert "那个窗口写的。" in page.inner_text("section.tell")
        assert page.input_value("[name=narrative]") == "这个窗口写的。"
        onward(page)
        page.wait_for_selector("[name=unit]")
        page.goto("/report/what")
        assert page.input_value("[name=narrative]") == "这个窗口写的。"


@pytest.mark.parametrize("where, field", [("/report/what", "narrative"), ("/track", "number")])
def test_elder_larger_text_and_contrast_keep_what_was_typed(chromium, county, where, field):
    with visitor(chromium, county, PHONE) as page:
        page.goto(where)
        page.fill(f"[name={field}]", "写到一半")
        for look, on, off in (("large", "大字版", "标准字"), ("strong", "高对比", "标准对比")):
            page.click(f"header a:has-text('{on}')")
            page.wait_for_selector(f"html.{look}")
            assert page.input_value(f"[name={field}]") == "写到一半" and page.url.endswith(where)
            assert page.locator(f"header a[data-look={look}]").inner_text() != on, off
        page.wait_for_load_state("networkidle")
        page.goto("/privacy")
        assert page.locator("html.large.strong").count() == 1, "remembered on the next page"
        page.click("header a[data-look=large]")
        page.wait_for_selector("html:not(.large)")
        assert page.complaints == []
