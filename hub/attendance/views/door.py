"""The entrance: a phone is let in by a PIN, and then sees names, kana, parties and needs alone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.attendance import services
from hub.attendance.forms import PinForm
from hub.attendance.links import device_of, remember
from hub.attendance.models import Device, Door
from hub.attendance.permissions import Checker
from hub.attendance.views.lists import done_in_list, found_in_list, narrowed
from hub.attendance.views.pages import METHODS
from hub.core.rules import Refused
from hub.signups.pages import about_page


@never_cache
@require_http_methods(METHODS)
def door(request: HttpRequest, key: UUID) -> HttpResponse:
    found = get_object_or_404(Door.objects.select_related("sheet__date__page"), key=key)
    now = timezone.now()
    if not found.is_open_at(now):
        return about_page(
            request, "attendance/door_closed.html", found.sheet, problem=services.DOOR_CLOSED
        )
    device = device_of(request, found.sheet)
    return _list(request, found, device) if device else _ask(request, found)


def _ask(request: HttpRequest, door: Door) -> HttpResponse:
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            device = services.let_in(door, typed["pin"], typed["name"], timezone.now())
        except Refused as refused:
            form.add_error("pin", str(refused.answer.reason))
        else:
            response = redirect(request.path)
            remember(response, device)
            return response
    return about_page(request, "attendance/pin.html", door.sheet, form=form)


def _list(request: HttpRequest, door: Door, device: Device) -> HttpResponse:
    problem = ""
    if request.method == "POST":
        try:
            done_in_list(request, door.sheet, Checker(device=device))
            return redirect(request.get_full_path())
        except Refused as refused:
            problem = str(refused.answer.reason)
    typed, people = narrowed(request, door.sheet)
    if ticket := found_in_list(typed, people):
        return redirect(ticket)
    return about_page(
        request, "attendance/door.html", door.sheet, people=people, typed=typed, problem=problem
    )
