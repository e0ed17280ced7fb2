"""What may be wrong with a translation service, in words for those who can mend it."""

from http import HTTPStatus

import requests
from django.db import models
from django.utils.translation import gettext_lazy as _

QUOTA_IS_USED_UP = 456  # DeepL's own status


class Trouble(models.TextChoices):
    KEY = "key", _("The service does not accept the key.")
    BUSY = "busy", _("The service is receiving too many requests.")
    QUOTA = "quota", _("The quota at the service is used up.")
    SILENT = "silent", _("The service does not answer.")
    FAULT = "fault", _("The service reports a fault of its own.")
    REFUSED = "refused", _("The service refuses what was sent: perhaps it lacks this language.")
    NONSENSE = "nonsense", _("The service's answer does not fit what was sent.")


BY_STATUS = {
    HTTPStatus.UNAUTHORIZED: Trouble.KEY,
    HTTPStatus.FORBIDDEN: Trouble.KEY,
    HTTPStatus.TOO_MANY_REQUESTS: Trouble.BUSY,
    QUOTA_IS_USED_UP: Trouble.QUOTA,
}


def trouble_of(error: Exception) -> Trouble:
    """Return what is wrong with the service whose back end raised `error`."""
    if isinstance(error, requests.HTTPError) and error.response is not None:
        status = error.response.status_code
        fault = status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return BY_STATUS.get(status, Trouble.FAULT if fault else Trouble.REFUSED)
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        return Trouble.SILENT
    return Trouble.NONSENSE
