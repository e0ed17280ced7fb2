from django.core.management import BaseCommand

from hub.disaster.services import end_in_time


class Command(BaseCommand):
    help = "Write down that the disaster mode has ended, if its time is over."

    def handle(self, *args, **options):
        end_in_time()
