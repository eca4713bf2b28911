# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""3.1, file: papers as PDF. What the helper makes has its pages, its words and a code a telephone can read; a helper
that is slow, wrong or greedy leaves a sentence and no process behind."""

import base64
import re
import subprocess
import zlib
import struct
import time

import pytest

from county import County
from papers import HELPER, addresses, pdf


@pytest.fixture(scope="module")
def county():
    with County(serving=("--pdf", str(HELPER), "--pdf-seconds", "90")) as county:
        yield county


@pytest.fixture(scope="module")
def found(county):
    return addresses(county)


def words(document, folder):
    file = folder / "paper.pdf"
    file.write_bytes(document)
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    info = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    return text, int(re.search(r"Pages:\s+(\d+)", info).group(1)), info


def test_3_1_a_receipt_is_one_page_of_a4_and_its_code_says_the_digest_on_it(county, found, tmp_path):
    document = pdf(county, found["receipt"][0])
    text, pages, info = words(document, tmp_path)
    assert pages == 1 and "(A4)" in info
    assert "受理回执" in text and "第 1 次打印" in text
    printed = re.search(r"核验码 ([0-9a-f]{64})", text).group(1)
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-singlefile", tmp_path / "paper.pdf", tmp_path / "paper"], check=True)
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", tmp_path / "paper.png"], capture_output=True, text=True, check=True).stdout.strip()
    number = found["receipt"][0].rsplit("/", 1)[1]
    assert read == f"BANCHENG receipt.1 {number} SHA256 {printed}"
    fonts = subprocess.run(["pdffonts", tmp_path / "paper.pdf"], capture_output=True, text=True, check=True).stdout
    for font in fonts.splitlines()[2:]:
        assert " yes yes " in font, font


def test_file_the_contents_name_the_page_each_paper_is_on(county, found, tmp_path):
    longest = max(found["file"], key=lambda address: len(county.page(address, "head")[1]))
    document = pdf(county, longest)
    text, pages, _ = words(document, tmp_path)
    sheets = text.split("\f")
    assert re.search(rf"页数\s+{pages}\n", sheets[0])
    contents = [line for sheet in sheets[1:3] for line in sheet.splitlines()]
    listed = [line.split() for line in contents if re.match(r"\s*\d+ .*\d{4}年.* \d+$", line)]
    assert len(listed) >= 5
    for line in listed:
        title, page = line[-3], int(line[-1])
        assert title in sheets[page - 1], (title, page)


def test_3_3_every_kind_of_paper_the_demo_county_has_becomes_a_pdf(county, found, tmp_path):
    assert {"registration", "receipt", "slip", "letter", "reply", "call-record", "file", "sealed-file"} <= set(found)
    for kind, addresses_of_kind in found.items():
        text, pages, _ = words(pdf(county, addresses_of_kind[-1]), tmp_path)
        assert pages >= 1 and ("内容摘要" in text or "核验码" in text), kind
        assert "⟦" not in text, kind


def helper(folder, name, body):
    path = folder / name
    path.write_text("#!/bin/sh\n" + body + "\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("body, sentence", [
    ("exec sleep 77", "时间太长"), ("exit 3", "没能生成"), ("cat >/dev/null; echo hello", "没能生成"),
])
def test_3_1_a_helper_that_fails_is_told_in_a_sentence_and_leaves_nothing_running(tmp_path, body, sentence):
    with County(serving=("--pdf", helper(tmp_path, "helper", body), "--pdf-seconds", "1")) as county:
        _, answer = county.call("GET", "/matters?limit=1", by="office")
        begun = time.monotonic()
        status, page = county.page(f"/desk/papers/registration/{answer['items'][0]['number']}/paper.pdf", "office")
        assert status == 503 and sentence in page.decode() and "在浏览器里打印" in page.decode()
        assert time.monotonic() - begun < 30
        left = subprocess.run(["pgrep", "-f", "^sleep 77$"], capture_output=True, check=False)
        assert left.returncode == 1


def test_file_photos_and_pdfs_are_bound_in_as_pages_and_what_cannot_be_drawn_leaves_its_words(tmp_path):
    def made(page):
        return subprocess.run([HELPER], input=page.encode(), capture_output=True, check=True).stdout

    def told(document):
        return base64.b64encode(document).decode()

    pages = made("<style>p{break-after:page}</style><p>甲<p>乙<p>丙")
    (tmp_path / "scan.pdf").write_bytes(pages)
    subprocess.run(["pdftoppm", "-png", "-singlefile", tmp_path / "scan.pdf", tmp_path / "dot"], check=True)
    subprocess.run(["pdftoppm", "-jpeg", "-singlefile", tmp_path / "scan.pdf", tmp_path / "dot"], check=True)
    bound = "".join([
        *(f'<p class="bound"><img class="bound" src="data:image/{kind};base64,'
          f'{told((tmp_path / f"dot.{end}").read_bytes())}" alt="图"></p>'
          for kind, end in [("png", "png"), ("jpeg", "jpg")]),
        f'<p class="bound" data-pdf="{told(pages)}">没有装进的</p>',
        f'<p class="bound" data-pdf="{told(b"%PDF-1.7 nothing")}">以原件为准</p>',
        '<p class="bound"><img class="bound" src="data:image/jpeg;base64,AAAA" alt="打不开的照片"></p>'])
    document = made(f"<style>p.bound{{break-after:page}} img{{max-width:100%;max-height:200mm}}</style>{bound}")
    text, count, _ = words(document, tmp_path)
    assert count >= 7 and "没有装进的" not in text and "以原件为准" in text and "打不开的照片" in text
    listed = subprocess.run(
        ["pdfimages", "-list", tmp_path / "paper.pdf"], capture_output=True, text=True, check=True).stdout
    assert len(listed.splitlines()) == 2 + 2 + 3


def chunk(kind, content):
    """One piece of a PNG."""
    told = kind + content
    return struct.pack(">I", len(content)) + told + struct.pack(">I", zlib.crc32(told))


def png(width, height, rows, *after):
    """Black, with pieces behind the picture."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 3, 0, 0, 0))
    dots = chunk(b"IDAT", zlib.compress(bytes((width + 7) // 8 + 1) * rows))
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"PLTE", bytes(6)) + dots + b"".join(after) + end


@pytest.mark.parametrize("picture", [
    png(8, 8, 8, chunk(b"gAMA", b"")), png(13_000, 13_000, 13_000), png(8, 8, 1), b"\x89PNG\r\n\x1a\n",
], ids=["an empty piece", "far too large", "rows missing", "nothing"])
def test_file_no_picture_keeps_a_paper_from_being_made(tmp_path, picture):
    held = base64.b64encode(picture).decode()
    page = f'<p>卷宗</p><p class="bound"><img class="bound" src="data:image/png;base64,{held}" alt="原件另存"></p>'
    made = subprocess.run(
        ["bash", "-c", f'ulimit -v 1500000; exec "{HELPER}"'], input=page.encode(), capture_output=True, check=False)
    assert made.returncode == 0, made.stderr.decode()[-400:]
    text, count, _ = words(made.stdout, tmp_path)
    assert count >= 1 and "卷宗" in text


def test_file_the_pages_of_all_pdfs_in_one_paper_are_counted_together(tmp_path):
    def made(page):
        return subprocess.run([HELPER], input=page.encode(), capture_output=True, check=True).stdout

    scan = base64.b64encode(made("<style>p{break-after:page}</style>" + "<p>页" * 25)).decode()
    bound = "".join(f'<p class="bound" data-pdf="{scan}">第{name}份另存</p>' for name in "一二三")
    text, _, _ = words(made(f"<style>p.bound{{break-after:page}} img{{max-height:200mm}}</style>{bound}"), tmp_path)
    assert "第一份另存" not in text and "第二份另存" not in text and "第三份另存" in text


def test_3_1_the_helper_fetches_nothing(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    page = (
        f'<p>甲<img src="file://{secret}"><link rel="stylesheet" href="file://{secret}">'
        '<img src="http://127.0.0.1:9/a.png">')
    made = subprocess.run([HELPER], input=page.encode(), capture_output=True, check=True).stdout
    assert made.startswith(b"%PDF-")
    text, _, _ = words(made, tmp_path)
    assert "甲" in text and "SECRET" not in text
