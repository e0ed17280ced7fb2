"""Drafts easy Japanese of Japanese lines from standard input, for a person to edit."""

import json
import sys

from django.core.management.base import BaseCommand

from hub.readable.easy.drafting import draft


class Command(BaseCommand):
    help = "Prints for each line of standard input JSON: text, done (before, after), left (kind, words)."
    requires_system_checks = []

    def handle(self, *args, **options) -> None:
        for line in sys.stdin:
            made = draft(line.rstrip("\n"))
            told = {
                "text": made.text,
                "done": [[change.before, change.after] for change in made.done],
                "left": [[one.kind.value, made.text[one.start : one.end]] for one in made.left],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
