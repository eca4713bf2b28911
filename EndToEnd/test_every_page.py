# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Every page anybody can reach: fits a telephone, weighs little, and axe has nothing to say about it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from crawl import ACCOUNTS, pages
from people import PHONE, WIDE, People

MOST = 100 * 1024


def weigh(page, address):
    """Bytes of a page as it comes, with its styles and its script."""
    around = page.locator("link[rel=stylesheet], script[src]")
    assets = around.evaluate_all("all => all.map(one => one.href || one.src)")
    return sum(len(page.request.get(one).body()) for one in [address, *assets])


def axe(page):
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_page_fits_weighs_little_and_is_accessible(county, chromium, size):
    wrong, seen = [], set()
    people = People(chromium, county, size)
    for account in ACCOUNTS:
        for what, page in pages(people, account, seen):
            address = page.url
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                wrong.append(f"{what} ({account}) is wider than the window")
            if size is PHONE and (weight := weigh(page, address)) > MOST:
                wrong.append(f"{what} ({account}) weighs {weight // 1024} KB")
            if size is WIDE or account is None:
                wrong += [f"{what} ({account}) {said}" for said in axe(page)]
    wrong += people.complaints
    assert wrong == [], "\n".join(wrong)
    assert len({what for what, _ in seen}) > 40, sorted({what for what, _ in seen})


def test_every_public_page_is_complete_in_english(county, chromium):
    wrong, seen = [], set()
    people = People(chromium, county, PHONE, locale="en")
    for what, page in pages(people, None, seen):
        assert page.locator("html").get_attribute("lang") == "en", what
        # The link to the other language is written in that language.
        left = page.locator("body").evaluate(
            "body => { for (const own of body.querySelectorAll('[lang]')) own.remove(); return body.innerText }")
        wrong += [f"{what}: {words}" for words in re.findall(r"[\u4e00-\u9fff]+", left)]
        wrong += [f"{what} {said}" for said in axe(page)]
    wrong += people.complaints
    assert wrong == [], "\n".join(wrong)
    assert len(seen) > 6
