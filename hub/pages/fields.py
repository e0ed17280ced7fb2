"""Model fields of our own."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations: they change often, the column never."""

    def __init__(self, block_types=None, **kwargs):
        super().__init__(block_types or [], **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


def latitude_column() -> models.DecimalField:
    """Return a column of degrees north, as far as Japan reaches; empty where no place is known."""
    return _degrees(_("latitude"), 20, 46, max_digits=8)


def longitude_column() -> models.DecimalField:
    """Return a column of degrees east, as far as Japan reaches; empty where no place is known."""
    return _degrees(_("longitude"), 122, 154, max_digits=9)


def _degrees(label: str, least: int, most: int, max_digits: int) -> models.DecimalField:
    return models.DecimalField(
        label,
        max_digits=max_digits,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(least), MaxValueValidator(most)],
    )
