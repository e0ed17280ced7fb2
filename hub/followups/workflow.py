"""How a promise stands, and what may be answered about it, as a table."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.rules import YES, Answer


class State(models.TextChoices):
    """What has become of a promise. That it was kept in part is an answer, too."""

    PROMISED = "promised", pgettext_lazy("promise", "Promised")
    DOING = "doing", pgettext_lazy("promise", "Being done")
    DONE = "done", pgettext_lazy("promise", "Done")
    PARTLY = "partly", pgettext_lazy("promise", "Done in part")
    NOT = "not", pgettext_lazy("promise", "Not done")
    CHANGED = "changed", pgettext_lazy("promise", "Changed")


OPEN = frozenset({State.PROMISED, State.DOING, State.CHANGED})
SETTLED = frozenset({State.DONE, State.PARTLY, State.NOT})
_ANY = frozenset(State) - {State.PROMISED}
# {how it stands: what may be answered}. What was settled is asked about again after half a year.
ANSWERS: dict[State, frozenset[State]] = {
    State.PROMISED: _ANY,
    State.DOING: _ANY,
    State.CHANGED: _ANY,
    State.DONE: SETTLED,
    State.PARTLY: SETTLED | {State.DOING},
    State.NOT: SETTLED | {State.DOING},
}


def may(answer: State, state: State) -> Answer:
    """Return whether `answer` may be given about a promise in `state`."""
    if answer in ANSWERS[state]:
        return YES
    return Answer(False, _("As this promise stands now, that cannot be answered."))
