# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Old ledgers as offices keep them: real .xlsx files and CSV in the encodings Excel writes (3.1)."""

import csv
import datetime as dt
import io
import json
import zipfile

import pytest
from openpyxl import Workbook

from program import bancheng

HEADINGS = ["序号", "登记编号", "反映时间", "反映人", "联系电话", "反映事项", "责任单位", "问题类型", "调度级别", "办理情况", "办结时间", "满意度"]
ROWS = [
    [1, "2021-001", dt.date(2021, 3, 1), "张三", 13800131234, "房产证地址与门牌不一致，落不了户。", "县公安局、县住建委", "不好办", "二级",
     "两家会商后更正", dt.datetime(2021, 3, 9), "满意"],
    [2, "2021-002", "2021年3月5日", "李四", "138-0013-1235", "开不了证明", "县民政局", "1", 1, "正在办理", None, None],
    [3, "2021-003", "3月6日", "王五", "1.38E+10", "路灯不亮", "县城管局", "说不清", "一级", "已办结", None, None],
]


@pytest.fixture
def database(tmp_path):
    return f"sqlite:{tmp_path / 'county.sqlite'}"


def ledger(path, rows=ROWS, headings=HEADINGS, title="2021年“办不成事”反映窗口台账"):
    book = Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headings))
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def matters(database):
    said = bancheng("export", "ledger", "--format", "jsonl", "--database", database)
    assert said.returncode == 0, said.stderr
    return [json.loads(line) for line in said.stdout.splitlines()]


def events(database):
    said = bancheng("export", "events", "--format", "jsonl", "--database", database)
    return [json.loads(line) for line in said.stdout.splitlines()]


def test_3_1_an_excel_ledger_comes_in_and_what_does_not_fit_is_named(tmp_path, database):
    report = tmp_path / "left.csv"
    said = bancheng(
        "import", ledger(tmp_path / "old.xlsx"), "--report", report, "--database", database)
    assert said.returncode == 1, said.stderr
    wrong = [line for line in said.stderr.splitlines() if line.startswith("第 5 行")]
    assert len(wrong) == 1 and all(word in wrong[0] for word in ("“反映时间”", "哪一年", "“联系电话”", "1.38E+10", "“问题类型”"))
    assert "登记 1 件，补录旧件 1 件" in said.stdout
    first, second = sorted(matters(database), key=lambda row: row["reportedAt"])
    assert first["reportedAt"].startswith("2021-03-01") and first["stage"] == "closed"
    assert second["reportedAt"].startswith("2021-03-05") and second["stage"] == "intake"
    assert first["obstacleReported"] == "complex"
    assert bancheng("verify", "--database", database).returncode == 0
    # Mended in the report itself, the row goes in; the others are there already.
    text = report.read_text(encoding="utf-8")
    mended = text.replace("3月6日", "2021/3/6").replace("1.38E+10", "13800131236").replace("说不清", "其他")
    report.write_text(mended, encoding="utf-8")
    again = bancheng("import", report, "--database", database)
    assert again.returncode == 0, again.stderr
    assert "补录旧件 1 件" in again.stdout and len(matters(database)) == 3


def test_3_1_closed_loop_finished_old_matters_owe_nothing_and_open_ones_do(tmp_path, database):
    bancheng("import", ledger(tmp_path / "old.xlsx", ROWS[:2]), "--database", database)
    told = events(database)
    history = [event["stream"] for event in told if event["kind"] == "history-entered.1"]
    assert len(history) == 1
    opened = {event["stream"] for event in told if json.loads(event["body"]).get("opens")}
    assert history[0] not in opened and len([s for s in opened if s.startswith("500231-20")]) == 1
    assert bancheng("verify", "--log", "--database", database).returncode == 0


def test_3_1_a_second_run_adds_nothing_whatever_the_file_is_called(tmp_path, database):
    rows = ROWS[:2]
    assert bancheng("import", ledger(tmp_path / "a.xlsx", rows), "--database", database).returncode == 0
    before = events(database)
    said = bancheng("import", ledger(tmp_path / "b.xlsx", rows[::-1], title="再来一遍"), "--database", database)
    assert said.returncode == 0 and "原来就有 2 件" in said.stdout
    assert events(database) == before
    # The number of a paper form with other words is neither dropped nor entered twice.
    changed = [rows[0][:5] + ["换了说法"] + rows[0][6:]]
    said = bancheng("import", ledger(tmp_path / "c.xlsx", changed), "--database", database)
    assert said.returncode == 1 and matters(database)[0]["number"][:7] in said.stderr and "登记编号" in said.stderr


def test_3_1_a_dry_run_says_the_same_and_stores_nothing(tmp_path, database):
    said = bancheng("import", ledger(tmp_path / "a.xlsx"), "--dry-run", "--database", database)
    assert said.returncode == 1 and "可登记 1 件，可补录旧件 1 件" in said.stdout
    assert matters(database) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_3_1_csv_in_every_encoding_excel_writes(tmp_path, database, encoding, separator):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["反映时间", "反映人", "电话", "反映内容", "办事难易"])
    writer.writerow(["2021.3.1 9:30", "张三", "138 0013 1234", '跑了三趟，一个说"先备案"，\n一个说先用地', "难,很难"])
    file = tmp_path / "old.csv"
    file.write_bytes(out.getvalue().encode(encoding))
    said = bancheng("import", file, "--database", database)
    assert said.returncode == 0, said.stderr
    matter = matters(database)[0]
    assert matter["narrative"] == '跑了三趟，一个说"先备案"，\n一个说先用地'
    assert matter["reportedAt"].startswith("2021-03-01T09:30")
    # Nobody knows the last column: it is kept word for word.
    assert "办事难易：难,很难" in bancheng("dump", "-", "--database", database).stdout


def test_3_1_a_person_says_what_the_columns_are(tmp_path, database):
    file = tmp_path / "old.csv"
    file.write_text("谁,啥事\n张三,办不成\n", encoding="utf-8")
    said = bancheng("import", file, "--database", database)
    assert said.returncode == 1 and "谁 啥事" in said.stderr
    assert not (tmp_path / "county.sqlite").exists(), "nothing is even made"
    said = bancheng("import", file, "--columns", "谁=reporter.name,啥事=narrative", "--database", database)
    assert said.returncode == 0 and matters(database)[0]["narrative"] == "办不成"
    for wrong in "谁=nobody", "谁", "没有=title":
        said = bancheng("import", file, "--columns", wrong, "--database", database)
        assert said.returncode == 2 and said.stderr.count("\n") == 1, said.stderr


def test_3_1_sheets_hidden_ones_merged_cells_and_both_calendars(tmp_path, database):
    book = Workbook()
    book.active.title = "空表"
    hidden = book.create_sheet("隐藏")
    hidden.sheet_state = "hidden"
    hidden.append(["反映内容"])
    hidden.append(["不该读"])
    for name in ("第一季度", "第二季度"):
        sheet = book.create_sheet(name)
        sheet.append(["反映人", "反映内容", "反映时间"])
        sheet.append(["张三", f"{name}一", dt.datetime(2021, 3, 1, 9, 30)])
        sheet.append([None, f"{name}二", 44256])
        sheet["C3"].number_format = 'yyyy"年"m"月"d"日"'
        sheet.merge_cells("A2:A3")
    book.save(tmp_path / "old.xlsx")
    assert bancheng("import", tmp_path / "old.xlsx", "--database", database).returncode == 0
    assert sorted(row["narrative"] for row in matters(database)) == ["第一季度一", "第一季度二"]
    assert {row["reportedAt"][:10] for row in matters(database)} == {"2021-03-01"}
    said = bancheng("import", tmp_path / "old.xlsx", "--sheet", "第二季度", "--database", database)
    assert said.returncode == 0 and len(matters(database)) == 4
    for name in "隐藏", "没有":
        said = bancheng("import", tmp_path / "old.xlsx", "--sheet", name, "--database", database)
        assert said.returncode == 2 and "第一季度 第二季度" in said.stderr
    book.epoch = dt.datetime(1904, 1, 1)
    book["第一季度"]["C3"] = 42795
    book.save(tmp_path / "mac.xlsx")
    assert bancheng("import", tmp_path / "mac.xlsx", "--database", database).returncode == 0
    assert any(row["reportedAt"].startswith("2021-03-02") for row in matters(database))


def remade(path, name, change):
    """The same workbook with one of its files changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            new.writestr(item, change(old.read(item)) if item == name else old.read(item))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = {
    "a bomb": lambda path: remade(
        path, SHEET, lambda xml: xml.replace(b"<sheetData>", b" " * 300_000_000 + b"<sheetData>")),
    "entities": lambda path: remade(
        path, SHEET, lambda xml: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + xml),
    "no end": lambda path: remade(path, SHEET, lambda xml: xml[:200]),
    "cut": lambda path: path.read_bytes()[:1500],
    "no workbook": lambda path: remade(path, "xl/workbook.xml", lambda xml: b"<x/>"),
    "many files": lambda path: _many(path),
    "far away": lambda path: remade(path, SHEET, lambda xml: xml.replace(b'r="A1"', b'r="XFD1048576"')),
    "old": lambda path: b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "picture": lambda path: b"\x89PNG\r\n\x1a\n\0\0",
    "empty": lambda path: b"",
}


def _many(path):
    out = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(out, "a") as new:
        for index in range(3000):
            new.writestr(f"x/{index}", b"")
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_3_1_a_hostile_file_is_refused_in_one_sentence_and_nothing_is_stored(tmp_path, database, name):
    file = tmp_path / ("hostile.xls" if name == "old" else "hostile.xlsx")
    file.write_bytes(HOSTILE[name](ledger(tmp_path / "old.xlsx")))
    said = bancheng("import", file, "--database", database)
    assert said.returncode == 1 and said.stderr.count("\n") == 1 and said.stdout == "", (said.stderr, said.stdout)
    assert not (tmp_path / "county.sqlite").exists()
    if name == "old":
        assert "另存为 .xlsx" in said.stderr


def test_3_1_twenty_thousand_rows_and_no_more(tmp_path, database):
    file = tmp_path / "old.csv"
    file.write_text("反映内容\n" + "".join(f"第 {n} 件\n" for n in range(20_000)), encoding="utf-8")
    said = bancheng("import", file, "--database", database)
    assert said.returncode == 1 and "20000" in said.stderr


def test_3_1_a_number_that_is_text_or_the_other_way_round_is_the_same(tmp_path, database):
    rows = [[1, None, "2021-03-01", "张三", phone, f"内容 {n}", None, None, None, None, None, None]
            for n, phone in enumerate([13800131234, 13800131234.0, "13800131234", "１３８００１３１２３４", "0 23-74522706", "无"])]
    said = bancheng("import", ledger(tmp_path / "old.xlsx", rows), "--database", database)
    assert said.returncode == 0, said.stderr
    assert len(matters(database)) == 6
