"""What the links in e-mails of sign-ups are for."""

from django.utils.translation import gettext_lazy as _

from hub.accounts.purposes import Purpose

SIGN_UP = "sign_up"
PURPOSES = [Purpose(SIGN_UP, _("sign-up"))]
