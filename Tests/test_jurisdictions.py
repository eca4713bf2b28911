# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Many counties in one installation, added and served from the command line."""

import json
import os
import subprocess
import urllib.request

import pytest

from program import ROOT, bancheng

REPORT = {
    "channel": "online", "title": "证明开不出来", "narrative": "窗口要的证明没有单位能开。",
    "reporter": {"kind": "person", "name": "张三", "phone": "13800000001"},
}


@pytest.fixture
def house(tmp_path):
    env = {"BANCHENG_DATABASE": f"sqlite:{tmp_path / 'house.sqlite'}"}

    def run(*words, code=0):
        done = bancheng(*words, env=env)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    run("jurisdiction", "add", "500231", "垫江县", "--demo")
    return run, env, tmp_path


def test_log_counties_come_from_a_table_once_and_each_begins_with_a_plan_of_its_own(house):
    run, _, folder = house
    table = folder / "counties.csv"
    table.write_text("代码,名称,网址\n500232,武隆县,wulong.example.cn\n500233,忠县,\n", encoding="utf-8-sig")
    assert "已加 2 个" in run("jurisdiction", "import", table)
    assert "已加 0 个辖区，原来就有 2 个" in run("jurisdiction", "import", table)
    listed = run("jurisdiction", "list").splitlines()
    assert listed == ["500231\t垫江县", "500232\t武隆县\twulong.example.cn", "500233\t忠县"]
    for code in ("500231", "500232", "500233"):
        assert "全部相符" in run("verify", "--jurisdiction", code)


@pytest.mark.parametrize("line, words", [
    ("5002x2,武隆县,", "不是辖区代码"), ("500232,,", "名称"), ("500232,武隆县,https://wulong.cn/", "主机名"),
])
def test_log_a_wrong_line_is_named_and_nothing_of_the_table_is_added(house, line, words):
    run, _, folder = house
    table = folder / "counties.csv"
    table.write_text(f"500233,忠县,\n{line}\n", encoding="utf-8")
    said = run("jurisdiction", "import", table, code=2)
    assert "第 2 行" in said and words in said
    assert run("jurisdiction", "list").splitlines() == ["500231\t垫江县"]


def test_log_an_address_belongs_to_one_county(house):
    run, _, _ = house
    run("jurisdiction", "add", "500232", "武隆县", "--host", "wulong.example.cn")
    said = run("jurisdiction", "host", "wulong.example.cn", code=2)
    assert "已经是辖区 500232 的" in said
    assert "没有网址" in run("jurisdiction", "host", "x.example.cn", "--remove", code=2)
    run("jurisdiction", "host", "wulong.example.cn", "--remove", "--jurisdiction", "500232")
    assert "就到辖区 500231" in run("jurisdiction", "host", "wulong.example.cn")


def test_closed_loop_one_server_serves_every_county_and_acts_on_what_came_due_in_each(house):
    run, env, _ = house
    run("jurisdiction", "add", "500232", "武隆县", "--host", "wulong.example.cn")
    program = os.environ.get("BANCHENG_PROGRAM") or str(ROOT / ".build/debug/bancheng")
    server = subprocess.Popen(
        [program, "serve", "--port", "0", "--clock-from-stdin", "--clock", "2026-03-02T09:00+08:00"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **env})
    try:
        url = "http://" + server.stdout.readline().split("http://")[1].strip().rstrip("/")
        numbers = []
        for host in ("wulong.example.cn", "127.0.0.1", "500231.example.cn"):
            request = urllib.request.Request(
                f"{url}/api/v1/matters", json.dumps(REPORT).encode(),
                {"Content-Type": "application/json", "Host": host})
            with urllib.request.urlopen(request, timeout=30) as answer:
                numbers.append(json.load(answer)["number"])
        assert numbers == ["500232-2026-000001", "500231-2026-000001", "500231-2026-000002"]
        server.stdin.write("2026-03-06T18:00+08:00\n")
        server.stdin.flush()
        assert server.stdout.readline().startswith("2026-03-06T18:00")
    finally:
        server.terminate()
        server.wait(timeout=30)
    missed = {}
    for code in ("500231", "500232"):
        events = run("export", "events", "--format", "jsonl", "--jurisdiction", code).splitlines()
        kinds = [json.loads(line)["kind"] for line in events if line.startswith("{")]
        missed[code] = kinds.count("due-missed.1")
        assert "全部相符" in run("verify", "--jurisdiction", code)
    assert missed["500232"] > 0 and missed["500231"] == 2 * missed["500232"], missed
