"""A server on this computer that answers as its path says."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWERS = {
    "/newer": b'{"version": "99.0.1", "page": "https://example.org/news", "more": 1}',
    "/older": b'{"version": "0.0.1"}',
    "/bad-page": b'{"version": "99.0", "page": "javascript:alert(1)"}',
    "/garbage": b"<html>Sign in to the hotel's network</html>",
    "/odd": b'{"version": "next one"}',
    "/long": b" " * 100_000,
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        path = self.path.removeprefix("http://127.0.0.1:1")
        if path == "/slow":
            self.server.released.wait(30)
            return
        if path == "/drips":
            self._drip()
            return
        if path == "/redirect":
            self.send_response(302)
            self.send_header("Location", "http://example.org/releases.json")
            self.end_headers()
            return
        content = ANSWERS.get(path)
        self.send_response(404 if content is None else 200)
        self.end_headers()
        self.wfile.write(content or b"")

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.released.is_set():
            try:
                self.wfile.write(b" ")
            except OSError:
                return
            time.sleep(0.02)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.released = threading.Event()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()
