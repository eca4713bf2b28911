# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""The drill of `bin/prove ha`: the primary database is killed, cut off, and its disk filled, while reports come in.

drill.py PROGRAM FOLDER   in namespaces of its own (see bin/prove); FOLDER becomes a disk in memory, gone with it

Three hosts with etcd, Patroni (synchronous, strict) and PostgreSQL; two with our server, which have all three databases
in their address; haproxy before them; and clients that send each report again, with the same key, until it is answered.
Exit 1 when a promise is broken. A line beginning with RECORD is for docs/PROOFS.md.
"""

import collections
import os
import pathlib
import shutil
import subprocess
import sys
import time

from account import account, attempts, recovery
from cluster import PASSWORD, Cluster
from hosts import Host, names, run, switch
from servers import GUIDE, Clients, bancheng, county, ledger, say, wait_for

RATE, CLIENTS = 60, 8
PLACE = "127.0.0.1:8080"
# The promise.
MOST_SECONDS = 30
# Under load before a fault, and after everything is whole again.
QUIET = 8
# What a fault is given before it is undone whether or not writes are accepted.
HOPE = 90
# So long nothing may fail before a fault counts as overcome.
STEADY = 10
DISK_MEGABYTES = 768
# As docs/operating/high-availability.md says.
ADDRESS = (
    f"postgres://bancheng:{PASSWORD}@db1,db2,db3/bancheng?target_session_attrs=read-write&connect_timeout=2"
    "&keepalives_idle=3&keepalives_interval=2&keepalives_count=2&tcp_user_timeout=7000")

Result = collections.namedtuple("Result", "english seconds felt lost doubled")


class Drill:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.cluster = Cluster(GUIDE, folder, DISK_MEGABYTES)
        self.webs = [Host(f"web{number}", 20 + number) for number in (1, 2)]

    def build(self):
        switch()
        names([*self.cluster.hosts, *self.webs], self.folder)
        say("正在起三台数据库主机（etcd、Patroni、PostgreSQL）", "starting three database hosts")
        self.cluster.begin()
        self.cluster.start()
        self.cluster.make_database()
        self.token = county(self.program, ADDRESS)
        say("正在起两台服务器和 haproxy", "starting two servers and haproxy")
        for web in self.webs:
            web.begin(self.folder)
            web.start("bancheng", self.program, "serve", "--host", "0.0.0.0", "--behind-proxy",
                      env={"BANCHENG_DATABASE": ADDRESS})
            wait_for(f"http://{web.address}:8080/readyz", 60)
        with open(self.folder / "logs" / "haproxy.log", "ab") as log:
            subprocess.Popen(["haproxy", "-db", "-f", GUIDE / "haproxy.cfg"], stdout=log, stderr=log)
        wait_for(f"http://{PLACE}/readyz", 30)

    def run(self):
        """All faults in turn; what each did."""
        self.clients = Clients(PLACE, self.token, self.folder / "attempts.tsv", RATE, CLIENTS)
        kill, start = Host.crash, self.cluster.start_host
        return [
            self.fault("主库主机被杀", "the primary's host killed", "leader", kill, start),
            self.fault("主库主机断网", "the primary's host cut off", "leader", Host.cut_off, Host.plug_in),
            self.fault("主库磁盘写满", "the primary's disk full", "leader", self.cluster.fill_disk,
                       self.cluster.free_disk),
            self.fault("同步备库断网", "the synchronous stand-by cut off", "sync_standby", Host.cut_off, Host.plug_in)]

    def fault(self, chinese, english, role, begin, end):
        """One fault on whoever has that role, from a whole cluster to a whole cluster."""
        self.cluster.wait_until_whole(120)
        time.sleep(QUIET)
        host = self.cluster.holder(role)
        say(f"{chinese}：{host.name}", f"{english}: {host.name}")
        at = time.monotonic()
        begin(host)
        self.wait_until_steady(at)
        end(host)
        self.cluster.wait_until_whole(180)
        time.sleep(QUIET)
        tried = attempts(self.clients.file)
        seconds, gap = recovery(tried, at, time.monotonic())
        found = account(tried, ledger(self.program, ADDRESS))
        since = sum(each.accepted and each.ended > at for each in tried)
        self.tell(found, seconds, gap, since)
        felt = self.cluster.holder(role) is not host
        return Result(english, seconds, felt, len(found.lost), len(found.doubled))

    def tell(self, found, seconds, gap, since):
        primary = self.cluster.holder("leader").name
        shown = "没有 · never" if seconds is None else f"{seconds:.1f} s"
        say(f"  写入受扰 {shown}，其间最久 {gap or 0:.1f} s 一件也没存下；此后确认 {since} 件，"
            f"已确认而丢失 {len(found.lost)}，重复 {len(found.doubled)}；现在的主库是 {primary}",
            f"writes disturbed for {shown}, none at all for {gap or 0:.1f} s; acknowledged since {since}, "
            f"of all acknowledged lost {len(found.lost)}, doubled {len(found.doubled)}; "
            f"primary now {primary}")
        bancheng(self.program, ADDRESS, "verify")

    def wait_until_steady(self, fault):
        """Until nothing has failed for a while, and something was written; at least so long that it is felt at all."""
        while time.monotonic() < fault + HOPE:
            time.sleep(1)
            now = time.monotonic()
            tried = [each for each in attempts(self.clients.file) if each.ended > now - STEADY]
            if now > fault + 2 * STEADY and tried and all(each.accepted for each in tried):
                return

    def judge(self, results):
        """The clients bring what they have begun to its end; then everything is asked for once more."""
        self.clients.end()
        tried = attempts(self.clients.file)
        found = account(tried, ledger(self.program, ADDRESS))
        print(bancheng(self.program, ADDRESS, "verify").strip())
        answers = collections.Counter(each.status for each in tried)
        say(f"客户端得到的回答：{dict(answers)}", f"what the clients were answered: {dict(answers)}")
        say(f"已确认 {found.acknowledged} 件：丢失 {len(found.lost)}，重复 {len(found.doubled)}，"
            f"始终没有答复 {len(found.unanswered)}，被拒 {len(found.refused)}，没人报过 {len(found.unknown)}",
            f"{found.acknowledged} acknowledged: lost {len(found.lost)}, doubled {len(found.doubled)}, "
            f"never answered {len(found.unanswered)}, refused {len(found.refused)}, unknown {len(found.unknown)}")
        told = ", ".join(f"{each.english} {'never' if each.seconds is None else f'{each.seconds:.1f} s'}"
                         for each in results)
        print(f"RECORD ha: writes accepted again after: {told} (at most {MOST_SECONDS}); {found.acknowledged} "
              f"acknowledged at {RATE} a second, {len(found.lost)} lost, {len(found.doubled)} doubled, verify clean")
        in_time = all(each.seconds is not None and each.seconds <= MOST_SECONDS for each in results)
        if not in_time:
            say(f"有一次超过 {MOST_SECONDS} s", f"one took longer than {MOST_SECONDS} s")
        if not all(each.felt for each in results):
            say("有一次没有换人，这个故障等于没有发生", "one host was not replaced: that fault was none")
        return found.is_right and in_time and all(
            each.felt and not each.lost and not each.doubled for each in results)


def main():
    folder = pathlib.Path(sys.argv[2])
    run("mount", "-t", "tmpfs", "-o", "mode=755", "none", folder)
    drill, right = Drill(pathlib.Path(sys.argv[1]), folder), False
    try:
        drill.build()
        right = drill.judge(drill.run())
    except RuntimeError as error:
        say("演练做不下去", "the drill broke off")
        print(error)
    finally:
        keep = os.environ.get("BANCHENG_LOGS")
        if keep:
            shutil.copytree(folder / "logs", keep, dirs_exist_ok=True)
    sys.exit(0 if right else 1)


if __name__ == "__main__":
    main()
