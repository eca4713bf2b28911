# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The soak of `bin/prove soak`: two servers on one PostgreSQL at half their top rate, one restarted every two minutes.

soak.py PROGRAM FOLDER MINUTES   in namespaces of its own (see bin/prove)

Exit 1 when a client was refused for good, a report was lost or doubled, `verify` finds something, or memory grows. A
line beginning with RECORD is for docs/PROOFS.md.
"""

import collections
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

from account import account, attempts
from hosts import Host, names, run, switch
from servers import GUIDE, HERE, Clients, bancheng, county, ledger, say, wait_for

PLACE = "127.0.0.1:8080"
CLIENTS = 16
# The top rate is what so many clients get through in so many seconds, the first of them left out.
TOP_SECONDS, WARM_SECONDS = 20, 5
RESTART_SECONDS = 120
SAMPLE_SECONDS = 5
# A server that was told to stop answers what it has begun, and is gone.
STOP_SECONDS = 30
# Of one life: the last quarter's memory beside the first quarter's.
MOST_GROWTH, SLACK_MEGABYTES = 1.25, 16


class Server:
    """One of ours on a host of its own, and how much memory it held at what age."""

    def __init__(self, name, last, program):
        self.host, self.program = Host(name, last), program
        self.lives = []

    def start(self, address):
        self.process = self.host.start(
            "bancheng", self.program, "serve", "--host", "0.0.0.0", "--behind-proxy",
            env={"BANCHENG_DATABASE": address})
        wait_for(f"http://{self.host.address}:8080/readyz", 60)
        self.began = time.monotonic()
        self.lives.append([])

    def stop(self):
        """Asked, not killed; how long it took."""
        began = time.monotonic()
        self.process.terminate()
        if self.process.wait(timeout=STOP_SECONDS) != 0:
            raise RuntimeError(f"{self.host.name} ended with {self.process.returncode}")
        return time.monotonic() - began

    def sample(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        self.lives[-1].append((time.monotonic() - self.began, kilobytes / 1024))


def quarters(life):
    """The medians of the first and the last quarter of a life, in megabytes."""
    age = life[-1][0]
    first = [size for moment, size in life if moment <= age / 4]
    last = [size for moment, size in life if moment >= age * 3 / 4]
    return statistics.median(first), statistics.median(last)


def is_flat(life):
    first, last = quarters(life)
    return last <= first * MOST_GROWTH + SLACK_MEGABYTES


class Soak:
    def __init__(self, program, folder, minutes):
        self.program, self.folder, self.seconds = program, folder, minutes * 60
        self.servers = [Server(f"web{number}", 20 + number, program) for number in (1, 2)]
        self.stops = []

    def build(self):
        switch()
        names([server.host for server in self.servers], self.folder)
        self.database = run(HERE.parent / "postgres", os.getpid(), env={
            **os.environ, "BANCHENG_POSTGRES_PLACE": str(self.folder)}).strip()
        # As in service: what was acknowledged is on the disk, and old rows are cleared away.
        for setting in ("fsync = on", "full_page_writes = on", "autovacuum = on", "max_wal_size = '2GB'"):
            run("psql", "-q", self.database, "-c", f"alter system set {setting}")
        run("psql", "-q", self.database, "-c", "select pg_reload_conf()")
        token = county(self.program, self.database)
        for server in self.servers:
            server.host.begin(self.folder)
            server.start(self.database)
        with open(self.folder / "logs" / "haproxy.log", "ab") as log:
            subprocess.Popen(["haproxy", "-db", "-f", GUIDE / "haproxy.cfg"], stdout=log, stderr=log)
        wait_for(f"http://{PLACE}/readyz", 30)
        return token

    def top_rate(self, token):
        clients = Clients(PLACE, token, self.folder / "top.tsv", 0, CLIENTS)
        began = time.monotonic() + WARM_SECONDS
        time.sleep(TOP_SECONDS)
        clients.end()
        tried = [each for each in attempts(clients.file) if each.accepted and began <= each.ended]
        return len(tried) / (max(each.ended for each in tried) - began)

    def run(self, token):
        top = self.top_rate(token)
        self.rate = top / 2
        say(f"最高每秒 {top:.0f} 件，现以每秒 {self.rate:.0f} 件跑 {self.seconds / 60:g} 分钟，每 {RESTART_SECONDS} 秒重启一台",
            f"top rate {top:.0f} a second; now {self.rate:.0f} a second for {self.seconds / 60:g} minutes, "
            f"one server restarted every {RESTART_SECONDS} s")
        clients = Clients(PLACE, token, self.folder / "attempts.tsv", round(self.rate, 1), CLIENTS)
        began, turn = time.monotonic(), 0
        while (now := time.monotonic() - began) < self.seconds:
            time.sleep(SAMPLE_SECONDS)
            for server in self.servers:
                server.sample()
            if now >= (turn + 1) * RESTART_SECONDS and now < self.seconds - RESTART_SECONDS / 4:
                self.restart(self.servers[turn % 2])
                turn += 1
        clients.end()
        tried = attempts(clients.file)
        # Others on the same machine may take what was there while the top rate was measured.
        self.reached = sum(each.accepted for each in tried) / (time.monotonic() - began)
        return attempts(self.folder / "top.tsv") + tried

    def restart(self, server):
        self.stops.append(server.stop())
        server.start(self.database)

    def judge(self, tried):
        found = account(tried, ledger(self.program, self.database))
        print(bancheng(self.program, self.database, "verify").strip())
        answers = collections.Counter(each.status for each in tried)
        say(f"客户端得到的回答：{dict(answers)}", f"what the clients were answered: {dict(answers)}")
        say(f"已确认 {found.acknowledged} 件：丢失 {len(found.lost)}，重复 {len(found.doubled)}，"
            f"始终没有答复 {len(found.unanswered)}，被拒 {len(found.refused)}，没人报过 {len(found.unknown)}",
            f"{found.acknowledged} acknowledged: lost {len(found.lost)}, doubled {len(found.doubled)}, "
            f"never answered {len(found.unanswered)}, refused {len(found.refused)}, unknown {len(found.unknown)}")
        flat = self.tell_memory()
        again = sum(not each.accepted for each in tried)
        print(f"RECORD soak: {self.seconds / 60:g} minutes at half the top rate, {self.rate:.0f} reports a second "
              f"({self.reached:.0f} were reached), "
              f"{len(self.stops)} restarts of {max(self.stops, default=0):.1f} s at most: {found.acknowledged} "
              f"acknowledged, {len(found.lost)} lost, {len(found.doubled)} doubled, {again} attempts sent again, "
              f"{len(found.refused)} refused for good, verify clean, {self.memory}, load average "
              f"{os.getloadavg()[2]:.1f} on {os.cpu_count()} CPUs")
        return found.is_right and flat

    def tell_memory(self):
        """Each life's memory by age; true when none grew."""
        lives = [(server.host.name, life) for server in self.servers for life in server.lives if len(life) >= 8]
        for name, life in lives:
            step = max(1, len(life) // 12)
            series = " ".join(f"{size:.0f}" for _, size in life[::step])
            first, last = quarters(life)
            say(f"{name} 开站后 {life[-1][0]:.0f} s 的内存（MB）：{series}；第一刻 {first:.0f}，末一刻 {last:.0f}",
                f"{name}, memory over {life[-1][0]:.0f} s (MB); first quarter {first:.0f}, last {last:.0f}")
        pairs = [quarters(life) for _, life in lives]
        self.memory = (f"memory of a server {statistics.median(a for a, _ in pairs):.0f} MB in the first quarter of "
                       f"its life, {statistics.median(b for _, b in pairs):.0f} MB in the last (medians of "
                       f"{len(pairs)} lives)")
        return all(is_flat(life) for _, life in lives)


def main():
    folder = pathlib.Path(sys.argv[2])
    soak, right = Soak(pathlib.Path(sys.argv[1]), folder, float(sys.argv[3])), False
    try:
        right = soak.judge(soak.run(soak.build()))
    except RuntimeError as error:
        say("跑不下去", "the soak broke off")
        print(error)
    finally:
        keep = os.environ.get("BANCHENG_LOGS")
        if keep:
            shutil.copytree(folder / "logs", keep, dirs_exist_ok=True)
    sys.exit(0 if right else 1)


if __name__ == "__main__":
    main()
