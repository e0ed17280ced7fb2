"""What worker and clock do for the search, again and again, in a process that may be killed.

Run as `python -m tests.search.worker DATABASE [ELASTICSEARCH INDEX]`: begins another process as
often as one is killed, and prints the number of each.
"""

import os
import sys
import time

import django


def work() -> None:
    from search import mirror
    from search.updates import follow

    while True:
        follow()
        mirror.follow(may_build=True)
        time.sleep(0.01)


def main(database: str, server: str = "", index: str = "") -> None:
    django.setup()
    from django.conf import settings
    from django.db import connection

    from hub.text import parse

    connection.settings_dict["NAME"] = database
    settings.ELASTICSEARCH_URL = [server] if server else []
    settings.ELASTICSEARCH_INDEX, settings.ELASTICSEARCH_SECONDS = index, 20
    parse("辞書", "ja")  # read once, for all that follow
    while True:
        if not (process := os.fork()):
            work()
        print(process, flush=True)  # noqa: T201
        os.waitpid(process, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
