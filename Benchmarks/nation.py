# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The proof of `bin/prove nation`: the smallest county's desk in one database with all others, beside the same alone.

nation.py PROGRAM FOLDER [MATTERS [COUNTIES]]

Fills a PostgreSQL database with so many counties and matters (multiply.py), and another with the smallest of them and
nothing else; BANCHENG_NATION names one that was filled before. Then asks for the same pages, and sends the same
reports, at both: idle, and while clients of the largest county send reports and read its ledger as fast as they are
answered. The floor is the county alone while as many processes as the load kept running only count. A line that
begins with RECORD is for docs/PROOFS.md.
"""

import http.client
import json
import os
import pathlib
import statistics
import subprocess
import sys
import threading
import time

import nations

ROUNDS, WARM = 200, 10
# Of the largest county: so many clients send reports, and as many read its ledger.
CONNECTIONS = 32
HERE = pathlib.Path(__file__).parent
ADDRESS = "banshi.example"
KINDS = ("desk", "ledger", "obligations", "matter", "intake")


def say(chinese, english):
    print(f"{chinese}\n{english}", flush=True)


class Desk:
    """The smallest county's office at one server."""

    def __init__(self, program, database, code, first):
        self.code, self.token = code, nations.token(program, database, code)
        self.server = nations.Server(program, database, first)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        self.count = 0
        listed = json.loads(self.ask("GET", "/api/v1/matters?limit=50"))
        self.number = listed["items"][-1]["number"]

    def ask(self, method, path, body=None):
        headers = {"Host": f"{self.code}.{ADDRESS}", "Authorization": f"Bearer {self.token}"}
        if body:
            headers["Content-Type"] = "application/json"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        said = answer.read()
        if answer.status not in (200, 201):
            raise RuntimeError(f"{method} {path}: {answer.status} {said[:300]}")
        return said

    def time(self, kind):
        """Milliseconds of one request."""
        self.count += 1
        path = {"desk": "/desk", "ledger": "/desk/matters", "obligations": "/api/v1/obligations?limit=50",
                "matter": f"/desk/matters/{self.number}"}.get(kind)
        began = time.perf_counter()
        if path:
            self.ask("GET", path)
        else:
            self.ask("POST", "/api/v1/matters", nations.report(self.count))
        return (time.perf_counter() - began) * 1000


def measure(*desks):
    """In turn, so that whatever else the machine does falls on all alike; for each desk, kind to milliseconds."""
    found = [{kind: [] for kind in KINDS} for _ in desks]
    for turn in range(WARM + ROUNDS):
        for kind in KINDS:
            for desk, times in list(zip(desks, found))[::-1 if turn % 2 else 1]:
                took = desk.time(kind)
                if turn >= WARM:
                    times[kind].append(took)
    return found


def points(times):
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


class Running:
    """How many processes and threads wanted a processor, as the kernel counts them twice a second."""

    def __init__(self):
        self.counts, self.ended = [], threading.Event()
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()

    def watch(self):
        while not self.ended.wait(0.5):
            with open("/proc/loadavg", encoding="ascii") as line:
                # This one asks while it runs.
                self.counts.append(int(line.read().split()[3].split("/")[0]) - 1)

    def end(self):
        self.ended.set()
        self.thread.join()
        return statistics.mean(self.counts)


class Load:
    """Clients of the largest county, as fast as they are answered."""

    def __init__(self, port, code, token):
        address = f"http://127.0.0.1:{port}"
        common = ["wrk", "-t1", f"-c{CONNECTIONS}", "-d600s", "--timeout", "60s", "-H", f"Host: {code}.{ADDRESS}", "-H",
                  f"Authorization: Bearer {token}", "-s"]
        self.clients = [
            subprocess.Popen([*common, HERE / script, address + path], stdout=subprocess.PIPE, text=True)
            for script, path in (("intake.lua", "/api/v1/matters"), ("reading.lua", "/desk/matters"))]

    def end(self):
        """What each said: requests a second, refused, p50 and p99 in milliseconds."""
        for client in self.clients:
            client.send_signal(2)
        return [client.communicate()[0].splitlines()[-1].split() for client in self.clients]


class Hogs:
    def __init__(self, count):
        self.processes = [
            subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(max(1, round(count)))]

    def end(self):
        for process in self.processes:
            process.kill()
            process.wait()


def watched(*desks):
    """Their times, and how many wanted a processor meanwhile."""
    running = Running()
    found = measure(*desks)
    return *found, running.end()


def tell(title, found, beside):
    print(title)
    for kind in KINDS:
        (middle, late), (own, own_late) = points(found[kind]), points(beside[kind])
        print(f"  {kind:12} p50 {middle:8.1f} ms  p99 {late:8.1f} ms   {middle / own:6.2f} {late / own_late:6.2f}")
    sys.stdout.flush()


def ratio(found, beside, point=0):
    """The middle one of the five kinds' ratios, and the worst."""
    ratios = sorted(points(found[kind])[point] / points(beside[kind])[point] for kind in KINDS)
    return f"{statistics.median(ratios):.2f} (worst {ratios[-1]:.2f})"


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    matters, count = (int(word) for word in (*sys.argv[3:], *("1000000", "2850")[len(sys.argv) - 3:]))
    nation = os.environ.get("BANCHENG_NATION") or nations.make(program, folder, matters, count)
    first, small, size, told = nations.look(nation)
    say(f"全国：{told}；最小的是 {small}（{size} 件），最大的是 {first}",
        f"nation: {told}; smallest {small}, {size} matters; largest {first}")
    alone = nations.alone(program, folder, nation, small, size)
    for database in (nation, alone):
        nations.settle(database)
    here, there = Desk(program, alone, small, small), Desk(program, nation, small, first)
    own, idle, usual = watched(here, there)
    tell("alone", own, own)
    tell("in the nation, idle", idle, own)
    load = Load(there.server.port, first, nations.token(program, nation, first))
    time.sleep(5)
    busy, running = watched(there)
    rates = load.end()
    tell(f"in the nation, the largest under load (intakes {rates[0]}, ledger {rates[1]}; rate, refused, p50, p99), "
         f"{running:.1f} running, {usual:.1f} before", busy, own)
    hogs = Hogs(running - usual)
    time.sleep(2)
    floor, = measure(here)
    hogs.end()
    tell(f"alone, {len(hogs.processes)} processes that only count", floor, own)
    for desk in (here, there):
        desk.server.end()
    if any(int(rate[1]) for rate in rates):
        raise SystemExit("the load was refused: its rate is none")
    print(f"RECORD nation: {told}, one PostgreSQL database, one server; the smallest county ({size} matters) beside "
          f"the same alone in a database of its own, desk, ledger, obligations, matter and intake, {ROUNDS} each, "
          f"median of the five ratios: p50 {ratio(idle, own)}, p99 {ratio(idle, own, 1)} idle; p50 {ratio(busy, own)}, "
          f"p99 {ratio(busy, own, 1)} while the largest is loaded by 2 times {CONNECTIONS} connections "
          f"({rates[0][0]} intakes and {rates[1][0]} ledger pages a second); floor with {len(hogs.processes)} "
          f"processes that only count p50 {ratio(floor, own)}, p99 {ratio(floor, own, 1)}; load average "
          f"{os.getloadavg()[1]:.1f} on {os.cpu_count()} CPUs")


if __name__ == "__main__":
    main()
