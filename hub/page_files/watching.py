"""The process `files`: sees within a second what has become old, and has the first pages made anew."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from threading import Event
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import Error, close_old_connections
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from hub.core.logs import in_words
from hub.core.models import ContentVersion
from hub.core.querysets import unrestricted
from hub.page_files.serving import Application
from hub.page_files.store import LAST, NOW, Address, Store

LOOK_EVERY = 0.5  # seconds
# What a maker that was killed at the wrong moment left behind is found so much later.
LOOK_THROUGH_EVERY = 60  # seconds
# What parts of the hub keep as files beside pages: done every half second, without the database;
# and done after each change.
always: list[Callable[[], None]] = []
after_changes: list[Callable[[], None]] = []
MAX_WARM_DEPTH = 3  # home pages and what stands below them
MAX_WARM_READ = 30  # pages that were read between most changes
logger = logging.getLogger(__name__)


class Watch:
    """Looks at the numbers of the content again and again."""

    def __init__(self, store: Store, application: Application) -> None:
        self.store = store
        self.application = application
        self.seen: tuple[dict[str, int], str] | None = None
        self.looked_through = 0.0
        self.to_warm: Iterator[str] = iter(())
        self.times_read: Counter[str] = Counter()  # {path: between how many changes it was read}

    def look(self) -> None:
        """Set aside what has become old; nothing is made here.

        Raises:
            django.db.Error: the database is away.
        """
        seen = (ContentVersion.numbers(), timezone.localdate().isoformat())
        is_due = time.monotonic() - self.looked_through >= LOOK_THROUGH_EVERY
        if seen != self.seen or is_due:
            self._set_aside(*seen)
            self.looked_through = time.monotonic()
        if seen != self.seen or is_due:
            for follow in after_changes:
                follow()
        if seen != self.seen:
            self.seen = seen
            public = public_pages()
            self._forget_departed(set(public))
            first = [path for path, depth in public.items() if depth <= MAX_WARM_DEPTH]
            most_read = [path for path, _times in self.times_read.most_common(MAX_WARM_READ)]
            wanted = dict.fromkeys([*first, *(path for path in most_read if path in public)])
            self.to_warm = iter(wanted)

    def _set_aside(self, numbers: dict[str, int], day: str) -> None:
        for address in list(self.store.addresses(NOW)):
            facts = self.store.facts(NOW, address)
            if facts is None or not facts.is_fresh(numbers, day):
                if self.store.was_read(address):
                    self.times_read[address.path] += 1
                self.store.set_aside(address)

    def _forget_departed(self, public: set[str]) -> None:
        """What is offline or closed is not shown either while the hub cannot be asked."""
        for state in (NOW, LAST):
            for address in list(self.store.addresses(state)):
                if address.path not in public:
                    self.store.forget(address)

    def warm_next(self) -> bool:
        """Have one of the first pages made, if it is not there; return whether one was left."""
        host = settings.PAGE_FILES_HOSTS[0]
        for path in self.to_warm:
            address = Address.read(host, path)
            if address and not self.store.file(NOW, address).exists():
                ask_for(self.application, address)
                return True
        return False


def public_pages() -> dict[str, int]:
    """Return {path: depth in the tree} of all pages that anyone may read, first ones first."""
    request = HttpRequest()  # keeps what addresses are made from, which is read once
    request.META |= {"HTTP_HOST": settings.PAGE_FILES_HOSTS[0], "SERVER_PORT": "80"}
    pages = unrestricted(Page.objects.live().filter(depth__gt=1)).order_by("depth", "path")
    pages = pages.only("pk", "url_path", "locale_id", "depth")
    addresses = ((page.get_url(request), page.depth) for page in pages)
    return {address: depth for address, depth in addresses if address}


def environ_of(host: str, path: str) -> dict:
    """Return a request of anybody for `path`, as a web server passes it on."""
    environ: dict = {"HTTP_HOST": host, "PATH_INFO": path}
    if settings.SECURE_SSL_REDIRECT:
        name, value = settings.SECURE_PROXY_SSL_HEADER or ("wsgi.url_scheme", "https")
        environ[name] = value
    return environ


def ask_for(application: Application, address: Address) -> None:
    """Ask for a page as anybody would."""
    environ = environ_of(address.host, address.path)
    setup_testing_defaults(environ)
    body = application(environ, lambda *_head: None)
    if hasattr(body, "close"):
        body.close()


def run(watch: Watch, stopped: Event) -> None:
    """Look every half second until `stopped` is set.

    While the database is away nothing changes, so what is fresh stays so.
    """
    watch.store.open()
    has_looked = is_away = False
    while not stopped.is_set():
        close_old_connections()
        for do in always:
            do()
        try:
            watch.look()
            has_looked, is_away = True, False
        except Error as error:
            if not is_away:
                logger.warning("The pages' files wait for the database: %s", in_words(error))
            is_away = True
        if has_looked:
            watch.store.touch()
        if not has_looked or not watch.warm_next():
            stopped.wait(LOOK_EVERY)
    watch.store.close()
