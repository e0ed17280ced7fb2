"""Places where leaflets of groups are laid out, and the prints made for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from hub.core.people import nullable_user_fk


class InformationCornerQuerySet(models.QuerySet["InformationCorner"]):
    def open(self) -> "InformationCornerQuerySet":
        """Corners where leaflets lie; one whose place has a page, only while that is public."""
        has_public_place = models.Q(place_page=None) | models.Q(place_page__live=True)
        return self.filter(has_public_place, closed_on=None)


class InformationCorner(ClusterableModel):
    """Its groups are those of its areas and those picked by hand."""

    name = models.CharField(_("name"), max_length=80)
    place = models.CharField(_("place"), max_length=120, blank=True)
    place_page = models.OneToOneField(
        "places.PlacePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="information_corner",
        verbose_name=_("page of the place"),
        help_text=_("Its page shows whose leaflets lie there."),
    )
    areas = ParentalManyToManyField(
        "pages.Area",
        blank=True,
        related_name="+",
        verbose_name=_("areas"),
        help_text=_("All active groups of these areas are laid out here."),
    )
    office = models.ForeignKey(
        "pages.Department",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("department that lays the leaflets out"),
    )
    closed_on = models.DateField(
        _("closed since"),
        null=True,
        blank=True,
        help_text=_("It then leaves all leaflets and the page of its place."),
    )

    objects = InformationCornerQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("information corner")
        verbose_name_plural = _("information corners")

    def __str__(self) -> str:
        return self.name


class CornerGroup(Orderable):
    corner = ParentalKey(InformationCorner, on_delete=models.CASCADE, related_name="group_rows")
    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("citizen group"),
    )


class CornerRound(models.Model):
    """That the leaflets of a corner were replaced: when, and by which office."""

    corner = models.ForeignKey(InformationCorner, on_delete=models.CASCADE, related_name="rounds")
    on = models.DateField(pgettext_lazy("leaflets", "replaced"))
    office = models.ForeignKey(
        "pages.Department",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("department"),
    )
    noted_by = nullable_user_fk(_("noted by"))

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["corner", "on"], name="one_round_a_day"),
        ]
        verbose_name = _("round of a corner")
        verbose_name_plural = _("rounds of corners")


class LeafletSize(models.TextChoices):
    A4 = "a4", "A4"
    A5 = "a5", "A5"


class CornerPrint(models.Model):
    """All leaflets of a corner in one PDF, made by the worker."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being made")
        READY = "ready", _("Ready")
        FAILED = "failed", _("It failed")

    corner = models.ForeignKey(InformationCorner, on_delete=models.CASCADE, related_name="prints")
    size = models.CharField(_("paper size"), max_length=2, choices=LeafletSize)
    language = models.CharField(_("language"), max_length=10, default="ja")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    group_count = models.PositiveIntegerField(pgettext_lazy("how many", "groups"), default=0)
    file = models.FileField(upload_to="corner-prints", blank=True)
    requested_by = nullable_user_fk(_("asked for by"))
    requested_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    class Meta:
        ordering = ["-requested_at", "-pk"]
        verbose_name = _("print of leaflets")
        verbose_name_plural = _("prints of leaflets")

    def __str__(self) -> str:
        return f"{self.corner} {self.get_size_display()} ({self.get_state_display()})"
