"""Does what waits of the work on translations: what a lost task left, and retries."""

from django.core.management.base import BaseCommand

from hub.languages.services.pending import do_due


class Command(BaseCommand):
    help = "Bring changes of Japanese pages to their translations where that is overdue."

    def handle(self, *args, **options) -> None:
        done, failed = do_due()
        if options["verbosity"] > 1 or failed:
            self.stdout.write(f"done {done}, failed {failed}")
