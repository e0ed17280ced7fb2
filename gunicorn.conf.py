"""The production server. Everything that differs between machines comes from the environment."""

import gc
import os

# The demonstration's passwords are published: only this machine reaches it unless HOST says so.
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
preload_app = True  # read once for all workers: ready sooner, and with less memory
pythonpath = ".,site"
timeout = 60
graceful_timeout = 20
keepalive = 5
# One leak cannot grow for ever; the jitter keeps workers from leaving together.
max_requests = 20_000
max_requests_jitter = 2_000
# As long as nginx takes them: too long an address is answered there, in the hub's words.
limit_request_line = 8190
control_socket_disable = True


def when_ready(_server: object) -> None:
    """Leave what was read out of garbage collection: it stays, and pages are ready sooner."""
    gc.collect()
    gc.freeze()
