"""What the desk's lists have in common."""

import django_filters
from django.db.models import QuerySet
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import Page

from hub.core.reports import ScreenReport
from hub.editorial.people import desk_only
from hub.enquiries.mailboxes import all_mailboxes


@method_decorator(desk_only, name="dispatch")
class DeskReport(ScreenReport):
    table_classname = "listing listing--stacked"  # enquiries/admin.css


class PageColumn(Column):
    """The page that a row is about, and how the row stands."""

    cell_template_name = "enquiries/admin/page_cell.html"

    def get_value(self, instance: object) -> Page:
        return instance if isinstance(instance, Page) else instance.page


class LabelledColumn(Column):
    """Says what it is where the table's head is not seen, on a phone."""

    cell_template_name = "enquiries/admin/labelled_cell.html"


def kinds() -> list[tuple[str, str]]:
    """Return (page type, what such a page is) of all types that have a mailbox."""
    return [(mailbox.page_type, mailbox.kind) for mailbox in all_mailboxes()]


def of_kind(rows: QuerySet, name: str, value: str, page: str = "page__") -> QuerySet:
    """Return those of `rows` that are about pages of the type `value`."""
    app_label, model = value.lower().split(".")
    names = {"app_label": app_label, "model": model}
    return rows.filter(**{f"{page}content_type__{part}": name for part, name in names.items()})


class KindFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind of page"), choices=kinds, method=of_kind)
