# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The ledger taken out of the system, opened as others will open it (3.1)."""

import csv
import datetime as dt
import io

from county import County
from openpyxl import load_workbook

HOSTILE = ["=1+1", "+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://127.0.0.1","办理")', "007", "2026-03-02", "<b>甲&乙</b>",
           "长" * 80]


def test_3_1_the_workbook_holds_every_row_as_it_stands():
    with County(empty=True) as county:
        numbers = []
        for title in HOSTILE * 30:
            status, told = county.call("POST", "/matters", {
                "channel": "hall", "title": title, "narrative": title + "\n第二行",
                "reporter": {"kind": "person", "name": "张三", "phone": "13800131234"}}, by="office")
            assert status == 201, told
            numbers.append(told["number"])
        status, workbook = county.page("/desk/ledger?format=xlsx&channel=hall", "office")
        assert status == 200
        sheet = load_workbook(io.BytesIO(workbook)).active
        head, *rows = sheet.iter_rows()
        place = {cell.value: cell.column - 1 for cell in head}
        assert [row[place["编号"]].value for row in rows] == numbers[::-1]
        for row, title in zip(rows, reversed(HOSTILE * 30)):
            for name, said in (("标题", title), ("反映内容", title + "\n第二行"), ("反映人", "张*"),
                               ("联系电话", "138****1234"), ("办理状态", "登记")):
                cell = row[place[name]]
                assert (cell.value, cell.data_type, cell.number_format) == (said, "s", "@")
            told_at = row[place["反映时间"]]
            assert told_at.is_date and told_at.value == dt.datetime(2026, 3, 2, 9, 30)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{head[-1].coordinate[:-1]}{len(rows) + 1}"
        assert all(sheet.column_dimensions[cell.column_letter].width > 10 for cell in head)
        _, table = county.page("/desk/ledger?format=csv&channel=hall", "office")
        lines = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
        assert [line[0] for line in lines[1:]] == numbers[::-1]
        assert lines[-1][place["标题"]] == "'=1+1"
