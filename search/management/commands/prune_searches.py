from django.core.management.base import BaseCommand

from search.counting import forget_old


class Command(BaseCommand):
    help = "Deletes what was searched longer ago than it is kept (for the clock, each night)."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{forget_old()} rows deleted.")
