"""People who sign in: staff by e-mail, groups by e-mail or by their 団体ID."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class HubUserManager(UserManager):
    """Stores a missing e-mail as NULL: many representatives have none, and it is unique."""

    def _create_user(self, username, email, password, **extra_fields):
        return super()._create_user(username, email or None, password, **extra_fields)


class User(AbstractUser):
    """`username` is the staff number or 団体ID; `email` may be missing."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    display_name = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(_("language of e-mails"), max_length=10, default="ja")

    objects = HubUserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args, **kwargs):
        self.email = self.email or None
        return super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.display_name or super().get_full_name() or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()
