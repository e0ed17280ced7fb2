"""Who was written to today."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Digest(models.Model):
    """The last day on which somebody got the day's list of translations."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    sent_on = models.DateField(_("sent on"), null=True)

    class Meta:
        verbose_name = _("daily list")
        verbose_name_plural = _("daily lists")

    def __str__(self) -> str:
        return f"{self.person} {self.sent_on}"

    @classmethod
    def claim(cls, person, day: date) -> bool:
        """Note that `person` is written to on `day`; False if that is done already."""
        cls.objects.get_or_create(person=person)
        late = models.Q(sent_on=None) | models.Q(sent_on__lt=day)
        return bool(cls.objects.filter(late, person=person).update(sent_on=day))
