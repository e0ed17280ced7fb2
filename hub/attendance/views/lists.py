"""The list of names, in the order of kana: narrowed by what is typed, one tap for who came."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.attendance import services
from hub.attendance.models import Arrival
from hub.attendance.permissions import Checker, date_of_list
from hub.attendance.views.pages import people_of
from hub.core.rules import Refused
from hub.signups.models import Sheet, SignUp
from hub.text.kana import to_katakana
from hub.text.normalise import plain
from hub.text.numbers import whole_number


def narrowed(request: HttpRequest, sheet: Sheet) -> tuple[str, list[SignUp]]:
    """Return what was typed, and the people whose number, name or kana has it."""
    typed = request.GET.get("q", "")[:60]
    date = date_of_list(sheet, timezone.now(), whole_number(request.GET.get("date")) or 0)
    people = people_of(sheet, date)
    wanted = _alike(typed)
    if not wanted:
        return typed, people
    return typed, [
        row
        for row in people
        if any(wanted in _alike(text) for text in (row.code, row.name, row.name_kana))
    ]


def _alike(text: str) -> str:
    return "".join(letter for letter in to_katakana(plain(text)).casefold() if letter.isalnum())


def found_in_list(typed: str, people: list[SignUp]) -> str:
    """Return the address of the ticket whose whole number was typed, "" for anything else."""
    wanted = _alike(typed)
    whole = [row for row in people if wanted and _alike(row.code) == wanted]
    return reverse("ticket", args=[whole[0].code]) if whole else ""


def done_in_list(request: HttpRequest, sheet: Sheet, checker: Checker) -> None:
    """Do what a button beside a name says.

    Raises:
        Refused: not now, or nobody on the list has this number.
    """
    signup = sheet.signups.filter(code=request.POST.get("number", "")).first()
    if signup is None:
        raise Refused.because(_("No sign-up has this number."))
    now = timezone.now()
    if request.POST.get("do") == "undo":
        services.undo(signup, checker, now)
    else:
        services.check_in(signup, checker, Arrival.How.LIST, now)
