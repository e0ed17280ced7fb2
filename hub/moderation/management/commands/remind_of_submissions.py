"""Reminds the desk of what waits, and the senders of what they are asked; run daily by the clock."""

from django.core.management.base import BaseCommand

from hub.moderation.reminders import remind


class Command(BaseCommand):
    help = "Remind the desk and the senders of what waits, each once."

    def handle(self, *args, **options) -> None:
        people, pages = remind()
        if options["verbosity"] > 1 or people or pages:
            self.stdout.write(f"reminded {people} of the desk, {pages} pages")
