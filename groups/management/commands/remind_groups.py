"""Reminds the desk of what waits, and groups of what they are asked; run daily by the clock."""

from django.core.management.base import BaseCommand

from groups.moderation.reminders import remind


class Command(BaseCommand):
    help = "Remind the desk and the groups of what waits, each once."

    def handle(self, *args, **options) -> None:
        people, groups = remind()
        if options["verbosity"] > 1 or people or groups:
            self.stdout.write(f"reminded {people} of the desk, {groups} groups")
