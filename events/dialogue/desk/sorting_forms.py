"""Themes of a talk and which note is about which, all on one screen.

What a field had when the screen was shown comes back with it: two people who sort at the same time
change only what each of them touched.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.dialogue.choices import State
from events.dialogue.models.session import MAX_SUMMARY, MAX_TITLE, Note, Session, Theme
from events.dialogue.services.sorting import ThemeTyped
from hub.forms.fields import TextField

NEW_ROWS = 3


class ThemeForm(forms.Form):
    title = TextField(
        label=pgettext_lazy("talk", "theme"),
        required=False,
        max_length=MAX_TITLE,
        show_hidden_initial=True,
    )
    summary = TextField(
        label=pgettext_lazy("talk", "in two sentences"),
        required=False,
        max_length=MAX_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 2}),
        show_hidden_initial=True,
    )
    order = forms.IntegerField(
        label=_("Order"),
        required=False,
        min_value=0,
        max_value=99,
        show_hidden_initial=True,
    )

    def __init__(self, theme: Theme | None, place: int, *args, **kwargs) -> None:
        self.theme = theme
        number = theme.pk if theme else f"new-{place}"
        initial = {
            "title": theme.title if theme else "",
            "summary": theme.summary if theme else "",
            "order": theme.order if theme else place + 1,
        }
        super().__init__(*args, prefix=f"theme-{number}", initial=initial, **kwargs)

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.theme and cleaned.get("summary") and not cleaned.get("title"):
            self.add_error("title", _("Please write it here."))
        return cleaned

    @property
    def typed(self) -> ThemeTyped:
        values = self.cleaned_data
        pk = self.theme.pk if self.theme else None
        return ThemeTyped(pk, values["title"], values["summary"], values["order"] or 0)


class NoteForm(forms.Form):
    theme = forms.TypedChoiceField(
        label=pgettext_lazy("talk", "theme"),
        required=False,
        coerce=int,
        empty_value=None,
        show_hidden_initial=True,
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("talk", "what becomes of it"),
        choices=State.choices,
        show_hidden_initial=True,
    )

    def __init__(self, note: Note, themes: list[tuple], *args, **kwargs) -> None:
        self.note = note
        initial = {"theme": note.theme_id, "state": note.state}
        super().__init__(*args, prefix=f"note-{note.pk}", initial=initial, **kwargs)
        self.fields["theme"].choices = [("", "–"), *themes]

    @property
    def changes(self) -> dict[str, object]:
        columns = {"theme": "theme_id", "state": "state"}
        return {columns[name]: self.cleaned_data[name] for name in self.changed_data}


class SortingForms:
    """All of the screen: each theme, some rows for new ones, each note."""

    def __init__(self, session: Session, data: dict | None = None) -> None:
        themes = list(session.themes.all())
        choices = [(theme.pk, theme.title) for theme in themes]
        notes = session.notes.select_related("round")
        rows: list[Theme | None] = [*themes, *[None] * NEW_ROWS]
        self.themes = [ThemeForm(theme, place, data) for place, theme in enumerate(rows)]
        self.notes = [
            NoteForm(note, choices, data)
            for note in notes
            if data is None or f"note-{note.pk}-state" in data
        ]

    def is_valid(self) -> bool:
        wrong = [form for form in (*self.themes, *self.notes) if not form.is_valid()]
        return not wrong

    @property
    def changed_themes(self) -> list[ThemeTyped]:
        return [
            form.typed
            for form in self.themes
            if form.changed_data and (form.theme or form.cleaned_data["title"])
        ]

    @property
    def changed_notes(self) -> dict[int, dict[str, object]]:
        return {form.note.pk: form.changes for form in self.notes if form.changed_data}
