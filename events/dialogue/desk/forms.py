"""What the desk fills in about a talk."""

import uuid

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from events.choices import EventKind
from events.dialogue.choices import Age
from events.dialogue.models.session import MAX_NOTE, MAX_QUESTION, Session
from events.dialogue.services.sorting import Asked
from events.models import EventPage
from hub.followups.models import MAX_SENTENCE
from hub.forms.fields import TextField
from hub.pages.models import Area, Department

KINDS = (EventKind.WORLD_CAFE, EventKind.ROUNDTABLE, EventKind.MEETING)
JAPANESE = settings.LANGUAGE_CODE
TRANSLATED = {code: name for code, name in settings.LANGUAGES if code != JAPANESE}
MAX_LINES = 60
BULLETS = "・-–—*●○■□◆◇ \u3000\t"
AGE, AREA = pgettext_lazy("of people", "Age"), _("area")


def lines_of(text: str) -> list[str]:
    """Return what stands in the lines of `text`, without empty ones and bullets."""
    return [line for row in text.splitlines() if (line := row.strip(BULLETS))]


class LinesField(TextField):
    """A line for each of several things."""

    def __init__(self, *, longest: int, most: int, rows: int, **kwargs) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.longest, self.most = longest, most

    def clean(self, value: str) -> list[str]:
        found = lines_of(super().clean(value))
        for line in found:
            if len(line) > self.longest:
                raise ValidationError(
                    _("At most %(letters)s letters a line. This one is longer: %(line)s")
                    % {"letters": self.longest, "line": line[:30]}
                )
        if len(found) > self.most:
            raise ValidationError(_("At most %(number)s lines.") % {"number": self.most})
        return found


def _questions(label: str, **kwargs) -> LinesField:
    return LinesField(label=label, longest=MAX_QUESTION, most=20, rows=4, **kwargs)


class SessionForm(WagtailAdminModelForm):
    """A talk, its questions, and afterwards who was there."""

    class Meta:
        model = Session
        fields = [
            "event",
            "day",
            "kind",
            "title",
            "purpose",
            "department",
            "tables",
            "has_phones",
            "people",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        events = EventPage.objects.sources().filter(
            Q(kind__in=KINDS) | Q(pk=self.instance.event_id)
        )
        self.fields["event"].queryset = events.order_by("-latest_revision_created_at", "-pk")
        rounds = list(self.instance.rounds.all()) if self.instance.pk else []
        self.fields["questions"] = _questions(
            pgettext_lazy("talk", "Questions of the rounds, or the agenda"),
            help_text=_("One a line, in their order."),
            initial="\n".join(row.question for row in rounds),
        )
        for code, name in TRANSLATED.items():
            words = [row.words.get(code, "") for row in rounds]
            self.fields[f"questions_{code}"] = _questions(
                name, required=False, initial="\n".join(words) if all(words) else ""
            )
        if self.instance.pk:
            self._ask_who_was_there()

    def _ask_who_was_there(self) -> None:
        for group, options, label in (
            ("age", dict(Age.choices), AGE),
            ("area", Area.options(), AREA),
        ):
            counted = self.instance.who.get(group, {})
            for code, name in options.items():
                self.fields[f"{group}:{code}"] = forms.IntegerField(
                    label=f"{label} {name}",
                    required=False,
                    min_value=0,
                    max_value=999,
                    initial=counted.get(code),
                )

    def clean(self) -> dict:
        cleaned = super().clean()
        asked = cleaned.get("questions") or []
        for code in TRANSLATED:
            words = cleaned.get(f"questions_{code}")
            if words and len(words) != len(asked):
                self.add_error(f"questions_{code}", _("As many lines as in Japanese, or none."))
        if asked and len(asked) > self.instance.max_rounds and cleaned.get("kind") == "cafe":
            most = self.instance.max_rounds
            self.add_error("questions", _("At most %(number)s lines.") % {"number": most})
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        self.instance.who = {
            group: {
                code: number
                for name, number in self.cleaned_data.items()
                if number and (code := name.removeprefix(f"{group}:")) != name
            }
            for group in ("age", "area")
        }

    @property
    def asked(self) -> list[Asked]:
        """The questions with their words in other languages."""
        typed = self.cleaned_data
        return [
            Asked(
                question,
                {
                    code: words[place]
                    for code in TRANSLATED
                    if (words := typed.get(f"questions_{code}"))
                },
            )
            for place, question in enumerate(typed["questions"])
        ]


class NotesForm(forms.Form):
    """The paper of one table: a line is a note."""

    round = forms.TypedChoiceField(label=_("Question"), coerce=int, widget=forms.RadioSelect)
    table = forms.TypedChoiceField(
        label=pgettext_lazy("of a talk", "Table"), coerce=int, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial=JAPANESE)
    lines = LinesField(
        label=pgettext_lazy("talk", "Notes"),
        longest=MAX_NOTE,
        most=MAX_LINES,
        rows=10,
        help_text=_("One a line. Please leave out names, addresses and phone numbers."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, session: Session, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].choices = [
            (row.number, str(row)) for row in session.rounds.order_by("number")
        ]
        self.fields["table"].choices = list(enumerate(session.letters, 1))
        self.fields["token"].initial = uuid.uuid4


class ExchangeForm(forms.Form):
    """What a ready exchange of views needs: with whom, when, where."""

    department = forms.ModelChoiceField(label=_("department"), queryset=Department.objects.all())
    day = forms.DateField(label=pgettext_lazy("of an event", "Day"), widget=AdminDateInput)
    starts = forms.TimeField(
        label=pgettext_lazy("of an event", "Begins at"), widget=AdminTimeInput, initial="18:30"
    )
    ends = forms.TimeField(
        label=pgettext_lazy("of an event", "Ends at"), widget=AdminTimeInput, initial="20:00"
    )
    place = TextField(label=pgettext_lazy("of an event", "Place"), max_length=160)

    def clean(self) -> dict:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end is before the beginning."))
        return cleaned


class PromiseForm(forms.Form):
    """What the city answers to a theme or a point of the page."""

    about = forms.ChoiceField(label=pgettext_lazy("promise", "about"), required=False)
    what = TextField(label=pgettext_lazy("promise", "what is promised"), max_length=MAX_SENTENCE)
    department = forms.ModelChoiceField(label=_("department"), queryset=Department.objects.all())
    due = forms.DateField(label=pgettext_lazy("promise", "until"), widget=AdminDateInput)

    def __init__(self, session: Session, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        page = session.page
        things = [(block.id, block.value["title"]) for block in (*page.themes, *page.points)]
        self.fields["about"].choices = [("", page.title), *things]
        self.fields["department"].initial = session.department_id
