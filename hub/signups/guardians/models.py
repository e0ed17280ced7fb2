"""What stays of a guardian's answer when the sign-up is forgotten."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.core.people import nullable_user_fk


class GuardianConsent(models.Model):
    """That a guardian agreed: to which text, in which language, who, when; no one else is named."""

    signup = models.ForeignKey(
        "signups.SignUp", null=True, on_delete=models.SET_NULL, related_name="consents"
    )
    about = models.CharField(_("about"), max_length=255)
    name = models.CharField(_("guardian's name"), max_length=60)
    text_version = models.PositiveSmallIntegerField(_("version of the text"))
    text = models.TextField(_("text agreed to"))
    language = models.CharField(_("language"), max_length=10)
    is_on_paper = models.BooleanField(_("on paper"), default=False)
    typed_by = nullable_user_fk(_("typed by"))
    given_at = models.DateTimeField(_("agreed"))
    held_as = models.TextField(blank=True, editable=False)  # hub/signups/guardians/held.py
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-given_at", "-pk"]
        verbose_name = _("guardian's consent")
        verbose_name_plural = _("guardians' consents")

    def __str__(self) -> str:
        return self.about
