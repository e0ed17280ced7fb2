"""The directory with 10,000 groups, in a scratch database that is gone afterwards.

Each kind of address is asked for many times in this process, with other choices each time and no
whole-page cache: what stands in the table is a request from the first middleware to the last byte.
"""

import os
import platform
import sys
import time
from collections.abc import Iterator
from random import Random
from statistics import median, quantiles

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode

COUNT = int(os.environ.get("BENCH_GROUPS", "10000"))
TIMES = 100
SEED = 7
WORDS = ["川", "防災", "子育て", "はじめての方", "読み聞かせ クラブ", "nihongo", "スマホ"]


def addresses(random: Random) -> Iterator[tuple[str, list[str]]]:
    """Yield (what, addresses): as many different ones of each kind as are asked for."""
    from groups.directory.models import GroupIndexPage
    from groups.facets import vocabulary
    from groups.models import GroupPage
    from hub.core.japanese.kana import LETTERS
    from hub.core.models import ContentVersion

    directory = GroupIndexPage.objects.get(locale__language_code="ja").get_url()
    known = {name: list(options) for name, options in vocabulary(ContentVersion.current()).items()}

    def choices(facets: int, **more: str) -> str:
        names = random.sample(list(known), facets)
        chosen = [(name, random.choice(known[name])) for name in names]
        return f"{directory}?{urlencode([*chosen, *more.items()])}"

    def several(make) -> list[str]:
        return [make() for _ in range(TIMES)]

    groups = GroupPage.objects.listed().order_by("path")[:: max(1, COUNT // TIMES)]
    yield "directory, nothing chosen", [directory] * TIMES
    yield "one facet", several(lambda: choices(1))
    yield "three facets", several(lambda: choices(3))
    yield "a part of the kana table", several(lambda: choices(0, kana=random.choice(list(LETTERS))))
    yield "words", several(lambda: choices(0, q=random.choice(WORDS)))
    yield "words and two facets", several(lambda: choices(2, q=random.choice(WORDS)))
    yield "places for the map, one facet", several(lambda: choices(1, format="geojson"))
    yield "CSV, two facets", several(lambda: choices(2, format="csv"))
    yield "JSON, two facets", several(lambda: choices(2, format="json"))
    yield "a group's page", [group.get_url() for group in groups][:TIMES]


def ask(client: Client, address: str) -> float:
    """Ask for `address`, read the answer to its end, return the milliseconds it took."""
    started = time.perf_counter()
    response = client.get(address)
    size = len(b"".join(response) if response.streaming else response.content)
    if response.status_code != 200 or not size:
        raise RuntimeError(f"{address} answers {response.status_code}.")
    return (time.perf_counter() - started) * 1000


def measure(client: Client, paths: list[str]) -> tuple[float, float, int]:
    """Return the middle and the 95th of 100 in milliseconds, and the most queries."""
    ask(client, paths[0])
    times = [ask(client, path) for path in paths]
    counts = []
    for path in paths[:5]:
        with CaptureQueriesContext(connection) as captured:
            ask(client, path)
        counts.append(len(captured))
    return median(times), quantiles(times, n=20)[-1], max(counts)


def table() -> None:
    write = sys.stdout.write
    write(
        f"\n{COUNT:,} groups, {connection.vendor}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, one request after the other\n\n"
        "| address | p50 ms | p95 ms | queries |\n| --- | ---: | ---: | ---: |\n"
    )
    client = Client(SERVER_NAME="localhost")
    for name, paths in addresses(Random(SEED)):  # noqa: S311
        p50, p95, queries = measure(client, paths)
        write(f"| {name} | {p50:.0f} | {p95:.0f} | {queries} |\n")
        sys.stdout.flush()


def main() -> None:
    django.setup()
    from bench.many_groups import make
    from bench.scratch import scratch_hub, settle

    with scratch_hub():
        make(COUNT)
        settle()
        table()


if __name__ == "__main__":
    main()
