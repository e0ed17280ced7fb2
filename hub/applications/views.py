"""An application on the screen of those who hand it in: looked over, sent, answered, taken back."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hub.applications import services
from hub.applications.form import form_of
from hub.applications.history import history_of
from hub.applications.models import Application, State
from hub.core.rules import Refused
from hub.forms import overview
from hub.forms.views import Place


def look_over(request: HttpRequest, application: Application, place: Place) -> HttpResponse:
    """Show an application with its state and history (GET), hand it in or take it back (POST).

    Args:
        request: of one of its applicants.
        application: which one.
        place: where it is filled in.
    """
    if request.method == "POST" and "withdraw" in request.POST:
        return _withdraw(request, application, place)
    told = {
        "history": history_of(application),
        "may_withdraw": application.state == State.WAITING,
    }
    place = replace(place, template="applications/look_over.html", context=place.context | told)
    send = partial(services.send, application, request.user)
    return overview.look_over(request, form_of(application), application, place, send)


def _withdraw(request: HttpRequest, application: Application, place: Place) -> HttpResponse:
    try:
        services.withdraw(application, request.user)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
    else:
        messages.success(request, _("You withdrew it. You can change it and send it again."))
    return redirect(place.overview)
