"""Sends the mail whose time has come: first attempts that were lost, and retries."""

from django.core.management.base import BaseCommand

from hub.mail.models import OutgoingMail
from hub.mail.services import send_due


class Command(BaseCommand):
    help = "Send e-mail that is due, and delete what was sent long ago."

    def handle(self, *args, **options) -> None:
        sent, failed = send_due()
        forgotten = OutgoingMail.objects.forget_old()
        if options["verbosity"] > 1 or failed:
            self.stdout.write(f"sent {sent}, failed {failed}, deleted {forgotten}")
