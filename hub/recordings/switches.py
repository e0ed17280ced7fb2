from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [Part("recordings", _("Recordings and sign language"), ("hub.recordings",))]
