from django.core.management import BaseCommand, CommandError

from groups.models import GroupPage, PrivateAccess, PrivateDeletion
from groups.retention.services import Waiting, delete_private_values, due
from groups.retention.words import in_words

Why = PrivateDeletion.Why


class Command(BaseCommand):
    help = (
        "Delete the private data of groups dissolved long ago (or of one group, on its request), "
        "and records of who saw private data that are older than three years."
    )

    def add_arguments(self, parser):
        parser.add_argument("--group", type=int, help="The number of a group that asked for it.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would go.")

    def handle(self, *args, **options):
        dry_run = options["dry_run"]
        if options["group"] is None:
            groups, why = due(), Why.CLOSED
            if not dry_run:
                PrivateAccess.objects.forget_old()
        else:
            groups, why = GroupPage.objects.sources().filter(pk=options["group"]), Why.REQUESTED
            if not groups.exists():
                raise CommandError("There is no such group.")
        for group in groups:
            try:
                counts = delete_private_values(group, why=why, dry_run=dry_run)
            except Waiting as error:
                if options["group"]:
                    raise CommandError("Something of this group waits for a decision.") from error
                self.stderr.write(f"{group.pk}: something waits for a decision")
                continue
            if counts and options["verbosity"]:
                self.stdout.write(f"{group.pk} {group.title}: {dict(in_words(counts))}")
