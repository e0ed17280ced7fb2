import signal
from threading import Event

from django.core.management import BaseCommand

from hub.core.requests import Utf8Handler
from hub.page_files.serving import PageFiles
from hub.page_files.store import own_store
from hub.page_files.watching import Watch, run


class Command(BaseCommand):
    help = (
        "See which kept pages have become old, and keep the first ones fresh, until told to stop."
    )

    def handle(self, *args, **options) -> None:
        stopped = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_received: stopped.set())
        store = own_store()
        run(Watch(store, PageFiles(Utf8Handler(), store)), stopped)
