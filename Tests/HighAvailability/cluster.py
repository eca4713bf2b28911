# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Three database hosts: etcd, Patroni and PostgreSQL on each, set up with the files the operating guide ships."""

import json
import time
import urllib.request

from hosts import Host

DATA = "/var/lib/postgresql/15/bancheng"
BINARIES = "/usr/lib/postgresql/15/bin"
DISK = "/var/lib/postgresql"
# Megabytes that must be free, else the primary hands over.
LEAST = 64
SECRETS = {"SUPERUSER": "owner-geheim", "REPLICATION": "copy-geheim", "REWIND": "rewind-geheim"}
PASSWORD = "county-geheim"
# Bytes a stand-by may be behind and still be counted.
NEAR = 1 << 20
# A disk that is filled within seconds should not first be written full by the log itself.
SMALL = {"postgresql": {"parameters": {
    "max_wal_size": "128MB", "min_wal_size": "64MB", "max_slot_wal_keep_size": "192MB"}}}


class Cluster:
    def __init__(self, guide, folder, megabytes):
        self.guide, self.folder, self.megabytes = guide, folder, megabytes
        self.hosts = [Host(f"db{number}", 10 + number) for number in (1, 2, 3)]

    def host(self, name):
        return next(host for host in self.hosts if host.name == name)

    def begin(self):
        for host in self.hosts:
            host.begin(self.folder)
            host.disk(DISK, self.megabytes, "postgres:postgres")
            host.disk("/run/postgresql", 4, "postgres:postgres")
            # The witness keeps its books on another disk, as the guide says.
            host.disk("/var/lib/etcd", 512, "root:root")

    def start(self):
        for host in self.hosts:
            self.start_witness(host, "new")
        for host in self.hosts:
            self.start_database(host)
        self.wait_until_whole(120)
        self.configure(SMALL)

    def start_host(self, host):
        """After a crash: everything that stood on it begins again."""
        self.start_witness(host, "existing")
        self.start_database(host)

    def start_witness(self, host, state):
        members = ",".join(f"{each.name}=http://{each.address}:2380" for each in self.hosts)
        host.start(
            "etcd", "etcd", "--enable-v2", "--name", host.name, "--data-dir", "/var/lib/etcd/data",
            "--listen-client-urls", "http://0.0.0.0:2379", "--advertise-client-urls", f"http://{host.address}:2379",
            "--listen-peer-urls", "http://0.0.0.0:2380", "--initial-advertise-peer-urls",
            f"http://{host.address}:2380", "--initial-cluster", members, "--initial-cluster-state", state,
            "--initial-cluster-token", "bancheng")

    def start_database(self, host):
        host.start(
            "patroni", "patroni", self.guide / "patroni.yml", user="postgres",
            env={"PATRONI_NAME": host.name, "PATRONI_RESTAPI_CONNECT_ADDRESS": f"{host.name}:8008",
                 "PATRONI_POSTGRESQL_CONNECT_ADDRESS": f"{host.name}:5432",
                 **{f"PATRONI_{role}_PASSWORD": secret for role, secret in SECRETS.items()}})
        host.start("guard", self.guide / "disk-guard", DISK, LEAST, user="postgres", env={"PATRONI_NAME": host.name})

    def configure(self, change):
        """What holds for all of them is kept in etcd and changed through anyone's REST interface."""
        for host in self.hosts:
            if self._ask(host, "/config", json.dumps(change).encode(), "PATCH") is not None:
                return
        raise RuntimeError("nobody took the change of the configuration")

    def _ask(self, host, path, body=None, method="GET"):
        request = urllib.request.Request(f"http://{host.address}:8008{path}", data=body, method=method)
        try:
            with urllib.request.urlopen(request, timeout=2) as answer:
                return json.load(answer)
        except (OSError, ValueError):
            return None

    def members(self):
        """Name to (role, state), as seen by whoever answers first."""
        for host in self.hosts:
            told = self._ask(host, "/cluster")
            if told:
                return {each["name"]: (each["role"], each["state"], each.get("lag")) for each in told["members"]}
        return {}

    def holder(self, role):
        """The host that is `leader` or `sync_standby`; waits until there is one."""
        for _ in range(60):
            for name, (held, _, _) in self.members().items():
                if held == role:
                    return self.host(name)
            time.sleep(0.5)
        raise RuntimeError(f"nobody is {role}")

    def is_whole(self):
        members = self.members().values()
        roles = sorted(role for role, state, _ in members if state == "running")
        behind = [lag for role, _, lag in members if role != "leader"]
        return roles == ["leader", "replica", "sync_standby"] and all(
            isinstance(lag, int) and lag < NEAR for lag in behind)

    def wait_until_whole(self, seconds):
        """A primary, one stand-by that has everything and another that follows."""
        until = time.monotonic() + seconds
        while not self.is_whole():
            if time.monotonic() > until:
                raise RuntimeError(f"the cluster is not whole after {seconds} s: {self.members()}")
            time.sleep(0.5)

    def sql(self, statement, database="postgres"):
        """As the database's own superuser on the primary's host."""
        return self.holder("leader").run(
            f"{BINARIES}/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", statement,
            user="postgres").strip()

    def make_database(self):
        self.sql(f"create role bancheng login password '{PASSWORD}'")
        self.sql("create database bancheng owner bancheng encoding 'UTF8' locale 'C' template template0")
        # A stand-by that has not heard of it refuses whoever asks it first.
        end = self.sql("select pg_current_wal_lsn()")
        behind = f"select count(*) from pg_stat_replication where replay_lsn < '{end}'"
        while self.sql(behind) != "0":
            time.sleep(0.2)

    def fill_disk(self, host):
        """Until not a byte is left."""
        host.run("dd", "if=/dev/zero", f"of={DISK}/filler", "bs=64k", check=False)

    def free_disk(self, host):
        host.run("rm", "-f", f"{DISK}/filler")

