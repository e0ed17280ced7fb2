"""Columns of the admin's lists."""

from datetime import date, datetime

from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.formats import localize
from wagtail.admin.ui.tables import Column


class FormColumn(Column):
    """Its cells hold a form. Wagtail renders a cell without the request, so without its token."""

    def get_cell_context_data(self, instance, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(parent_context["request"])}


class MomentColumn(Column):
    """A day or a moment that may be to come: of such, Wagtail's DateColumn says that it is now."""

    def get_value(self, instance) -> str:
        value: date | None = super().get_value(instance)
        if isinstance(value, datetime):
            value = timezone.localtime(value)
        return "" if value is None else str(localize(value))
