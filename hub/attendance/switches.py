"""Noting who came, as one part."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [Part("signups.attendance", _("Attendance and tickets"), ("hub.attendance",))]
