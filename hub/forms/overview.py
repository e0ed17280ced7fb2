"""What was filled in, looked over and handed in: of an object that no one has to approve."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub.core.rules import Refused
from hub.forms.changes import contents_of
from hub.forms.declaration import Declaration, Values
from hub.forms.drafts import draft_of, drafted, drafted_values
from hub.forms.errors import Conflict, Incomplete, Unchanged
from hub.forms.navigation import Step, steps_of
from hub.forms.views import Place
from hub.text.numbers import whole_number

OBJECTIONS = (Refused, Conflict, Unchanged, Incomplete, ValidationError)


def look_over(
    request: HttpRequest,
    form: Declaration,
    found: models.Model,
    place: Place,
    hand_in: Callable[[int], object],
) -> HttpResponse:
    """Show all that is filled in and what is missing (GET), or hand it in (POST).

    Args:
        request: of somebody who may see the object.
        form: which one.
        found: the object.
        place: where it is filled in; `following` is where this leads once it is handed in.
        hand_in: takes the draft's version that was looked at, and finishes (a service of the
            room's, over `hub.forms.drafts.finish`); raises one of `OBJECTIONS`.
    """
    status = 200
    if request.method == "POST":
        try:
            hand_in(whole_number(request.POST.get("version", ""), instead=-1))
        except OBJECTIONS as objection:
            say_why(request, objection)
            status = 409
        else:
            return redirect(place.following)
    draft = draft_of(form, found)
    values = drafted_values(form, found, draft)
    steps = steps_of(form, values, place.step)
    answer = form.may_edit(request.user, found)
    context = {
        "base_template": place.base_template,
        "found": found,
        "answer": answer,
        "heading": _("Look it over and send it") if answer else str(found),
        "steps": steps,
        "current": len(steps) + 1,
        "missing": missing_of(form, values, steps, place.step),
        "changes": contents_of(form, drafted(form, found, draft)),
        "version": draft.version if draft else 0,
        "edit_url": steps[0].url,
        **place.context,
    }
    return render(request, place.template, context, status=status)


def missing_of(
    form: Declaration, values: Values, steps: list[Step], url: Callable[[str], str]
) -> list[dict[str, Any]]:
    """Return {step, labels} of each step that lacks needed values (`forms/missing.html`).

    Args:
        form: which one.
        values: the plain values of all steps.
        steps: those that are shown: each value is asked for there, if it stands in one of them.
        url: leads from a step's slug to its address.
    """
    shown = {name: step for step in steps for name in form.step_of[step.slug].value_names()}
    every = {step.slug: step for step in steps_of(form, values, url)}
    found: dict[Step, list[str]] = {}
    for slug, names in form.missing(values).items():
        for name in names:
            found.setdefault(shown.get(name, every[slug]), []).append(form.lacking(slug, name))
    return [{"step": step, "labels": list(dict.fromkeys(labels))} for step, labels in found.items()]


def say_why(request: HttpRequest, objection: Exception, unchanged: str = "") -> None:
    """Tell the person what keeps the draft from being handed in.

    Args:
        request: of the person.
        objection: one of `OBJECTIONS`.
        unchanged: what to say if there is nothing new in it.
    """
    if isinstance(objection, Refused):
        messages.error(request, objection.answer.reason)
    elif isinstance(objection, Conflict):
        messages.warning(
            request, _("Somebody else changed the draft meanwhile. Please look at it again.")
        )
    elif isinstance(objection, Unchanged):
        messages.warning(request, unchanged)
    elif isinstance(objection, Incomplete):
        messages.error(request, _("Something is still missing. It is listed below."))
    elif isinstance(objection, ValidationError):
        for message in objection.messages:
            messages.error(request, message)
