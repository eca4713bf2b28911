# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Takes the pictures of docs/images: screenshots.py FOLDER. bin/dev screenshots calls it."""

import pathlib
import sys

from county import County
from people import PHONE, WIDE, People, browser

# What is shown, to whom, and where it is; a matter is named by its title.
PAGES = [
    ("home", None, "/"),
    ("report", None, "/report"),
    ("desk", "office", "/desk"),
    ("ledger", "office", "/desk/matters"),
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


def main():
    folder = pathlib.Path(sys.argv[1])
    with County() as county, browser() as chromium:
        for size in (WIDE, PHONE):
            people = People(chromium, county, size)
            for name, account, where in PAGES:
                page = people.go(account, place(county, where))
                page.screenshot(path=folder / f"{name}-{size['width']}.png")
                wide = page.evaluate("document.documentElement.scrollWidth")
                note = "" if wide <= size["width"] else f"  wider than the window: {wide}"
                print(f"{name}-{size['width']}.png{note}")
            for complaint in people.complaints:
                print(f"the browser complained: {complaint}")


if __name__ == "__main__":
    main()
