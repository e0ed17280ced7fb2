"""Who saw what groups keep private, and what was deleted of it. No private value is in here."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEEP_ACCESS = timedelta(days=3 * 366)
ONE_VISIT = timedelta(hours=1)


class PrivateAccessQuerySet(models.QuerySet):
    def same_visit(self, now: datetime | None = None) -> Self:
        """Rows so young that looking again belongs to them."""
        return self.filter(at__gt=(now or timezone.now()) - ONE_VISIT)

    def forget_old(self, now: datetime | None = None) -> int:
        """Delete rows of more than three years ago; return how many."""
        old = self.filter(at__lt=(now or timezone.now()) - KEEP_ACCESS)
        return old.delete()[1].get(self.model._meta.label, 0)


class PrivateAccess(models.Model):
    """Someone at city hall saw or exported what groups keep private."""

    class Kind(models.TextChoices):
        VIEWED = "viewed", _("Seen")
        EXPORTED = "exported", _("Exported")
        PRINTED = "printed", _("Printed")

    class Where(models.TextChoices):
        REVIEW = "review", _("Review of a change")
        EDITOR = "editor", _("Editor of the page")
        VERSIONS = "versions", _("Earlier versions")
        HISTORY = "history", _("History of the group")
        TYPING = "typing", _("Typing for a group")
        ACCOUNTS = "accounts", _("Accounts of groups")
        LETTER = "letter", _("Letter with an account")
        SLIPS = "slips", _("Slips for the yearly confirmation")
        CONFIRMATION = "confirmation", _("Yearly confirmation")
        LISTS = "lists", _("Lists of groups")
        TABLE = "table", _("Table of groups")
        PERSON = "person", _("Data of a person")
        FILE = "file", _("A file that is not public")
        ENQUIRIES = "enquiries", _("Enquiries to groups")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("person"),
    )
    # Outlives the account: the staff number it had.
    username = models.CharField(_("ID"), max_length=150)
    groups = models.ManyToManyField(
        "groups.GroupPage", related_name="+", verbose_name=_("citizen groups")
    )
    group_count = models.PositiveIntegerField(_("number of groups"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    where = models.CharField(_("where"), max_length=20, choices=Where)
    why = models.CharField(_("why"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)

    objects = PrivateAccessQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        verbose_name = _("access to private data")
        verbose_name_plural = _("access to private data")

    def __str__(self) -> str:
        return f"{self.username} – {self.get_kind_display()} ({self.at:%Y-%m-%d %H:%M})"

    @property
    def group_titles(self) -> str:
        return "、".join(group.title for group in self.groups.all())


class PrivateDeletion(models.Model):
    """What was deleted of a group's private data, when and why: numbers, no values."""

    class Why(models.TextChoices):
        CLOSED = "closed", _("Dissolved long ago")
        REQUESTED = "requested", _("The group asked for it")

    group = models.ForeignKey(
        "groups.GroupPage",
        null=True,
        on_delete=models.SET_NULL,
        related_name="private_deletions",
        verbose_name=_("citizen group"),
    )
    title = models.CharField(_("name of the group"), max_length=255)
    why = models.CharField(_("why"), max_length=10, choices=Why)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("deleted by"),
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    counts = models.JSONField(_("what was deleted"), default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        verbose_name = _("deletion of private data")
        verbose_name_plural = _("deletions of private data")

    def __str__(self) -> str:
        return f"{self.title} ({self.at:%Y-%m-%d})"
