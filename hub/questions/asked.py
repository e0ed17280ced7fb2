"""A version as people read it in a language, and which of its questions are asked of whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.questions.choices import WITH_OPTIONS, Kind, Personal
from hub.questions.models import Option, Question, Version

Answers = Mapping[str, Any]
SCALE = range(1, 6)
JAPANESE = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Words:
    """A text in a language: the reader's, or Japanese where it is not there."""

    text: str
    language: str
    wanted: str

    @property
    def marked(self) -> str | SafeString:
        """Return it for HTML: Japanese for who reads something else is marked as such."""
        if not self.text or self.language == self.wanted or self.wanted.startswith(JAPANESE):
            return self.text
        return format_html(
            '<span lang="{}">{}</span> <span class="chip">{}</span>',
            self.language,
            self.text,
            _("Japanese"),
        )


@dataclass(frozen=True)
class AskedOption:
    row: Option
    words: Words

    @property
    def key(self) -> str:
        return str(self.row.key)


@dataclass(frozen=True)
class Asked:
    """A question with its words."""

    row: Question
    number: int
    words: Words
    hint: Words
    options: tuple[AskedOption, ...]
    condition: tuple[str, frozenset[str]] | None

    @property
    def key(self) -> str:
        return str(self.row.key)

    @property
    def kind(self) -> Kind:
        return Kind(self.row.kind)

    def is_asked(self, answers: Answers) -> bool:
        """Return whether it is asked of somebody who gave these answers so far."""
        if self.condition is None:
            return True
        key, options = self.condition
        return bool(options & set(chosen(answers.get(key))))

    def text_key(self, option: AskedOption) -> str:
        """Under what the words beside an answer are kept."""
        return f"{self.key}_{option.key}"

    def all_keys(self) -> list[str]:
        """Return under what its answers are kept."""
        texts = [self.text_key(option) for option in self.options if option.row.with_text]
        return [self.key, *texts]

    def said(self, answers: Answers) -> str:
        """Return an answer as a line to read, "" for none."""
        value = answers.get(self.key)
        if is_empty(value):
            return ""
        if self.kind in WITH_OPTIONS:
            picked = set(chosen(value))
            said = [
                f"{option.words.text} {answers.get(self.text_key(option), '')}".strip()
                for option in self.options
                if option.key in picked
            ]
            return "、".join(said)
        if self.kind == Kind.FILE:
            return str(value["name"])
        return _("yes") if value is True else str(value)


def is_empty(value: object) -> bool:
    """Return whether nothing was answered; 0 is an answer."""
    return value is None or value is False or value in ("", [])


def chosen(value: object) -> list[str]:
    """Return the keys of chosen answers, of one or of several."""
    if isinstance(value, list):
        return [str(key) for key in value]
    return [str(value)] if value else []


@dataclass(frozen=True)
class Form:
    """All questions of a version in a language: four queries, however many there are."""

    version: Version
    language: str

    @cached_property
    def _wordings(self) -> dict[str, tuple[str, str]]:
        rows = self.version.wordings.current().filter(language=self.language)
        return {str(row.of): (row.label, row.help_text) for row in rows}

    def words(self, key: object, label: str, help_text: str = "") -> tuple[Words, Words]:
        """Return what something is called and the hint below it."""
        if found := self._wordings.get(str(key)):
            texts, language = found, self.language
        else:
            texts, language = (label, help_text), JAPANESE
        first, second = (Words(text, language, self.language) for text in texts)
        return first, second

    @property
    def title(self) -> Words:
        return self.words(self.version.key, self.version.questionnaire.title)[0]

    @property
    def purpose(self) -> Words:
        """What the answers are used for, above the first question."""
        return self.words(self.version.key, "", self.version.purpose_of_use)[1]

    @cached_property
    def questions(self) -> tuple[Asked, ...]:
        rows = list(
            Question.objects.filter(version=self.version)
            .prefetch_related("options")
            .order_by("sort_order", "pk")
        )
        rows.sort(key=lambda row: row.step)
        options = [list(row.options.all()) for row in rows]
        return tuple(
            self._asked(number, row, options[number - 1], _condition(rows, options, row))
            for number, row in enumerate(rows, 1)
        )

    def _asked(
        self,
        number: int,
        row: Question,
        options: list[Option],
        condition: tuple[str, frozenset[str]] | None,
    ) -> Asked:
        words, hint = self.words(row.key, row.label, row.help_text)
        asked = (AskedOption(one, self.words(one.key, one.label)[0]) for one in options)
        return Asked(row, number, words, hint, tuple(asked), condition)

    def by_step(self, answers: Answers) -> dict[int, list[Asked]]:
        """Return {screen: its questions} for somebody with these answers; screens count from 1.

        What depends on an answer of the same screen is on it, and says so.
        """
        screens: dict[int, list[Asked]] = {}
        for asked in self.questions:
            if asked.is_asked(answers) or self._is_same_screen(asked):
                screens.setdefault(asked.row.step, []).append(asked)
        return dict(enumerate(screens.values(), 1))

    def _is_same_screen(self, asked: Asked) -> bool:
        return bool(asked.condition) and self.deciding(asked).row.step == asked.row.step

    def deciding(self, asked: Asked) -> Asked:
        """Return the question on which another one depends."""
        key, _options = asked.condition or ("", frozenset())
        return next(other for other in self.questions if other.key == key)

    def only_asked(self, answers: Answers) -> dict[str, Any]:
        """Return answers without those to questions that are not asked, or that there are not."""
        kept: dict[str, Any] = {}
        for asked in self.questions:
            if asked.is_asked(kept):
                kept |= {key: answers[key] for key in asked.all_keys() if key in answers}
        return kept

    def missing(self, answers: Answers) -> list[Asked]:
        """Return the questions that must be answered and are not."""
        return [
            asked
            for asked in self.questions
            if asked.row.required and asked.is_asked(answers) and is_empty(answers.get(asked.key))
        ]

    def said(
        self, answers: Answers, readable: Iterable[str] = Personal.values
    ) -> list[tuple[Asked, str]]:
        """Return (question, answer in words) of what was answered.

        Args:
            answers: of a row.
            readable: what the reader may see (`Personal`).
        """
        allowed = set(readable)
        return [
            (asked, said)
            for asked in self.questions
            if asked.row.personal in allowed and (said := asked.said(answers))
        ]


def _condition(
    rows: list[Question], options: list[list[Option]], row: Question
) -> tuple[str, frozenset[str]] | None:
    number = row.shown_if_question
    if not number or not 1 <= number <= rows.index(row):
        return None
    known = options[number - 1]
    wanted = [known[one - 1] for one in row.numbers_of_options if one <= len(known)]
    return str(rows[number - 1].key), frozenset(str(option.key) for option in wanted)
