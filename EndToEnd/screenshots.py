# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Takes the pictures of docs/images: screenshots.py FOLDER [LARGE]. bin/dev screenshots calls it.

LARGE is a county that was made before: a file of the folder bin/bench --sizes 10000 --kept leaves.
"""

import pathlib
import sys

from PIL import Image

from county import County
from crawl import ACCOUNTS, VARY, name, pages
from people import PHONE, WIDE, People, browser, fill
from visitor import look_up, onward, receipt

# What is shown, to whom, and where it is; a matter is named by its title.
PAGES = [
    ("home", None, "/"),
    ("track-form", None, "/track"),
    ("rate", None, "/rate"),
    ("outcomes", None, "/outcomes"),
    ("privacy", None, "/privacy"),
    ("resume", None, "/report/resume"),
    ("desk", "office", "/desk"),
    ("ledger", "office", "/desk/matters"),
    ("charts", "head", "/desk/figures?period=2026"),
    ("intake", "window", "/desk/matters/new"),
    ("unit", "transport", "道路运输许可卡在"),
    ("matter", "office", "房产证地址与门牌不一致"),
    ("file", "office", "两套房登记成了一套/file"),
]


def place(county, where):
    if where.startswith("/"):
        return where
    title, _, rest = where.partition("/")
    _, found = county.call("GET", "/matters?limit=200", by="office")
    number = next(matter["number"] for matter in found["items"] if title in matter["title"])
    return f"/desk/matters/{number}" + (f"/{rest}" if rest else "")


STORY = (
    "我家租了三亩地办生猪养殖场，想办用地备案。到镇上，镇上说要先有畜牧部门的选址意见；"
    "到农业农村委，又说要先有规划部门的用地意见；到规划部门，说要镇上先盖章。\n"
    "来回跑了七趟，到现在没有一家开头。猪苗已经订了，再拖就要赔了。"
)


def report(page):
    """The pages of a report, one after the other, each with its name."""
    page.goto("/report")
    page.fill("[name=narrative]", STORY)
    yield "report"
    onward(page)
    page.fill("[name=unit]", "县规划和自然资源局")
    page.fill("[name=reason]", "三家互相要对方的意见，没有一家先开头。")
    yield "report-place"
    onward(page)
    page.check("[name=obstacle][value=complex]")
    yield "report-kind"
    onward(page)
    page.fill("[name='reporter[name]']", "张三")
    page.fill("[name='reporter[phone]']", "74500000")
    onward(page)
    yield "report-you-wrong"
    page.check("[name='consent[particulars]']")
    onward(page)
    yield "review"
    page.goto("/report/saved")
    yield "draft-saved"
    page.goto("/report")
    yield "draft-begun"
    page.goto("/report/check")
    onward(page)
    yield "receipt"
    look_up(page, *receipt(page))
    page.wait_for_selector("details#form-urge")
    yield "track"


def take(page, folder, name, size, **more):
    file = folder / f"{name}-{size['width']}.png"
    page.screenshot(path=file, **more)
    # A page has few colours; a quarter of the bytes shows them all.
    Image.open(file).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)
    wide = page.evaluate("document.documentElement.scrollWidth")
    note = "" if wide <= size["width"] else f"  wider than the window: {wide}"
    print(f"{name}-{size['width']}.png{note}")


# A county on its first morning, and one with ten thousand matters.
EMPTY = [("empty-desk", "office", "/desk"), ("empty-ledger", "office", "/desk/matters"),
         ("empty-unit", "transport", "/desk"), ("empty-charts", "head", "/desk/figures?period=2026")]
LARGE = [("large-ledger", "office", "/desk/matters"), ("large-found", "office", "/desk/matters?q=备案"),
         ("large-desk", "office", "/desk")]


def kinds(chromium, shown, folder, **county):
    with County(**county) as other:
        for size in (WIDE, PHONE):
            people = People(chromium, other, size)
            for what, account, where in shown:
                take(people.go(account, where), folder, what, size)


def mistakes(people):
    """What somebody sees who left out, mistyped or went astray; each with its name."""
    page = people.go("window", "/desk/matters/new")
    fill(page, **{"reporter__phone": "1380013123"})
    page.click("button[value=register]")
    page.wait_for_selector("main .problem")
    yield "mistakes-intake", page
    page = people.go(None, "/track")
    fill(page, number="500231-2026-000001", code="2345-6789")
    page.click("main form button")
    page.wait_for_selector("main .problem")
    yield "mistakes-track", page
    yield "mistakes-astray", people.go(None, "/no/such/page")


def every(county, chromium, folder):
    """One picture of every kind of page anybody can reach, as far as a window shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in (WIDE, PHONE):
        people, seen = People(chromium, county, size), set()
        for account in ACCOUNTS:
            for what, page in pages(people, account, seen):
                take(page, folder, name(what) + (f"-{account}" if what in VARY else ""), size)


def main():
    folder = pathlib.Path(sys.argv[1])
    with County() as county, browser() as chromium:
        for size in (WIDE, PHONE):
            people = People(chromium, county, size)
            for shown, account, where in PAGES:
                take(people.go(account, place(county, where)), folder, shown, size)
            page = people.go(None, "/")
            for shown in report(page):
                take(page, folder, shown, size, full_page=True)
            for complaint in people.complaints:
                print(f"the browser complained: {complaint}")
            for shown, page in mistakes(people):
                take(page, folder, shown, size)
        kinds(chromium, EMPTY, folder, empty=True)
        every(county, chromium, folder / "pages")
        large = {"kept": sys.argv[2]} if len(sys.argv) > 2 else {"generated": 10_000}
        kinds(chromium, LARGE, folder, opening="2026-01-05T09:30:00+08:00", **large)


if __name__ == "__main__":
    main()
