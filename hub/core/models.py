"""The version that cached fragments are kept under."""

from django.db import models
from django.db.models import F


class ContentVersion(models.Model):
    """One row, counted up in the transaction of each change that public fragments show."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the present version (one query)."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls) -> None:
        """Make every cached fragment old."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.create(pk=1, number=1)
