"""What the links in e-mails about promises are for."""

from datetime import timedelta

from django.utils.translation import pgettext_lazy

from hub.accounts.purposes import Purpose

FOLLOW_UP = "follow_up"
LINK_VALID_FOR = timedelta(days=60)
PURPOSES = [Purpose(FOLLOW_UP, pgettext_lazy("follow-up", "promise"))]
