"""How a page type is kept from outside: a form, who fills it in, and what the city asks of them.

A room makes a `Portal` of its page type and registers it; sending, review, history, urgent
corrections and the desk's queue are then there for its pages.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.core.switches import is_thing_open
from hub.forms import declaration
from hub.forms.declaration import Declaration, Values
from hub.forms.kinds import Photos, Picture
from hub.privacy import twins
from hub.privacy.consent_texts import Ask

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from hub.accounts.models import User
    from hub.forms.models import Draft
    from hub.submissions.workflow import ReviewState

REVIEW_DAYS = 5
NEW, CHANGE, URGENT, RESTORED = "new", "change", "urgent", "restored"
KINDS: dict[str, str | Promise] = {
    NEW: _("New page"),
    CHANGE: _("Change"),
    URGENT: _("Urgent correction"),
    RESTORED: _("Earlier version put back"),
}


class PortalSettings(Protocol):
    """What the city sets for the pages of a portal."""

    second_approver: bool
    urgent_at_once: bool
    remind_desk_after: int  # working days
    remind_correction_after: int  # days


def _asks_nothing(page: Any, state: "ReviewState") -> list[Ask]:
    return []


def _adds_nothing(
    page: Any, user: "User", state: "ReviewState", given: list[Ask], language: str
) -> Values:
    return {}


def _no_kind(page: Any, draft: "Draft | None") -> str:
    return ""


def _no_page() -> Page | None:
    return None


def _leave_response(page: Any, response: HttpResponse) -> None:
    """Add nothing."""


def _always() -> bool:
    return True


def _never(page: Any) -> bool:
    return False


def _is_any(data: Values) -> bool:
    return True


@dataclass(frozen=True, eq=False, kw_only=True)
class Portal(Declaration):
    """How the pages of `model` are kept from outside.

    Attributes:
        namespace: of the addresses in the portal (`hub.submissions.urls.patterns`).
        base_template: what its pages extend: one of the room's that extends
            `submissions/frame.html` and leads back (block `trail`).
        keeps: whether a person keeps a page.
        kept_by: the source pages that a person keeps.
        people: who keeps a page.
        settings: what the city has set.
        kinds: what is sent beyond KINDS, or other names for those.
        reasons: {code: sentence} why what is sent may be sent back, beyond those of the desk.
        requests: of `kinds`, what asks for something and leaves nothing behind if refused.
        request_values: what requests change beyond the steps.
        kind_of: what a draft is beyond a new page or a change; "" if it is neither.
        asks: what has to be agreed to before the draft is sent.
        agreed: notes what was agreed to; returns values that the version gets by it.
        may_be_urgent: whether values of fields that are urgent may be public at once.
        rules_page: the public page with the city's rules, linked before sending.
        finish_response: adds to a preview what the page's own answer has, as for a map.
        desk_address: name of the admin's address from which the desk types for a page.
        is_urgent_open: whether urgent corrections exist for who asks now (a switch).
        never_public: columns that the city alone sees, with no choice to publish them.
        keeper: name of the column that says who keeps a page, of a type whose other pages city
            hall writes itself; "": all of the type are kept from outside.
        is_trusted: whether what is sent for a page is public at once and looked at afterwards,
            unless something in it has to be looked at twice.
        answer_days: working days within which the city answers.
        promise: what is said of when it will be public, with the day of the answer as %(day)s;
            "": the usual words.
    """

    namespace: str
    base_template: str
    keeps: "Callable[[User | AnonymousUser, Any], bool]"
    kept_by: "Callable[[User], QuerySet]"
    people: "Callable[[Any], Iterable[User]]"
    settings: Callable[[], PortalSettings]
    kinds: Mapping[str, str | Promise] = field(default_factory=dict)
    reasons: Mapping[str, str | Promise] = field(default_factory=dict)
    requests: frozenset[str] = frozenset()
    request_values: tuple[str, ...] = ()
    kind_of: "Callable[[Any, Draft | None], str]" = _no_kind
    asks: "Callable[[Any, ReviewState], list[Any]]" = _asks_nothing
    agreed: "Callable[[Any, User, ReviewState, list[Any], str], Values]" = _adds_nothing
    may_be_urgent: Callable[[Values], bool] = _is_any
    is_urgent_open: Callable[[], bool] = _always
    never_public: tuple[str, ...] = ()
    keeper: str = ""
    is_trusted: Callable[[Any], bool] = _never
    answer_days: Callable[[], int] = lambda: REVIEW_DAYS
    promise: str | Promise = ""
    rules_page: Callable[[], Page | None] = _no_page
    finish_response: Callable[[Any, HttpResponse], None] = _leave_response
    desk_address: str = "moderation_history"

    def takes(self, page: Page) -> bool:
        """Whether `page`, of the portal's type, is kept from outside."""
        return not self.keeper or getattr(page.specific, f"{self.keeper}_id") is not None

    def kept_pages(self) -> "QuerySet":
        """Return the source pages that are kept from outside."""
        pages = self.model._default_manager.sources()
        return pages.exclude(**{self.keeper: None}) if self.keeper else pages

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of the values that hold pictures (`hub.privacy.twins.Twins`)."""
        return (*self.of_kind(Photos), *self.of_kind(Picture))

    @property
    def portal_values(self) -> tuple[str, ...]:
        """What can be changed from outside: the values of the steps, and those of requests."""
        return (*(name for name, step in self.names.items() if step), *self.request_values)

    def label_of_kind(self, kind: str) -> str | Promise:
        return self.kinds.get(kind) or KINDS.get(kind, kind)

    def address(self, page: Page, view: str = "page", *args: object) -> str:
        """Return the path of a view of the portal for a page."""
        return reverse(f"{self.namespace}:{view}", args=[page.pk, *args])

    def is_request(self, draft: "Draft") -> bool:
        """Whether a draft changes nothing but what a request asks for."""
        return bool(draft.data) and set(draft.data) <= set(self.request_values)

    def base(self, found: Any, draft: "Draft | None" = None) -> Any:
        """Return a fresh copy of what is public, or of the version that the draft began with."""
        page = self.model._default_manager.get(pk=found.pk)
        base = draft.base_revision if draft else page.latest_revision
        if not page.live and base:
            page = base.as_object()
        page.draft_title = page.title
        return page

    def base_revision_id(self, found: Any) -> int | None:
        return found.live_revision_id or found.latest_revision_id


_portals: dict[type[Page], Portal] = {}


def register(portal: Portal) -> None:
    """Let the pages of a portal be kept from outside."""
    declaration.register(portal)
    twins.register(portal.model, portal)
    _portals[portal.model] = portal


def all_portals() -> list[Portal]:
    """Return the portals of all rooms, those that are switched off too."""
    return list(_portals.values())


def portals() -> list[Portal]:
    """Return the portals that exist for who asks now (`hub.core.switches`)."""
    return [portal for portal in _portals.values() if is_thing_open(portal.model)]


def has_portal(page: Page) -> bool:
    """Return whether a page is kept from outside."""
    portal = portal_of_type(page)
    return portal is not None and portal.takes(page)


def portal_of_type(page: Page) -> Portal | None:
    """Return the portal of a page's type, whoever keeps the page."""
    return _portals.get(page.specific_class)


def has_portals_below(page: Page) -> bool:
    """Return whether pages that are only kept from outside are added right below a page."""
    below = page.specific_class.allowed_subpage_models()
    return any(model in _portals and not _portals[model].keeper for model in below)


def portal_of(page: Page) -> Portal:
    """Return the portal of a page (specific or not). Raises KeyError if its type has none."""
    return _portals[page.specific_class]
