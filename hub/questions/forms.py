"""A screen of questions as a form. Whatever is sent, only what was asked and is possible is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.core.wording import colon
from hub.forms.fields import ChoicesField, CountField, TextField
from hub.forms.files import PdfOrPictureField
from hub.forms.kinds import plain
from hub.questions.asked import SCALE, Answers, Asked, Form, is_empty
from hub.questions.choices import OF_NUMBERS, OF_TEXT, Kind
from hub.questions.models import MAX_LINE, MAX_TEXT

MAX_NUMBER = 10**12
Label = str | SafeString | Promise


class QuestionsForm(forms.Form):
    """The questions of one screen, or of all, with what was answered so far."""

    def __init__(
        self,
        form: Form,
        questions: Sequence[Asked],
        answers: Answers,
        data: Any = None,
        files: Any = None,
        *,
        is_strict: bool = True,
    ) -> None:
        """Make the form over `answers`; bound when `data` is given.

        Args:
            form: of which they are.
            questions: those of the screen.
            answers: what was answered so far.
            data: what was sent.
            files: that were sent with it.
            is_strict: whether what must be answered is asked for; a paper may have gaps.
        """
        self.is_strict = is_strict
        self.asked = questions
        self.known = dict(answers)
        self.whole = form
        super().__init__(data, files, initial=self.known)
        self.fields = {}
        for asked in questions:
            self.fields[asked.key] = self._field(asked)
            if asked.kind == Kind.FILE:
                self._add_removal(asked)
            for option in asked.options:
                if option.row.with_text:
                    self.fields[asked.text_key(option)] = TextField(
                        label=option.words.marked, required=False, max_length=MAX_LINE
                    )
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # refused with a message, not silently cut

    def _field(self, asked: Asked) -> forms.Field:
        field = _plain_field(asked)
        field.label, field.help_text = asked.words.marked, asked.hint.marked
        field.required = self.is_strict and asked.row.required and asked.condition is None
        if asked.condition:
            deciding = self.whole.deciding(asked)
            _key, wanted = asked.condition
            answers = [one.words.text for one in deciding.options if one.key in wanted]
            if deciding in self.asked:
                field.help_text = _("Only if you chose: %(answers)s") % {
                    "answers": ", ".join(answers)
                }
        return field

    def _add_removal(self, asked: Asked) -> None:
        """Let a file that is there be taken away, where none has to be."""
        if name := asked.said(self.known):
            if not asked.row.required:
                self.fields[_removal(asked)] = forms.BooleanField(required=False)
            self._show_name(asked, name)

    def _show_name(self, asked: Asked, name: str) -> None:
        self[asked.key].help_text = f"{_('Now:')} {name}"
        if _removal(asked) in self.fields:
            self[_removal(asked)].label = f"{_('Take it away')}{colon()}{name}"

    def new_files(self) -> dict[str, ContentFile]:
        """Return {key: clean copy} of the files that were sent and are right."""
        return {
            key: value for key, value in self.cleaned_data.items() if isinstance(value, ContentFile)
        }

    def note_kept(self, kept: dict[str, dict[str, str]]) -> None:
        """Show that files of the screen are kept, whatever else is wrong with it."""
        self.known |= kept
        self.cleaned_data |= kept
        for asked in self.asked:
            if asked.key in kept:
                self._show_name(asked, kept[asked.key]["name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for asked in self.asked:
            is_new = isinstance(cleaned.get(asked.key), ContentFile)
            if cleaned.pop(_removal(asked), False) and not is_new:
                cleaned.pop(asked.key, None)
        answers = self.known | self.values()
        for asked in self.asked:
            value = cleaned.get(asked.key)
            is_needed = self.is_strict and asked.row.required and asked.is_asked(answers)
            if is_needed and is_empty(value) and asked.key not in self.errors:
                self.add_error(asked.key, _("This field is required."))
            self._clean_options(asked, value)
        return cleaned

    def _clean_options(self, asked: Asked, value: Any) -> None:
        if asked.kind != Kind.MANY or not value:
            return
        alone = {option.key for option in asked.options if option.row.exclusive}
        if len(value) > 1 and alone & set(value):
            names = [one.words.text for one in asked.options if one.key in alone]
            self.add_error(
                asked.key,
                _("“%(answer)s” cannot be chosen together with others.") % {"answer": names[0]},
            )
        if asked.row.least and len(value) < asked.row.least:
            self.add_error(
                asked.key, _("Please choose %(least)s at least.") % {"least": asked.row.least}
            )

    def values(self) -> dict[str, Any]:
        """Return {key: plain value} of what was typed and is not empty.

        Words beside an answer that was not chosen are left out.
        """
        cleaned = self.cleaned_data
        typed = {
            key: plain(value)
            for key, value in cleaned.items()
            if not (is_empty(value) or isinstance(value, ContentFile))
        }
        for asked in self.asked:
            picked = typed.get(asked.key) or []
            for option in asked.options:
                if option.key not in picked:
                    typed.pop(asked.text_key(option), None)
        return typed

    def keys(self) -> set[str]:
        """Return under what this screen's answers are kept."""
        return set(self.fields)


def _removal(asked: Asked) -> str:
    return f"{asked.key}_remove"


def _plain_field(asked: Asked) -> forms.Field:
    kind, least, most = asked.kind, asked.row.least, asked.row.most
    choices = [(option.key, option.words.marked) for option in asked.options]
    if kind in OF_TEXT:
        largest = MAX_LINE if kind == Kind.LINE else MAX_TEXT
        rows = {"widget": forms.Textarea(attrs={"rows": 4})} if kind == Kind.TEXT else {}
        return TextField(min_length=least, max_length=min(most or largest, largest), **rows)
    if kind in OF_NUMBERS:
        return CountField(
            min_value=least or 0,
            max_value=MAX_NUMBER if most is None else most,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )
    if kind == Kind.MANY:
        return ChoicesField(choices=choices, most=most)
    if kind == Kind.ONE:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    if kind == Kind.SCALE:
        scale = [(number, str(number)) for number in SCALE]
        return forms.TypedChoiceField(
            choices=scale, coerce=int, empty_value=None, widget=forms.RadioSelect
        )
    if kind == Kind.DAY:
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    if kind == Kind.FILE:
        return PdfOrPictureField()
    return forms.BooleanField()
