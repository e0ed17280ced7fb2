"""What was typed and is not sent yet, and files that wait for their owner to be back."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.forms.declaration import Declaration, declarations

KEEP_UPLOADS = timedelta(hours=1)


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, form: Declaration, found: models.Model) -> Self:
        """The draft of `form` for an object."""
        return self.for_form(form).filter(object_id=found.pk)

    def for_form(self, form: Declaration) -> Self:
        """The drafts of `form`."""
        content_type = ContentType.objects.get_for_model(form.model)
        return self.filter(form=form.name, content_type=content_type)


class Draft(models.Model):
    """A patch over an object as it is: only the values that differ from it (`hub.forms.kinds`).

    It lives from the first saved step until the change is made or thrown away, so that nothing
    typed is lost on the way. Models whose objects have drafts name them in a GenericRelation:
    the draft goes with its object.
    """

    form = models.CharField(_("form"), max_length=40)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("content_type", "object_id")
    data = models.JSONField(_("changes"), default=dict)
    version = models.PositiveIntegerField(_("version"), default=0)
    # Of a page: the version that was public when it began, and the one that was made of it.
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

    objects = DraftQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["form", "content_type", "object_id"], name="one_draft_of_a_form"
            )
        ]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return f"{self.form} {self.object_id} ({self.version})"

    @property
    def declaration(self) -> Declaration:
        return declarations()[self.form]

    def images(self) -> set[int]:
        """Return the keys of the pictures that the draft uses."""
        return self.declaration.images(self.data)

    def documents(self) -> set[int]:
        """Return the keys of the documents that the draft uses."""
        return self.declaration.documents(self.data)


def kept_path(instance: "TemporaryUpload", name: str) -> str:
    """The name that the browser gave is not used: nothing outside the session knows this one."""
    return f"kept/{instance.token}"


class TemporaryUploadQuerySet(models.QuerySet):
    def fresh(self, now: datetime | None = None) -> Self:
        return self.filter(created_at__gt=(now or timezone.now()) - KEEP_UPLOADS)

    def total_size(self) -> int:
        return self.aggregate(total=Sum("size"))["total"] or 0

    def forget(self) -> int:
        """Delete these rows with their files; return how many."""
        for upload in (uploads := list(self)):
            upload.forget()
        return len(uploads)


class TemporaryUpload(models.Model):
    """A file not saved yet: only the session that holds its token knows of it."""

    token = models.CharField(_("token"), max_length=64, unique=True)
    field = models.CharField(_("field"), max_length=40)
    name = models.CharField(_("file name"), max_length=255)
    file = models.FileField(_("file"), upload_to=kept_path)
    size = models.PositiveIntegerField(_("size"))
    is_from_member = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("kept since"), default=timezone.now, db_index=True)

    objects = TemporaryUploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("kept upload")
        verbose_name_plural = _("kept uploads")

    def __str__(self) -> str:
        return f"{self.field} ({self.created_at:%Y-%m-%d %H:%M})"

    def forget(self) -> None:
        """Delete the file and the row."""
        self.file.delete(save=False)
        self.delete()
