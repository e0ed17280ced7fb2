"""The steps of a form as their navigation shows them: filled in, still missing, or left free."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.forms.declaration import Declaration, Values

if TYPE_CHECKING:
    from hub.forms.steps import StepForm


class StepState(models.TextChoices):
    """What a step holds: by its content, never by what it happens not to need."""

    FILLED = "filled", pgettext_lazy("step", "Filled in")
    MISSING = "missing", pgettext_lazy("step", "Still to do")
    OPTIONAL = "optional", _("Optional")


@dataclass(frozen=True)
class Step:
    slug: str
    title: str
    url: str
    state: StepState

    @property
    def is_filled(self) -> bool:
        return self.state == StepState.FILLED

    @property
    def is_missing(self) -> bool:
        return self.state == StepState.MISSING


@dataclass(frozen=True)
class Measure:
    """How much of a form is filled in."""

    filled: int
    asked: int


def steps_of(
    form: Declaration,
    values: Values,
    url: Callable[[str], str],
    way: "Sequence[type[StepForm]] | None" = None,
) -> list[Step]:
    """Return the steps of a form for their navigation.

    Args:
        form: which one.
        values: the plain values of all steps.
        url: leads from a step's slug to its address.
        way: the steps that are shown, if not all.
    """
    return [
        Step(step.slug, str(step.heading), url(step.slug), _state(form, step, values))
        for step in (form.steps if way is None else way)
    ]


def measure(form: Declaration, values: Values) -> Measure:
    """Return how many of the questions have an answer.

    Counted are questions that may be left without one. A box that nobody ticked is no missing
    answer, nor is the choice who may see another value.
    """
    asked = [
        name
        for name, slug in form.names.items()
        if slug and not isinstance(values[name], bool) and name not in form.preset
    ]
    return Measure(sum(values[name] not in ("", None, []) for name in asked), len(asked))


def _state(form: Declaration, step: "type[StepForm]", values: Values) -> StepState:
    if step.missing(values):
        return StepState.MISSING
    nothing = form.nothing()
    said = any(values[name] != nothing.get(name) for name in step.value_names())
    return StepState.FILLED if said else StepState.OPTIONAL
