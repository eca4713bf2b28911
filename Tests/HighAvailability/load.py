# SPDX-FileCopyrightText: Bancheng contributors
# SPDX-License-Identifier: Apache-2.0
"""Clients at a counter that never give up: each report has a key, and is sent again with it until it is answered.

load.py HOST:PORT FILE --rate 50 --clients 8   token on standard input's first line; ends when standard input does

A line for each attempt goes to FILE: when it began and ended (monotonic seconds), the key, the answer, the number. When
standard input ends no new report begins, and those under way are still brought to their end.
"""

import argparse
import json
import secrets
import socket
import sys
import threading
import time

PATIENCE = 10
# Between two attempts of one report.
PAUSE = 0.5
# Once told to end, a report that is still not answered is given up: it will show as unanswered.
LAST = 120


class Connection:
    """One kept-alive connection; plain sockets, because the client shares the processor with what it measures."""

    def __init__(self, host, port):
        self.place, self.socket = (host, port), None

    def post(self, request):
        """(status, body), or an OSError or ValueError after which the next attempt opens anew."""
        try:
            if self.socket is None:
                self.socket = socket.create_connection(self.place, timeout=PATIENCE)
                self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.settimeout(PATIENCE)
            self.socket.sendall(request)
            return self._answer()
        except (OSError, ValueError):
            self.close()
            raise

    def _answer(self):
        received, end = b"", -1
        while end < 0:
            received += self._more()
            end = received.find(b"\r\n\r\n")
        head = received[:end].decode("latin-1").lower()
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        while len(received) < end + 4 + length:
            received += self._more()
        if "connection: close" in head:
            self.close()
        return int(head.split(" ", 2)[1]), received[end + 4:]

    def _more(self):
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionResetError("closed while we waited for the answer")
        return part

    def close(self):
        if self.socket is not None:
            self.socket.close()
            self.socket = None


class Pace:
    """Hands out the moments at which a report begins; what an outage delayed is not made up for in a rush."""

    def __init__(self, rate):
        self.step = 1 / rate if rate else 0
        self.next, self.lock = time.monotonic(), threading.Lock()

    def wait(self):
        with self.lock:
            now = time.monotonic()
            self.next = max(self.next + self.step, now - 0.2)
            moment = self.next
        if moment > now:
            time.sleep(moment - now)


class Load:
    def __init__(self, host, port, token, rate, file):
        self.host, self.port, self.token, self.file = host, port, token, file
        self.pace, self.run, self.count = Pace(rate), secrets.token_hex(4), 0
        self.lock, self.ending, self.ended_at = threading.Lock(), threading.Event(), None

    def request(self, key, number):
        report = {
            "channel": "hall", "title": f"演练 {key}", "reason": "历史登记错误，需要先更正登记。",
            "narrative": "我家两套房在登记簿上成了一套，想办业务办不了。去了三次，每次都说要先更正登记。",
            "reporter": {"kind": "person", "name": "张三", "phone": f"139{number % 100_000_000:08}"}}
        body = json.dumps(report, ensure_ascii=False).encode()
        head = (
            f"POST /api/v1/matters HTTP/1.1\r\nHost: {self.host}\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {self.token}\r\nIdempotency-Key: {key}\r\nContent-Length: {len(body)}\r\n\r\n")
        return head.encode() + body

    def work(self):
        connection = Connection(self.host, self.port)
        while not self.ending.is_set():
            self.pace.wait()
            with self.lock:
                self.count += 1
                number = self.count
            key = f"{self.run}-{number}"
            self.deliver(connection, key, self.request(key, number))
        connection.close()

    def deliver(self, connection, key, request):
        while not self.attempt(connection, key, request):
            if self.ended_at and time.monotonic() > self.ended_at + LAST:
                return
            time.sleep(PAUSE)

    def attempt(self, connection, key, request):
        """True when nothing more is to be asked: it was taken, or refused for good."""
        began, number = time.monotonic(), ""
        try:
            status, body = connection.post(request)
            if status == 201:
                number = json.loads(body)["number"]
        except TimeoutError:
            status = "timeout"
        except (OSError, ValueError) as error:
            status = type(error).__name__
        self.file.write(f"{began:.4f}\t{time.monotonic():.4f}\t{key}\t{status}\t{number}\n")
        return isinstance(status, int) and status < 500 and status not in (408, 429)

    def end(self):
        self.ended_at = time.monotonic()
        self.ending.set()


def main():
    words = argparse.ArgumentParser()
    words.add_argument("place")
    words.add_argument("file")
    words.add_argument("--rate", type=float, default=0, help="reports a second; 0 is as many as go")
    words.add_argument("--clients", type=int, default=8)
    words = words.parse_args()
    host, port = words.place.split(":")
    with open(words.file, "a", encoding="utf-8", buffering=1) as file:
        load = Load(host, int(port), sys.stdin.readline().strip(), words.rate, file)
        threads = [threading.Thread(target=load.work) for _ in range(words.clients)]
        for thread in threads:
            thread.start()
        sys.stdin.read()
        load.end()
        for thread in threads:
            thread.join()


if __name__ == "__main__":
    main()
