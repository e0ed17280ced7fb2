from typing import TYPE_CHECKING, Any, Self

from django.db.models import Count, Exists, OuterRef, Q
from wagtail.models import PageManager

from groups.choices import ActivityStatus
from hub.core.finding import holding
from hub.core.querysets import HubPageQuerySet
from hub.pages.models.taxonomies import ActivityField

if TYPE_CHECKING:
    from groups.models import InformationCorner
    from hub.accounts.models import User


class GroupPageQuerySet(HubPageQuerySet):
    def listed(self) -> Self:
        """Groups that the directory lists: public, not dissolved, not taken out by the desk."""
        groups = self.public_sources().filter(taken_out=False)
        return groups.exclude(activity_status=ActivityStatus.CLOSED)

    def active(self) -> Self:
        """Groups that meet now: neither pausing nor dissolved."""
        return self.filter(activity_status=ActivityStatus.ACTIVE)

    def at_corner(self, corner: "InformationCorner") -> Self:
        """Groups whose leaflets lie at an information corner: of its areas, or picked by hand."""
        of_areas = Q(area_rows__term__in=corner.areas.all())
        picked = Q(pk__in=corner.group_rows.values("group_id"))
        return self.filter(pk__in=self.model.objects.filter(of_areas | picked).values("pk"))

    def in_kana_order(self) -> Self:
        return self.order_by("kana_key", "title", "pk")

    def kept_by(self, user: "User") -> Self:
        """Source pages that `user` keeps as a member."""
        return self.sources().filter(memberships__user=user)

    def named_like(self, words: str) -> Self:
        """Groups whose name, in any way of writing it, holds `words`; all without words."""
        if not words:
            return self
        names = ("title", "name_kana", "other_names", "name_en")
        return self.filter(holding(self, names, words))

    def typed_for_by(self, user: "User") -> Self:
        """Source pages that `user` of the desk types for now."""
        entries = self._rows("desk_entries").active().filter(user=user)
        return self.sources().filter(pk__in=entries.values("page")).in_kana_order()

    def unfinished(self) -> Self:
        """Registrations on their way that the city has not seen (or that were taken back)."""
        seen = self._rows("submissions").exclude(outcome="withdrawn")
        groups = self.sources().filter(live=False, first_published_at=None)
        groups = groups.filter(registration__isnull=False)
        return groups.exclude(Exists(seen.filter(page=OuterRef("pk"))))

    def _rows(self, relation: str) -> Any:
        """Return all rows of a relation of groups."""
        return self.model._meta.get_field(relation).related_model._default_manager.all()

    def fields_with_counts(self) -> list[ActivityField]:
        """Return the activity fields of listed groups with `group_count`, most common first."""
        return list(
            ActivityField.objects.filter(group_rows__page__in=self.model.objects.listed())
            .annotate(group_count=Count("group_rows__page", distinct=True))
            .order_by("-group_count", "sort_order")
        )


GroupPageManager = PageManager.from_queryset(GroupPageQuerySet)
