"""What the links in e-mails about news are for."""

from django.utils.translation import gettext_lazy as _

from hub.accounts.purposes import Purpose

SUBSCRIPTION = "subscription"
PURPOSES = [Purpose(SUBSCRIPTION, _("News by e-mail"))]
