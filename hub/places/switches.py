"""Places to meet, as one room."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [Part("places", _("Places"), ("hub.places",))]
