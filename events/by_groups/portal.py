"""How groups write of their events: the form, who fills it in, what the city asks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from events.by_groups.forms import STEPS
from events.by_groups.kinds import CodeList, Dates
from events.by_groups.permissions import is_trusted, keeps
from events.by_groups.report_form import ReportStep
from events.by_groups.report_kinds import StoryPhotos, StoryText
from events.choices import Support
from events.models import EventPage, EventSettings
from groups.choices import Audience, SpokenLanguage
from groups.consents import Kind
from groups.models import GroupSettings
from hub.assets.models import HubImage
from hub.forms.declaration import Field, Values
from hub.forms.kinds import Picture
from hub.privacy.consent_texts import Ask
from hub.privacy.services import record
from hub.submissions.permissions import may_edit
from hub.submissions.portal import Portal
from hub.submissions.versions import drafted_values

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from hub.accounts.models import User
    from hub.submissions.workflow import ReviewState


def _text(name: str, **facts: bool) -> Field:
    return Field(name, is_free_text=True, **facts)


FIELDS = (
    _text("title"),
    _text("summary", is_prose=True),
    Field("kind", is_harmless=True),
    Field("dates", Dates()),
    Field("place"),
    _text("place_text"),
    Field("area", is_harmless=True),
    Field("audiences", CodeList(Audience), is_harmless=True),
    Field("from_age", is_harmless=True),
    Field("fee_yen"),
    _text("fee_text"),
    Field("support", CodeList(Support), is_harmless=True),
    Field("languages", CodeList(SpokenLanguage), is_harmless=True),
    Field("rain", is_harmless=True),
    _text("rain_text"),
    Field("booking", is_harmless=True),
    # Where people ask: a phone number belongs there.
    Field("booking_text"),
    _text("bring", is_harmless=True),
    Field("photo", Picture()),
    _text("photo_alt"),
    Field("attended"),
    Field("report_text", StoryText("report"), is_free_text=True, is_prose=True),
    Field("report_photos", StoryPhotos("report"), is_free_text=True),
    # Beyond the steps: what staff change.
    Field("slug"),
    Field("name_kana"),
    Field("department"),
)


def _kept_by(user: "User") -> "QuerySet":
    return EventPage.objects.sources().filter(keeper__memberships__user=user)


def _people(event: EventPage) -> "Iterable[User]":
    members = event.keeper.memberships.select_related("user")
    return [member.user for member in members if member.user.is_active]


def _asks(event: EventPage, review_state: "ReviewState") -> list[Ask]:
    """Ask once of each photo whether who is in it agreed."""
    pictures = PORTAL.images(drafted_values(event, review_state.draft))
    is_new = HubImage.objects.filter(pk__in=pictures, consent=False).exists()
    return [Ask(Kind.PHOTOS, True)] if is_new else []


def _agreed(
    event: EventPage, user: "User", review_state: "ReviewState", given: list[Ask], language: str
) -> Values:
    record(event, user, given, language)
    return {}


def _answer_days() -> int:
    return EventSettings.load().answer_days


PORTAL = Portal(
    name="event",
    model=EventPage,
    steps=(*STEPS, ReportStep),
    short_steps=STEPS,
    fields=FIELDS,
    may_edit=may_edit,
    namespace="group_events",
    base_template="events/by_groups/base.html",
    keeps=keeps,
    kept_by=_kept_by,
    people=_people,
    settings=GroupSettings.load,
    asks=_asks,
    agreed=_agreed,
    keeper="keeper",
    is_trusted=is_trusted,
    answer_days=_answer_days,
    promise=_("The city looks at it on working days. It will be public by %(day)s."),
)
