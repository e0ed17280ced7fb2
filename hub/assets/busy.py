from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def too_busy() -> ValidationError:
    """Return what is said when too many files are being read at once."""
    return ValidationError(
        _("Many files are arriving right now. Please wait a minute, then choose this one again.")
    )
