"""What is written about an exchange, each step on its own."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.by_groups.fields import DayField
from events.exchanges.models import MAX_PEOPLE, Exchange
from events.exchanges.permissions import groups_of
from groups.models import GroupPage
from hub.editorial.people import is_desk
from hub.forms.fields import TextField
from hub.pages.models import Department

if TYPE_CHECKING:
    from hub.accounts.models import User

GROUP, DIVISION = "group", "division"


class SpeakingForm(forms.Form):
    """A form that somebody fills in for one of their groups; the desk for any, or for a division."""

    speaks_for = forms.ChoiceField(label=pgettext_lazy("exchange", "For"))

    def __init__(self, user: "User", data=None, **kwargs) -> None:
        super().__init__(data, **kwargs)
        groups = GroupPage.objects.public_sources().order_by("title")
        named = groups if is_desk(user) else groups_of(user)
        choices = [(f"{GROUP}-{page.pk}", page.title) for page in named]
        if is_desk(user):
            divisions = Department.objects.all()
            choices = [(f"{DIVISION}-{row.pk}", row.label) for row in divisions] + choices
        self.fields["speaks_for"].choices = choices

    @property
    def side(self) -> GroupPage | Department:
        """The group or division that was chosen."""
        kind, _dash, key = self.cleaned_data["speaks_for"].partition("-")
        model = GroupPage if kind == GROUP else Department
        return model.objects.get(pk=int(key))


def _long(label: object, length: int, **options: object) -> TextField:
    return TextField(
        label=label, max_length=length, widget=forms.Textarea(attrs={"rows": 4}), **options
    )


def label_of(name: str) -> object:
    return Exchange._meta.get_field(name).verbose_name


class OfferForm(SpeakingForm):
    can_see = _long(label_of("can_see"), 300)
    when = TextField(label=label_of("when"), max_length=120)
    people = forms.IntegerField(
        label=label_of("people"), min_value=1, max_value=MAX_PEOPLE, initial=2
    )
    conditions = TextField(label=label_of("conditions"), max_length=200, required=False)

    def offered(self) -> Exchange:
        """Return what is offered, not kept yet."""
        values = {
            name: self.cleaned_data[name] for name in ("can_see", "when", "people", "conditions")
        }
        side = self.side
        host = "host_group" if isinstance(side, GroupPage) else "host_department"
        return Exchange(**values, **{host: side})


class ApplyForm(SpeakingForm):
    wish = _long(label_of("wish"), 300)


class MatchForm(forms.Form):
    first_day = DayField(label=label_of("first_day"))
    second_day = DayField(label=label_of("second_day"))
    plan = _long(label_of("plan"), 600)


class ReportForm(forms.Form):
    learned = _long(label_of("learned"), 600)
    will_use = _long(label_of("will_use"), 600)
    for_all = _long(
        label_of("for_all"), 600, help_text=_("This part is public once both sides agree.")
    )
