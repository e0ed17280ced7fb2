"""nginx before the hub with our own configuration, for the benchmark and for tests."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONFIGURATION = Path(__file__).parents[1] / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def server_block(port: int, hub: int, folder: Path) -> str:
    """Return deploy/nginx.conf for this machine: files in `folder`, the hub at port `hub`."""
    text = CONFIGURATION.read_text()
    for there, here in {
        "server web:8000": f"server 127.0.0.1:{hub}",
        "listen 80;": f"listen 127.0.0.1:{port};",
        "/var/log/nginx/": f"{folder}/nginx-",
        "/srv/": f"{folder}/",
        "/srv;": f"{folder};",
    }.items():
        if there not in text:
            raise ValueError(f"{CONFIGURATION} says nothing of {there}")
        text = text.replace(there, here)
    return text


@contextmanager
def nginx(folder: Path, *servers: str) -> Iterator[None]:
    """Run nginx with these server blocks; what it writes goes to `folder`."""
    temporary = "".join(f"{kind}_temp_path {folder}/nginx-{kind};" for kind in KINDS)
    file = folder / "nginx.conf"
    file.write_text(
        f"{'user root;' if os.getuid() == 0 else ''} worker_processes 1; pid {folder}/nginx.pid;"
        f"error_log {folder}/nginx.log; events {{}}"
        f"http {{ types {{ text/html html; text/css css; }} access_log off; {temporary}"
        f"{' '.join(servers)} }}"
    )
    command = [NGINX, "-c", str(file), "-e", f"{folder}/nginx.log", "-g", "daemon off;"]
    process = subprocess.Popen(command)  # noqa: S603
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)
