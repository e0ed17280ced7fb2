"""Sends the mail whose time has come: first attempts that were lost, and retries."""

from django.core.management.base import BaseCommand

from hub.mail.services import send_due


class Command(BaseCommand):
    help = "Send e-mail that is due."

    def handle(self, *args, **options) -> None:
        sent, failed = send_due()
        if options["verbosity"] > 1 or failed:
            self.stdout.write(f"sent {sent}, failed {failed}")
