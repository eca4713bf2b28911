# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""People in front of a browser: each has a window of her own and signs in with a demo account."""

import contextlib
import shutil

from playwright.sync_api import sync_playwright

from county import PASSWORDS

WIDE = {"width": 1440, "height": 900}
# A field may lie in parts of the form that are folded away.
OPEN_AROUND = """field => {
    for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true
}"""
PHONE = {"width": 360, "height": 740}


@contextlib.contextmanager
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


class People:
    """Whoever is at work; `at(account)` opens, or goes back to, that person's window. `None` is a visitor."""

    def __init__(self, chromium, county, size=WIDE, locale="zh-CN"):
        self.chromium, self.county, self.size, self.locale = chromium, county, size, locale
        self.windows, self.complaints = {}, []

    def at(self, account=None):
        if account not in self.windows:
            context = self.chromium.new_context(viewport=self.size, locale=self.locale, base_url=self.county.url)
            page = context.new_page()
            page.set_default_timeout(10_000)
            page.on("console", lambda said: self.hear(said.type, said.text))
            page.on("pageerror", lambda error: self.hear("error", str(error)))
            page.on("response", self.look)
            self.windows[account] = page
            if account:
                self.go(account, "/desk")
        return self.windows[account]

    def go(self, account, where):
        """Opens an address, signing in when asked to: a session lasts one working day."""
        page = self.at(account)
        page.goto(where)
        if account and "/sign-in" in page.url:
            fill(page, account=account, password=PASSWORDS[account])
            page.click("main .button")
            page.goto(where)
        return page

    def hear(self, kind, text):
        # A page that is not there is also said here; whether it should be is for the test.
        if kind == "error" and "Failed to load resource" not in text:
            self.complaints.append(text)

    def look(self, response):
        if response.status >= 400 and response.request.resource_type != "document":
            self.complaints.append(f"{response.status} {response.url}")

    def do(self, account, number, form, **values):
        """Opens a matter, fills one of its forms and sends it; answers the page that comes back."""
        page = self.go(account, f"/desk/matters/{number}")
        details = page.locator(f"details{form}")
        assert details.count() == 1, f"{account} is not offered {form}: {page.inner_text('main')[:600]}"
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()
        fill(details, **values)
        details.locator(".button").click()
        wrong = page.locator(".bad, [role=alert]:not(:empty)")
        assert wrong.count() == 0, wrong.first.inner_text()
        return page


class Clicks:
    """Every press counts, a tap on a radio or a box as well; typing does not."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def on(self, what):
        self.count += 1
        place = what if hasattr(what, "click") else self.page.locator(what)
        place.first.click()


def fill(place, **values):
    """Fills fields by their names; `__` stands for the brackets of a nested name: slips__0__unit."""
    for key, value in values.items():
        first, *inner = key.split("__")
        field = place.locator(f"[name='{first}{''.join(f'[{part}]' for part in inner)}']")
        field.first.evaluate(OPEN_AROUND)
        kind = field.first.evaluate("field => field.type")
        if kind == "radio":
            place.locator(f"[name='{field.first.get_attribute('name')}'][value='{value}']").check()
        elif kind == "checkbox":
            field.set_checked(value)
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)
