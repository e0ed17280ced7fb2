"""What the desk fills in: a version with its questions, and their words in a language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from hub.forms.fields import TextField
from hub.questions.asked import JAPANESE
from hub.questions.choices import WITH_OPTIONS
from hub.questions.models import MAX_HELP, MAX_LABEL, Option, Question, Questionnaire, Version

QUESTIONNAIRE = Questionnaire._meta


class VersionForm(WagtailAdminModelForm):
    """A version, with what its questionnaire is called."""

    title = TextField(
        label=QUESTIONNAIRE.get_field("title").verbose_name,
        max_length=QUESTIONNAIRE.get_field("title").max_length,
    )
    purpose = forms.ChoiceField(
        label=QUESTIONNAIRE.get_field("purpose").verbose_name,
        choices=QUESTIONNAIRE.get_field("purpose").choices,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.questionnaire_id:
            questionnaire = self.instance.questionnaire
            self.initial |= {"title": questionnaire.title, "purpose": questionnaire.purpose}

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not self.is_bound or "questions" not in self.formsets:
            return valid
        return valid and not self._say_what_is_wrong()

    def _say_what_is_wrong(self) -> bool:
        """Say which questions contradict others; return whether any does."""
        rows = [row for row in self.formsets["questions"].forms if self._counts(row)]
        rows.sort(key=lambda row: (row.cleaned_data["step"], row.cleaned_data.get("ORDER") or 0))
        for number, row in enumerate(rows, 1):
            typed = row.cleaned_data
            if typed["kind"] in WITH_OPTIONS and not self._options(row):
                row.add_error("kind", _("Please add the answers to choose from."))
            if before := typed.get("shown_if_question"):
                known = self._options(rows[before - 1]) if before < number else 0
                wanted = row.instance.numbers_of_options
                if not known or max(wanted, default=0) > known:
                    row.add_error(
                        "shown_if_question", _("No question before it has these answers.")
                    )
        return any(row.errors for row in rows)

    @staticmethod
    def _counts(row: forms.ModelForm) -> bool:
        return bool(row.cleaned_data) and not row.cleaned_data.get("DELETE")

    @classmethod
    def _options(cls, row: forms.ModelForm) -> int:
        """Return how many answers a question has."""
        return sum(map(cls._counts, row.formsets["options"].forms))


@dataclass(frozen=True)
class Worded:
    """Something to put into words, and what it is called in Japanese."""

    of: UUID
    label: str
    help_text: str
    has_help: bool


def to_word(version: Version) -> Iterator[Worded]:
    """Yield all of a version that has words: title and purpose, questions, answers."""
    questionnaire = version.questionnaire
    yield Worded(questionnaire.key, questionnaire.title, version.purpose_of_use, has_help=True)
    rows = Question.objects.filter(version=version).prefetch_related("options")
    for row in sorted(rows, key=lambda row: (row.step, row.sort_order or 0)):
        yield Worded(row.key, row.label, row.help_text, has_help=True)
        for option in row.options.all():
            yield _option(option)


def _option(option: Option) -> Worded:
    return Worded(option.key, option.label, "", has_help=False)


class WordsForm(forms.Form):
    """All words of a version in one language, the Japanese beside each."""

    def __init__(self, version: Version, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things = list(to_word(version))
        rows = version.wordings.current().filter(language=language)
        known = {row.of: (row.label, row.help_text) for row in rows}
        is_japanese = language == JAPANESE
        for thing in self.things:
            texts = (thing.label, thing.help_text) if is_japanese else known.get(thing.of, ("", ""))
            self.fields[str(thing.of)] = TextField(
                label=thing.label, required=is_japanese, max_length=MAX_LABEL, initial=texts[0]
            )
            if thing.help_text or (is_japanese and thing.has_help):
                self.fields[f"{thing.of}_help"] = TextField(
                    label=thing.help_text or _("Hint"),
                    required=False,
                    max_length=MAX_HELP,
                    initial=texts[1],
                    widget=forms.Textarea(attrs={"rows": 2}),
                )

    def words(self) -> Iterator[tuple[UUID, str, str]]:
        """Yield (key, label, hint) of everything; call on a valid form."""
        for thing in self.things:
            typed = self.cleaned_data
            yield thing.of, typed[str(thing.of)], typed.get(f"{thing.of}_help", "")
