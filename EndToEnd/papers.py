# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Prints every paper of the demo county: papers.py FOLDER. bin/dev papers calls it; the tests find papers with it."""

import pathlib
import re
import subprocess
import sys
import tempfile

from county import ROOT, County

HELPER = ROOT / "bin" / "paper-pdf"
# What a record prints; everything else hangs on its matter.
RECORD = {
    "undertakings": ["undertaking"], "assisted-services": ["mandate", "custody"], "referrals": ["referral-list"],
    "rating-inquiries": ["inquiry-form"], "bulletins": ["bulletin"],
}
DOTS = 45


def addresses(county, by="head"):
    """Every paper there is: its kind, and the addresses that show one."""
    found = {}
    _, answer = county.call("GET", "/matters?limit=200", by=by)
    numbers = [matter["number"] for matter in answer["items"]]
    for number in numbers:
        _, page = county.page(f"/desk/matters/{number}", by)
        for kind, what in re.findall(r'href="/desk/papers/([a-z-]+)/([^"]+)"', page.decode()):
            found.setdefault(kind, []).append(f"/desk/papers/{kind}/{what}")
        for slip in re.findall(r'href="/desk/slips/([^"]+)"', page.decode()):
            _, paper = county.page(f"/desk/slips/{slip}", by)
            kind = re.search(r'action="/desk/papers/([a-z]+)/', paper.decode()).group(1)
            found.setdefault(kind, []).append(f"/desk/papers/{kind}/{slip}")
    for noun, kinds in RECORD.items():
        _, answer = county.call("GET", f"/{noun}?limit=200", by=by)
        for record in answer["items"]:
            for kind in kinds:
                address = f"/desk/papers/{kind}/{record['number']}"
                if county.page(address, by)[0] == 200:
                    found.setdefault(kind, []).append(address)
    return found


def pdf(county, address, by="head"):
    """The PDF of a counted print."""
    status, answer = county.page(address + "/prints", by, {"as": "pdf"})
    assert status == 200 and answer.startswith(b"%PDF-"), f"{address}: {status} {answer[:400]!r}"
    return answer


def pictures(document, folder, name, most=1):
    """Its first pages as small grey PNGs."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(document)
        file.flush()
        subprocess.run(
            ["pdftoppm", "-r", str(DOTS), "-l", str(most), "-png", *([] if most > 1 else ["-singlefile"]), file.name,
             str(folder / name)], check=True)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with County(serving=("--pdf", str(HELPER), "--pdf-seconds", "60")) as county:
        for kind, found in addresses(county).items():
            # The longest tells most about the layout.
            longest = max(found, key=lambda address: len(county.page(address, "head")[1]))
            pictures(pdf(county, longest), folder, kind)
            print(f"{kind}: {len(found)}, shown {longest}")


if __name__ == "__main__":
    main()
