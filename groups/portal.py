"""How a group's page is kept from outside: its form, and all that is known of each field."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from groups.choices import ActivityStatus, RequestKind
from groups.consents import agreed, asked_of
from groups.forms import STEPS
from groups.models import ConfirmationRequest, GroupPage, GroupSettings
from groups.permissions import keeps
from groups.privacy import NEVER_PUBLIC, PUBLIC_CHOICES
from groups.rules import rules_page
from hub.core.switches import is_open
from hub.forms.declaration import Field
from hub.forms.kinds import (
    Codes,
    Column,
    DateAsKnown,
    Document,
    Photos,
    Picture,
    Publicity,
    Rows,
    Terms,
    WebAddress,
    block_choices,
)
from hub.pages.blocks.lists import LinkBlock, SupportItemBlock
from hub.pages.maps import allow_tiles
from hub.submissions.permissions import may_edit
from hub.submissions.portal import NEW, Portal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.accounts.models import User
    from hub.forms.models import Draft

# What changes when a group pauses, is active again, or is dissolved.
LIFE_VALUES = ("activity_status", "paused_until", "closed_on")
KIND_OF_STATUS = {
    ActivityStatus.ACTIVE: RequestKind.RESUME,
    ActivityStatus.PAUSED: RequestKind.PAUSE,
    ActivityStatus.CLOSED: RequestKind.CLOSING,
}


def _link_words(row: dict) -> str:
    kinds = dict(block_choices(LinkBlock, "kind"))
    return f"{kinds.get(row['kind'], row['kind'])}: {row['url']}"


def _support_words(row: dict) -> str:
    directions = dict(block_choices(SupportItemBlock, "direction"))
    kinds = dict(block_choices(SupportItemBlock, "kind"))
    return f"{directions[row['direction']]} – {kinds[row['kind']]}: {row['text']}"


def _private(name: str, kind: Column | None = None, **facts: bool) -> Field:
    """A ▲ field."""
    return Field(name, kind or Column(), public_if=PUBLIC_CHOICES[name], **facts)


def _prose(name: str, **facts: bool) -> Field:
    return Field(name, is_free_text=True, is_prose=True, **facts)


FIELDS = (
    Field("title"),
    Field("name_kana"),
    Field("name_en"),
    Field("other_names"),
    _prose("summary"),
    Field("legal_form"),
    Field("corporate_number"),
    Field("founded", DateAsKnown(), is_harmless=True),
    _prose("purpose"),
    _prose("activity"),
    Field("activity_fields", Terms("field_rows")),
    Field("needs", Terms("need_rows")),
    Field("areas", Terms("area_rows")),
    Field("when_active", is_urgent=True, is_harmless=True, is_free_text=True),
    Field("days", Codes("day_rows"), is_harmless=True),
    Field("audiences", Codes("audience_rows"), is_harmless=True),
    Field("ages", is_harmless=True),
    Field("fee", is_harmless=True, is_free_text=True),
    Field("member_count", is_harmless=True),
    Field("member_ages", is_harmless=True),
    Field("sdgs", is_harmless=True),
    _private("representative"),
    _private("contact_person"),
    _private("phone", is_urgent=True),
    _private("email", is_urgent=True),
    _private("postal_code", is_urgent=True),
    _private("address", is_urgent=True),
    _private("building", is_urgent=True),
    Field("position_public", Publicity(), is_urgent=True),
    Field("position_precision", is_urgent=True, is_restored=False),
    Field("website", WebAddress(), is_urgent=True),
    Field("links", Rows("link", _link_words, address="url")),
    Field("members_wanted", is_harmless=True),
    Field("volunteers_wanted", is_harmless=True),
    Field("beginners_welcome", is_harmless=True),
    _prose("how_to_join", is_urgent=True),
    Field("support", Rows("item", _support_words, text="text"), is_free_text=True),
    Field("languages_spoken", Codes("language_rows"), is_harmless=True),
    Field("language_notes", is_free_text=True),
    Field("accessibility", Codes("accessibility_rows"), is_harmless=True),
    Field("accessibility_notes", is_free_text=True),
    Field("childcare", is_harmless=True),
    Field("rules_document", Document()),
    Field("report_document", Document()),
    Field("budget_document", Document()),
    Field("photos", Photos("photo"), is_free_text=True),
    Field("logo", Picture()),
    # Beyond the steps: what staff change, what a request changes, what consents lead to.
    Field("slug"),
    _private("latitude", is_urgent=True),
    _private("longitude", is_urgent=True),
    Field("activity_status", is_urgent=True),
    Field("paused_until"),
    Field("closed_on"),
    Field("registered_on"),
    Field("department"),
    Field("open_contact", is_restored=False, is_compared=False),
    Field("open_photos", is_restored=False, is_compared=False),
    Field("consented_at", is_compared=False),
    Field("confirmed_on", is_compared=False),
    Field("confirmed_by", is_compared=False),
    Field("taken_out", is_compared=False),
)


def _people(group: GroupPage) -> "Iterable[User]":
    members = group.memberships.select_related("user")
    return [member.user for member in members if member.user.is_active]


def _kind_of(group: GroupPage, draft: "Draft | None") -> str:
    if draft and PORTAL.is_request(draft):  # there is none of what staff import
        status = str(draft.data.get("activity_status", group.activity_status))
        return KIND_OF_STATUS[ActivityStatus(status)]
    if ConfirmationRequest.objects.being_corrected(group).exists():
        return RequestKind.CONFIRMATION
    return ""


def _may_be_urgent(data: dict) -> bool:
    """Of the state only "pausing"."""
    return data.get("activity_status", ActivityStatus.PAUSED) == ActivityStatus.PAUSED


def _show_map(group: Any, response: HttpResponse) -> None:
    if group.contact.latitude is not None:
        allow_tiles(response)


PORTAL = Portal(
    name="group",
    model=GroupPage,
    steps=STEPS,
    fields=FIELDS,
    may_edit=may_edit,
    namespace="portal",
    templates="groups/portal",
    keeps=keeps,
    kept_by=GroupPage.objects.kept_by,
    people=_people,
    settings=GroupSettings.load,
    kinds={NEW: _("New group"), **dict(RequestKind.choices)},
    requests=frozenset({RequestKind.PAUSE, RequestKind.RESUME, RequestKind.CLOSING}),
    request_values=LIFE_VALUES,
    kind_of=_kind_of,
    asks=asked_of,
    agreed=agreed,
    may_be_urgent=_may_be_urgent,
    is_urgent_open=partial(is_open, "groups.urgent"),
    never_public=NEVER_PUBLIC,
    rules_page=rules_page,
    finish_response=_show_map,
)
GroupPage.portal = PORTAL
