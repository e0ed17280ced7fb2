from datetime import date

from django.core.management import BaseCommand
from django.utils import timezone

from groups.confirmation.rounds import keep


class Command(BaseCommand):
    help = "Ask groups to confirm their pages once a year, remind them, end the grace."

    def add_arguments(self, parser):
        parser.add_argument(
            "--day", type=date.fromisoformat, help="Act as on this day (YYYY-MM-DD)."
        )

    def handle(self, *args, **options):
        done = keep(options["day"] or timezone.localdate())
        if options["verbosity"] > 1 or done.asked or done.reminded:
            self.stdout.write(f"asked {done.asked}, reminded {done.reminded}")
