"""What the links in groups' e-mails are for."""

from django.utils.translation import gettext_lazy as _

from hub.accounts.purposes import Purpose

REGISTRATION, INVITATION = "registration", "invitation"
GROUP_ADDRESS = "group_address"
PURPOSES = [
    Purpose(REGISTRATION, _("Registration of a group"), signs_in=True),
    Purpose(INVITATION, _("Invitation")),
    Purpose(GROUP_ADDRESS, _("E-mail address of a group")),
]
