from django.core.management.base import BaseCommand

from search import mirror
from search.files import read_unread
from search.rebuild import compare


class Command(BaseCommand):
    help = "Compares the search index with the pages, repairs it, and says how much differed."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only says how much differs.")

    def handle(self, *args, **options) -> None:
        differences = compare(repair=not options["dry_run"])
        self.stdout.write(f"{differences} entries differed.")
        if not options["dry_run"]:
            read_unread()
        if mirror.is_wanted():
            differences = mirror.compare(repair=not options["dry_run"])
            self.stdout.write(f"{differences} documents of Elasticsearch differed.")
