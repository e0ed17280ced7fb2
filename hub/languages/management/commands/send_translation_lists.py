"""Writes the day's list to translators and reviewers."""

from django.core.management.base import BaseCommand

from hub.languages.digest import write_to_all


class Command(BaseCommand):
    help = "Write to translators and reviewers what waits for them; once a day each."

    def handle(self, *args, **options) -> None:
        count = write_to_all()
        if options["verbosity"] > 1:
            self.stdout.write(f"written to {count}")
