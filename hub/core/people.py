"""Links to people whose accounts may be deleted one day."""

from django.conf import settings
from django.db import models


def nullable_user_fk(verbose_name: str) -> models.ForeignKey:
    """Return a link to a user that becomes empty when the account goes, while the record stays."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=verbose_name,
    )
