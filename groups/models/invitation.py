"""Invitations to manage a group's page, and what has happened among its people."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.models.membership import Membership
from hub.core.people import nullable_user_fk


class InvitationQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Neither answered nor withdrawn; too old ones too, which can be renewed."""
        return self.filter(state=Invitation.State.OPEN)

    def usable(self) -> Self:
        return self.open().filter(expires_at__gt=timezone.now())

    def ended(self, before: datetime) -> Self:
        """Answered, withdrawn or too old before a moment."""
        is_too_old = Q(state=Invitation.State.OPEN, expires_at__lt=before)
        return self.filter(Q(settled_at__lt=before) | is_too_old)

    def for_person(self, user) -> Self:
        """Requests that `user` answers on their own pages, without the link of an email."""
        return self.usable().filter(asked=user)


class Invitation(models.Model):
    """An invitation by email (`email`), or a request to a member to take over (`asked`).

    The link in the email is a `MailLink` about it; only its holder, or `asked`, accepts.
    """

    VALID_FOR = timedelta(days=14)
    KEEP = timedelta(days=90)

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("citizen group"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    asked = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("member asked"),
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    role = models.CharField(
        _("role"), max_length=10, choices=Membership.Role, default=Membership.Role.EDITOR
    )
    language = models.CharField(
        _("language of e-mails"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    invited_by = nullable_user_fk(_("invited by"))
    by_desk = models.BooleanField(_("by the desk"), default=False)
    # 引き継ぎ: the person who invites gives their own role away.
    hands_over = models.BooleanField(_("hand-over"), default=False)
    then_leaves = models.BooleanField(_("leaves after the hand-over"), default=False)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    answered_by = nullable_user_fk(_("answered by"))
    settled_at = models.DateTimeField(_("answered or withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | Q(asked__isnull=False), name="invitation_is_for_somebody"
            ),
            models.UniqueConstraint(
                fields=["group", "email"],
                condition=Q(state="open") & ~Q(email=""),
                name="one_open_invitation_each",
            ),
            models.UniqueConstraint(
                fields=["group", "asked"],
                condition=Q(state="open"),
                name="one_open_request_each",
            ),
        ]
        ordering = ["-created_at", "-pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.whom} – {self.group} ({self.get_state_display()})"

    @property
    def whom(self) -> str:
        """Whom it is for, as the group's owners read it."""
        if self.asked:
            return str(self.asked)
        return f"{self.name} ({self.email})" if self.name else self.email

    @property
    def is_too_old(self) -> bool:
        return self.expires_at <= timezone.now()


class MembershipEvent(models.Model):
    """Who did what to whom, when and why: kept when the people themselves are gone.

    No name or address is copied into it, so it forgets people together with their accounts.
    """

    class Kind(models.TextChoices):
        ACCOUNT = "account", _("Account opened")
        INVITED = "invited", _("Invitation sent")
        RENEWED = "renewed", _("Invitation sent again")
        WITHDRAWN = "withdrawn", _("Invitation withdrawn")
        DECLINED = "declined", _("Invitation declined")
        JOINED = "joined", _("Invitation accepted")
        MADE_OWNER = "made_owner", _("Made representative")
        ASKED = "asked", _("Asked to take over")
        HANDED_OVER = "handed_over", _("Handed over")
        LEFT = "left", _("Left")
        REMOVED = "removed", _("Removed")
        DELETED = "deleted", _("Account deleted")

    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="membership_events",
        verbose_name=_("citizen group"),
    )
    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    by = nullable_user_fk(_("who"))
    by_desk = models.BooleanField(_("by the desk"), default=False)
    person = nullable_user_fk(_("whom"))
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    role = models.CharField(_("role"), max_length=10, choices=Membership.Role, blank=True)
    reason = models.CharField(_("why"), max_length=400, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("event among a group's people")
        verbose_name_plural = _("events among groups' people")

    def __str__(self) -> str:
        return f"{self.group} – {self.get_kind_display()} ({self.at:%Y-%m-%d})"
