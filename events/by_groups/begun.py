"""The events of a group as its portal lists them, and the form that begins one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from events.by_groups.portal import PORTAL
from events.models import EventPage
from hub.forms.fields import TextField
from hub.submissions.workflow import ReviewState, State

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from groups.models import GroupPage

MAX_TITLE = 100
MAX_EARLIER = 30


def earlier_events(group: "GroupPage") -> "QuerySet":
    """Return what the group has had in public, the newest first."""
    events = EventPage.objects.sources().filter(keeper=group)
    return events.exclude(first_published_at=None).order_by("-first_published_at", "-pk")


class BeginForm(forms.Form):
    """What a new event is called, and which earlier one it is like."""

    title = TextField(
        label=_("name of the event"),
        max_length=MAX_TITLE,
        required=False,
        help_text=_("If it is like an earlier one, its name may stay: leave this empty."),
    )
    like = forms.ModelChoiceField(
        label=_("the same as last time"),
        queryset=EventPage.objects.none(),
        required=False,
        empty_label=_("— something new —"),
        help_text=_("All that you wrote is copied, its days a year later. You can change it."),
    )

    def __init__(self, group: "GroupPage", data=None) -> None:
        super().__init__(data)
        keys = earlier_events(group).values_list("pk", flat=True)[:MAX_EARLIER]
        earlier = earlier_events(group).filter(pk__in=list(keys))
        if earlier:
            self.fields["like"].queryset = earlier
        else:
            del self.fields["like"]
            self.fields["title"].help_text = ""

    def clean(self) -> dict:
        cleaned = super().clean()
        like = cleaned.setdefault("like", None)
        if like and not cleaned.get("title"):
            cleaned["title"] = like.title
        elif not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", _("Please write what it is called."))
        return cleaned


@dataclass(frozen=True)
class Row:
    """An event, its address in the portal, how it stands, and when it is, in words."""

    event: EventPage
    url: str
    state: State
    when: str


@dataclass(frozen=True)
class Listed:
    """What a group holds: what is on its way or ahead, and what is over."""

    ahead: list[Row]
    past: list[Row]

    @classmethod
    def of(cls, group: "GroupPage") -> Self:
        events = EventPage.objects.sources().filter(keeper=group).order_by("-pk")
        rows = [_row(event) for event in events]
        past = [row for row in rows if row.event.live and row.event.dates_of_event.is_over]
        return cls([row for row in rows if row not in past], past)


def _row(event: EventPage) -> Row:
    state = ReviewState.of(event).state
    when = event.dates_of_event.in_words() if event.live else ""
    return Row(event, PORTAL.address(event), state, when)
