"""Looks Japanese lines from standard input over for what makes them hard to read."""

import json
import sys

from django.core.management.base import BaseCommand

from hub.readable.easy.checker import check


class Command(BaseCommand):
    help = "Prints for each line of standard input a JSON list of kind, start, end, suggestion."
    requires_system_checks = []

    def handle(self, *args, **options) -> None:
        for line in sys.stdin:
            found = [
                {
                    "kind": one.kind.value,
                    "start": one.start,
                    "end": one.end,
                    "suggestion": one.suggestion,
                }
                for one in check(line.rstrip("\n"))
            ]
            self.stdout.write(json.dumps(found, ensure_ascii=False))
