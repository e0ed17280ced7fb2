"""By what the table of pages and languages can be narrowed down."""

import django_filters
from django import forms
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page
from wagtail_localize.models import Translation

from hub.accounts.roles import translated_languages
from hub.core.locales import default_locale_id, locale_ids
from hub.core.switched_pages import without_closed
from hub.languages.models import TranslationRecord, Wish
from hub.languages.setup import HOME_DEPTH
from hub.pages import importance
from hub.pages.models import BasePage, Department


class Work(models.TextChoices):
    """What is to be done for a page in a language."""

    ASK = "ask", _("Not asked for")
    WRITE = "write", _("In work or not begun")
    MEND = "mend", _("Older than the Japanese page")
    NOTHING = "nothing", _("Public and up to date")


def with_work(pages: QuerySet, work: str, languages: list[str]) -> QuerySet:
    """Return those of `pages` (sources) that need `work` in one of `languages`."""
    locales = [locale_ids()[code] for code in languages]
    asked = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), enabled=True, target_locale_id__in=locales
    )
    public = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale_id__in=locales, live=True
    )
    outdated = TranslationRecord.objects.outdated().filter(
        translation__source__object_id=OuterRef("translation_key"),
        translation__target_locale_id__in=locales,
    )
    if work == Work.ASK:
        # Several languages: one of them lacks, so not as many translations as languages.
        having = asked.values("source__object_id").annotate(n=models.Count("pk")).values("n")
        return pages.alias(asked_for=models.functions.Coalesce(models.Subquery(having), 0)).filter(
            asked_for__lt=len(locales)
        )
    if work == Work.WRITE:
        live = Page.objects.filter(
            translation_key=OuterRef("source__object_id"),
            locale_id=OuterRef("target_locale_id"),
            live=True,
        )
        return pages.filter(Exists(asked.filter(~Exists(live))))
    if work == Work.MEND:
        return pages.filter(Exists(outdated))
    return pages.filter(Exists(public), ~Exists(outdated))


def page_types() -> list[type[BasePage]]:
    return [
        kind for kind in apps.get_models() if issubclass(kind, BasePage) and not kind._meta.abstract
    ]


def _of_types(**values: object) -> Q:
    """Return a condition on pages by fields that some page types have."""
    found = Q(pk__in=[])
    names = {name.split("__")[0] for name in values}
    for kind in page_types():
        if names <= {field.name for field in kind._meta.get_fields()}:
            found |= Q(pk__in=kind.objects.filter(**values).values("pk"))
    return found


def most_wanted_first(pages: QuerySet) -> QuerySet:
    """Return source `pages` by the number of readers who asked for them, then by place."""
    wishes = Wish.objects.filter(translation_key=OuterRef("translation_key")).order_by()
    readers = wishes.values("translation_key").annotate(n=models.Sum("count")).values("n")
    return pages.order_by(models.functions.Coalesce(models.Subquery(readers), 0).desc(), "path")


class TableFilterSet(WagtailFilterSet):
    section = django_filters.ModelChoiceFilter(
        label=_("Section"), queryset=Page.objects.none(), method="in_section"
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=(), method="in_language", empty_label=_("All languages")
    )
    work = django_filters.ChoiceFilter(
        label=_("What is to be done"), choices=Work.choices, method="needing"
    )
    department = django_filters.ModelChoiceFilter(
        label=_("Department"), queryset=Department.objects.all(), method="of_department"
    )
    importance = django_filters.MultipleChoiceFilter(
        label=_("Important because"),
        choices=lambda: [(reason.name, reason.label) for reason in importance.reasons()],
        widget=forms.CheckboxSelectMultiple,
        method="of_importance",
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        sections = Page.objects.filter(locale_id=default_locale_id(), depth=HOME_DEPTH + 1)
        self.filters["section"].queryset = without_closed(sections).order_by("path")
        names = dict(settings.LANGUAGES)
        self.filters["language"].extra["choices"] = [
            (code, names[code]) for code in translated_languages()
        ]

    @property
    def languages(self) -> list[str]:
        """The languages that the table shows: the chosen one, or all."""
        chosen = self.form.cleaned_data.get("language") if self.form.is_valid() else ""
        return [chosen] if chosen else translated_languages()

    def in_section(self, pages: QuerySet, name: str, section: Page) -> QuerySet:
        return pages.filter(path__startswith=section.path)

    def in_language(self, pages: QuerySet, name: str, language: str) -> QuerySet:
        return pages  # shows one column; what is in it is chosen by "what is to be done"

    def needing(self, pages: QuerySet, name: str, work: str) -> QuerySet:
        return with_work(pages, work, self.languages)

    def of_department(self, pages: QuerySet, name: str, department: Department) -> QuerySet:
        return pages.filter(_of_types(department=department))

    def of_importance(self, pages: QuerySet, name: str, names: list[str]) -> QuerySet:
        """Those that one of the reasons holds for; what most readers asked for comes first."""
        return most_wanted_first(importance.important(pages, names) if names else pages)
