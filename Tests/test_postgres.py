# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The same commands on a PostgreSQL server, and a house moved from one engine to the other and back."""

import itertools
import os
import re
import subprocess

import pytest

from program import ROOT, bancheng

DIGEST = re.compile(r"[0-9a-f]{64}")


@pytest.fixture(scope="module")
def server():
    given = os.environ.get("BANCHENG_TEST_POSTGRES")
    if given:
        return given
    started = subprocess.run([ROOT / "Tests" / "postgres", str(os.getpid())], capture_output=True, text=True)
    assert started.returncode == 0, started.stderr
    return started.stdout.strip()


@pytest.fixture(scope="module")
def schema(server):
    """A function that makes an empty schema and says its address."""
    numbers = itertools.count()

    def make():
        name = f"p{os.getpid()}_{next(numbers)}"
        subprocess.run(["psql", "-q", server, "-c", f"create schema {name}"], check=True)
        return f"{server}&options=-csearch_path%3D{name}"

    return make


@pytest.fixture(scope="module")
def demo(schema):
    database = schema()
    made = bancheng("demo", "--database", database, "--demo-dir", ROOT / "Demo", "--until", "2026-02-03T09:00+08:00")
    assert made.returncode == 0, made.stderr
    return database


def digest(database, *more):
    said = bancheng("verify", "--database", database, *more)
    assert said.returncode == 0, said.stdout + said.stderr
    found = DIGEST.search(said.stdout + said.stderr)
    assert found, said.stdout
    return found.group()


def test_log_the_demo_is_the_same_on_both_engines(demo, tmp_path):
    file = f"sqlite:{tmp_path / 'demo.sqlite'}"
    made = bancheng("demo", "--database", file, "--demo-dir", ROOT / "Demo", "--until", "2026-02-03T09:00+08:00")
    assert made.returncode == 0, made.stderr
    lists = [bancheng("export", "ledger", "--format", "csv", "--database", place) for place in (demo, file)]
    assert lists[0].returncode == 0, lists[0].stderr
    assert lists[0].stdout.count("\n") > 10
    assert lists[0].stdout == lists[1].stdout


def test_log_a_house_moves_either_way_and_every_digest_stays(demo, schema, tmp_path):
    file, back = f"sqlite:{tmp_path / 'moved.sqlite'}", schema()
    for number, (origin, target) in enumerate([(demo, file), (file, back)]):
        lines = tmp_path / f"{number}.jsonl"
        said = bancheng("dump", lines, "--database", origin)
        assert said.returncode == 0, said.stderr
        said = bancheng("load", lines, "--database", target)
        assert said.returncode == 0, said.stderr
    assert digest(demo) == digest(file) == digest(back)
    first, second = ((tmp_path / f"{number}.jsonl").read_text(encoding="utf-8").splitlines() for number in (0, 1))
    assert sorted(first) == sorted(second)


def test_log_a_rebuild_on_a_server_changes_nothing_that_is_right(demo):
    before = bancheng("export", "ledger", "--format", "jsonl", "--database", demo).stdout
    rebuilt = bancheng("rebuild", "--database", demo)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert bancheng("export", "ledger", "--format", "jsonl", "--database", demo).stdout == before
    assert digest(demo)


def test_log_an_empty_database_is_said_to_be_empty_and_stays_so(schema):
    database = schema()
    for _ in range(2):
        said = bancheng("verify", "--database", database)
        assert said.returncode == 2 and said.stderr.count("\n") == 1, said.stderr


def test_log_migrate_may_run_twice(schema):
    database = schema()
    for _ in range(2):
        said = bancheng("migrate", "--database", database)
        assert said.returncode == 0, said.stderr
    assert digest(database)


@pytest.mark.parametrize("language, words", [("zh_CN.UTF-8", "连不上"), ("en_US.UTF-8", "cannot be reached")])
def test_log_a_server_that_is_not_there_is_said_without_the_password(language, words):
    address = "postgres://li:geheim@127.0.0.1:1/county"
    said = bancheng("verify", "--database", address, env={"LANG": language})
    assert said.returncode == 2 and words in said.stderr, said.stderr
    assert "geheim" not in said.stderr and said.stderr.count("\n") == 1


def test_log_an_address_nobody_can_read_is_said_without_the_password():
    said = bancheng("verify", "--database", "postgres://li:geheim@db/county?colour=red")
    assert said.returncode == 2 and "postgres://li:***@db" in said.stderr and "geheim" not in said.stderr


def test_log_backup_points_to_the_servers_own_way(demo, tmp_path):
    said = bancheng("backup", tmp_path / "copy", "--database", demo)
    assert said.returncode == 2 and "pg_dump" in said.stderr
    assert not (tmp_path / "copy").exists()
