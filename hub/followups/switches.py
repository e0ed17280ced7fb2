"""What was promised and what came of it, as one part."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part("followups", _("Promises and what came of them"), ("hub.followups", "followups.mail"))
]
