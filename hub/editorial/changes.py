"""What a review would change on the public page, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.compare import (
    ChildRelationComparison,
    FieldComparison,
    TextDiff,
)
from wagtail.models import Page, Revision


@dataclass(frozen=True)
class Change:
    """One field that differs: `comparison` is Wagtail's, for the template."""

    label: str
    comparison: FieldComparison | ChildRelationComparison


class PlainComparison(FieldComparison):
    """Fields that Wagtail shows as Python writes them: yes and no, lists of codes, nothing."""

    def htmldiff(self) -> str:
        parts = [("deletion", self._words(self.val_a)), ("addition", self._words(self.val_b))]
        return TextDiff([part for part in parts if part[1]], separator=" ").to_html()

    def _words(self, value: object) -> str:
        if isinstance(self.field, BooleanField):
            return _("Yes") if value else _("No")
        if value is None:
            return ""
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        return str(value)


def public_version(revision: Revision) -> Page | None:
    """Return the page of `revision` as the public reads it now, or None; read again."""
    page = Page.objects.filter(pk=revision.object_id, live=True).first()
    return page and page.specific


def changes(revision: Revision) -> list[Change]:
    """Return the fields in which `revision` differs from the public page.

    A page that is not public has no fields to compare: everything on it is new.
    """
    public = public_version(revision)
    if public is None:
        return []
    proposed = revision.as_object()
    return [
        Change(capfirst(str(comparison.field_label())), comparison)
        for comparison in _comparisons(public, proposed)
        if comparison.has_changed()
    ]


def _comparisons(public: Page, proposed: Page) -> Iterable:
    panel = public.get_edit_handler().get_bound_panel(instance=public, request=None, form=None)
    for comparison_class in panel.get_comparison():
        comparison = comparison_class(public, proposed)
        if type(comparison) is FieldComparison:
            comparison = PlainComparison(comparison.field, public, proposed)
        yield comparison


def labels(found: Iterable[Change]) -> list[str]:
    """Return the names of the changed fields, each once, in the order of the form."""
    return list(dict.fromkeys(change.label for change in found))
