"""代決者: who decides while an approver is away."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from hub.editorial.querysets import DeputyQuerySet


class Deputy(models.Model):
    """`deputy` may do what `user` may as an approver, from one day to another, both included."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="named_deputies",
        verbose_name=_("approver"),
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="deputyships",
        verbose_name=_("deputy"),
        help_text=_("May decide for you and gets the e-mails too, within the period."),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    panels = [
        FieldPanel("user", permission="superuser"),
        FieldPanel("deputy"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]
    objects = DeputyQuerySet.as_manager()

    class Meta:
        ordering = ["-ends_on", "-starts_on", "pk"]
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="deputy_period_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("deputy")), name="deputy_is_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.deputy} ({self.starts_on:%Y-%m-%d} – {self.ends_on:%Y-%m-%d})"

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.user_id and self.user_id == self.deputy_id:
            errors["deputy"] = _("Name somebody else.")
        elif self.deputy_id and not self.deputy.has_perm("wagtailadmin.access_admin"):
            errors["deputy"] = _("This person does not work in the admin.")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("The last day is before the first.")
        if errors:
            raise ValidationError(errors)
