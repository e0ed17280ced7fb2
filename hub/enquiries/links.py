"""What a page with a mailbox leads its readers to."""

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse

from hub.core.switches import is_open
from hub.core.version import cached_for_content
from hub.enquiries.mailboxes import key_of, mailbox_of
from hub.enquiries.permissions import accepts_enquiries

if TYPE_CHECKING:
    from hub.pages.models import BasePage


def page_links(page: "BasePage", request: HttpRequest) -> dict[str, object]:
    """Return values for the template of `page` (of any language): a section of it.

    A room registers this with `hub.pages.sections` and includes `enquiries/links.html`.

    Returns:
        `takes_enquiries`; `enquiry_url` and `mistake_url`, "" if there is nothing to lead to.
    """
    source = page.source
    mailbox = mailbox_of(source)
    takes_enquiries = (
        mailbox is not None
        and is_open("enquiries")
        and mailbox.is_living(source)
        and cached_for_content(
            request, f"enquiry-door:{source.pk}", partial(accepts_enquiries, source)
        )
    )
    may_report = mailbox is not None and source.live and is_open("mistakes")
    return {
        "mailbox": mailbox,
        "takes_enquiries": takes_enquiries,
        "enquiry_url": reverse("enquiry", args=[key_of(source)]) if takes_enquiries else "",
        "mistake_url": reverse("mistake", args=[key_of(source)]) if may_report else "",
    }
