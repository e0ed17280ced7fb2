"""What the links in e-mails of enquiries are for."""

from django.utils.translation import gettext_lazy as _

from hub.accounts.purposes import Purpose

ENQUIRY = "enquiry"
PURPOSES = [Purpose(ENQUIRY, _("Enquiry"))]
