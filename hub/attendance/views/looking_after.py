"""Who came, for those who hold the date: the list, the entrance's link, the wall's QR code."""

from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.attendance import services
from hub.attendance.links import door_address, wall_address
from hub.attendance.models import MAX_DEVICES, Door
from hub.attendance.permissions import (
    Checker,
    date_of_list,
    may_check,
    may_look_after,
    may_type_the_list,
)
from hub.attendance.views.lists import done_in_list, found_in_list, narrowed
from hub.attendance.views.pages import METHODS, note_who_looks
from hub.core.qr import qr_of
from hub.core.rules import Refused
from hub.occurrences.shown import ShownDate
from hub.signups.models import Sheet
from hub.signups.pages import about_page, paper
from hub.signups.workflow import State
from hub.text.numbers import whole_number


def _sheet(request: HttpRequest, key: UUID) -> Sheet:
    """Return the sheet if who asks holds its date, or raise 404."""
    sheet = Sheet.objects.select_related("date__page").filter(key=key).first()
    if sheet is None or not may_look_after(request.user, sheet):
        raise Http404
    return sheet


@never_cache
@require_http_methods(METHODS)
def look_after(request: HttpRequest, sheet_key: UUID) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    sheet = _sheet(request, sheet_key)
    checker = Checker(user=request.user)
    problem = ""
    if request.method == "POST":
        try:
            _do(request, sheet, checker)
            return redirect(request.get_full_path())
        except Refused as refused:
            problem = str(refused.answer.reason)
    typed, people = narrowed(request, sheet)
    if ticket := found_in_list(typed, people):
        return redirect(ticket)
    note_who_looks(checker, people)
    now = timezone.now()
    day = date_of_list(sheet, now, whole_number(request.GET.get("date")) or 0)
    door = Door.objects.filter(sheet=sheet).first()
    return about_page(
        request,
        "attendance/looking_after.html",
        sheet,
        people=people,
        typed=typed,
        problem=problem,
        came=sum(
            row.party_size
            for row in people
            if row.came or (row.state == State.ATTENDED and not sheet.for_all_dates)
        ),
        day=day,
        days=[ShownDate(row, timezone.localdate()) for row in sheet.dates],
        may_check=may_check(checker, sheet, now),
        may_type=may_type_the_list(request.user, sheet, now, day),
        not_come=[row for row in people if row.came is None],
        door=door,
        door_address=door_address(door) if door else "",
        door_qr=qr_of(door_address(door)) if door else "",
        devices=list(door.devices.all()) if door else [],
        max_devices=MAX_DEVICES,
    )


def _do(request: HttpRequest, sheet: Sheet, checker: Checker) -> None:
    """Do what a button says.

    Raises:
        Refused: it is not possible, or there is no such button.
    """
    sent, user = request.POST, request.user
    what = sent.get("do", "")
    door = Door.objects.select_related("sheet__date__page").filter(sheet=sheet).first()
    if what in ("came", "undo"):
        done_in_list(request, sheet, checker)
    elif what == "paper":
        date = whole_number(sent.get("date")) or 0
        services.type_list(sheet, sent.getlist("number"), user, timezone.now(), date)
    elif what == "door":
        services.make_door(sheet, user)
    elif what == "pin" and door:
        services.renew_pin(door, user)
    elif what == "remove" and door:
        services.remove_device(door, whole_number(sent.get("device")), user)
    else:
        raise Refused.because(_("That cannot be done."))


@require_safe
def wall_pdf(request: HttpRequest, sheet_key: UUID) -> HttpResponse:
    """A QR code for the wall, on A4, by which those who are signed up say that they are here."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    sheet = _sheet(request, sheet_key)
    address = wall_address(sheet)
    return paper(
        request,
        "attendance/wall_paper.html",
        sheet,
        name="wall_paper",
        qr=qr_of(address),
        address=address,
    )
