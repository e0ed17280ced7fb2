from django.core.management.base import BaseCommand

from hub.core.deletions import write_out


class Command(BaseCommand):
    help = "Bring to the list outside the database what was deleted for good (see the backups)."

    def handle(self, *args, **options) -> None:
        number = write_out()
        if options["verbosity"] > 1:
            self.stdout.write(f"written {number}")
