from django.core.management.base import BaseCommand

from hub.core.queue import PatientWorker


class Command(BaseCommand):
    help = "Do what the queue holds, until told to stop."

    def handle(self, *args, **options) -> None:
        worker = PatientWorker()
        worker.configure_signals()
        worker.run()
