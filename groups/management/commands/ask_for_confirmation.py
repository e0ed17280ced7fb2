from datetime import date

from django.core.management import BaseCommand
from django.utils import timezone

from groups.yearly_confirmation.rounds import keep
from groups.yearly_confirmation.status_requests import ask_after_pauses


class Command(BaseCommand):
    help = "Ask groups to confirm their pages once a year, remind them, end the grace; ask after pauses."

    def add_arguments(self, parser):
        parser.add_argument(
            "--day", type=date.fromisoformat, help="Act as on this day (YYYY-MM-DD)."
        )

    def handle(self, *args, **options):
        day = options["day"] or timezone.localdate()
        done = keep(day)
        after_pauses = ask_after_pauses(day)
        if options["verbosity"] > 1 or done.asked or done.reminded or after_pauses:
            self.stdout.write(
                f"asked {done.asked}, reminded {done.reminded}, asked after pauses {after_pauses}"
            )
