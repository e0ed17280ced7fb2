"""What the links to the page of a mailbox are for."""

from django.utils.translation import gettext_lazy as _

from hub.accounts.purposes import Purpose

MINE = "mine"
PURPOSES = [Purpose(MINE, _("My page"))]
