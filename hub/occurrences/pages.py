"""A page whose series of dates stand in its revision, and whose dates are rows."""

from django.db import models
from django.utils.translation import pgettext_lazy
from wagtail.query import PageQuerySet

from hub.occurrences.blocks import DatesBlock
from hub.occurrences.series import Series
from hub.pages.fields import BodyField
from hub.pages.models import BasePage


class DatedPage(BasePage):
    """Abstract. Series are data of the source page, whatever a translation holds of them."""

    dates = BodyField(DatesBlock(), verbose_name=pgettext_lazy("of an event", "dates"))

    class Meta:
        abstract = True

    def all_series(self) -> list[Series]:
        return [block.value.series(block.id) for block in self.source.dates]


def dated_page_types() -> list[type[DatedPage]]:
    """Return the page types of all rooms that have dates; what extends one of them is one."""
    return _concrete_below(DatedPage)


def _concrete_below(model: type[models.Model]) -> list[type[models.Model]]:
    return [
        one
        for child in model.__subclasses__()
        for one in (_concrete_below(child) if child._meta.abstract else [child])
    ]


def pages_with_dates() -> list[PageQuerySet]:
    """Return the published source pages of each type that has dates."""
    return [model.objects.sources().live() for model in dated_page_types()]
