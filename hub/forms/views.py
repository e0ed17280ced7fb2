"""A step of a form on the screen: shown, saved as draft, and both versions in a conflict."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from hub.core.quota import may_send
from hub.core.rules import Refused
from hub.forms.declaration import Declaration, Values
from hub.forms.drafts import draft_of, drafted_values, save_step, store_files
from hub.forms.errors import Conflict
from hub.forms.navigation import steps_of
from hub.forms.sessions import take_typed
from hub.forms.steps import StepForm
from hub.forms.uploads import files_of, forget_files, keep_files, kept_files
from hub.pages.maps import allow_tiles


@dataclass(frozen=True)
class Place:
    """Where a form is filled in.

    Attributes:
        base_template: what the pages of the steps extend.
        overview: address of the page from which the steps are reached.
        following: address of the page after the last step.
        step: leads from a step's slug to its address.
        template: of the overview, which extends `forms/look_over.html`.
        context: further values for the templates.
    """

    base_template: str
    overview: str
    following: str
    step: Callable[[str], str]
    template: str = "forms/look_over.html"
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class StepPage:
    """One step, asked for once."""

    request: HttpRequest
    form: Declaration
    found: models.Model
    slug: str
    place: Place

    def response(self) -> HttpResponse:
        if self.slug not in self.form.step_of:
            return redirect(self.place.overview)
        if self.request.method == "POST":
            return self._post()
        answer = self.form.may_edit(self.request.user, self.found)
        if not answer:
            messages.warning(self.request, answer.reason)
            return redirect(self.place.overview)
        typed = take_typed(self.request)
        step = self._step(drafted_values(self.form, self.found), typed)
        if typed is None:
            return self._show(step, fingerprint=step.fingerprint)
        messages.warning(
            self.request,
            _("Your session had ended. What you typed is here: please save it now."),
        )
        return self._show(step, fingerprint=typed.get("fingerprint", ""))

    def _step(self, values: Values, data: Any = None, files: Any = None) -> StepForm:
        return self.form.step_of[self.slug](values, data, files)

    def _post(self) -> HttpResponse:
        place = f"{self.form.name}:{self.found.pk}"
        files = self.request.FILES.values()
        room = may_send(files, person=self.request.user.pk, place=place)
        if not room:
            messages.error(self.request, room.reason)
            step = self._step(drafted_values(self.form, self.found), self.request.POST)
            return self._show(step, fingerprint=self._fingerprint, status=429)
        with files_of(self.request) as files:
            return self._save(files)

    @property
    def _fingerprint(self) -> str:
        return self.request.POST.get("fingerprint", "")

    def _save(self, files: MultiValueDict) -> HttpResponse:
        request = self.request
        step = self._step(drafted_values(self.form, self.found), request.POST, files)
        if not step.is_valid():
            keep_files(request, but_not=tuple(step.errors))
            forget_files(request, fields=list(step.errors))
            return self._show(step, fingerprint=self._fingerprint, status=422)
        typed = self._typed_values(step)
        try:
            save_step(self.form, self.found, request.user, self.slug, typed, self._fingerprint)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
            return self._show(step, fingerprint=self._fingerprint, status=409)
        except Conflict:
            return self._show_conflict(step, typed)
        forget_files(request)
        if reminder := step.reminder(drafted_values(self.form, self.found)):
            messages.warning(request, reminder)
            return redirect(self.place.step(self.slug))
        if self.form.way(self.slug) is self.form.steps:  # on the short way the next screen says it
            messages.success(request, _("Saved."))
        return redirect(self._next())

    def _typed_values(self, step: StepForm) -> Values:
        if not step.is_multipart():
            return step.values()
        may_edit = self.form.may_edit(self.request.user, self.found)
        stored = store_files(
            step.uploads() if may_edit else {},
            title=str(self.found),
            user=self.request.user,
            are_pictures=step.takes_pictures,
        )
        return step.with_files(stored)

    def _next(self) -> str:
        slugs = [step.slug for step in self.form.way(self.slug)]
        following = slugs.index(self.slug) + 1
        if "add_another" in self.request.POST:
            return self.place.step(self.slug)
        if "finish" in self.request.POST or following == len(slugs):
            return self.place.following
        return self.place.step(slugs[following])

    def _show_conflict(self, step: StepForm, typed: Values) -> HttpResponse:
        """Show both versions: what was typed in the form, and beside it what was saved."""
        draft = draft_of(self.form, self.found)
        saved = drafted_values(self.form, self.found, draft)
        fresh = self._step(saved)
        joined = step.joined(fresh, typed)
        if joined is None:
            keep_files(self.request)
            return self._show(
                step,
                fingerprint=fresh.fingerprint,
                status=409,
                others=self._differing(typed, saved),
                other_draft=draft,
                other_is_me=bool(draft and draft.updated_by_id == self.request.user.pk),
            )
        save_step(self.form, self.found, self.request.user, self.slug, joined, fresh.fingerprint)
        fresh = self._step(drafted_values(self.form, self.found))
        return self._show(
            fresh,
            fingerprint=fresh.fingerprint,
            status=409,
            others=self._differing(fresh.current, typed),
            mine=True,
        )

    def _differing(self, shown: Values, beside: Values) -> list[dict[str, object]]:
        return [
            {"label": self.form.label_of(name), "lines": self.form.lines(name, beside[name])}
            for name in shown
            if shown[name] != beside[name]
        ]

    def _show(
        self, step: StepForm, *, fingerprint: str, status: int = 200, **extra: object
    ) -> HttpResponse:
        way = self.form.way(self.slug)
        steps = steps_of(self.form, drafted_values(self.form, self.found), self.place.step, way)
        number = [one.slug for one in way].index(self.slug)
        context = {
            "base_template": self.place.base_template,
            "found": self.found,
            "form": step,
            "fingerprint": fingerprint,
            "steps": steps,
            "current": number + 1,
            "previous": steps[number - 1].url if number else self.place.overview,
            "is_last": number + 1 == len(steps),
            "is_short": way is not self.form.steps,
            "total": len(steps) + 1,  # the last look is a screen too
            "kept": kept_files(self.request),
            **self.place.context,
            **extra,
        }
        response = render(self.request, step.template, context, status=status)
        return allow_tiles(response) if step.shows_map else response


def edit_step(
    request: HttpRequest, form: Declaration, found: models.Model, slug: str, place: Place
) -> HttpResponse:
    """Show a step of `form` for an object (GET), or save it as draft (POST)."""
    return StepPage(request, form, found, slug, place).response()
