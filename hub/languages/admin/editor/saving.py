"""What a press of a button in the translators' editor does: the words of one part, or of many."""

import re
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from hub.accounts.models import User
from hub.core.rules import Refused
from hub.languages.admin.editor.rows import Row, short
from hub.languages.services import Overtaken, PartGone, save_part, take_proposal
from hub.languages.words import as_typed, from_typed

MAX_WORDS = 20_000  # characters of one part
NUMBER = re.compile(r"\d{1,12}", re.ASCII)
# Refuses what no database takes (NUL), and keeps the lines as they were typed.
TYPED = forms.CharField(required=False, max_length=MAX_WORDS)


@dataclass(frozen=True)
class Pressed:
    """The button that was pressed: what it does, for which part, and which of several."""

    action: str = "save"
    name: str = ""
    number: int = 0

    @classmethod
    def of(cls, data: QueryDict) -> "Pressed":
        """Read it from a form, whose buttons are named save, keep, offer or take."""
        for action in ("save", "keep", "offer", "take"):
            name, _colon, number = data.get(action, "").partition(":")
            if name:
                return cls(action, name, int(number) if NUMBER.fullmatch(number) else 0)
        return cls()


@dataclass
class Outcome:
    """What came of it. `problems` is {name of a part: why its words could not be saved}."""

    saved: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)
    refusal: str = ""

    @property
    def is_whole(self) -> bool:
        return not (self.problems or self.refusal)


def save_typed(translation: Translation, rows: list[Row], data: QueryDict, by: User) -> Outcome:
    """Save each part of `data` that was changed, and what the pressed button asks for.

    Each part is saved by itself: what cannot be saved leaves the others alone.
    """
    pressed, outcome = Pressed.of(data), Outcome()
    for row in rows:
        if f"words-{row.name}" not in data:
            continue
        try:
            _save_row(translation, row, data, pressed, by, outcome)
        except Refused as refused:
            outcome.refusal = str(refused.answer.reason)
            return outcome
        except ValidationError as error:
            outcome.problems[row.name] = " ".join(error.messages)
        except Overtaken as overtaken:
            outcome.problems[row.name] = _(
                "Someone else has written here. Save again to put your words in their place."
            )
            outcome.theirs[row.name] = as_typed(overtaken.part.words, row.part.source)
        except PartGone:
            outcome.problems[row.name] = _("The Japanese page no longer has this sentence.")
    return outcome


def _save_row(
    translation: Translation,
    row: Row,
    data: QueryDict,
    pressed: Pressed,
    by: User,
    outcome: Outcome,
) -> None:
    part, is_pressed = row.part, pressed.name == row.name
    if is_pressed and pressed.action == "take":
        proposal = next((p for p in row.proposals if p.remark.pk == pressed.number), None)
        if proposal is not None:
            take_proposal(proposal.remark, by)
            outcome.saved.append(row.name)
        return
    if is_pressed and pressed.action == "keep":
        words = part.former_words
    elif is_pressed and pressed.action == "offer" and pressed.number < len(row.offers):
        words = from_typed(row.offers[pressed.number], part.source)
    else:
        typed = TYPED.clean(data[f"words-{row.name}"])
        words = from_typed(typed, part.source)
        # A former wording in the field is only an offer, until someone confirms it.
        if row.is_from_former and words == part.former_words and not is_pressed:
            return
    token = data.get(f"seen-{row.name}", "")
    if short(words) == token and not (is_pressed and part.is_machine):
        return
    seen = part.words if row.seen == token else token
    save_part(translation, part.path, part.source, words, by, seen=seen)
    outcome.saved.append(row.name)


def put_back(rows: list[Row], data: QueryDict, outcome: Outcome) -> None:
    """Show again what was typed and could not be saved, with the reason beside it."""
    for row in rows:
        typed = data.get(f"words-{row.name}")
        if typed is None or row.name in outcome.saved:
            continue
        row.typed = typed.replace("\x00", "")
        row.problem = outcome.problems.get(row.name, "")
        row.theirs = outcome.theirs.get(row.name, "")
