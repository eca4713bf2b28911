# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Several servers on one database (rules 6 and 7): what one of them did is known at the other, and done once."""

import concurrent.futures
import hashlib
import json
import struct
import threading
import urllib.request

import pytest

from county import OPENING, PASSWORDS, free_port
from servers import House, Server, bancheng, psql, schema, send

LATER = "2026-03-05T09:30:00+08:00"


@pytest.fixture(scope="module")
def house():
    with House() as house:
        yield house


def both(*deeds):
    """The same moment, as near as two threads come."""
    gate = threading.Barrier(len(deeds))

    def begin(deed):
        gate.wait()
        return deed()

    with concurrent.futures.ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result() for future in [pool.submit(begin, deed) for deed in deeds]]


def test_log_a_session_opened_at_one_server_is_known_at_the_other_and_ends_at_both(house):
    here, there = house.servers
    status, answer = here.call("POST", "/sessions", {"account": "office", "password": PASSWORDS["office"]})
    assert status == 200, answer
    assert there.call("GET", "/me", token=answer["token"])[1]["account"] == "office"
    assert there.call("DELETE", "/sessions", token=answer["token"])[0] == 204
    assert here.call("GET", "/me", token=answer["token"])[0] == 401


def test_log_a_browser_that_signed_in_at_one_server_is_known_at_the_other(house):
    here, there = house.servers
    form = f"account=window&password={PASSWORDS['window']}".encode()
    kind = "application/x-www-form-urlencoded"
    status, headers, _ = send(here.url, "POST", "/desk/sign-in", form, kind=kind)
    assert status == 303 and headers["Location"] == "/desk", status
    cookie = headers["Set-Cookie"].split(";")[0]
    status, _, page = send(there.url, "GET", "/desk", Cookie=cookie)
    assert status == 200 and "/desk/sign-out" in page.decode(), page.decode()[:3000]


def test_log_behind_haproxy_every_server_gets_its_turn_and_a_visitor_notices_nothing(house):
    before = [len(server.call("GET", "/me")) and served(server) for server in house.servers]
    for _ in range(6):
        assert send(house.url, "GET", "/api/v1/me", token=house.token("office"))[0] == 200
    after = [served(server) for server in house.servers]
    assert all(new > old for old, new in zip(before, after)), (before, after)


def served(server):
    """How often a server was asked who one is."""
    lines = send(server.url, "GET", "/metrics")[2].decode().splitlines()
    return sum(int(line.split()[-1]) for line in lines if "/me\"" in line and '"200"' in line)


def test_log_the_same_key_sent_to_both_servers_at_once_is_one_matter_and_one_answer(house):
    before = int(house.sql("select count(*) from ledger"))
    for turn in range(8):
        first, second = both(*(
            lambda url=server.url: house.register("同一件", url, key=f"twice-{turn}") for server in house.servers))
        assert first == second and first[0] == 201, (first, second)
    assert int(house.sql("select count(*) from ledger")) == before + 8


def test_closed_loop_a_due_that_passes_at_both_servers_in_one_minute_is_acted_on_once(house):
    numbers = [house.register(f"到期第{n}件")[1]["number"] for n in range(70)]
    house.to(LATER)
    for number in numbers:
        assert house.events(number, "due-missed.1") == 1, number
    twice = house.sql(
        "select count(*) from (select stream, body from event where kind = 'due-missed.1' "
        "group by stream, body having count(*) > 1) t")
    assert twice == "0"
    assert house.verified() >= 70


def test_4_1_a_change_made_at_one_server_is_told_at_the_other_within_the_pause(house):
    here, there = house.servers
    request = urllib.request.Request(there.url + "/desk/updates")
    request.add_header("Authorization", "Bearer " + house.token("office"))
    with urllib.request.urlopen(request, timeout=25) as stream:
        assert stream.readline().startswith(b":"), "the first look"
        assert house.register("另一台服务器上来的", here.url)[0] == 201
        told = b""
        while b"event: changed" not in told:
            line = stream.readline()
            assert line, told
            told += line
        assert stream.readline().startswith(b"data: 1")


def test_3_1_a_file_sent_to_one_server_in_pieces_is_shown_whole_at_the_other(house):
    here, there = house.servers
    number = house.register("带附件的")[1]["number"]
    paper = b"%PDF-1.7\n" + bytes(n % 251 for n in range(2_500_000)) + b"\n%%EOF\n"
    body = (b"--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
            b"Content-Type: application/pdf\r\n\r\n" + paper + b"\r\n--xyz--\r\n")
    status, _, answer = send(
        here.url, "POST", f"/api/v1/matters/{number}/attachments", body, house.token("window"),
        kind="multipart/form-data; boundary=xyz")
    assert status == 201, answer
    file = json.loads(answer)["items"][0]["id"]
    assert int(house.sql(f"select count(*) from attachment_chunk where id = '{file}'")) == 3
    status, _, shown = send(there.url, "GET", f"/api/v1/attachments/{file}", token=house.token("office"))
    assert status == 200 and shown == paper


def test_log_wrong_passwords_are_counted_together(house):
    def wrong(server):
        return server.call("POST", "/sessions", {"account": "deputy", "password": "falsch-falsch"})[0]

    # Five in all lock, whoever heard them.
    assert [wrong(house.servers[turn % 2]) for turn in range(5)] == [401] * 5
    assert [wrong(server) for server in house.servers] == [429, 429]
    right = {"account": "deputy", "password": PASSWORDS["deputy"]}
    assert [server.call("POST", "/sessions", right)[0] for server in house.servers] == [429, 429]


def test_log_servers_that_start_at_the_same_moment_publish_each_version_once(tmp_path):
    database = schema()
    bancheng("migrate", "--demo", database=database)
    psql(database, "delete from obligation; delete from event; delete from plan_version; delete from calendar_version;"
         "update head set position = 0, digest = decode(repeat('00', 32), 'hex'), ticked_at = 0")
    servers = [Server(database, tmp_path, free_port(), opening=OPENING) for _ in range(3)]
    try:
        for server in servers:
            server.opened()
        for kind in ("plan-published.1", "calendar-imported.1"):
            assert psql(database, f"select count(*) from event where kind = '{kind}'") == "1", kind
        assert all(send(server.url, "GET", "/readyz")[0] == 200 for server in servers)
    finally:
        codes = [server.stop() for server in servers]
    assert codes == [0, 0, 0]
    said = bancheng("verify", database=database, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_log_a_rebuild_runs_while_reports_come_in_at_every_server_and_no_request_fails(house):
    over = threading.Event()
    answers = []

    def report(name):
        turn = 0
        while not over.is_set():
            answers.append(house.register(f"重建时来的{name}-{turn}")[0])
            turn += 1

    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        people = [pool.submit(report, name) for name in range(3)]
        rebuilt = [house.run("rebuild", check=False) for _ in range(3)]
        over.set()
        for person in people:
            person.result()
    assert [one.returncode for one in rebuilt] == [0, 0, 0], [one.stderr for one in rebuilt]
    assert len(answers) > 3 and set(answers) == {201}, answers
    assert house.verified() >= len(answers)


def test_log_of_two_rebuilds_at_the_same_time_one_finishes_and_the_other_says_why_it_did_not(house):
    said = both(*[lambda: house.run("rebuild", check=False) for _ in range(2)])
    codes = sorted(one.returncode for one in said)
    assert codes in ([0, 0], [0, 1]), [one.stderr for one in said]
    for one in said:
        assert one.returncode == 0 or "后来又开始了一次重建" in one.stderr or "began later" in one.stderr, one.stderr
    house.verified()


def persistent(house, title):
    """As a client that keeps its key and tries again what it may, a moment later: at most so often."""
    tries, pause = [], threading.Event()
    for _ in range(200):
        # Where haproxy knows nobody to ask it says so at once, two hundred times within a second.
        if tries:
            pause.wait(0.1)
        try:
            status, answer = house.register(title, key=title.encode().hex())
        except OSError as lost:
            tries.append(repr(lost))
            continue
        tries.append(status)
        if status == 201:
            return answer["number"], tries
        # Nobody is there, the connection broke, or the server is about to stop: all may be tried again.
        assert status in (502, 503, 504), (status, answer)
    raise AssertionError(tries)


def test_log_a_server_that_is_told_to_stop_under_load_loses_nothing_and_does_nothing_twice(house):
    before = house.verified()
    over = threading.Event()
    done = []

    def report(name):
        turn = 0
        while not over.is_set():
            done.append(persistent(house, f"滚动升级{name}-{turn}"))
            turn += 1

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        people = [pool.submit(report, name) for name in range(4)]
        for place in range(2):
            seen = len(done)
            house.until(lambda: len(done) > seen + 12)
            assert house.servers[place].stop() == 0
            seen = len(done)
            house.until(lambda: len(done) > seen + 12)
            house.servers[place] = house.serve(house.ports[place]).opened()
            house.until(lambda: send(house.servers[place].url, "GET", "/readyz")[0] == 200)
        over.set()
        for person in people:
            person.result()
    numbers = [number for number, _ in done]
    assert len(set(numbers)) == len(numbers)
    assert house.verified() == before + len(numbers)
    again = sum(len(tries) > 1 for _, tries in done)
    print(f"{len(numbers)} reports while two servers were started anew, {again} of them sent more than once")


class TestNewerRelease:
    """Old and new side by side: somebody's stream holds a kind this release does not know (rule 7)."""

    @pytest.fixture(scope="class")
    def house(self):
        with House() as house:
            house.strange = house.register("新版写过的")[1]["number"]
            house.other = house.register("旧版也认识的")[1]["number"]
            sing(house, house.strange)
            yield house

    def test_log_what_would_be_written_there_is_refused_clearly_at_every_server(self, house):
        before = house.sql("select position from head")
        for server in house.servers:
            for path in ("convening", "withdrawal"):
                body = {"siteVisit": False} if path == "convening" else {"reason": "不办了"}
                status, answer = server.call("POST", f"/matters/{house.strange}/{path}", body, house.token("office"))
                assert status == 503 and answer["code"] == "newer-release", answer
                assert "更新版本" in answer["detail"] and "什么也没有保存" in answer["detail"]
        assert house.sql("select position from head") == before
        # The neighbour is not kept waiting.
        status, answer = house.servers[0].call(
            "POST", f"/matters/{house.other}/convening", {"siteVisit": False}, house.token("office"))
        assert status == 200, answer

    def test_log_it_is_read_on_in_lists_and_by_itself(self, house):
        for server in house.servers:
            status, page = server.call("GET", "/matters", token=house.token("office"))
            assert status == 200 and house.strange in [item["number"] for item in page["items"]]
            status, matter = server.call("GET", f"/matters/{house.strange}", token=house.token("office"))
            assert status == 200 and matter["title"] == "新版写过的", matter
            own = f"/desk/matters/{house.strange}"
            for place in ("/desk", "/desk/matters", own, "/desk/ledger?format=csv"):
                status, _, page = send(server.url, "GET", place, token=house.token("office"), Accept="text/html")
                assert status == 200, (place, page.decode()[:500])
            assert send(server.url, "GET", "/readyz")[0] == 200

    def test_closed_loop_dues_of_others_are_acted_on_meanwhile(self, house):
        house.to(LATER)
        assert house.events(house.other, "due-missed.1") > 0
        assert house.events(house.strange, "due-missed.1") == 0
        assert "matter-sung-about.1" in house.servers[0].said() + house.servers[1].said()

    def test_log_a_rebuild_by_the_older_release_is_refused_and_changes_nothing(self, house):
        before = house.sql("select * from ledger order by number")
        said = house.run("rebuild", check=False)
        assert said.returncode == 1 and "matter-sung-about.1" in said.stderr, said.stderr
        assert house.sql("select * from ledger order by number") == before
        said = house.run("verify", check=False)
        assert said.returncode == 1 and "matter-sung-about.1" in said.stdout, said.stdout


def sing(house, stream):
    """Appends what a newer release might have, chained to the log as every event is (rule 8)."""
    position, digest, version = house.sql(
        "select h.position, encode(h.digest, 'hex'), (select max(version) from event where stream = "
        f"'{stream}') from head h").split("|")
    row = ["500231", int(position) + 1, stream, int(version) + 1, "matter-sung-about.1", 1772415000, "office", "office",
           "", None, None, None, None, int(position) + 1, "{}"]
    chained = hashlib.sha256(b"bancheng.event.1" + bytes.fromhex(digest) + b"".join(map(laid_out, row))).hexdigest()
    values = ", ".join("null" if v is None else str(v) if isinstance(v, int) else f"'{v}'" for v in row)
    house.sql(
        f"begin; insert into event values ({values}, decode('{chained}', 'hex')); "
        f"update head set position = {row[1]}, digest = decode('{chained}', 'hex'); commit")


def laid_out(value):
    if value is None:
        return b"\0"
    if isinstance(value, int):
        return b"\1" + struct.pack(">q", value)
    return b"\2" + struct.pack(">q", len(value.encode())) + value.encode()
