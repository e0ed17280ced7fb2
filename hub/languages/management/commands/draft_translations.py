"""Lets a machine write the first drafts that are wanted."""

from django.core.management.base import BaseCommand

from hub.languages.machine import draft_due


class Command(BaseCommand):
    help = "Draft translations by machine, in the languages whose switch is on."

    def handle(self, *args, **options) -> None:
        count = draft_due()
        if options["verbosity"] > 1:
            self.stdout.write(f"drafted {count} parts")
