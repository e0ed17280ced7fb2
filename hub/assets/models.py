"""Pictures and files, each with where it comes from and what may be done with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    SourceImageIOError,
)

from hub.text.normalise import showable


class Licence(models.TextChoices):
    CC_BY = "cc-by-4.0", _("CC BY 4.0")
    HUB_ONLY = "hub", _("For this site only")
    PUBLIC_DOMAIN = "cc0", _("No rights reserved (CC0)")


class ProvenanceMixin(models.Model):
    search_auto_update = False  # the admin's search has no index of its own to be kept

    credit = models.CharField(_("credit"), max_length=120, blank=True)
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence, default=Licence.HUB_ONLY
    )

    class Meta:
        abstract = True


@contextmanager
def _or_lost() -> Iterator[None]:
    """A size for which the disk has no room is to pages what one is whose picture is lost."""
    try:
        yield
    except OSError as error:
        raise SourceImageIOError(str(error)) from error


class HubImage(ProvenanceMixin, AbstractImage):
    """`description` is only the default alt text: each use of a picture has its own."""

    consent = models.BooleanField(
        _("people shown have agreed"),
        default=False,
        help_text=_("Tick when everyone who can be recognised agreed, or nobody can be."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_hubimage", "Can choose image")]

    def create_rendition(self, filter: Filter) -> "HubRendition":
        with _or_lost():
            return super().create_rendition(filter)

    def create_renditions(self, *filters: Filter) -> "dict[Filter, HubRendition]":
        with _or_lost():
            return super().create_renditions(*filters)

    @property
    def default_alt_text(self) -> str:
        return self.description


def _first_of(
    own: "HubRendition", kept: "dict[tuple[int, str, str], HubRendition]"
) -> "HubRendition":
    """Return the row that is kept of a size, and delete the file of one that came second."""
    row = kept[own.image_id, own.filter_spec, own.focal_point_key]
    if row.file.name != own.file.name:
        own.file.delete(save=False)
    return row


class RenditionQuerySet(models.QuerySet):
    def bulk_create(self, *args: Any, **options: Any) -> "list[HubRendition]":
        """Write the files and their rows.

        Wagtail makes the pictures first and saves them here, so the database is held for the
        saving alone. A file that finds no room breaks no transaction around it. Where another
        process was first with a size, its row counts: Wagtail would show a file without a row,
        which no one is given.
        """
        with transaction.atomic():
            made = super().bulk_create(*args, **options)
        rows = self.model.objects.filter(image_id__in={own.image_id for own in made})
        kept = {(row.image_id, row.filter_spec, row.focal_point_key): row for row in rows}
        return [_first_of(own, kept) for own in made]


class HubRendition(AbstractRendition):
    objects = RenditionQuerySet.as_manager()

    image = models.ForeignKey(HubImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class HubDocument(ProvenanceMixin, AbstractDocument):
    seconds = models.PositiveIntegerField(
        _("length of a recording in seconds"), null=True, editable=False
    )

    admin_form_fields = ("title", "file", "credit", "licence", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_hubdocument", "Can choose document")]

    def clean(self) -> None:
        """Look into a new file; every form of the library comes through here."""
        from hub.assets.papers import check_file

        super().clean()
        self.title = showable(self.title)
        if self.file and not self.file._committed:
            try:
                self.seconds = check_file(self.file)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error
