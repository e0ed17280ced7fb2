"""A small bounded load on one address of this machine: a few connections kept open."""

import asyncio
import time
from dataclasses import dataclass
from statistics import quantiles

CONNECTIONS = 4
SECONDS = 2.5
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Load:
    """What came of it: requests a second, and the middle and the 95th of 100 in milliseconds."""

    rate: float
    p50: float
    p95: float


async def fetch(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    """Ask for `path` on an open connection, read the answer to its end, return its status."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.split("content-length:", 1)[1].split("\r\n", 1)[0]
    await reader.readexactly(int(length))
    return int(head.split(" ", 2)[1])


async def _visitor(port: int, path: str, deadline: float, times: list[float]) -> None:
    reader, writer = await asyncio.open_connection(HOST, port)
    while (started := time.perf_counter()) < deadline:
        status = await fetch(reader, writer, path)
        if status != 200:
            raise RuntimeError(f"{path} answers {status}.")
        times.append(time.perf_counter() - started)
    writer.close()


async def _run(port: int, path: str) -> Load:
    times: list[float] = []
    started = time.perf_counter()
    visitors = [_visitor(port, path, started + SECONDS, times) for _ in range(CONNECTIONS)]
    await asyncio.gather(*visitors)
    elapsed = time.perf_counter() - started
    cuts = quantiles(times, n=100)
    return Load(len(times) / elapsed, cuts[49] * 1000, cuts[94] * 1000)


def load(port: int, path: str) -> Load:
    """Load `path` of the server at `port` for a few seconds.

    Raises:
        RuntimeError: an answer was not 200.
    """
    return asyncio.run(_run(port, path))
