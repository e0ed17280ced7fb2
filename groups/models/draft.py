"""What a group has typed and the public does not see yet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# What changes when a group pauses, is active again, or is dissolved.
LIFE_VALUES = ("activity_status", "paused_until", "closed_on")


class GroupDraft(models.Model):
    """A patch over the public page: only the values that differ from it (see `groups.values`).

    It lives from the first saved step until the change is public or discarded, so that nothing
    typed is lost on the way through review.
    """

    group = models.OneToOneField(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="draft",
        verbose_name=_("citizen group"),
    )
    data = models.JSONField(_("changes"), default=dict)
    version = models.PositiveIntegerField(_("version"), default=0)
    base_revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("public version at the start"),
    )
    submitted_revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("version submitted"),
    )
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("last saved by"),
    )
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    class Meta:
        verbose_name = _("draft of a group")
        verbose_name_plural = _("drafts of groups")

    def __str__(self) -> str:
        return f"{self.group} ({self.version})"

    @property
    def public_page_moved_on(self) -> bool:
        """Whether another version became public since this draft was begun."""
        return self.group.live and self.base_revision_id != self.group.live_revision_id

    @property
    def is_life_request(self) -> bool:
        """Whether it says nothing but that the group pauses, is active again, or is dissolved."""
        return bool(self.data) and set(self.data) <= set(LIFE_VALUES)

    def images(self) -> set[int]:
        """Return the keys of the pictures that the draft uses."""
        photos = {photo["image"] for photo in self.data.get("photos", [])}
        return photos | ({self.data["logo"]} if self.data.get("logo") else set())

    def papers(self) -> set[int]:
        """Return the keys of the documents that the draft uses."""
        names = ("rules_document", "report_document", "budget_document")
        return {self.data[name] for name in names if self.data.get(name)}
