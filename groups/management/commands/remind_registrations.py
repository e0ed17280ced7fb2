from django.core.management.base import BaseCommand

from groups.registration.reminders import remind_of_unfinished


class Command(BaseCommand):
    help = "Remind of registrations that nobody goes on with."

    def handle(self, *args, **options) -> None:
        reminded = remind_of_unfinished()
        if options["verbosity"]:
            self.stdout.write(f"{reminded} reminded")
