"""Sheets of dates: opened and changed by city hall, told when their date changes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hub.core.kinds import changed
from hub.core.rules import Refused
from hub.core.wording import enumerated
from hub.occurrences.models import Occurrence
from hub.signups import lottery
from hub.signups.models import Sheet
from hub.signups.notifications import News, tell
from hub.signups.services.filling import refill
from hub.signups.services.seating import ask_guardians_again
from hub.signups.subjects import dates_belong_together
from hub.telling.daily import note_told


@transaction.atomic
def open_sheet(sheet: Sheet, now: datetime) -> Sheet:
    """Keep a new sheet."""
    sheet.seed = lottery.new_seed()
    sheet.for_all_dates = sheet.for_all_dates or dates_belong_together(sheet.subject)
    sheet.save()
    refill(Sheet.objects.locked(sheet.pk), now)
    changed(Sheet)
    return sheet


@transaction.atomic
def change_sheet(sheet: Sheet, now: datetime) -> Sheet:
    """Keep what was changed of a sheet; new places go to who waits.

    Raises:
        Refused: there would be fewer places than people have or were promised, or places would
            be given in another way, or addresses shown to others, than people were told.
    """
    before = Sheet.objects.locked(sheet.pk)
    if sheet.mode != before.mode and sheet.signups.exists():
        raise Refused.because(_("People have signed up: how places are given stays as it is."))
    if sheet.shows_contact and not before.shows_contact and sheet.signups.exists():
        raise Refused.because(_("People have signed up: they were told that no one sees this."))
    sheet.seed = sheet.seed or lottery.new_seed()
    kept = list(sheet.signups.taking_places().order_by("pk"))
    number = sum(signup.party_size for signup in kept)
    if sheet.capacity is not None and number > sheet.capacity:
        raise Refused.because(
            _("%(number)s places are taken: %(names)s")
            % {"number": number, "names": enumerated(signup.name for signup in kept)}
        )
    sheet.save()
    refill(Sheet.objects.locked(sheet.pk), now)
    changed(Sheet)
    return sheet


def lock_sheets(dates: Iterable[int]) -> None:
    """Lock the sheets of dates that are about to change: always before the dates themselves."""
    rows = Occurrence.objects.filter(pk__in=list(dates))
    list(Sheet.objects.of_dates(rows).select_for_update(of=("self",)))


def tell_all(dates: Iterable[Occurrence], news: News | None, now: datetime) -> None:
    """Let the sheets of `dates` follow, in the transaction of the change.

    Args:
        news: what everybody on them is told; None: nothing.
    """
    sheets = Sheet.objects.of_dates(dates)
    for pk in list(sheets.values_list("pk", flat=True)):
        sheet = Sheet.objects.locked(pk)
        if news is not None:
            _tell(sheet, news)
        ask_guardians_again(sheet, now, was_moved=news is News.DATE_MOVED)
        refill(sheet, now)


@transaction.atomic
def place_changed(page: int, now: datetime) -> None:
    """Let guardians be asked again where a page, by its key, names another place than before."""
    sheets = Sheet.objects.filter(date__page=page, date__starts_at__gt=now)
    for pk in sheets.exclude(guardian_below=None).order_by("pk").values_list("pk", flat=True):
        sheet = Sheet.objects.locked(pk)
        ask_guardians_again(sheet, now, was_moved=False)
        refill(sheet, now)


def _tell(sheet: Sheet, news: News) -> None:
    for signup in sheet.signups.listed().order_by("pk"):
        signup.sheet = sheet
        tell(signup, news)
        if signup.email:
            note_told(signup.email, sheet.date.news_key)
