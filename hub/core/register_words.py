"""What entries of the register of personal data say alike (see `hub.core.retention`)."""

from django.utils.translation import gettext_lazy as _

# Whose data
STAFF = _("People who work at city hall")
ACCOUNTS = _("People with an account")
EVERYBODY = _("Whoever uses the hub")
# Where they come from
FROM_PERSON = _("From the person")
BY_PROGRAM = _("Noted by the program")
# Which office is responsible
ADMINISTRATORS = _("Administrators of the hub")
DESK = _("The collaboration desk")
# What for
PROVE_PAGES = _("To prove who wrote and who approved a page")
# How long
WITH_ACCOUNT = _("As long as the account")
WITH_PAGE = _("As long as the page")
WITH_APPLICATION = _("As long as the application")
WITH_RECORDS = _("As long as the records of decisions")
# From when the time is counted
FROM_ARRIVAL = _("from its arrival")
FROM_WRITING = _("from when it was last written")
FROM_END = _("from its end")
