"""Events, as one room: a city opens it when it has something to show."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.parts import Part, State

PARTS = [
    Part("events", pgettext_lazy("room", "Events"), ("events",), default=State.OFF),
    Part("events.dialogue", _("Talks of citizens and city, seats of a café"), ("events.dialogue",)),
    Part(
        "events.dialogue.phones",
        _("Talks: notes written on phones"),
        ("events.dialogue.phones",),
    ),
    Part("events.lateness", _("Beside an event: that a promise is late")),
]
