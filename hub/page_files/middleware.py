"""Keeps a public page that was just made, if it is fresh still."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hub.core.kinds import numbers_of, without_kind
from hub.core.logs import in_words
from hub.core.models import ContentVersion
from hub.core.noting import tables_read
from hub.page_files.line import with_line
from hub.page_files.rules import is_public_page
from hub.page_files.store import Address, Facts, own_store

# In the environment of a request whose answer is to be kept: its address.
MAKES = "hub.page_files.makes"
# A browser asks each time; a proxy in between may answer while it does, or while we cannot.
CACHE_CONTROL = "public, max-age=0, stale-while-revalidate=60, stale-if-error=86400"
# What says that there is no public page, or none that is the same for everybody.
NO_PAGE = {200, 301, 302, 308, 404, 410}
OWN_HEADERS = {"Content-Length", "Vary"}  # of each answer
logger = logging.getLogger(__name__)


class KeepPagesMiddleware:
    """Stands outside of all others, so that it sees each query and each header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = request.META.get(MAKES)
        if address is None:
            return self.get_response(request)
        numbers, day = ContentVersion.of(request), _today()
        with tables_read() as tables:
            response = self.get_response(request)
        if is_public_page(request, response):
            response.headers.setdefault("Cache-Control", CACHE_CONTROL)
            if not without_kind(tables):
                facts = Facts(numbers_of(tables, numbers), day, _headers(response))
                _keep(address, response.content, facts)
        elif response.status_code in NO_PAGE:
            own_store().forget(address)
        return response


def _today() -> str:
    return timezone.localdate().isoformat()


def _headers(response: HttpResponse) -> dict[str, str]:
    return {name: value for name, value in response.items() if name not in OWN_HEADERS}


def _keep(address: Address, page: bytes, facts: Facts) -> None:
    """Keep `page` if nothing that it was made from has changed since its first query.

    It is asked again afterwards: a change in between may have come too late for whoever looks for
    old pages, and too early for us.
    """
    store = own_store()
    if not facts.is_fresh(ContentVersion.numbers(), _today()):
        return
    try:
        store.keep(address, page, with_line(page), facts)
    except OSError as error:
        logger.warning("A page cannot be kept: %s", in_words(error))
        return
    if not facts.is_fresh(ContentVersion.numbers(), _today()):
        store.set_aside(address)
