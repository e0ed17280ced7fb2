from typing import TYPE_CHECKING, Self

from django.db.models import Count, Q
from wagtail.models import PageManager

from core.models.taxonomies import ActivityField, Area
from core.querysets import HubPageQuerySet
from groups.choices import ActivityStatus, SpokenLanguage

if TYPE_CHECKING:
    from accounts.models import User

JOINING = ("members_wanted", "volunteers_wanted", "beginners_welcome")


class GroupPageQuerySet(HubPageQuerySet):
    def listed(self) -> Self:
        """Groups that the directory lists: public, not dissolved, not taken out by the desk."""
        groups = self.public_sources().filter(taken_out=False)
        return groups.exclude(activity_status=ActivityStatus.CLOSED)

    def in_kana_order(self) -> Self:
        return self.order_by("kana_key", "title", "pk")

    def kept_by(self, user: "User") -> Self:
        """Source pages that `user` keeps as a member."""
        return self.sources().filter(memberships__user=user)

    def matching(self, facets: dict[str, str]) -> Self:
        """Groups that fit each chosen facet: field, area, language, joining (codes)."""
        groups = self
        if facets.get("field"):
            groups = groups.filter(field_rows__term__code=facets["field"])
        if facets.get("area"):
            groups = groups.filter(area_rows__term__code=facets["area"])
        if facets.get("language"):
            groups = groups.filter(language_rows__code=facets["language"])
        if facets.get("joining") in JOINING:
            groups = groups.filter(**{facets["joining"]: True})
        return groups

    def fields_with_counts(self) -> list[ActivityField]:
        """Return the activity fields of listed groups with `group_count`, most common first."""
        return list(
            ActivityField.objects.filter(group_rows__page__in=self.model.objects.listed())
            .annotate(group_count=Count("group_rows__page", distinct=True))
            .order_by("-group_count", "sort_order")
        )

    def counts_by_field(self) -> dict[str, int]:
        return self._counts("field_rows__term__code")

    def counts_by_area(self) -> dict[str, int]:
        return self._counts("area_rows__term__code")

    def counts_by_language(self) -> dict[str, int]:
        return self._counts("language_rows__code")

    def counts_by_joining(self) -> dict[str, int]:
        counts = self.order_by().aggregate(
            **{name: Count("pk", filter=Q(**{name: True}), distinct=True) for name in JOINING}
        )
        return {name: count for name, count in counts.items() if count}

    def _counts(self, lookup: str) -> dict[str, int]:
        # A facet's own filter joins the same table: count over keys, so that each row counts once.
        matching = self.model.objects.filter(pk__in=self.order_by().values("pk"))
        rows = matching.order_by().values_list(lookup).annotate(n=Count("pk", distinct=True))
        return {code: n for code, n in rows if code is not None}


def facet_labels() -> dict[str, dict[str, str]]:
    """Return {facet: {code: label in the active language}}."""
    from groups.models import GroupPage

    return {
        "field": {term.code: term.label for term in ActivityField.objects.all()},
        "area": {term.code: term.label for term in Area.objects.all()},
        "language": {code: str(label) for code, label in SpokenLanguage.choices},
        "joining": {
            name: str(GroupPage._meta.get_field(name).verbose_name).capitalize() for name in JOINING
        },
    }


GroupPageManager = PageManager.from_queryset(GroupPageQuerySet)
