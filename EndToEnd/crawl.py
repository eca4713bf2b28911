# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Every page a person can reach by following links, one of each kind."""

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

ACCOUNTS = [None, "office", "admin", "transport", "oversight", "leader", "window", "audit"]
# What these show depends on who looks; any other page is looked at once.
VARY = {"/desk", "/desk/matters", "/desk/matters/*", "/desk/records/*", "/desk/organisation", "/desk/assessments"}
FILES = (".pdf", ".csv", ".xlsx", ".css", ".js", ".json")


def kind(address):
    """The page an address belongs to: `/desk/matters/500231-2026-000007?done=x` and its neighbours are one."""
    parts = urlsplit(address)
    path = re.sub(r"/[^/]*\d[^/]*", "/*", parts.path)
    path = re.sub(r"/assessments/\*/[^/]+", "/assessments/*/*", path)
    path = re.sub(r"/figures/\*/.+", "/figures/*/*", path)
    names = sorted({name for name, _ in parse_qsl(parts.query)})
    return path + ("?" + "&".join(names) if names else "")


def name(what):
    """A file's name for a kind of page."""
    return re.sub(r"[^a-z0-9]+", "-", what.replace("*", "one").lower()).strip("-") or "home"


def links(page):
    found = page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for href in found:
        address = urljoin(page.url, href).split("#")[0]
        here, there = urlsplit(page.url), urlsplit(address)
        if there.scheme == here.scheme and there.netloc == here.netloc and not there.path.endswith(FILES):
            if not there.path.startswith(("/preference/", "/desk/attachments/", "/desk/ledger", "/api/")):
                yield address


def pages(people, account, seen):
    """Opens one page of every kind that nobody has seen yet; `seen` is shared between accounts."""
    waiting = [people.county.url + ("/desk" if account else "/")]
    while waiting:
        address = waiting.pop(0)
        what = kind(address)
        key = (what, account if what in VARY else None)
        if key in seen:
            continue
        seen.add(key)
        page = people.go(account, address)
        yield what, page
        waiting += links(page)
