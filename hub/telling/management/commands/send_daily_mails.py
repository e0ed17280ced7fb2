from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.telling.daily import send_daily_mails


class Command(BaseCommand):
    help = "Writes the one mail of the day to everyone for whom there is something new."

    def handle(self, *args, **options) -> None:
        number = send_daily_mails(timezone.now())
        if options["verbosity"] > 1:
            self.stdout.write(f"written: {number}")
