# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Machines in small: each has a network and a disk of its own, and all hang on one switch.

Whoever runs this sits in namespaces of its own already (see `bin/prove`), so that everything made here, networks, disks
and processes alike, is gone with it, whatever happens.
"""

import os
import pathlib
import signal
import subprocess
import time

SWITCH = "switch"
# Where the drill itself, its clients and haproxy are.
OUTSIDE = "10.77.0.1"


def run(*words, check=True, **more):
    """A command and what it said; an error tells both."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)
    if check and done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, words))}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def switch():
    """The network all hosts hang on; nothing leads from it to the machine we run on."""
    run("ip", "link", "set", "lo", "up")
    run("ip", "link", "add", SWITCH, "type", "bridge")
    run("ip", "address", "add", f"{OUTSIDE}/24", "dev", SWITCH)
    run("ip", "link", "set", SWITCH, "up")


def names(hosts, folder):
    """Everybody knows everybody by name: an /etc/hosts only we and our hosts see."""
    lines = ["127.0.0.1 localhost", *(f"{host.address} {host.name}" for host in hosts)]
    file = pathlib.Path(folder) / "hosts"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("mount", "--bind", file, "/etc/hosts")


class Host:
    """One machine. `start` runs a program on it, `crash` kills all of them at once."""

    def __init__(self, name, last):
        self.name, self.address, self.port = name, f"10.77.0.{last}", f"v-{name}"
        self.logs = None

    def begin(self, folder):
        """Opens its network; a process that sleeps holds the namespaces."""
        self.logs = pathlib.Path(folder) / "logs"
        self.logs.mkdir(exist_ok=True)
        self.holder = subprocess.Popen(["unshare", "--net", "--mount", "sleep", "infinity"])
        self._wait_for_namespaces()
        run("ip", "link", "add", self.port, "type", "veth", "peer", "name", "eth0", "netns", self.holder.pid)
        run("ip", "link", "set", self.port, "master", SWITCH, "up")
        self.run("ip", "link", "set", "lo", "up")
        self.run("ip", "address", "add", f"{self.address}/24", "dev", "eth0")
        self.run("ip", "link", "set", "eth0", "up")
        return self

    def _wait_for_namespaces(self):
        ours = os.readlink("/proc/self/ns/mnt")
        while os.readlink(f"/proc/{self.holder.pid}/ns/mnt") == ours:
            if self.holder.poll() is not None:
                raise RuntimeError(f"no namespaces for {self.name}")
            time.sleep(0.01)

    def inside(self, *words, user=None):
        """The words of a command, so that it runs on this host."""
        ahead = ["nsenter", "-t", str(self.holder.pid), "--net", "--mount", "--wd=/"]
        as_user = ["runuser", "-u", user, "--"] if user else []
        return [*ahead, *as_user, *map(str, words)]

    def run(self, *words, user=None, **more):
        return run(*self.inside(*words, user=user), **more)

    def start(self, name, *words, user=None, env=None):
        """A program that stays; what it says goes to a file of its name."""
        with open(self.logs / f"{self.name}-{name}.log", "ab") as log:
            return subprocess.Popen(
                self.inside(*words, user=user), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", **(env or {})})

    def disk(self, place, megabytes, owner):
        """A disk of its own at `place`, as small as one likes."""
        self.run("mkdir", "-p", place)
        self.run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "none", place)
        self.run("chown", owner, place)

    def processes(self):
        """All that run in its network, but the one that holds it."""
        ours, found = os.readlink(f"/proc/{self.holder.pid}/ns/net"), []
        for entry in pathlib.Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and os.readlink(entry / "ns" / "net") == ours:
                    found.append(int(entry.name))
            except OSError:
                continue
        return [pid for pid in found if pid != self.holder.pid]

    def crash(self):
        """As if the power went: everything is killed, and killed again if it had a child meanwhile."""
        while living := self.processes():
            for pid in living:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue

    def cut_off(self):
        """Its cable leads nowhere: nothing is refused, everything is swallowed."""
        run("ip", "link", "set", self.port, "nomaster")

    def plug_in(self):
        run("ip", "link", "set", self.port, "master", SWITCH)
