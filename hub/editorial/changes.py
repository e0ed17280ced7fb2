"""What a review would change on the public page, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.db.models import BooleanField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.compare import (
    ChildRelationComparison,
    FieldComparison,
    StreamFieldComparison,
    TextDiff,
)
from wagtail.models import Page, Revision
from wagtail_localize.fields import get_translatable_fields

from hub.editorial.block_diff import FoldedComparison, meaning

# What an e-mail tells of one field; the review shows all.
MAX_PAIRS = 5
MAX_WORDS = 80


@dataclass(frozen=True)
class Change:
    """One field that differs: `comparison` is Wagtail's, for the template."""

    label: str
    comparison: FieldComparison | ChildRelationComparison
    is_public: bool = False

    def words(self) -> list[tuple[str, str]]:
        """Return the changed words as (before, after), for an e-mail; none that may be private."""
        if not self.is_public:
            return []
        return changed_words(str(self.comparison.htmldiff()))


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
        Change(capfirst(str(comparison.field_label())), comparison, _is_public(public, comparison))
        for comparison in _comparisons(public, proposed)
        if _has_changed(comparison)
    ]


def _comparisons(public: Page, proposed: Page) -> Iterable:
    panel = public.get_edit_handler().get_bound_panel(instance=public, request=None, form=None)
    for comparison_class in panel.get_comparison():
        comparison = comparison_class(public, proposed)
        if type(comparison) is FieldComparison:
            comparison = PlainComparison(comparison.field, public, proposed)
        elif isinstance(comparison, StreamFieldComparison):
            comparison = FoldedComparison(comparison.field, public, proposed)
        yield comparison


def _has_changed(comparison: FieldComparison | ChildRelationComparison) -> bool:
    """Return whether people read something else: not every change of storage is one."""
    if not comparison.has_changed():
        return False
    if not isinstance(comparison, FieldComparison) or not isinstance(comparison.val_a, str):
        return True
    return meaning(comparison.val_a) != meaning(comparison.val_b)


def _is_public(page: Page, comparison: FieldComparison | ChildRelationComparison) -> bool:
    """Return whether everybody reads this field: what is translated is never private."""
    if not isinstance(comparison, FieldComparison):
        return False
    return comparison.field.name in {field.field_name for field in get_translatable_fields(page)}


def changed_words(html: str) -> list[tuple[str, str]]:
    """Return what Wagtail's marks in `html` say, as (taken out, put in), a few of each."""
    marks = [
        ("deletion" in mark["class"], mark.get_text(" ", strip=True)[:MAX_WORDS])
        for mark in BeautifulSoup(html, "html.parser").select(".deletion, .addition")
        if mark.get_text(strip=True)
    ]
    pairs: list[tuple[str, str]] = []
    for is_deletion, text in marks:
        if is_deletion:
            pairs.append((text, ""))
        elif pairs and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], text)
        else:
            pairs.append(("", text))
    return pairs[:MAX_PAIRS]


def labels(found: Iterable[Change]) -> list[str]:
    """Return the names of the changed fields, each once, in the order of the form."""
    return list(dict.fromkeys(change.label for change in found))
