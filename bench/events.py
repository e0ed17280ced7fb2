"""Lists of events with 5,000 dates: the time a reader waits, the database's with it, and SQL queries."""

import os
import sys
import time
from datetime import timedelta
from statistics import quantiles

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

DATES = int(os.environ.get("BENCH_DATES", "5000"))
IN_MONTH = 600
TIMES = 40


def make_dates(number: int) -> None:
    """Add `number` dates to the demonstration's events, 600 of them in the month after this one."""
    from django.utils import timezone

    from events.models import EventPage
    from hub.core.kinds import changed
    from hub.occurrences.models import Occurrence
    from hub.occurrences.querysets import beginning_of

    keys = list(EventPage.objects.public_sources().order_by("pk").values_list("pk", flat=True))
    today = timezone.localdate()
    after = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    later = after + timedelta(days=32)
    rows = []
    for place in range(number):
        day = after + timedelta(days=place % 28)
        if place >= IN_MONTH:
            day = later + timedelta(days=place % 400)
        starts = beginning_of(day) + timedelta(hours=8 + place % 12)
        key = keys[place % len(keys)]
        rows.append(
            Occurrence(
                page_id=key,
                series=f"bench {place}",
                day=day,
                starts_at=starts,
                ends_at=starts + timedelta(hours=2),
            )
        )
    Occurrence.objects.bulk_create(rows)
    changed(Occurrence)


def measured(path: str) -> tuple[float, float, int]:
    """Return median and 95th percentile in milliseconds of waiting, and the queries, warm."""
    client = Client()
    client.get(path)
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        client.get(path)
        times.append(1000 * (time.perf_counter() - begun))
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18], len(captured)


def main() -> None:
    """Load the demonstration into a database of its own, add the dates, write the table."""
    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from bench.scratch import scratch_hub, settle

    with scratch_hub():
        call_command("load_demo", verbosity=0)
        make_dates(DATES)
        settle()
        after = (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)
        paths = {
            "list": "/events/",
            "list, narrowed": "/events/?day=sat&ease=free&audience=children",
            "month with 600 dates": f"/events/?view=month&month={after:%Y-%m}",
            "calendar of a choice": "/calendar.ics?kind=course",
            "table (CSV)": "/api/events.csv?kind=course",
        }
        sys.stdout.write(f"{DATES} dates, {connection.vendor}\n\n")
        sys.stdout.write("| | median ms | p95 ms | queries |\n| --- | ---: | ---: | ---: |\n")
        for name, path in paths.items():
            median, most, queries = measured(path)
            sys.stdout.write(f"| {name} | {median:.0f} | {most:.0f} | {queries} |\n")


if __name__ == "__main__":
    main()
