"""Asking to be told of news, as one part. Reminders belong to the part that they are of."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [
    Part(
        "subscriptions",
        _("News by e-mail"),
        ("hub.telling.subscriptions", "telling.mail.confirm"),
    )
]
