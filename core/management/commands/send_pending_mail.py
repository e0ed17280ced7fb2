"""Sends the mail whose time has come: first attempts that were lost, and retries."""

from django.core.management.base import BaseCommand

from core.mail import send_due
from core.models import OutgoingMail


class Command(BaseCommand):
    help = "Send e-mail that is due, and delete what was sent long ago."

    def handle(self, *args, **options) -> None:
        sent, failed = send_due()
        forgotten = OutgoingMail.objects.forget_old()
        if options["verbosity"] > 1 or failed:
            self.stdout.write(f"sent {sent}, failed {failed}, deleted {forgotten}")
