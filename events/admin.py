"""The dates of events for city hall: called off, moved, full, at once public."""

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from events.models import EventPage
from hub.core.refusing import RefusingView
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import beginning_of
from hub.occurrences.services import change, tell
from hub.occurrences.shown import ShownDate
from hub.occurrences.workflow import Action, State, may


class DatePolicy(ModelPermissionPolicy):
    """Dates follow from their page's series: none is added or deleted by hand."""

    def user_has_permission(self, user, action: str) -> bool:
        return action in ("view", "change") and super().user_has_permission(user, action)


register_permission_policy(Occurrence, DatePolicy(Occurrence))


def in_words(row: Occurrence) -> str:
    return ShownDate(row, timezone.localdate()).in_words


class DateForm(forms.ModelForm):
    """What becomes of a date; its new time is asked for only where it moves."""

    action = forms.ChoiceField(
        label=_("What becomes of it"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Readers and the calendars that they follow are told at once."),
    )
    new_start = forms.DateTimeField(
        label=_("New beginning"), required=False, widget=AdminDateTimeInput
    )
    new_end = forms.DateTimeField(label=_("New end"), required=False, widget=AdminDateTimeInput)

    class Meta:
        model = Occurrence
        fields = ("is_full", "note")

    def __init__(self, *args, **kwargs) -> None:
        kwargs.pop("for_user", None)
        super().__init__(*args, **kwargs)
        row = self.instance
        possible = [
            (action, Action(action).label)
            for action in Action
            if may(action, State(row.state), is_over=row.is_over)
        ]
        self.fields["action"].choices = [("", _("Leave it as it is")), *possible]
        self.fields["new_start"].initial = row.starts_at
        self.fields["new_end"].initial = row.ends_at

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("action") == Action.MOVE:
            start, end = cleaned.get("new_start"), cleaned.get("new_end")
            if not start or not end or end < start:
                self.add_error("new_end", _("The end is before the beginning."))
        return cleaned

    def save(self, commit: bool = True) -> Occurrence:
        """Do it through the services.

        Raises:
            Refused: the date has changed since the form was shown.
        """
        cleaned, now, key = self.cleaned_data, timezone.now(), self.instance.pk
        if cleaned["action"]:
            action = Action(cleaned["action"])
            times = (cleaned["new_start"], cleaned["new_end"]) if action == Action.MOVE else None
            change([key], action, now, note=cleaned["note"], times=times)
        return tell(key, now, is_full=cleaned["is_full"], note=cleaned["note"])


class DateIndexView(generic.IndexView):
    """Dates of events that are not over."""

    def get_base_queryset(self) -> QuerySet[Occurrence]:
        dates = EventPage.objects.sources().dates()
        ahead = dates.filter(ends_at__gt=beginning_of(timezone.localdate()))
        return ahead.select_related("page").order_by("starts_at", "pk")


class DateEditView(RefusingView, generic.EditView):
    def get_page_subtitle(self) -> str:
        return f"{self.object.page} {in_words(self.object)}"


class DateViewSet(ModelViewSet):
    model = Occurrence
    icon = "date"
    menu_label = _("Dates of events")
    menu_order = 330
    add_to_admin_menu = True
    index_view_class = DateIndexView
    edit_view_class = DateEditView
    copy_view_enabled = False
    inspect_view_enabled = False
    ordering = ["starts_at", "pk"]
    search_fields = ["page__title"]
    search_backend_name = None
    list_display = [
        TitleColumn("page", label=pgettext_lazy("page", "Event"), url_name="event_dates:edit"),
        Column("when", label=pgettext_lazy("of an event", "When"), accessor=in_words),
        Column(
            "state",
            label=pgettext_lazy("date of an event", "State"),
            accessor="get_state_display",
        ),
        BooleanColumn("is_full", label=_("Full")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return DateForm
