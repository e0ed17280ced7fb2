import signal
from threading import Event

from django.core.management import BaseCommand

from hub.core import clock


class Command(BaseCommand):
    help = "Run what is due every minute and every night, until told to stop."

    def handle(self, *args, **options):
        stopped = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_received: stopped.set())
        clock.run(stopped)
