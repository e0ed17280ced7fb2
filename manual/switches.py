from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part
from manual.roles import MANUALS

PARTS = [Part("manual", _("Manuals"), ("manual",), sections=(MANUALS.slug,))]
