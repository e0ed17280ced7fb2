"""How the people behind a page are reached, while nobody sees where they read their mail.

A room extends `Mailbox` for a type of its pages and registers it in its `apps.py`:

    mailboxes.register(GroupMailbox())

From then on anyone can ask the people behind such a page (/enquiry/…) and report a mistake on it
(/mistakes/…), and the desk finds both in its lists. Links to the two are `page_links` of
`hub.enquiries.links`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import Page

    from hub.accounts.models import User
    from hub.core.querysets import HubPageQuerySet
    from hub.pages.models import BasePage

Labels = Iterable[tuple[str, str | Promise]]


class Question(models.TextChoices):
    """What people ask of those behind a page, prepared in every language."""

    JOIN = "join", _("I would like to join")
    VISIT = "visit", _("I would like to come and see")
    VOLUNTEER = "volunteer", _("I would like to help as a volunteer")
    FEE = "fee", _("How much does it cost?")
    WHEN_WHERE = "when_where", _("When and where do you meet?")
    LANGUAGE = "language", _("Can I take part without much Japanese?")
    CHILDREN = "children", _("May I bring children?")
    ACCESS = "access", _("Can I come with a wheelchair, or do I need help?")
    SUPPORT = "support", _("I would like to support you")


class Mistake(models.TextChoices):
    """What can be wrong on a page."""

    CONTACT = "contact", _("Phone, e-mail or website")
    PLACE = "place", _("Address or place on the map")
    TIMES = "times", _("Days and times")
    ENDED = "ended", pgettext_lazy("mistake", "It no longer exists")
    TEXT = "text", _("A mistake in the text or the translation")
    PICTURE = "picture", _("A picture")
    OTHER = "other", _("Something else")


@dataclass(frozen=True)
class Reader:
    """Where one of the people behind a page reads mail, and in which language."""

    address: str
    language: str


class Mailbox(ABC):
    """What a room says of the people behind its pages of one type. Pages are source pages.

    The desk (協働担当) oversees all mailboxes.

    Attributes:
        page_type: "app_label.ModelName".
        who: the people behind a page as a sentence calls them, in the active language: "the
            group". It stands as a subject and as an object, never at the start of a sentence.
        questions: (code, label) of the questions that the form offers.
        mistakes: (code, label) of what can be wrong on such a page.
        has_own_slugs: whether a slug alone names a page of this type (/enquiry/kawabe-club/);
            pages of other types are named by number (/enquiry/page/12/). One type may.
    """

    page_type: str
    who: str | Promise
    questions: Labels = Question.choices
    mistakes: Labels = Mistake.choices
    has_own_slugs = False

    @property
    def model(self) -> type["BasePage"]:
        return apps.get_model(self.page_type)

    @property
    def kind(self) -> str:
        """What such a page is, in a word, in the active language."""
        return str(self.model._meta.verbose_name)

    def pages(self) -> "HubPageQuerySet":
        """Return the pages that anyone may ask about: those that the public sees."""
        return self.model.objects.public_sources()

    def is_living(self, page: "BasePage") -> bool:
        """Return whether there is anyone left to answer."""
        return page.live and page.is_listed

    @abstractmethod
    def readers(self, page: "BasePage") -> list[Reader]:
        """Return where the people behind `page` read their mail; [] if only the desk knows them.

        The addresses are recipients of mail and nothing else: nothing shows them to anyone.
        """

    @abstractmethod
    def keeps(self, user: "User | AnonymousUser", page: "BasePage") -> bool:
        """Return whether `user` is one of them: may open and shut the door, and see numbers."""

    @abstractmethod
    def portal_path(self, page: "BasePage") -> str:
        """Return the path at which they correct `page`."""

    @abstractmethod
    def contacts_for_desk(self, pages: "list[BasePage]", user: "User") -> dict[int, str]:
        """Return, by primary key of each page, how the desk reaches its people by telephone.

        A room whose answer is private notes here that `user` saw it.
        """


_mailboxes: dict[str, Mailbox] = {}


def register(mailbox: Mailbox) -> None:
    """Give the pages of a type a mailbox.

    Raises:
        ValueError: another type's pages are named by their slugs already.
    """
    if mailbox.has_own_slugs and any(
        other.has_own_slugs for name, other in _mailboxes.items() if name != mailbox.page_type
    ):
        raise ValueError("Only one type of pages can be named by slug alone.")
    _mailboxes[mailbox.page_type] = mailbox


def all_mailboxes() -> list[Mailbox]:
    return list(_mailboxes.values())


def mailbox_of(page: "Page") -> Mailbox | None:
    """Return the mailbox of a page, or None if pages of its type have none."""
    model = page.specific_class
    return _mailboxes.get(model._meta.label) if model else None


def key_of(page: "BasePage") -> str:
    """Return what names a source page with a mailbox in addresses."""
    mailbox = mailbox_of(page)
    return page.slug if mailbox and mailbox.has_own_slugs else f"page/{page.pk}"


def page_of(key: str) -> "BasePage | None":
    """Return the public source page that `key_of` names so, if its type has a mailbox."""
    prefix, slash, number = key.partition("/")
    if slash:
        found = ((box.pages(), {"pk": number}) for box in all_mailboxes() if not box.has_own_slugs)
    else:
        found = ((box.pages(), {"slug": prefix}) for box in all_mailboxes() if box.has_own_slugs)
    return next((page for pages, which in found if (page := pages.filter(**which).first())), None)
