"""What everything that is sent in about a page has in common."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hub.enquiries.mailboxes import Mailbox, mailbox_of

if TYPE_CHECKING:
    from hub.pages.models import BasePage


class AboutPage(models.Model):
    """Abstract. `form_key` tells one sending of a form from another: sent twice, it is kept once."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="%(class)s_rows",
        verbose_name=_("page"),
    )
    language = models.CharField(_("language"), max_length=10)
    form_key = models.CharField(  # noqa: DJ001 - unique where there is one
        max_length=64, unique=True, null=True, editable=False
    )

    class Meta:
        abstract = True

    @cached_property
    def subject(self) -> "BasePage":
        """The page with the fields of its own type."""
        return self.page.specific

    @cached_property
    def mailbox(self) -> Mailbox | None:
        return mailbox_of(self.page)
