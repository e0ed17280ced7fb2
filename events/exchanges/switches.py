"""Exchanges, as a part of the room."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [Part("events.exchanges", _("Exchanges"), ("events.exchanges",))]
