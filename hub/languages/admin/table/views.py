"""The report "Translations": a page a row, a language a column."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from hub.accounts.permissions import is_approver
from hub.accounts.roles import translated_languages
from hub.core.locales import default_locale_id
from hub.core.reports import GuardedReport
from hub.core.switched_pages import without_closed
from hub.languages.admin.table.cells import PageRow, rows_for
from hub.languages.admin.table.filters import TableFilterSet
from hub.languages.admin.table.numbers import numbers
from hub.languages.permissions import ASK, languages_of
from hub.languages.setup import HOME_DEPTH
from hub.pages.importance import with_reasons


def may_see_table(user) -> bool:
    """Return whether `user` has to do with translations: asks, writes, reviews, or answers."""
    return user.is_active and bool(user.has_perm(ASK) or is_approver(user) or languages_of(user))


class PageColumn(Column):
    cell_template_name = "languages/admin/table/page_cell.html"


class LanguageColumn(Column):
    cell_template_name = "languages/admin/table/cell.html"

    def get_value(self, instance: PageRow):
        return instance.cells[self.name]


class TableView(GuardedReport):
    """Read by everyone who works on translations; at most 100 pages at a time."""

    model = Page
    may_read = staticmethod(may_see_table)
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "translations:table"
    index_results_url_name = "translations:table_results"
    template_name = "languages/admin/table/report.html"
    filterset_class = TableFilterSet
    paginate_by = 100
    export_filename = "translations"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        figures = Button(
            _("The languages in figures"),
            url=reverse("translations:numbers"),
            icon_name="table",
            priority=80,
        )
        return [*super().header_more_buttons, figures]

    def get_base_queryset(self) -> QuerySet:
        sources = Page.objects.filter(locale_id=default_locale_id(), depth__gte=HOME_DEPTH)
        return without_closed(sources)

    def get_queryset(self) -> QuerySet:
        return with_reasons(self.get_base_queryset().order_by("path"))

    @cached_property
    def languages(self) -> list[str]:
        return self.filters.languages if self.filters else translated_languages()

    @cached_property
    def columns(self) -> list[Column]:
        names = dict(settings.LANGUAGES)
        return [
            PageColumn("page", label=_("Page"), accessor="page"),
            *(LanguageColumn(code, label=names[code]) for code in self.languages),
        ]

    @property
    def list_export(self) -> list[str]:
        return ["title", "url_path", *self.languages]

    def get_table(self, object_list):
        return super().get_table(self.rows(object_list))

    def rows(self, pages) -> list[PageRow]:
        return rows_for(pages, self.languages, self.request.user)

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return super().as_spreadsheet(self.rows(queryset), spreadsheet_format)

    def to_row_dict(self, item: PageRow) -> dict[str, str]:
        states = {code: str(cell.state.label) for code, cell in item.cells.items()}
        return {"title": item.page.title, "url_path": item.page.url_path, **states}


def in_numbers(request: HttpRequest) -> HttpResponse:
    """The languages in figures."""
    if not may_see_table(request.user):
        raise PermissionDenied
    return render(request, "languages/admin/table/numbers.html", {"rows": numbers()})
