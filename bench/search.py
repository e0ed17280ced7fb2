"""The search with as many pages as a large city has, in a scratch database that is gone afterwards.

What stands in the table is one query as the search page asks it: how many pages, the counts of
every facet, the first ten of them, read to the end; each query once, no cache of results, after
as many other queries: a server that has just started is slower. Elasticsearch is measured where
TEST_ELASTICSEARCH_URL names one.
"""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from random import Random
from statistics import median, quantiles

import django
from django.conf import settings
from django.db import connection
from django.test import override_settings

DEFAULT_PAGES = {"sqlite": 20_000, "postgresql": 100_000}
TIMES = 100  # queries of each kind
NEW_PAGES = 200  # analysed for the indexing rate
SEED, WARM_UP_SEED = 7, 8
ELASTIC = "Elasticsearch"
ELASTICSEARCH = os.environ.get("TEST_ELASTICSEARCH_URL", "")
Query = tuple[str, dict[str, str]]


def queries(seed: int = SEED) -> dict[str, list[Query]]:
    """Return {kind: queries}: words as often as texts have them, and as many rare ones."""
    from bench.many_pages import Maker, noun_list
    from hub.pages.search_registry import kinds

    random = Random(seed)  # noqa: S311
    maker = Maker()
    texts = [words for sentence in maker.sentences if len(words := noun_list(sentence)) > 1]
    every = sorted({word for words in texts for word in words})

    def word() -> str:
        return random.choice(every if random.random() < 0.5 else random.choice(texts))

    def choice() -> dict[str, str]:
        name = random.choice(["type", "area", "field", "year"])
        values = {"type": list(kinds()), "year": ["2018", "2021"], **maker.codes}
        return {name: random.choice(values[name])}

    def several(make: Callable[[], Query]) -> list[Query]:
        return [make() for _ in range(TIMES)]

    return {
        "one word": several(lambda: (word(), {})),
        "two words": several(lambda: (" ".join(random.sample(random.choice(texts), 2)), {})),
        "a word and a facet": several(lambda: (word(), choice())),
        "the beginning of a word": several(lambda: (word()[:2], {})),
        "somebody's name": several(lambda: (random.choice(maker.names), {})),
        "a place, newest first": several(lambda: (random.choice(maker.spots), {"newest": "1"})),
    }


def ask(query: Query) -> tuple[float, int]:
    """Return the milliseconds that a query took, and how many pages there are."""
    from search.engine import search

    text, chosen = query
    chosen = dict(chosen)
    newest_first = bool(chosen.pop("newest", ""))
    started = time.perf_counter()
    found = search(text, settings.LANGUAGE_CODE, chosen, newest_first=newest_first)
    total, _counts, _entries = found.total, found.counts, found[0:10]
    return (time.perf_counter() - started) * 1000, total


def suggest(typed: str) -> tuple[float, int]:
    """Return the milliseconds that suggestions took, and how many there are."""
    from search.suggestions import suggestions

    started = time.perf_counter()
    found = suggestions(typed, settings.LANGUAGE_CODE)
    return (time.perf_counter() - started) * 1000, len(found)


def table(backend: str, pages: int) -> None:
    write = sys.stdout.write
    write(
        f"\n{pages:,} pages, {backend}, Python {platform.python_version()}, {os.cpu_count()} cores,"
        " one query after the other\n\n"
        "| query | pages found: middle, most | p50 ms | p95 ms |\n| --- | ---: | ---: | ---: |\n"
    )
    for asked in queries(WARM_UP_SEED).values():
        for query in asked:
            ask(query)
    for name, asked in queries().items():
        row(name, [ask(query) for query in asked])
    if backend != ELASTIC:
        suggestions = [suggest(text[:3]) for text, _chosen in queries()["one word"]]
        row("suggestions for three letters", suggestions)


def row(name: str, answers: list[tuple[float, int]]) -> None:
    times, totals = zip(*answers, strict=True)
    found = f"{median(totals):,.0f}, {max(totals):,}"
    line(f"| {name} | {found} | {median(times):.0f} | {quantiles(times, n=20)[-1]:.0f} |")


def line(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def rate(count: int, started: float) -> str:
    seconds = time.perf_counter() - started
    return f"{count / seconds:,.0f} pages/s ({seconds:,.0f} s)"


def database_size() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT SUM(pgsize) FROM dbstat WHERE name LIKE 'search_%'")
        else:
            cursor.execute(
                "SELECT SUM(pg_total_relation_size(oid)) FROM pg_class"
                " WHERE relkind = 'r' AND relname LIKE 'search_%'"
            )
        (size,) = cursor.fetchone()
    return f"{size / 1_000_000:,.0f} MB"


def fill(pages: int) -> None:
    from bench.many_pages import make
    from bench.scratch import settle

    started = time.perf_counter()
    make(pages)
    line(f"\nwritten, sentences analysed once: {rate(pages, started)}")
    started = time.perf_counter()
    make(NEW_PAGES, start=pages, cached=False)
    line(f"written, every text analysed: {rate(NEW_PAGES, started)}")
    settle()
    line(f"the index's tables: {database_size()}")


def mirror_all(pages: int) -> None:
    from search import mirror
    from search.elastic import client, index

    started = time.perf_counter()
    mirror.rebuild()
    line(f"\nsent to Elasticsearch: {rate(pages, started)}")
    client.writer().indices.forcemerge(index=index.alias(), max_num_segments=1)
    stats = client.writer().indices.stats(index=index.alias(), metric="store")
    size = stats["_all"]["primaries"]["store"]["size_in_bytes"]
    line(f"its index: {size / 1_000_000:,.0f} MB")


def memory() -> None:
    """Say what a process of the hub takes before and after its first search."""
    script = (
        "import re, django; django.setup(); import config.wsgi;"
        "status = lambda: open('/proc/self/status').read();"
        "peak = lambda: int(re.search(r'VmHWM:\\s+(\\d+)', status())[1]) // 1024;"
        "before = peak(); from hub.text import parse; parse('協働の防災', 'ja');"
        "print(f'memory of a worker: {before} MB, with the dictionary {peak()} MB')"
    )
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603


def measure() -> None:
    pages = int(os.environ.get("BENCH_PAGES", DEFAULT_PAGES[connection.vendor]))
    fill(pages)
    table(connection.vendor, pages)
    if ELASTICSEARCH and connection.vendor == "postgresql":
        with override_settings(ELASTICSEARCH_URL=[ELASTICSEARCH], ELASTICSEARCH_SECONDS=20):
            mirror_all(pages)
            table(ELASTIC, pages)


def main() -> None:
    django.setup()
    from bench.scratch import scratch_hub
    from hub.pages.demo import load as load_taxonomies

    with scratch_hub():
        load_taxonomies()
        measure()
    memory()


if __name__ == "__main__":
    main()
