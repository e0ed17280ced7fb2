"""Questions that city hall writes itself, as one part."""

from django.utils.translation import pgettext_lazy

from hub.core.parts import Part

PARTS = [
    Part("questions", pgettext_lazy("part of the hub", "Questions in forms"), ("hub.questions",))
]
