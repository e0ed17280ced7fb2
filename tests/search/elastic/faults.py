"""A server before the real Elasticsearch that passes everything on, or behaves badly as told."""

import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PASS, HANG, DRIBBLE, SLOW = "passes on", "hangs", "dribbles", "is slow"
ANSWERS = {
    "answers 500": (500, b'{"error": "broken"}', True),
    "answers 429": (429, b'{"error": {"type": "circuit_breaking_exception"}}', True),
    "answers another's page": (200, b"<!doctype html><title>Sign in</title>", False),
    "answers half a sentence": (200, b'{"hits": {"hits": [{', True),
    "answers what nobody asked": (200, b'{"took": 1, "count": []}', True),
}
SLOW_SECONDS = 0.4
HOP_BY_HOP = {"connection", "content-length", "transfer-encoding", "host", "accept-encoding"}


class Faults:
    """`way` says how it behaves; `bodies` is what was sent to it, `keys` by whom."""

    def __init__(self, target: str) -> None:
        self.target, self.way = target, PASS
        self.bodies: list[bytes] = []
        self.keys: list[str] = []
        self.over = threading.Event()


def _handler(faults: Faults) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            faults.bodies.append(body)
            faults.keys.append(self.headers.get("Authorization", ""))
            if faults.way in ANSWERS:
                self.send(*ANSWERS[faults.way])
            elif faults.way == HANG:
                faults.over.wait()
                self.close_connection = True
            else:
                faults.over.wait(SLOW_SECONDS if faults.way == SLOW else 0)
                self.send(*self.passed_on(body))

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = handle_any

        def passed_on(self, body: bytes) -> tuple[int, bytes, bool]:
            headers = {k: v for k, v in self.headers.items() if k.lower() not in HOP_BY_HOP}
            asked = urllib.request.Request(  # noqa: S310
                faults.target + self.path, body or None, headers, method=self.command
            )
            try:
                with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310
                    return answer.status, answer.read(), True
            except urllib.error.HTTPError as answer:
                return answer.code, answer.read(), True

        def send(self, status: int, body: bytes, is_elasticsearch: bool) -> None:
            self.send_response(status)
            self.send_header(
                "Content-Type", "application/json" if is_elasticsearch else "text/html"
            )
            if is_elasticsearch:
                self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "HEAD":
                return
            for byte in range(len(body)) if faults.way == DRIBBLE else ():
                self.wfile.write(body[byte : byte + 1])
                if faults.over.wait(0.2):
                    break
            else:
                self.wfile.write(body if faults.way != DRIBBLE else b"")

        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asked has hung up: that is what is tested."""


@contextmanager
def faulty_server(target: str, tls: ssl.SSLContext | None = None) -> Iterator[tuple[Faults, str]]:
    """Run the server before `target`, encrypted by `tls`; yield how it behaves, and its address."""
    faults = Faults(target)
    server = _Server(("127.0.0.1", 0), _handler(faults))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield faults, f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        faults.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
