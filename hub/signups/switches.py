"""Signing up for what has places, as one part."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part("signups", _("Sign-ups"), ("hub.signups", "signups.mail")),
    Part(
        "signups.guardians",
        _("Guardians' consent"),
        ("hub.signups.guardians", "signups.guardian_mail"),
    ),
    Part("signups.feedback", _("Asking after a date how it was"), ("hub.signups.feedback",)),
    Part(
        "signups.interpreters",
        _("Interpreters from groups"),
        ("hub.signups.interpreters", "groups.interpreting"),
    ),
]
