"""What a reader chooses of readings: whether they are shown, and above which kanji."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core import switches
from hub.pages.display_settings import chosen
from hub.readable.grades import GRADES
from hub.readable.ruby import is_japanese

EASY = "ja-x-easy"
SHOWN, HIDDEN = "furigana", "no-furigana"
KNOWN_TO_CHILDREN = 2  # grade of school: who is in the third reads pages for children


def is_offered() -> bool:
    return switches.is_thing_open(is_offered)


def shown_field() -> forms.ChoiceField | None:
    if not is_offered():
        return None
    return forms.ChoiceField(
        label=_("Readings above kanji (furigana)"),
        choices=[
            ("", _("In easy Japanese only")),
            (SHOWN, pgettext_lazy("furigana", "Always")),
            (HIDDEN, pgettext_lazy("furigana", "Never")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )


def grade_field() -> forms.ChoiceField | None:
    if not is_offered():
        return None
    grades = [
        (f"grade-{grade}", _("Learnt up to grade %(grade)s of primary school") % {"grade": grade})
        for grade in GRADES
    ]
    return forms.ChoiceField(
        label=_("Kanji that need no reading"),
        choices=[("", pgettext_lazy("kanji", "None: a reading above every kanji")), *grades],
        required=False,
    )


def show_to_children(request: HttpRequest) -> None:
    """Let the page that answers `request` have readings whatever its reader chose."""
    request.is_for_children = True


def is_for_children(request: HttpRequest) -> bool:
    return getattr(request, "is_for_children", False)


def wants_readings(request: HttpRequest, language: str) -> bool:
    """Return whether a page in `language` is shown with readings."""
    choices = chosen(request)
    if is_for_children(request):
        return True
    return SHOWN in choices or (language == EASY and HIDDEN not in choices)


def known_grade(request: HttpRequest, language: str) -> int:
    """Return up to which grade of school readers of a page know kanji, 0 for none."""
    choices = chosen(request)
    named = (name.partition("grade-")[2] for name in choices if "grade-" in name)
    is_childs = is_for_children(request) and language != EASY and SHOWN not in choices
    return next((int(number) for number in named), KNOWN_TO_CHILDREN if is_childs else 0)


def form_of_page(names: set[str], language: str) -> str | None:
    """Return SHOWN or HIDDEN where that is not what a page in `language` does by itself, else "";
    None where it depends on which kanji the reader knows, or on a choice that is not ours.
    """
    grades = {name for name in names if name.startswith("grade-")}
    if names - grades - {SHOWN, HIDDEN}:
        return None
    if not is_japanese(language):
        return ""
    is_easy = language == EASY
    has_readings = SHOWN in names or (is_easy and HIDDEN not in names)
    if has_readings and grades:
        return None
    if has_readings == is_easy:
        return ""
    return SHOWN if has_readings else HIDDEN
