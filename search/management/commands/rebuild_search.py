from django.core.management.base import BaseCommand

from search import mirror
from search.rebuild import rebuild


class Command(BaseCommand):
    help = "Builds the search index anew beside the old one, then searches the new one."

    def handle(self, *args, **options) -> None:
        count = rebuild(lambda done: options["verbosity"] > 1 and self.stdout.write(str(done)))
        self.stdout.write(self.style.SUCCESS(f"{count} entries."))
        if mirror.is_wanted():
            self.stdout.write(self.style.SUCCESS(f"{mirror.rebuild()} in Elasticsearch."))
