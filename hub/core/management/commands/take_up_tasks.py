from django.core.management.base import BaseCommand

from hub.core.queue import take_up_abandoned


class Command(BaseCommand):
    help = "Give the tasks of workers that died to those that live."

    def handle(self, *args, **options) -> None:
        number = take_up_abandoned()
        if options["verbosity"] > 1:
            self.stdout.write(f"taken up {number}")
