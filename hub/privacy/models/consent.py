"""What people agreed to: the words that they saw, and when."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.people import nullable_user_fk
from hub.privacy import consent_texts


class Consent(models.Model):
    """A person's agreement to a text, about an object. Withdrawing it does not delete it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    content_object = GenericForeignKey()
    label = models.CharField(_("about"), max_length=255)
    person = nullable_user_fk(_("person"))
    kind = models.CharField(_("kind"), max_length=40)  # of `hub.privacy.consent_texts`
    text = models.TextField(_("text agreed to"))
    language = models.CharField(_("language"), max_length=10)
    given_at = models.DateTimeField(_("agreed"), default=timezone.now)
    withdrawn_by = nullable_user_fk(_("withdrawal noted by"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["content_type", "object_id"])]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return f"{self.label} – {self.title} ({self.given_at:%Y-%m-%d})"

    @property
    def title(self) -> str:
        """What it is a consent to, in the active language."""
        return consent_texts.short_title(self.kind)
