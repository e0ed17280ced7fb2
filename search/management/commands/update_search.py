from django.core.management.base import BaseCommand

from search import mirror
from search.updates import follow


class Command(BaseCommand):
    help = "Applies the changes that wait for the search index (for the clock, every minute)."

    def handle(self, *args, **options) -> None:
        count = follow()
        mirror.follow(may_build=True)
        if options["verbosity"] > 1 or count:
            self.stdout.write(f"{count} page families brought up to date.")
