from django.core.management.base import BaseCommand

from hub.languages.checking import differences, mend


class Command(BaseCommand):
    help = "Compares all translations with their Japanese pages, mends them, says what differed."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only says what differs.")

    def handle(self, *args, **options) -> None:
        found = list(differences())
        for difference in found:
            self.stdout.write(str(difference))
            if not options["dry_run"]:
                mend(difference)
        if options["verbosity"] > 0:
            self.stdout.write(f"{len(found)} translations differed.")
