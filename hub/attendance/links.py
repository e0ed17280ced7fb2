"""Addresses of tickets and of the wall, and the phones that stand at an entrance."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from hub.attendance.models import Device, Door
from hub.attendance.permissions import Checker, may_look_after
from hub.mail.services import absolute
from hub.signups.models import Sheet, SignUp

SALT = "hub.attendance.wall"
COOKIE = "door"
COOKIE_SALT = "hub.attendance.device"
COOKIE_SECONDS = 24 * 60 * 60


def ticket_address(signup: SignUp) -> str:
    return absolute(reverse("ticket", args=[signup.code]))


def door_address(door: Door) -> str:
    return absolute(reverse("door", args=[door.key]))


def wall_address(sheet: Sheet) -> str:
    """Return what the QR code on the wall opens; nobody guesses it from the sheet's address."""
    token = signing.Signer(sep=".", salt=SALT).sign(sheet.key)
    return absolute(reverse("here", args=[token]))


def sheet_of_wall(token: str) -> Sheet | None:
    """Return the sheet of a wall's address, None if it is none of ours."""
    try:
        key = signing.Signer(sep=".", salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return Sheet.objects.select_related("date__page").filter(key=key).first()


def remember(response: HttpResponse, device: Device) -> None:
    """Let a phone at an entrance be known until its day is over."""
    response.set_signed_cookie(
        COOKIE,
        str(device.key),
        salt=COOKIE_SALT,
        max_age=COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def device_of(request: HttpRequest, sheet: Sheet) -> Device | None:
    """Return the phone at the entrance of `sheet` that asks."""
    key = request.get_signed_cookie(COOKIE, default="", salt=COOKIE_SALT)
    if not key:
        return None
    devices = Device.objects.select_related("door__sheet__date")
    return devices.filter(key=UUID(key), door__sheet=sheet).first()


def checker_of(request: HttpRequest, sheet: Sheet) -> Checker | None:
    """Return who asks, if they may note who came to the date of `sheet`."""
    if request.user.is_authenticated and may_look_after(request.user, sheet):
        return Checker(user=request.user)
    device = device_of(request, sheet)
    return Checker(device=device) if device else None
