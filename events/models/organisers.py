"""Who holds an event, and who helps: groups, divisions of city hall, others by name."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from events.choices import OrganiserRole


class EventOrganiser(Orderable):
    """A row names one of the three; of a group its source page, whichever language was chosen."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="organisers")
    role = models.CharField(
        pgettext_lazy("organiser", "role"),
        max_length=10,
        choices=OrganiserRole,
        default=OrganiserRole.HOST,
    )
    group = models.ForeignKey(
        "groups.GroupPage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="event_organisers",
        verbose_name=_("citizen group"),
    )
    department = models.ForeignKey(
        "pages.Department",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("department"),
    )
    name = models.CharField(pgettext_lazy("organiser", "another name"), max_length=120, blank=True)

    panels = [
        FieldPanel("role"),
        PageChooserPanel("group"),
        FieldRowPanel([FieldPanel("department"), FieldPanel("name")]),
    ]

    def clean(self) -> None:
        super().clean()
        if self.group_id:
            self.group = self.group.source
        if sum(map(bool, (self.group_id, self.department_id, self.name))) != 1:
            raise ValidationError(_("Name a group, a division or someone else: one of them."))

    @property
    def label(self) -> str:
        """The name of a department or of someone else, in the active language."""
        return self.department.label if self.department_id else self.name
