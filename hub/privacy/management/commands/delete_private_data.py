from django.core.management import BaseCommand, CommandError

from hub.core.rules import Refused
from hub.privacy.models import PrivateDeletion
from hub.privacy.services import Waiting, delete_private_values
from hub.privacy.twins import page_with_twins
from hub.privacy.words import in_words


class Command(BaseCommand):
    help = "Delete the private data of a page whose people asked for it."

    def add_arguments(self, parser):
        parser.add_argument("page", type=int, help="The number of the Japanese page.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would go.")

    def handle(self, *args, **options):
        why = PrivateDeletion.Why.REQUESTED
        page = page_with_twins(options["page"])
        if page is None:
            raise CommandError("There is no such page with private data.")
        try:
            counts = delete_private_values(page, why=why, dry_run=options["dry_run"])
        except Waiting as error:
            raise CommandError("Something of it waits for a decision.") from error
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        if counts and options["verbosity"]:
            self.stdout.write(f"{page.pk} {page.title}: {dict(in_words(counts))}")
